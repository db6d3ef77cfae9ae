/**
 * What people may type about themselves. Every text is bounded and cleaned of what cannot be seen: control characters
 * and marks that change the direction of writing have no place in a name.
 */
import * as z from 'zod';
import { zId, zSlug } from '../ids.ts';
import { zEmail } from './email.ts';

export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 200;

/** Removes what is invisible and folds spaces. */
export function cleanLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

const line = (max: number) => z.string().max(max).transform(cleanLine);

export const zName = line(200).refine((name) => /\p{L}.*\p{L}/u.test(name), { message: 'code:name' });
export const zOptionalLine = line(300).default('');
export const zPassword = z
  .string()
  .min(PASSWORD_MIN, 'code:password_short')
  .max(PASSWORD_MAX)
  .refine((p) => new Set(p).size >= 4, { message: 'code:password_plain' });
/** A password that is being checked, not chosen. */
const zGivenPassword = z.string().min(1, 'code:required').max(PASSWORD_MAX);
const zNext = z.string().max(500).optional();
/** The caller's network address as http.ts vouches for it; set by the action, never read from a form. */
const zAddress = z.string().max(64).default('');
/** Digits as people type them, with spaces or dashes between. */
const digits = (count: number) =>
  z
    .string()
    .max(40)
    .transform((s) => s.replace(/[\s-]/g, ''))
    .refine((s) => new RegExp(`^\\d{${count}}$`).test(s), { message: `code:digits_${count}` });

export const zSignIn = z.strictObject({
  email: zEmail,
  password: zGivenPassword,
  address: zAddress,
});
export const zRequestLink = z.strictObject({
  email: zEmail,
  purpose: z.enum(['signin', 'reset']).default('signin'),
  next: zNext,
  address: zAddress,
});
const zToken = z.string().regex(/^[\w-]{32}$/, 'code:link');
export const zRedeem = z.strictObject({
  token: zToken,
  /** Required for `reset`, welcome for `invite`. */
  password: zPassword.optional(),
  address: zAddress,
});
export const zUpdateProfile = z.strictObject({ name: zName, locale: z.enum(['ru', 'en']).nullable() });
export const zSetPassword = z.strictObject({
  current: z.string().max(PASSWORD_MAX).default(''),
  password: zPassword,
});
export const zAddEmail = z.strictObject({ email: zEmail, address: zAddress });
export const zEmpty = z.strictObject({});

export const zCode = digits(6);
export const zSeatSearch = z.strictObject({
  code: zCode,
  text: line(100).refine((s) => s.length >= 3, { message: 'code:three_letters' }),
  address: zAddress,
});
/** Two separate documents, two separate ticks: the first is needed to take part, the second is free. */
const consents = { processing: z.literal(true, 'code:consent'), publication: z.boolean() };
export const zJoinForum = z.strictObject({
  code: zCode,
  name: zName,
  post: zOptionalLine,
  school: zOptionalLine,
  ...consents,
  address: zAddress,
});
export const zClaimSeat = z.strictObject({
  code: zCode,
  participantId: zId,
  badge: digits(4),
  ...consents,
  address: zAddress,
});

export const zOperator = z.strictObject({
  organisation: line(300).refine((s) => s.length > 0, { message: 'code:required' }),
  inn: line(12).refine((s) => s === '' || /^(\d{10}|\d{12})$/.test(s), { message: 'code:inn' }),
  address: zOptionalLine,
  contact: zOptionalLine,
});
export const zSetup = z.strictObject({
  code: digits(12),
  installation: line(120).refine((s) => s.length > 0, { message: 'code:required' }),
  name: zName,
  email: zEmail,
  password: zPassword,
});
export const zCreateUser = z.strictObject({
  email: zEmail,
  name: zName,
  admin: z.boolean().default(false),
  next: zNext,
});
export const zAccountId = z.strictObject({ accountId: zId });
export const zSetAdmin = z.strictObject({ accountId: zId, admin: z.boolean() });
export const zErase = z.strictObject({ accountId: zId, confirm: z.literal(true, 'code:confirm') });
export const zMailId = z.strictObject({ mailId: zId });
export const zInstallation = z.strictObject({
  name: line(120).refine((s) => s.length > 0, { message: 'code:required' }),
  operator: zOperator.nullable(),
});
/** What an OpenID provider says of a person, after next-auth has checked its signature. */
export const zOidc = z.strictObject({
  issuer: z.string().min(1).max(1000),
  subject: z.string().min(1).max(500),
  email: z.string().max(1000).nullable(),
  emailVerified: z.boolean(),
  name: z.string().max(1000),
});
export const zPrivacy = z.strictObject({ slug: zSlug.optional() });
