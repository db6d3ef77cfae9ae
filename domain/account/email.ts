/**
 * One address has one spelling. Normalised first, then checked: a look-alike of «@» or a second one is refused, since
 * it would turn one person's address into another's. The domain is kept in its ASCII form (школа.рф → xn--…).
 */
import * as z from 'zod';

const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
export const EMAIL_MAX = 254;

/** The one spelling of an address, or null where it is not an address. */
export function normaliseEmail(raw: string): string | null {
  const text = raw.trim();
  if (text.length > EMAIL_MAX || text.split('@').length !== 2) return null;
  const folded = text.normalize('NFKC').toLowerCase();
  // Folding made a second «@» out of a full-width or small one.
  if (folded.split('@').length !== 2) return null;
  const [local = '', domain = ''] = folded.split('@');
  if (local.length > 64 || !LOCAL.test(local)) return null;
  const ascii = asciiDomain(domain);
  return ascii ? `${local}@${ascii}` : null;
}

function asciiDomain(domain: string): string | null {
  if (!/^[\p{L}\p{N}.-]{1,253}$/u.test(domain)) return null;
  let host: string;
  try {
    host = new URL(`http://${domain}/`).hostname;
  } catch {
    return null;
  }
  const labels = host.split('.');
  // A name that URL reads as a number is an address of a machine, not a mail domain.
  if (/^\d+$/.test(labels.at(-1) ?? '')) return null;
  return labels.every((label) => LABEL.test(label)) ? host : null;
}

/** Input field: answers with the normalised address. */
export const zEmail = z
  .string()
  .max(EMAIL_MAX)
  .transform((raw, ctx) => {
    const email = normaliseEmail(raw);
    if (email) return email;
    ctx.addIssue({ code: 'custom', message: 'code:email' });
    return z.NEVER;
  });
