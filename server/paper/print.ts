/** One paper in one form: by the organisation's own Word file where there is one, under its number where its kind bears one. */
import { refuse } from '#domain/errors.ts';
import { TEMPLATE_KINDS } from '#domain/paper/template-kinds.ts';
import { PAPER_KINDS, type PaperFormat, type PrintedKind } from '#domain/paper/views.ts';
import type { Q } from '../bind.ts';
import { participantsXlsx, signInXlsx } from '../documents/people-out.ts';
import { words } from '../documents/words.ts';
import { listOf, sheetOf } from './build.ts';
import type { Facts } from './facts.ts';
import { asFile, MIME, resolutionAs } from './formats.ts';
import { noteFile, stamped, stampedKind } from './issue.ts';
import { minutesDataOf } from './minutes.ts';
import { templateBytes } from './repository.ts';
import { filledTemplate } from './template.ts';

export type PaperFile = { name: string; mime: string; data: Buffer };

/** «letter-<addressee>» → its kind and of what. */
export function parted(key: string): [PrintedKind, string] {
  const [head = '', ...rest] = key.split('-');
  if (head === 'extract') return [head, rest.join('-')];
  const kind = PAPER_KINDS.find((known) => known === head) ?? refuse('not_found');
  return [kind, rest.join('-')];
}

export function named(
  facts: Facts,
  kind: PrintedKind,
  of: string,
  format: PaperFormat,
): Omit<PaperFile, 'data'> {
  const { mime, ext } = MIME[format];
  const number = facts.adopted?.number ?? '';
  return { name: `${words(facts.lang)(`file_${kind}`, { of, number })}.${ext}`, mime };
}

export async function printed(
  q: Q,
  facts: Facts,
  kind: PrintedKind,
  of: string,
  format: PaperFormat,
): Promise<Buffer> {
  if (kind === 'resolution' && facts.model)
    return handedOut(q, format, facts.model.hash, await resolutionAs(facts.model, format));
  if (format === 'json') {
    const data = kind === 'minutes' ? minutesDataOf(facts) : null;
    return Buffer.from(`${JSON.stringify(data ?? refuse('not_found'), null, 2)}\n`);
  }
  const bare = sheetOf(facts, kind, of) ?? refuse('not_found');
  const stamp = stampedKind(kind);
  const { sheet, number } = stamp
    ? await stamped(q, facts, stamp, bare)
    : { sheet: bare, number: facts.minutes?.doc.number };
  const own = format === 'docx' ? TEMPLATE_KINDS.find((one) => one === kind) : undefined;
  if (own && facts.templates[own]) {
    const template = await templateBytes(q.db, facts.forum.id, own);
    if (template) return filledTemplate(template, facts, own, of, { sheet, number: number ?? '' });
  }
  if (format === 'xlsx') {
    const list = { ...listOf(facts, kind === 'participants'), stamp: sheet };
    return kind === 'sign_in' ? signInXlsx(list, q.now) : participantsXlsx(list, q.now);
  }
  const data = await asFile(sheet, format, kind.replace('_', '-'), number);
  return handedOut(q, format, sheet.proof?.sha256, data);
}

/** A PDF under a hash is entered, so that it is known again. */
export async function handedOut(
  q: Q,
  format: PaperFormat,
  hash: string | null | undefined,
  data: Buffer,
): Promise<Buffer> {
  if (hash && (format === 'pdf' || format === 'pdfa')) await noteFile(q, data, hash);
  return data;
}
