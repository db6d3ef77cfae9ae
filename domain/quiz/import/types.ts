/** What an importer says: the questions it understood, and each it did not, with its line and the reason. Nothing is dropped silently. */
import type { CarriedImage } from '../image.ts';
import type { QuestionInput } from '../schema.ts';

export const IMPORT_FORMATS = ['word', 'gift', 'aiken', 'moodle', 'kahoot', 'csv', 'json'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

export type ImportCode =
  | 'no_options'
  | 'one_option'
  | 'no_key'
  | 'key_unknown'
  | 'unclosed'
  | 'unopened'
  | 'empty'
  | 'bad_number'
  | 'bad_weight'
  | 'bad_pair'
  | 'not_supported'
  | 'too_many'
  | 'too_long'
  | 'no_answer_line'
  | 'bad_xml'
  | 'bad_json'
  | 'bad_image'
  | 'no_columns'
  | 'stray';

/** What of a question that came in has no place here, or means another thing here. */
export const NOTE_CODES = [
  'feedback',
  'partial',
  'any_right',
  'ranges',
  'picture',
  'poll',
  'settings',
] as const;
export type NoteCode = (typeof NOTE_CODES)[number];

export type Draft = Pick<QuestionInput, 'kind' | 'stem'> & Partial<QuestionInput> & { image?: CarriedImage };
export type Found = { line: number; question: Draft; notes?: NoteCode[] };
export type Problem = { line: number; code: ImportCode; text: string };
export type Imported = { found: Found[]; problems: Problem[] };

const IDS = 'abcdefghijkl';
/** Options get ids by place. */
export const optionsOf = (texts: readonly string[]) =>
  texts.map((text, at) => ({ id: IDS[at] ?? 'z', text: text.trim() }));
export const idAt = (at: number): string => IDS[at] ?? 'z';

export function problem(line: number, code: ImportCode, text: string): Problem {
  return { line, code, text: text.replace(/\s+/g, ' ').trim().slice(0, 120) };
}

/** What is longer than a question may be is told, not cut. */
export function tooLong({ stem, options = [], explanation = '', situation = '' }: Draft): ImportCode | null {
  if (options.length > 12) return 'too_many';
  const long =
    stem.length > 1_000 ||
    situation.length > 2_000 ||
    explanation.length > 2_000 ||
    options.some(({ text }) => text.length > 300 || text === '');
  return long ? 'too_long' : null;
}

export function sorted(found: Found[], problems: Problem[]): Imported {
  const good: Found[] = [];
  const bad = [...problems];
  for (const one of found) {
    const code = one.question.stem.trim() === '' ? 'empty' : tooLong(one.question);
    if (code) bad.push(problem(one.line, code, one.question.stem));
    else good.push(one);
  }
  return { found: good, problems: bad.sort((a, b) => a.line - b.line) };
}
