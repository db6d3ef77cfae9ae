/**
 * The address of a reply, `rec-<link>-<mac>@domain`: the answer link's id in letters that survive being lowered, and a mac
 * by a key that is not in the database, so that an address cannot be made up and nothing is asked of the database for it.
 */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

function lowered(id: string): string {
  let value = 0n;
  for (const letter of id) value = value * 62n + BigInt(ALPHABET.indexOf(letter));
  return value.toString(36);
}

function restored(text: string): string {
  let value = 0n;
  for (const letter of text) value = value * 36n + BigInt(Number.parseInt(letter, 36));
  let id = '';
  for (let at = 0; at < 22; at += 1) {
    id = ALPHABET[Number(value % 62n)] + id;
    value /= 62n;
  }
  return value === 0n ? id : '';
}

function macOf(authSecret: string, id: string): string {
  const key = Buffer.from(hkdfSync('sha256', authSecret, '', 'veche reply address', 32));
  return createHmac('sha256', key).update(id).digest('hex').slice(0, 20);
}

/** The address of a link as a letter prints it; null where no mail is taken in, or the link no longer holds. */
export function replyAddressOf(
  { authSecret, inbound }: { authSecret: string; inbound?: { domain: string } },
  link: { id: string; expired: boolean } | null,
): string | null {
  return inbound && link && !link.expired ? replyAddress(authSecret, inbound.domain, link.id) : null;
}

export const replyAddress = (authSecret: string, domain: string, linkId: string): string =>
  `rec-${lowered(linkId)}-${macOf(authSecret, linkId)}@${domain}`;

/** The link of an address of ours; `forged` where it has our shape and not our mac, null where it is not ours at all. */
export function linkOfAddress(
  authSecret: string,
  domain: string,
  address: string,
): { linkId: string } | 'forged' | null {
  const parts = /^rec-([0-9a-z]{1,27})-([0-9a-f]{20})@(.+)$/.exec(address.trim().toLowerCase());
  if (!parts?.[1] || !parts[2] || parts[3] !== domain) return null;
  const linkId = restored(parts[1]);
  const mac = macOf(authSecret, linkId || '-');
  return linkId && timingSafeEqual(Buffer.from(mac), Buffer.from(parts[2])) ? { linkId } : 'forged';
}
