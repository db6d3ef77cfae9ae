/** People, tracks and clauses of a forum by their words, each through the query of its own screen and its rights. */
import type { Actor } from '#domain/actor.ts';
import { isRefusal } from '#domain/errors.ts';
import { foldName } from '#domain/forum/fold-name.ts';
import { FOUND_MOST, type PaletteFound } from '#domain/palette/views.ts';
import { layout } from '#domain/resolution/layout.ts';
import { bodyText } from '#domain/resolution/model.ts';
import type { Q } from '../bind.ts';
import { people } from '../forum/queries.ts';
import { draftPage } from '../resolution/queries.ts';
import { trackCards } from '../track/queries.ts';

const SHOWN = 160;

/** What the reader may not open is not found. */
async function orNone<T>(asked: Promise<T[]>): Promise<T[]> {
  try {
    return await asked;
  } catch (error) {
    if (isRefusal(error)) return [];
    throw error;
  }
}

export async function findInForum(
  q: Q,
  actor: Actor | null,
  forumRef: string,
  text: string,
): Promise<PaletteFound> {
  const words = foldName(text).split(' ').filter(Boolean);
  if (words.length === 0) return { people: [], tracks: [], clauses: [] };
  const has = (shown: string) => {
    const folded = foldName(shown);
    return words.every((word) => folded.includes(word));
  };
  const persons = async () => {
    const found = await people(q, actor, forumRef, { search: text, limit: FOUND_MOST });
    return found.people.map(({ id, fullName, post, school }) => ({
      id,
      name: fullName,
      note: [post, school].filter(Boolean).join(', '),
    }));
  };
  const tracks = async () =>
    (await trackCards(q, actor, forumRef))
      .filter(({ title, room, moderators }) => has([title, room, ...moderators].join(' ')))
      .slice(0, FOUND_MOST)
      .map(({ number, title }) => ({ number, title }));
  const clauses = async () => {
    const page = await draftPage(q, actor, forumRef);
    if (!page) return [];
    return layout(page.snapshot)
      .sections.flatMap((section) => (section.type === 'block' ? [] : section.clauses))
      .map(({ block, marker }) => ({ id: block.id, marker, text: bodyText(block.body) }))
      .filter((clause) => has(clause.text))
      .slice(0, FOUND_MOST)
      .map((clause) => ({ ...clause, text: clause.text.slice(0, SHOWN) }));
  };
  const [foundPeople, foundTracks, foundClauses] = await Promise.all([
    orNone(persons()),
    orNone(tracks()),
    orNone(clauses()),
  ]);
  return { people: foundPeople, tracks: foundTracks, clauses: foundClauses };
}
