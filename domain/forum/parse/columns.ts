/**
 * Which column holds what, by its heading in Russian or English, else by what stands in it. Pure and total: a table
 * without any heading, in any order of columns, still gets a reading that people.ts can mark as unsure.
 */
import { looksLikeName, patronymicEnd } from '#domain/forum/parse/names.ts';
import { looksLikeSchool } from '#domain/forum/parse/school-name.ts';

export type PersonColumn =
  | 'number'
  | 'lastName'
  | 'firstName'
  | 'middleName'
  | 'fullName'
  | 'post'
  | 'schoolFull'
  | 'schoolShort'
  | 'school'
  | 'municipality'
  | 'phone'
  | 'email'
  | 'contact'
  | 'role'
  | 'other';

const headings: [PersonColumn, RegExp][] = [
  ['number', /^(?:№|n|no|#|№ ?п ?п|п ?п|номер)$/],
  ['lastName', /^(?:фамилия|last ?name|surname|family name)(?: участника)?$/],
  ['firstName', /^(?:имя|first ?name|given name)(?: участника)?$/],
  ['middleName', /^(?:отчество|middle ?name|patronymic)(?: участника)?(?: при наличии)?$/],
  [
    'fullName',
    /(?:^|[^а-я])фио(?:[^а-я]|$)|ф и о|фамилия.*имя|^(?:full ?name|name|participant|участник|спикер|слушатель)s?$|^фамилия и инициалы/,
  ],
  ['email', /e ?-?mail|почт|эл адрес|электронн[а-я]+ адрес/],
  ['phone', /телефон|^тел$|^тел |моб|сотов|phone|mobile/],
  ['contact', /контакт|contact/],
  ['schoolFull', /полн[а-я]+ (?:наименование|название)/],
  ['schoolShort', /(?:кратк|сокращ)[а-я]+ (?:наименование|название)/],
  ['municipality', /муниципал|^мо$|^район|^территория|^город$|^округ|district|municipality|^region/],
  ['post', /должност|^post$|position|job|^title$|^кем работает/],
  ['role', /роль|статус|^участие|форма участия|категория|^role|^status/],
  [
    'school',
    /образовательн[а-я]+ (?:организаци|учрежден)|^оо$|^оу$|школ|учрежден|организаци|место работы|school|organi[sz]ation|institution|workplace/,
  ],
];

export function columnOfHeading(cell: string): PersonColumn | null {
  const plain = cell
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[.,:;()/\\"«»*_]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain === '' || plain.length > 90) return null;
  return headings.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

/** The heading row among the first ten, with the column of each cell; null when there is none. */
export function findHeading(rows: readonly string[][]): { at: number; columns: PersonColumn[] } | null {
  for (let at = 0; at < Math.min(rows.length, 10); at++) {
    const row = rows[at] ?? [];
    const read = row.map(columnOfHeading);
    const known = read.filter((column) => column !== null);
    const filled = row.filter(Boolean).length;
    const naming = known.some((column) => column === 'fullName' || column === 'lastName');
    const isData = row.some(
      (cell) => /@|\d{5}/.test(cell) || (looksLikeName(cell) && columnOfHeading(cell) === null),
    );
    const enough = known.length >= 2 || (known.length === 1 && filled === 1 && naming);
    if (!enough || isData || known.length * 2 < filled) continue;
    if (!naming && !row.some((cell) => /директор|руководител|head|principal/i.test(cell))) continue;
    return { at, columns: settle(row, read) };
  }
  return null;
}

/** One column a meaning: the second «школа» or «имя» becomes «other» and is shown as such. */
function settle(row: string[], read: (PersonColumn | null)[]): PersonColumn[] {
  const naming = read.some((column) => column === 'fullName' || column === 'lastName');
  const taken = new Set<PersonColumn>();
  return read.map((column, at) => {
    let found = column;
    if (found === null && !naming && /директор|руководител|head|principal/i.test(row[at] ?? ''))
      found = 'fullName';
    if (found === null || taken.has(found)) return 'other';
    taken.add(found);
    return found;
  });
}

/** No heading: each column is what most of its cells look like. */
export function guessColumns(rows: readonly string[][]): PersonColumn[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const columns: PersonColumn[] = Array.from({ length: width }, (_, at) =>
    guess(rows.map((row) => row[at] ?? '')),
  );
  splitNames(rows, columns);
  for (const unique of ['fullName', 'post', 'school', 'municipality', 'phone', 'email', 'number'] as const)
    for (let at = columns.indexOf(unique) + 1; at > 0 && at < width; at++)
      if (columns[at] === unique) columns[at] = 'other';
  return columns;
}

const looks: [PersonColumn, (cell: string, at: number) => boolean][] = [
  ['email', (cell) => /^\S+@\S+\.\S+$/.test(cell)],
  ['phone', (cell) => /^[+\d][\d\s()+.-]{5,}$/.test(cell) && cell.replace(/\D/g, '').length >= 6],
  ['number', (cell, at) => /^\d{1,4}\.?$/.test(cell) && Math.abs(Number.parseInt(cell, 10) - (at + 1)) <= 3],
  ['fullName', (cell) => looksLikeName(cell)],
  [
    'post',
    (cell) =>
      /^(?:и\.?\s?о\.?\s*)?(?:директор|зам|завед|учитель|начальник|методист|глава|педагог|специалист|руководител|head|principal|deputy|teacher)/i.test(
        cell,
      ),
  ],
  [
    'municipality',
    (cell) => /(?:район|округ|^г\.|город|муницип|district)/i.test(cell) && !looksLikeSchool(cell),
  ],
  ['school', (cell) => looksLikeSchool(cell)],
];

function guess(cells: string[]): PersonColumn {
  const filled = cells.filter(Boolean);
  if (filled.length === 0) return 'other';
  for (const [column, test] of looks) {
    const hits = cells.filter((cell, at) => cell !== '' && test(cell, at)).length;
    if (hits * 2 > filled.length) return column;
  }
  return 'other';
}

/** Surname, name and patronymic in three columns: the patronymic is known by its ending. */
function splitNames(rows: readonly string[][], columns: PersonColumn[]): void {
  const share = (at: number, test: (cell: string) => boolean) => {
    const filled = rows.map((row) => row[at] ?? '').filter(Boolean);
    return filled.length > 0 && filled.filter(test).length * 2 > filled.length;
  };
  const oneWord = (cell: string) => /^[А-ЯЁ][А-ЯЁа-яё-]+$/.test(cell);
  for (let at = 0; at < columns.length; at++) {
    if (!share(at, (cell) => oneWord(cell) && patronymicEnd.test(cell))) continue;
    if (at < 2 || !share(at - 1, oneWord) || !share(at - 2, oneWord)) continue;
    columns[at - 2] = 'lastName';
    columns[at - 1] = 'firstName';
    columns[at] = 'middleName';
    return;
  }
}
