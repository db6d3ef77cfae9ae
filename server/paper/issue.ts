/**
 * What leaves the house is entered: a programme, a list or a protocol gets the next number of its kind when its words are
 * new, and keeps it as long as they stay. It is the one reading that writes, since only what was handed out has a number;
 * of the words the register keeps the hash alone.
 */
import { createHash } from 'node:crypto';
import { isList, STAMPED_KINDS, type StampedKind } from '#domain/paper/stamped.ts';
import type { IssuedView, PrintedKind } from '#domain/paper/views.ts';
import type { Q } from '../bind.ts';
import { printedLines, wordsOf } from '../documents/compare-text.ts';
import type { Sheet } from '../documents/sheet.ts';
import { dateInWords, words } from '../documents/words.ts';
import { sha256 } from '../ids.ts';
import type { Facts } from './facts.ts';
import {
  fileIssuedAs,
  type IssuedRow,
  insertIssued,
  insertIssuedFile,
  issuedByContent,
  issuedByHash,
  lastIssuedNumber,
} from './repository.ts';

export const stampedKind = (kind: PrintedKind): StampedKind | null =>
  STAMPED_KINDS.find((one) => one === kind) ?? null;

/** Title under which a paper of this kind is known, in both languages. */
const TITLES = {
  agenda: 'agendaTitle',
  sign_in: 'signInTitle',
  participants: 'participantsTitle',
  votes: 'votesTitle',
} as const;
export const titlesOf = (kind: StampedKind): string[] =>
  (['ru', 'en'] as const).map((lang) => words(lang)(TITLES[kind]));

/** The paper with its number, hash, address of verification and QR. */
export async function stamped(
  q: Q,
  facts: Facts,
  kind: StampedKind,
  sheet: Sheet,
): Promise<{ sheet: Sheet; number: string }> {
  const { lang, publicUrl } = facts;
  const say = words(lang);
  const row = await entered(q, facts, kind, sheet);
  const [title, date] = [say(TITLES[kind]), dateInWords(row.day, lang)];
  const url = `${publicUrl}/verify/${row.sha256}`;
  const number = String(row.number);
  const proof = {
    lines: [
      say('footer', { title, number, date }),
      say('hash', { hash: row.sha256 }),
      say('verify', { url }),
      ...(kind === 'votes' && row.chain ? [say('chainHead', { hash: row.chain })] : []),
    ],
    url,
    sha256: row.sha256,
    alt: say('qrAlt'),
  };
  return { number, sheet: { ...numbered(sheet, row.number), subject: say('number', { number }), proof } };
}

async function entered(q: Q, facts: Facts, kind: StampedKind, sheet: Sheet): Promise<IssuedRow> {
  const { id: forumId } = facts.forum;
  const content = sha256(wordsOf(printedLines(sheet)));
  for (let tries = 0; tries < 20; tries++) {
    const known = await issuedByContent(q.db, forumId, kind, content);
    if (known) return known;
    const number = (await lastIssuedNumber(q.db, forumId, kind)) + 1;
    const printed = wordsOf(printedLines(numbered(sheet, number)));
    const made = await insertIssued(q.db, {
      id: q.services.ids.id(),
      forumId,
      kind,
      number,
      day: sheet.date,
      content,
      sha256: sha256(printed),
      letters: printed.length,
      chain: facts.chain,
      createdAt: q.now,
    });
    if (made) return made;
  }
  throw new Error('issued_paper: no number could be taken');
}

/** The number stands behind the date, as on the resolution. */
function numbered(sheet: Sheet, number: number): Sheet {
  const text = words(sheet.lang)('number', { number: String(number) });
  const at = sheet.lines.findIndex(({ is }) => is === 'between');
  const lines = sheet.lines.map((line, n) =>
    n === at && line.is === 'between' ? { ...line, left: `${line.left} ${text}` } : line,
  );
  return { ...sheet, lines };
}

/** A PDF is known again by its bytes, whatever the typesetter or the facts do later. */
export async function noteFile(q: Q, pdf: Buffer, paperSha256: string): Promise<void> {
  await insertIssuedFile(q.db, { sha256: fileHash(pdf), paperSha256, createdAt: q.now });
}

export const isOurFile = async (q: Q, bytes: Uint8Array, paperSha256: string): Promise<boolean> =>
  (await fileIssuedAs(q.db, fileHash(bytes))) === paperSha256;

const fileHash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Of papers with one hash the words are the same: any of them serves to compare. */
export const issuedRow = async (q: Q, hash: string): Promise<IssuedRow | null> =>
  (await issuedByHash(q.db, hash))[0]?.row ?? null;

/** What whoever holds the hash may know of such papers: what each is, of which forum, and whether a later one was issued. */
export async function issuedViews(q: Q, hash: string): Promise<IssuedView[]> {
  const found = await issuedByHash(q.db, hash);
  return Promise.all(
    found.map(async ({ row, forum, forumNumber }) => {
      const last = await lastIssuedNumber(q.db, row.forumId, row.kind);
      return {
        kind: row.kind,
        forum: [forumNumber, forum].filter(Boolean).join(' '),
        number: row.number,
        day: row.day,
        later: last > row.number ? last : null,
        comparable: !isList(row.kind),
      };
    }),
  );
}
