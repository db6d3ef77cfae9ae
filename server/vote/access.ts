/** The vote's door for other nouns: is one under way, and what the projector may show. */
import type { HallVote } from '#domain/vote/views.ts';
import type { Q } from '../bind.ts';
import { projectHall } from './project.ts';
import { castCount, lastVoteOf, votesOnText } from './repository.ts';

/** Who may stand on a roll now, and the hall it is taken from. */
export { hallOf, queueAtForum, voters } from './repository.ts';

/** A vote on this text is prepared, open or counted but not announced: the text must not move. */
export async function voteUnderWay(q: Q, frozenTextId: string): Promise<boolean> {
  const rows = await votesOnText(q.db, frozenTextId);
  return rows.some(({ state }) => state === 'open' || state === 'closed');
}

/** The hall's vote for the projector: open, closed or announced; the caller has checked its own right to show it. */
export async function hallVote(q: Q, forumId: string): Promise<HallVote | null> {
  const row = await lastVoteOf(q.db, forumId, ['open', 'closed', 'announced']);
  return row ? projectHall(row, await castCount(q.db, row.id)) : null;
}
