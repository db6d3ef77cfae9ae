/** Reading questions from the hall: the list for everybody, all of them for whoever presides. */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { canFollowFloor } from '#domain/floor/permissions.ts';
import { QUESTION_LIMITS, QUESTION_STATES } from '#domain/question/kinds.ts';
import type { QuestionDesk, QuestionList } from '#domain/question/views.ts';
import type { Q } from '../bind.ts';
import { floorAccess, presides } from '../floor/access.ts';
import { listOf, questionView } from './access.ts';
import { questionsOn } from './repository.ts';

export async function questionList(q: Q, actor: Actor | null, floorId: string): Promise<QuestionList> {
  const access = await floorAccess(q.db, actor, floorId);
  if (!canFollowFloor(access.viewer)) refuse('not_found');
  return listOf(q, access);
}

/** All of them, for whoever presides. */
export async function questionDesk(q: Q, actor: Actor | null, floorId: string): Promise<QuestionDesk[]> {
  const access = await floorAccess(q.db, actor, floorId);
  if (!presides(access)) refuse('not_found');
  const rows = await questionsOn(q.db, floorId, QUESTION_STATES, QUESTION_LIMITS.desk);
  return rows.map((row) => ({
    ...questionView(row),
    state: row.state,
    version: row.version,
    askedAt: row.createdAt.toISOString(),
  }));
}
