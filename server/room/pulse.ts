/** The pulse of a room, computed once for all its members and once for visitors. Holds nothing that is one person's. */
import { nowLine, wallClock } from '#domain/forum/programme.ts';
import type { RoomPulse } from '#domain/room/views.ts';
import type { Q } from '../bind.ts';
import { electionNow } from '../election/access.ts';
import { activeFloors } from '../floor/access.ts';
import { activePolls } from '../poll/access.ts';
import { quizNow } from '../quiz/access.ts';
import { hallVote } from '../vote/access.ts';
import { countHall, countQuizzes, textState, timesOf } from './repository.ts';

export async function voteNow(q: Q, forumId: string): Promise<RoomPulse['vote']> {
  const vote = await hallVote(q, forumId);
  return vote && { id: vote.id, number: vote.number, state: vote.state, question: vote.question };
}

export async function pulseOf(
  q: Q,
  forum: { id: string; timeZone: string },
  inside: boolean,
): Promise<RoomPulse> {
  const [times, state, quizzes, hall] = [
    await timesOf(q.db, forum.id),
    await textState(q.db, forum.id),
    await countQuizzes(q.db, forum.id),
    await countHall(q.db, forum.id),
  ];
  return {
    ...nowLine(times, wallClock(q.now, forum.timeZone)),
    vote: inside ? await voteNow(q, forum.id) : null,
    election: inside ? await electionNow(q, forum.id) : null,
    text: inside ? (state ?? 'none') : 'none',
    quizzes: inside ? quizzes : 0,
    active: inside
      ? [...new Set([...(await activeFloors(q, forum.id)), ...(await activePolls(q, forum.id))])].sort()
      : [],
    quiz: inside ? await quizNow(q, forum.id) : null,
    present: hall.present,
  };
}
