/**
 * Corrections beside an adopted text: the text itself never changes, a correction says what stood and what is to be
 * read. They apply in their order, each at the one place where its `before` stands (AD5–AD8).
 */
import type { NounCode } from '../errors.ts';
import type { FrozenText } from './freeze.ts';
import { bodyOf } from './model.ts';
import { RESOLUTION_LIMITS } from './schema.ts';

export type CorrectionKind = 'proofreading' | 'erratum';
export type Correction = { number: number; blockId: string; before: string; after: string };

/** Text of every block and clause of a frozen text, by id. */
export function textsOf(frozen: FrozenText): Map<string, string> {
  const texts = new Map<string, string>();
  for (const section of frozen.sections) {
    if (section.type === 'block') texts.set(section.id, section.text);
    else for (const clause of section.clauses) texts.set(clause.id, clause.text);
  }
  return texts;
}

const count = (text: string, part: string) => (part === '' ? 0 : text.split(part).length - 1);

export function correctText(text: string, { before, after }: Pick<Correction, 'before' | 'after'>): string {
  return text.replace(before, () => after);
}

/** Texts as they are to be read: every correction applied in order. */
export function correctedTexts(frozen: FrozenText, corrections: readonly Correction[]): Map<string, string> {
  const texts = textsOf(frozen);
  for (const correction of [...corrections].sort((a, b) => a.number - b.number)) {
    const text = texts.get(correction.blockId);
    if (text !== undefined) texts.set(correction.blockId, correctText(text, correction));
  }
  return texts;
}

/** The paper as it is to be printed; hashes and recommendations stay with the adopted text. */
export function corrected(frozen: FrozenText, corrections: readonly Correction[]): FrozenText {
  if (corrections.length === 0) return frozen;
  const texts = correctedTexts(frozen, corrections);
  const mend = <T extends { id: string; text: string; body: unknown }>(block: T): T => {
    const text = texts.get(block.id) ?? block.text;
    return text === block.text ? block : { ...block, text, body: bodyOf(text) };
  };
  const sections = frozen.sections.map((section) =>
    section.type === 'block' ? mend(section) : { ...section, clauses: section.clauses.map(mend) },
  );
  const title = sections
    .flatMap((s) => (s.type === 'block' && s.kind === 'title' ? [s.text] : []))
    .join('\n');
  return { ...frozen, title, sections };
}

export type Phase = 'editing' | 'proofreading' | 'errata';

/** Which corrections are possible now: wording for the days of «в целом с доработкой», typos until sent, then errata. */
export function phaseOf(paper: { editsUntil: Date | null; sentAt: Date | null }, now: Date): Phase {
  if (paper.sentAt) return 'errata';
  return paper.editsUntil && now < paper.editsUntil ? 'editing' : 'proofreading';
}

/** true, or why this correction cannot be entered. */
export function canCorrectWith(
  text: string | undefined,
  change: Pick<Correction, 'before' | 'after'>,
  phase: Phase,
): true | NounCode {
  if (text === undefined) return 'resolution/block_gone';
  if (change.before === change.after) return 'resolution/nothing_changed';
  const found = count(text, change.before);
  if (found === 0) return 'resolution/before_not_found';
  if (found > 1) return 'resolution/before_ambiguous';
  const longest = Math.max(change.before.length, change.after.length);
  if (phase === 'proofreading' && longest > RESOLUTION_LIMITS.proofreading) return 'resolution/not_a_typo';
  if (correctText(text, change).trim() === '') return 'resolution/would_be_empty';
  return true;
}
