/** Replies by mail: what came waits for the secretary, who makes a letter of it or puts it aside. */
import * as z from 'zod';
import { zId } from '../ids.ts';
import { BOARD_LIMITS, zAnswerItem, zDay } from '../recommendation/schema.ts';
import type { BoardForum } from '../recommendation/views.ts';

export const MAIL_LIMITS = { body: 8_000, subject: 300, sender: 320, files: 10, perLink: 50 } as const;

export const zReceived = z.strictObject({
  linkId: zId,
  messageKey: z.string().regex(/^[0-9a-f]{64}$/),
  sender: z.string().max(MAIL_LIMITS.sender),
  subject: z.string().max(MAIL_LIMITS.subject),
  body: z.string().max(MAIL_LIMITS.body),
  files: z
    .array(z.strictObject({ name: z.string().max(BOARD_LIMITS.fileName), data: z.instanceof(Uint8Array) }))
    .max(MAIL_LIMITS.files),
});
export const zTakeMail = z.strictObject({
  mailId: zId,
  regNo: z.string().trim().max(BOARD_LIMITS.regNo).default(''),
  regDate: zDay,
  signer: z.string().trim().max(BOARD_LIMITS.signer).default(''),
  items: z.array(zAnswerItem).min(1, 'code:nothing').max(BOARD_LIMITS.itemsPerLetter),
  public: z.boolean().default(false),
});
export const zDropMail = z.strictObject({ mailId: zId });

/** Signs that a machine answered: out of office, undeliverable, a list. */
const AUTOMATIC =
  /^(автоответ|automatic reply|auto:|out of office|undeliver|delivery status|mail delivery failed|не доставлено|недоставлен)/i;

export function isAutomatic(header: (name: string) => string, from: string, subject: string): boolean {
  const submitted = header('auto-submitted').toLowerCase();
  if (submitted !== '' && submitted !== 'no') return true;
  if (/^(bulk|junk|auto_reply|list)$/i.test(header('precedence').trim())) return true;
  if (header('x-autoreply') || header('x-autorespond') || header('list-id')) return true;
  if (/multipart\/report/i.test(header('content-type'))) return true;
  if (/^\s*<>\s*$/.test(header('return-path'))) return true;
  return /^(mailer-daemon|postmaster|no-?reply)@/i.test(from) || AUTOMATIC.test(subject.trim());
}

/** The new words of a reply: what is quoted below them is known already. */
export function newWords(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const quoted = lines.findIndex((line) =>
    /^(>|-{2,}\s*(original message|исходное сообщение))/i.test(line.trim()),
  );
  const own = quoted > 0 ? lines.slice(0, quoted) : lines;
  return own.join('\n').trim().slice(0, MAIL_LIMITS.body);
}

export type WaitingMail = {
  id: string;
  sender: string;
  subject: string;
  body: string;
  at: string;
  addressee: string;
  files: { id: string; name: string }[];
  refused: { name: string; code: string }[];
  items: { id: string; number: number; marker: string; text: string }[];
};
/** When the mailbox was looked into last; a code where it could not be read. */
export type MailboxState = { at: string; code: string | null };
export type MailDesk = {
  forum: BoardForum;
  today: string;
  /** False where the installation takes no mail. */
  open: boolean;
  addresses: { addressee: string; address: string; expiresOn: string }[];
  /** Null where no mailbox is read, or none was yet. */
  mailbox: MailboxState | null;
  waiting: WaitingMail[];
};
