/** Answers that are worth a part of the mark: formats of Moodle know them, our keys do not. */
import type { NoteCode } from './types.ts';

export type Notes = Set<NoteCode>;

/** Answers of the full mark; half marks are noted and left out, unless there is nothing else. */
export function best<T extends { weight: number; text: string }>(list: readonly T[], notes: Notes): T[] {
  const any = list.filter(({ weight, text }) => weight > 0 && text !== '');
  const full = any.filter(({ weight }) => weight >= 100);
  if (any.length > full.length) notes.add('partial');
  return full.length > 0 ? full : any;
}
