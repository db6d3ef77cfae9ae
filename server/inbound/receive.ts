/**
 * A message as raw MIME, whoever brought it: to whom it is, whether a person wrote it, its words and files. Only then the
 * command is run. What is not for us, forged or revoked is answered alike.
 */
import PostalMime, { type Address, type Email } from 'postal-mime';
import { refuse } from '#domain/errors.ts';
import { isAutomatic, MAIL_LIMITS, newWords } from '#domain/inbound/schema.ts';
import { execute } from '../command.ts';
import { sha256 } from '../ids.ts';
import { linkOfAddress } from '../mail/reply-address.ts';
import type { Services } from '../services.ts';
import { receiveMail } from './commands.ts';

export type Received = { kept: 'new' | 'twice' | 'automatic' };

const LIMITS = { attachments: MAIL_LIMITS.files, depth: 20, headers: 256 * 1024 } as const;

export async function receive(services: Services, raw: Uint8Array): Promise<Received> {
  const inbound = services.env.inbound ?? refuse('not_found');
  const mail = await PostalMime.parse(Buffer.from(raw), {
    maxNestingDepth: LIMITS.depth,
    maxHeadersSize: LIMITS.headers,
  }).catch(() => refuse('invalid_input', { fields: { body: 'not_mail' } }));
  const header = (name: string) => mail.headers.find((one) => one.key === name)?.value ?? '';
  const addresses = recipients(mail, header);
  const ours = addresses
    .map((address) => linkOfAddress(services.env.authSecret, inbound.domain, address))
    .find((found) => found !== null);
  if (!ours || ours === 'forged') refuse('not_found');
  const sender = mail.from && 'address' in mail.from ? (mail.from.address ?? '') : '';
  const subject = mail.subject ?? '';
  if (isAutomatic(header, sender, subject)) return { kept: 'automatic' };
  const words =
    mail.text ?? (mail.html ?? '').replace(/<(?:br|\/p|\/div)[^>]*>/gi, '\n').replace(/<[^>]*>/g, ' ');
  const result = await execute(
    services,
    receiveMail,
    null,
    {
      linkId: ours.linkId,
      // A message that names no id of its own is known by its bytes.
      messageKey: sha256(`${ours.linkId} ${mail.messageId ?? sha256(Buffer.from(raw).toString('base64'))}`),
      sender: plain(sender).slice(0, MAIL_LIMITS.sender),
      subject: plain(subject).slice(0, MAIL_LIMITS.subject),
      body: newWords(plain(words)),
      files: mail.attachments
        // A logo inside a signature is no evidence.
        .filter((one) => !(one.related && one.contentId))
        .slice(0, MAIL_LIMITS.files)
        .map((one) => ({ name: plain(one.filename ?? 'file').slice(0, 200), data: bytesOf(one.content) })),
    },
    { channel: 'system' },
  );
  return result.ok ? result.data : refuse(result.code);
}

/** Text as a database keeps it. */
const plain = (text: string) => text.replaceAll('\0', '');
const bytesOf = (content: ArrayBuffer | Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);

function recipients(mail: Email, header: (name: string) => string): string[] {
  const boxes = (list: readonly Address[] | undefined): string[] =>
    (list ?? []).flatMap((one) => ('group' in one && one.group ? boxes(one.group) : [one.address ?? '']));
  const envelope = [mail.deliveredTo ?? '', header('x-original-to'), header('envelope-to')];
  return [...envelope, ...boxes(mail.to), ...boxes(mail.cc)].map((one) =>
    one.replace(/^.*<|>.*$/g, '').trim(),
  );
}
