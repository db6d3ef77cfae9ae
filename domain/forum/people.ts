/**
 * From a foreign list to the forum's people: each parsed row meets the directory of schools and those already on the
 * list. Nothing is decided here; a row only learns what to ask («это тот же человек?», «какая из двух школ?»).
 */
import type { ForumRole } from '../actor.ts';
import { nameKey } from './parse/names.ts';
import type { ParsedPeople, PersonFlag } from './parse/people.ts';
import { type DirectorySchool, matchSchool, schoolDirectory, key as schoolKey } from './parse/schools.ts';

export type Known = { id: string; fullName: string; school: string };
export type PreviewRow = {
  line: number;
  fullName: string;
  post: string;
  schoolName: string;
  schoolFull: string;
  schoolId: string | null;
  /** Several schools fit: the reader chooses. */
  schoolChoice: string[];
  municipality: string;
  email: string;
  phone: string;
  role: ForumRole;
  flags: PersonFlag[];
  /** Somebody of that name is on the forum's list already. */
  already: string | null;
  /** Ticked for import: everything but those already listed, doubles and rows without a name. */
  take: boolean;
};
export type PeoplePreview = {
  rows: PreviewRow[];
  skipped: ParsedPeople['skipped'];
  unsure: number;
  already: number;
  newSchools: number;
};

const ROLES: [ForumRole, RegExp][] = [
  ['organiser', /организатор|organi[sz]er/i],
  ['moderator', /модератор|ведущ|moderator/i],
  ['secretary', /секретар|secretary/i],
  ['guest', /гост|приглаш|guest/i],
];

export function previewPeople(
  parsed: ParsedPeople,
  schools: readonly DirectorySchool[],
  known: readonly Known[],
): PeoplePreview {
  const directory = schoolDirectory(schools);
  const listed = new Map(known.map((person) => [nameKey(person.fullName), person]));
  const fresh = new Set<string>();
  const rows = parsed.people.map((person): PreviewRow => {
    const match = person.school.text
      ? matchSchool(person.school.text, directory, person.municipality || undefined)
      : { kind: 'none' as const };
    if (match.kind === 'none' && person.school.short) fresh.add(schoolKey(person.school.short));
    const already = listed.get(nameKey(person.fullName))?.id ?? null;
    const doubled = person.flags.some(({ code }) => code === 'duplicate');
    return {
      line: person.line,
      fullName: person.fullName.slice(0, 200),
      post: person.post.slice(0, 200),
      schoolName: person.school.short.slice(0, 300),
      schoolFull: person.school.full.slice(0, 300),
      schoolId: match.kind === 'one' ? match.id : null,
      schoolChoice: match.kind === 'many' ? match.ids : [],
      municipality: person.municipality.slice(0, 200),
      email: person.email ?? '',
      phone: person.phone ?? '',
      role: ROLES.find(([, words]) => words.test(person.role ?? ''))?.[0] ?? 'participant',
      flags: person.flags,
      already,
      take: already === null && !doubled && person.fullName.trim() !== '',
    };
  });
  return {
    rows,
    skipped: parsed.skipped,
    unsure: rows.filter((row) => row.flags.length > 0 || row.schoolChoice.length > 0).length,
    already: rows.filter((row) => row.already !== null).length,
    newSchools: fresh.size,
  };
}
