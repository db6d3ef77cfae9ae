/**
 * How well the importer read a text of which a careful person's reading is known: precision and recall of addressees,
 * items with their markers, and deadlines; heads and closings right or wrong. Used by the tests and `bench import`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ImportedResolution } from '#domain/resolution/import/imported.ts';

type Expected = {
  kind: string;
  title: string | null;
  date: string | null;
  place: string | null;
  event: string | null;
  closing: string | null;
  addressees: {
    name: string | null;
    nameAccept?: string[];
    items: {
      marker: string;
      text: string;
      deadline: string | null;
      deadlineText: string | null;
      deadlineAccept?: string[];
    }[];
  }[];
  [key: string]: unknown;
};

export type Score = {
  file: string;
  /** Fields of the head and the closing that are wrong. */
  wrong: string[];
  expected: number;
  found: number;
  /** Items with the right text under the right addressee. */
  right: number;
  markers: number;
  deadlines: number;
  addressees: number;
};

/** The folder of shared resolutions, or null where it is absent. */
export function resolutionsFolder(): string | null {
  const shared = process.env.VECHE_SHARED ?? resolve(import.meta.dirname, '../../../shared');
  const folder = join(shared, 'data/resolutions');
  return existsSync(folder) ? folder : null;
}

export function expectedFiles(folder: string): { name: string; file: string; expected: Expected }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.expected.json'))
    .sort()
    .flatMap((name) => {
      const stem = name.replace('.expected.json', '');
      const file = [`${stem}.txt`, `${stem}.docx`].map((one) => join(folder, one)).find(existsSync);
      if (!file) return [];
      return [
        { name: stem, file, expected: JSON.parse(readFileSync(join(folder, name), 'utf8')) as Expected },
      ];
    });
}

export function score(file: string, expected: Expected, got: ImportedResolution): Score {
  const accept = (field: string) => [expected[field], ...((expected[`${field}Accept`] as unknown[]) ?? [])];
  const fields = ['title', 'event', 'date', 'place', 'closing', 'venue'] as const;
  const wrong = fields.filter(
    (field) => field in expected && !accept(field).includes(got[field] ?? null),
  ) as string[];
  for (const field of [
    'participants',
    'organizers',
    'tracks',
    'preamble',
    'votes',
    'agenda',
    'findings',
    'signatures',
    'unplaced',
    'tracksHeading',
  ])
    if (
      field in expected &&
      JSON.stringify(expected[field]) !==
        JSON.stringify(ordered(got[field as keyof ImportedResolution], expected[field]))
    )
      wrong.push(field);
  const items = got.addressees.flatMap((group) => group.items.map((item) => ({ name: group.name, ...item })));
  const result: Score = {
    file,
    wrong,
    expected: 0,
    found: items.length,
    right: 0,
    markers: 0,
    deadlines: 0,
    addressees: 0,
  };
  for (const group of expected.addressees) {
    const names = [group.name, ...(group.nameAccept ?? [])];
    if (got.addressees.some((one) => names.includes(one.name))) result.addressees++;
    for (const item of group.items) {
      result.expected++;
      const hit = items.find((one) => names.includes(one.name) && one.text === item.text);
      if (!hit) continue;
      result.right++;
      items.splice(items.indexOf(hit), 1);
      if (hit.marker === item.marker) result.markers++;
      const days = [item.deadline, ...(item.deadlineAccept ?? [])];
      if (days.includes(hit.deadline) && hit.deadlineText === item.deadlineText) result.deadlines++;
    }
  }
  return result;
}

/** The found value with only the keys, and in the order, that the expected one has. */
function ordered(value: unknown, like: unknown): unknown {
  if (Array.isArray(value)) {
    const model = Array.isArray(like) ? like : [];
    return value.map((one, at) => ordered(one, model[at] ?? model[0]));
  }
  if (value === null || typeof value !== 'object' || like === null || typeof like !== 'object') return value;
  return Object.fromEntries(
    Object.keys(like).map((key) => [
      key,
      ordered((value as Record<string, unknown>)[key], (like as Record<string, unknown>)[key]),
    ]),
  );
}
