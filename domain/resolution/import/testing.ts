/** A printed paper and what a careful person makes of it. Used by tests only. */
import { expect } from 'vitest';
import { structureResolution } from './structure.ts';

export type Kind = {
  kind: string;
  text: string;
  head: [title: string, date: string, place: string | null];
  event?: string;
  /** «verb → whom», below it «mark | words | when». */
  groups: string;
  notes?: string[];
};

export function readsAs({ text, head, event, groups, notes = [] }: Kind) {
  const got = structureResolution(text.split('\n'));
  expect([got.title, got.date, got.place]).toEqual(head);
  if (event) expect(got.event).toBe(event);
  const said = got.addressees.flatMap(({ verb, name, items }) => [
    `${verb ?? '–'} → ${name ?? '–'}`,
    ...items.map(
      (item) => `  ${item.marker ?? '–'} | ${item.text} | ${item.deadline ?? item.deadlineText ?? '–'}`,
    ),
  ]);
  expect(said.join('\n')).toBe(groups);
  expect(got.notes.map(({ code }) => code)).toEqual(notes);
  return got;
}
