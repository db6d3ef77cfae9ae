/**
 * Rows of somebody's list → people. Every row of the source is either a person or stands in `skipped` with a reason;
 * whatever was changed, guessed or looks wrong carries a flag, so that a screen can ask instead of guess (DC10–DC16).
 */
import { findHeading, guessColumns, type PersonColumn } from '#domain/forum/parse/columns.ts';
import { type ContactFlag, readEmail, readPhone, takeContacts } from '#domain/forum/parse/contacts.ts';
import { findNames, looksLikeName, type NameFlag, nameKey, readFullName } from '#domain/forum/parse/names.ts';
import { looksLikeSchool, readSchoolName } from '#domain/forum/parse/school-name.ts';
import { splitPost } from '#domain/forum/parse/speakers.ts';

export type PersonFlag =
  | {
      code:
        | NameFlag
        | ContactFlag
        | 'two_people'
        | 'school_missing'
        | 'columns_guessed'
        | 'municipality_from_section';
    }
  | { code: 'duplicate' | 'same_name' | 'same_phone'; line: number };

export type ParsedPerson = {
  line: number;
  fullName: string;
  post: string;
  school: { text: string; short: string; full: string; number: string | null };
  municipality: string;
  phone?: string;
  email?: string;
  role?: string;
  /** Cells under headings that nobody knew. */
  other: { heading: string; text: string }[];
  flags: PersonFlag[];
};

export type ParsedPeople = {
  people: ParsedPerson[];
  skipped: { line: number; text: string; reason: 'title' | 'heading' | 'section' | 'total' | 'numbering' }[];
  columns: PersonColumn[];
  headed: boolean;
};

type Source = { rows: readonly string[][]; lines?: readonly number[] };
type Cells = Partial<Record<PersonColumn, string>>;

export function parsePeople({ rows, lines }: Source): ParsedPeople {
  const line = (at: number) => lines?.[at] ?? at + 1;
  const heading = findHeading(rows);
  const from = heading ? heading.at + 1 : 0;
  const columns = heading?.columns ?? guessColumns(rows.filter((row) => row.filter(Boolean).length > 1));
  const result: ParsedPeople = { people: [], skipped: [], columns, headed: heading !== null };
  const skip = (at: number, reason: ParsedPeople['skipped'][number]['reason']) =>
    result.skipped.push({ line: line(at), text: (rows[at] ?? []).filter(Boolean).join(' · '), reason });
  for (let at = 0; at < from; at++)
    if (rows[at]?.some(Boolean)) skip(at, at === heading?.at ? 'heading' : 'title');

  let section = '';
  for (let at = from; at < rows.length; at++) {
    const row = rows[at] ?? [];
    const filled = row.filter(Boolean);
    const only = filled.length === 1 ? (filled[0] ?? '') : null;
    if (filled.length === 0) continue;
    if (/^(?:итого|всего|total)(?![а-яa-z])/i.test(filled[0] ?? '')) skip(at, 'total');
    else if (filled.length > 1 && filled.every((cell, n) => cell === String(n + 1))) skip(at, 'numbering');
    else if (heading && filled.join() === (rows[heading.at] ?? []).filter(Boolean).join())
      skip(at, 'heading');
    else if (only !== null && columns.length > 1 && isSection(only)) {
      section = only.replace(/:$/, '');
      skip(at, 'section');
    } else if (only !== null && !heading && at === 0 && !holdsName(only)) skip(at, 'title');
    else {
      const cells =
        only !== null && (columns.length <= 1 || !heading) ? fromLine(only) : fromRow(row, columns);
      const person = build(cells, line(at));
      person.other = other(row, columns, heading ? rows[heading.at] : undefined);
      if (!heading && columns.length > 1) person.flags.push({ code: 'columns_guessed' });
      if (section && !person.municipality) {
        person.municipality = section;
        person.flags.push({ code: 'municipality_from_section' });
      }
      result.people.push(person);
    }
  }
  pointOutDuplicates(result.people);
  return result;
}

function isSection(text: string): boolean {
  return (
    /район|округ|^г\.|город|муниципал|district/i.test(text) &&
    !looksLikeName(text) &&
    findNames(text).length === 0
  );
}

function holdsName(text: string): boolean {
  return (
    looksLikeName(text) ||
    findNames(text, { latin: true }).length > 0 ||
    looksLikeName(text.split(/[,;]/)[0] ?? '')
  );
}

function fromRow(row: readonly string[], columns: readonly PersonColumn[]): Cells {
  const cells: Cells = {};
  columns.forEach((column, at) => {
    if (row[at]) cells[column] = cells[column] ? `${cells[column]} ${row[at]}` : row[at];
  });
  return cells;
}

/** One pasted line: «3. Чернова Лидия Викторовна, директор СОШ № 4, 8 918 …». */
function fromLine(source: string): Cells {
  const { rest, ...contacts } = takeContacts(source.replace(/^\s*(?:\d{1,4}\s*[.)]\s*|[-–—•]\s*)/, ''));
  const found = findNames(rest, { latin: true })[0];
  const head = rest.split(/\s*[,;–—(]\s*|\s-\s/)[0] ?? '';
  const name = found && found.at === 0 ? found.text : looksLikeName(head) ? head : (found?.text ?? head);
  const said = rest
    .replace(name, ' ')
    .replace(/^[\s,;:–—(-]+|[\s,;)–—-]+$/g, '')
    .replace(/\s+/g, ' ');
  const { post, school } = splitPost(said);
  return { fullName: name, post, school, ...contacts };
}

function build(cells: Cells, line: number): ParsedPerson {
  const flags: PersonFlag[] = [];
  const typed =
    cells.fullName ?? [cells.lastName, cells.firstName, cells.middleName].filter(Boolean).join(' ');
  const name = cells.lastName && !cells.fullName ? withoutOrder(typed) : readFullName(typed);
  for (const code of name.flags) flags.push({ code });
  if (findNames(typed).length > 1) flags.push({ code: 'two_people' });

  let post = cells.post ?? '';
  let school = cells.school ?? cells.schoolFull ?? cells.schoolShort ?? '';
  if (!school && looksLikeSchool(post)) ({ post, school } = splitPost(post));
  if (!school) flags.push({ code: 'school_missing' });
  const read = readSchoolName(school);
  const person: ParsedPerson = {
    line,
    fullName: name.fullName,
    post: post.replace(/\s+/g, ' '),
    school: {
      text: read.text,
      short: cells.schoolShort ?? read.short,
      full: cells.schoolFull ?? read.text,
      number: read.number,
    },
    municipality: cells.municipality ?? '',
    other: [],
    flags,
  };
  const mixed = takeContacts(
    [cells.contact, cells.phone?.includes('@') ? cells.phone : ''].filter(Boolean).join(' '),
  );
  const phone = cells.phone && !cells.phone.includes('@') ? cells.phone : mixed.phone;
  const email = cells.email ?? mixed.email;
  if (phone) {
    const read = readPhone(phone);
    person.phone = read.phone;
    if (read.unsure) flags.push({ code: 'phone_unsure' });
  }
  if (email) {
    const read = readEmail(email);
    person.email = read.email;
    if (read.unsure) flags.push({ code: 'email_unsure' });
  }
  if (cells.role) person.role = cells.role;
  return person;
}

/** In three columns the order is known, whatever the endings say. */
function withoutOrder(typed: string): ReturnType<typeof readFullName> {
  const read = readFullName(typed);
  if (!read.flags.includes('name_reordered')) return read;
  return {
    fullName: typed.replace(/\s+/g, ' '),
    flags: read.flags.filter((flag) => flag !== 'name_reordered'),
  };
}

function other(row: readonly string[], columns: readonly PersonColumn[], headings?: readonly string[]) {
  return row.flatMap((text, at) =>
    text && (columns[at] ?? 'other') === 'other' ? [{ heading: headings?.[at] ?? '', text }] : [],
  );
}

/** The later of two is pointed at the earlier; both stay. */
function pointOutDuplicates(people: readonly ParsedPerson[]): void {
  const names = new Map<string, ParsedPerson>();
  const phones = new Map<string, ParsedPerson>();
  for (const person of people) {
    const key = nameKey(person.fullName);
    const earlier = key ? names.get(key) : undefined;
    if (earlier) {
      const same =
        nameKey(earlier.school.short) === nameKey(person.school.short) &&
        earlier.school.number === person.school.number;
      const unknown = !earlier.school.text || !person.school.text;
      person.flags.push({ code: same || unknown ? 'duplicate' : 'same_name', line: earlier.line });
    } else if (key) names.set(key, person);
    if (!person.phone) continue;
    const holder = phones.get(person.phone);
    if (holder && holder !== earlier) person.flags.push({ code: 'same_phone', line: holder.line });
    else if (!holder) phones.set(person.phone, person);
  }
}
