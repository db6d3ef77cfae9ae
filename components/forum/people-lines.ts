/** Speakers typed one a line, «Чернова Л. В., директор, СОШ № 4», and back. The first comma ends the name, the last begins the school. */
import type { ProgrammePerson } from '#domain/forum/views.ts';

export function linesOf(people: readonly ProgrammePerson[]): string {
  return people.map(({ name, post, school }) => [name, post, school].filter(Boolean).join(', ')).join('\n');
}

export function peopleOf(lines: string, known: readonly ProgrammePerson[] = []): ProgrammePerson[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, 20)
    .map((line) => {
      const same = known.find((person) => linesOf([person]) === line);
      if (same) return same;
      const [name = '', ...rest] = line.split(/\s*,\s*/);
      const school = rest.length > 1 ? (rest.at(-1) ?? '') : '';
      const post = (rest.length > 1 ? rest.slice(0, -1) : rest).join(', ');
      return { name: name.slice(0, 200), post: post.slice(0, 200), school: school.slice(0, 300) };
    });
}
