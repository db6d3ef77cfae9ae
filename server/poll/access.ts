/** The poll's door for the floor and the wall. What an audience may see of a result is decided here, once. */
import { SCALE } from '#domain/poll/kinds.ts';
import { tally, visibleResult } from '#domain/poll/rules.ts';
import type { PollView } from '#domain/poll/views.ts';
import type { Q } from '../bind.ts';
import { answersBy, answersTo, openPolls, type PollRow, pollById, pollForHall } from './repository.ts';

/** A finished poll leaves the phones after half an hour; the wall shows what it is told to. */
const KEPT_MS = 30 * 60_000;

export async function pollView(q: Q, row: PollRow, inside: boolean): Promise<PollView> {
  const result = tally(row, await answersTo(q.db, row.id));
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    title: row.title,
    options: row.kind === 'scale' ? SCALE.map((id) => ({ id, text: id })) : row.options,
    state: row.state,
    shown: row.shown,
    answered: result.answered,
    result: visibleResult(result, inside, row.shown),
    care: inside ? { hidden: row.hidden, merged: row.merged } : null,
    version: row.version,
  };
}

/** What the hall follows on this floor. */
export async function pollOfHall(q: Q, floorId: string): Promise<PollView | null> {
  const row = await pollForHall(q.db, floorId, new Date(q.now.getTime() - KEPT_MS));
  return row ? pollView(q, row, false) : null;
}

/** For the wall: the result only when it is shown. */
export async function pollOnWall(q: Q, pollId: string): Promise<(PollView & { forumId: string }) | null> {
  const row = await pollById(q.db, pollId);
  return row && row.state !== 'draft' ? { ...(await pollView(q, row, false)), forumId: row.forumId } : null;
}

export async function activePolls(q: Q, forumId: string): Promise<string[]> {
  return openPolls(q.db, forumId);
}

/** One's own answer to what is open. */
export async function myPoll(q: Q, floorId: string, participantId: string) {
  const row = await pollForHall(q.db, floorId, new Date(q.now.getTime() - KEPT_MS));
  if (!row) return null;
  const given = await answersBy(q.db, row.id, participantId);
  return { id: row.id, keys: given.map(({ key }) => key), words: given.flatMap(({ text }) => text || []) };
}
