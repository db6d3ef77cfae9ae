/**
 * Lists of people: the sign-in sheet for the desk (Word and Excel) and the list of participants (Excel, CSV, Word).
 * Contacts are printed only where the caller passes them: who may see them is decided by a permission, not here.
 */

import { type Cell, writeCsv } from '#server/documents/csv.ts';
import { qrPng } from '#server/documents/qr.ts';
import { requisite, type Sheet, type SheetColumn, type SheetLine } from '#server/documents/sheet.ts';
import { sheetXlsx } from '#server/documents/sheet-write.ts';
import { dateInWords, type PaperLang, words } from '#server/documents/words.ts';

export type ListedPerson = {
  fullName: string;
  post: string;
  school: string;
  municipality?: string;
  role?: string;
  phone?: string;
  email?: string;
};

export type PeopleList = {
  lang: PaperLang;
  event: string;
  date: string;
  place: string;
  people: ListedPerson[];
  /** Empty rows at the end for those who come without being listed. */
  spare?: number;
  /** The paper under its number, for the table that has no form of its own. */
  stamp?: Pick<Sheet, 'subject' | 'proof'>;
};

type Column = { key: keyof ListedPerson | 'no' | 'signature'; share: number; centre?: boolean };

const signIn: Column[] = [
  { key: 'no', share: 8, centre: true },
  { key: 'fullName', share: 34 },
  { key: 'post', share: 22 },
  { key: 'school', share: 26 },
  { key: 'signature', share: 20 },
];

function participantColumns(people: readonly ListedPerson[]): Column[] {
  const optional = (['municipality', 'role', 'phone', 'email'] as const).filter((key) =>
    people.some((p) => p[key]),
  );
  return [
    { key: 'no', share: 8, centre: true },
    { key: 'fullName', share: 34 },
    { key: 'post', share: 24 },
    { key: 'school', share: 30 },
    ...optional.map((key) => ({ key, share: 22 })),
  ];
}

function headed(columns: readonly Column[], lang: PaperLang): (SheetColumn & Column)[] {
  const say = words(lang);
  return columns.map((column) => ({ ...column, heading: say(column.key) }));
}

function rowsOf(list: PeopleList, columns: readonly Column[], spare = 0): string[][] {
  const empty: ListedPerson = { fullName: '', post: '', school: '' };
  return [...list.people, ...Array.from({ length: spare }, () => empty)].map((person, at) =>
    columns.map(({ key }) =>
      key === 'no' ? String(at + 1) : key === 'signature' ? '' : (person[key] ?? ''),
    ),
  );
}

export function signInSheet(list: PeopleList): Sheet {
  const say = words(list.lang);
  return listSheet(list, say('signInTitle'), signIn, list.spare ?? 5, 11, [
    { is: 'signature', post: say('registeredBy'), name: '' },
  ]);
}

export function participantsSheet(list: PeopleList): Sheet {
  const say = words(list.lang);
  const total = requisite(say('total', { count: list.people.length }), { before: 10 });
  return listSheet(list, say('participantsTitle'), participantColumns(list.people), 0, 0, [total]);
}

function listSheet(
  list: PeopleList,
  title: string,
  columns: Column[],
  spare: number,
  height: number,
  tail: SheetLine[],
): Sheet {
  return {
    lang: list.lang,
    title: `${title}. ${list.event}`,
    date: list.date,
    landscape: columns.length > 6,
    lines: [
      { is: 'title', text: title },
      { is: 'event', text: list.event },
      { is: 'between', left: dateInWords(list.date, list.lang), right: list.place },
      {
        is: 'table',
        columns: headed(columns, list.lang),
        rows: rowsOf(list, columns, spare),
        ...(height && { rowHeightMm: height }),
      },
      ...tail,
    ],
  };
}

export function signInXlsx(list: PeopleList, now: Date): Promise<Buffer> {
  const say = words(list.lang);
  return listXlsx(list, say('signInTitle'), signIn, list.spare ?? 5, now, 30, [
    `${say('registeredBy')} ____________________`,
  ]);
}

export function participantsXlsx(list: PeopleList, now: Date): Promise<Buffer> {
  const say = words(list.lang);
  const columns = participantColumns(list.people);
  return listXlsx(list, say('participantsTitle'), columns, 0, now, undefined, [
    say('total', { count: list.people.length }),
  ]);
}

async function listXlsx(
  list: PeopleList,
  title: string,
  columns: Column[],
  spare: number,
  now: Date,
  rowHeight: number | undefined,
  foot: string[],
) {
  const { subject, proof } = list.stamp ?? {};
  const date = [dateInWords(list.date, list.lang), subject].filter(Boolean).join(' ');
  return sheetXlsx(
    {
      name: title,
      head: [title, list.event, `${date}, ${list.place}`],
      columns: headed(columns, list.lang).map(({ heading, share, centre }) => ({
        heading,
        width: share,
        ...(centre && { centre }),
      })),
      rows: rowsOf(list, columns, spare).map((row) =>
        row.map((cell, at) => (columns[at]?.key === 'no' ? Number(cell) : cell)),
      ),
      foot,
      ...(proof && { proof: { lines: proof.lines, ...(proof.url && { qr: await qrPng(proof.url, 300) }) } }),
      landscape: columns.length > 6,
      ...(rowHeight && { rowHeight }),
    },
    now,
  );
}

export function participantsCsv(list: PeopleList): Buffer {
  const columns = participantColumns(list.people);
  const rows: Cell[][] = rowsOf(list, columns);
  return writeCsv([headed(columns, list.lang).map(({ heading }) => heading), ...rows]);
}
