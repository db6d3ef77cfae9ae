/** What the screen of the import is given: the settled form, and beside each clause what a person should decide about it. */
import type { ImportedResolution, ImportNote } from './imported.ts';
import { type Settled, settledOf } from './settle.ts';

export type PrintedReading = {
  documentType: string | null;
  paper: Settled;
  adoptedOn: string;
  votes: { for: number; against: number; abstain: number } | null;
  /** By group and top-level clause: days the words may mean, measures that stand in it. */
  doubts: { group: number; item: number; days: string[]; measures: string[] }[];
  unplaced: string[];
  notes: ImportNote[];
};

export function readingOf(read: ImportedResolution): PrintedReading {
  const paper = settledOf(read);
  const doubts = read.addressees.flatMap(({ items }, group) => {
    let at = 0;
    return items.flatMap((item) => {
      const mine = at;
      at += 1 + (item.children?.length ?? 0);
      const days = item.needsConfirmation
        ? [item.deadline, ...(item.deadlineAlternatives ?? [])].filter((day) => day !== null)
        : [];
      const measures = item.splitSuggestion ?? [];
      return days.length || measures.length ? [{ group, item: mine, days, measures }] : [];
    });
  });
  return {
    documentType: read.documentType,
    paper,
    adoptedOn: read.date ?? '',
    votes: read.votes ?? null,
    doubts,
    unplaced: read.unplaced.slice(0, 300),
    notes: read.notes.slice(0, 300),
  };
}
