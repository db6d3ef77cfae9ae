/**
 * Finds the school somebody meant in a directory. One clear hit or a list to choose from; never a guess between two.
 */
import { readSchoolName, type SchoolName } from '#domain/forum/parse/school-name.ts';

export type DirectorySchool = { id: string; short: string; full: string; municipality?: string };

export type SchoolMatch =
  | { kind: 'one'; id: string; by: 'name' | 'number' | 'bearer' }
  | { kind: 'many'; ids: string[] }
  | { kind: 'none' };

type Entry = DirectorySchool & { names: SchoolName[]; keys: string[] };

export type SchoolDirectory = { entries: Entry[] };

export function schoolDirectory(schools: readonly DirectorySchool[]): SchoolDirectory {
  return {
    entries: schools.map((school) => {
      const names = [readSchoolName(school.full), readSchoolName(school.short)];
      return { ...school, names, keys: [key(school.full), key(school.short)] };
    }),
  };
}

export function matchSchool(text: string, directory: SchoolDirectory, municipality?: string): SchoolMatch {
  const wanted = readSchoolName(text);
  if (wanted.text === '') return { kind: 'none' };
  const near = (entries: Entry[]) => sameMunicipality(entries, municipality ?? text);

  const byName = near(directory.entries.filter((entry) => entry.keys.includes(key(text))));
  if (byName.length) return answer(byName, 'name');

  if (wanted.number) {
    const byNumber = directory.entries.filter((entry) =>
      entry.names.some((name) => name.number === wanted.number && kindsAgree(name.kind, wanted.kind)),
    );
    return answer(near(byNumber), 'number');
  }
  if (wanted.bearer) {
    const surname = key(wanted.bearer)
      .replace(/[^а-яa-z -]/g, '')
      .split(' ')
      .sort((a, b) => b.length - a.length)[0];
    const byBearer = directory.entries.filter((entry) =>
      entry.names.some((name) => surname && name.bearer && key(name.bearer).includes(surname)),
    );
    return answer(near(byBearer), 'bearer');
  }
  return { kind: 'none' };
}

function answer(entries: Entry[], by: 'name' | 'number' | 'bearer'): SchoolMatch {
  const [first, ...others] = entries;
  if (!first) return { kind: 'none' };
  return others.length
    ? { kind: 'many', ids: entries.map((entry) => entry.id) }
    : { kind: 'one', id: first.id, by };
}

/** «школа № 4» may be a СОШ, a СШ or an ООШ; a гимназия or a детский сад is never one of them. */
function kindsAgree(a: string | null, b: string | null): boolean {
  if (a === b || a === null || b === null) return true;
  const plain = ['СОШ', 'ООШ', 'НОШ', 'СШ', 'школа'];
  return plain.includes(a) && plain.includes(b) && (a === 'школа' || b === 'школа' || [a, b].includes('СШ'));
}

function sameMunicipality(entries: Entry[], hint: string): Entry[] {
  if (entries.length < 2) return entries;
  const said = key(hint);
  const hits = entries.filter((entry) => {
    const stem = key(entry.municipality ?? '')
      .split(' ')
      .find((word) => word.length > 4 && !/^(район|город|округ|муницип)/.test(word));
    return stem ? said.includes(stem.slice(0, -2)) : false;
  });
  return hits.length ? hits : entries;
}

/** Letters and digits only, ё as е: what stays the same however a name is typed. */
export function key(text: string): string {
  return text
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/№\s*/g, ' ')
    .replace(/[^a-zа-я0-9]+/g, ' ')
    .trim();
}
