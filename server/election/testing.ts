/** An election in a hall, for tests: rules of the forum, a list, people who stand. */
import { randomInt } from 'node:crypto';
import type { Actor } from '#domain/actor.ts';
import type { ElectionMethod, ElectionSecrecy } from '#domain/election/kinds.ts';
import { CODE_ALPHABET } from '#domain/election/kinds.ts';
import type { Nouns } from '../nouns.ts';
import type { TestWorld } from '../testing/services.ts';
import { ok } from '../vote/testing.ts';

export type Hall = { forumId: string; slug: string; chair: Actor; people: Actor[]; seats: string[] };

/** A chair without a vote and `n` people with one; nothing else, no text. */
export async function electoralHall(
  world: TestWorld,
  n: number,
  over: Parameters<TestWorld['forum']>[0] = {},
): Promise<Hall> {
  const { id: forumId, slug } = await world.forum(over);
  const chair = await world.person({ name: 'Булатова Лидия Петровна' });
  await world.join(forumId, chair, ['organiser'], { voting: false, badgeCode: '0999' });
  const people: Actor[] = [];
  const seats: string[] = [];
  for (let i = 0; i < n; i += 1) {
    const person = await world.person({ name: `Избирателев${i} Иван Петрович` });
    seats.push(await world.join(forumId, person, ['participant'], { badgeCode: String(1000 + i) }));
    people.push(person);
  }
  return { forumId, slug, chair, people, seats };
}

/** The first `standing` people stand for chair; the list is closed. Answers the ids of the candidates in that order. */
export async function listed(
  nouns: Nouns,
  hall: Hall,
  standing: number,
  over: { secrecy?: ElectionSecrecy; seats?: number } = {},
): Promise<{ electionId: string; candidates: string[] }> {
  const { commands, queries } = nouns.election;
  const { id: electionId } = ok(
    await commands.openElection(hall.chair, { forumId: hall.forumId, post: 'chair', ...over }),
  );
  for (let i = 0; i < standing; i += 1)
    ok(await commands.nominate(hall.people[i]!, { electionId, participantId: hall.seats[i]! }));
  ok(await commands.closeList(hall.chair, { electionId }));
  const desk = await queries.electionDesk(hall.chair, hall.slug);
  const own = desk.elections.find(({ id }) => id === electionId)!;
  const candidates = hall.people
    .slice(0, standing)
    .map((_, i) => own.candidates.find(({ name }) => name.startsWith(`Избирателев${i}\u00a0`))!.id);
  return { electionId, candidates };
}

export const openFor = async (
  nouns: Nouns,
  hall: Hall,
  electionId: string,
  method: ElectionMethod,
  anyway = false,
) => ok(await nouns.election.commands.openRound(hall.chair, { electionId, method, anyway }));

/** A code as a phone would make it. */
export const code = (): string =>
  Array.from({ length: 10 }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');
