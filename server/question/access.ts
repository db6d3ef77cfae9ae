/** The question's door for the wall: a question as the hall sees it; the caller has checked its own right to show it. */
import { QUESTION_LIMITS } from '#domain/question/kinds.ts';
import type { QuestionList, QuestionView } from '#domain/question/views.ts';
import type { Q } from '../bind.ts';
import type { FloorState } from '../floor/access.ts';
import {
  askedBy,
  countQuestions,
  questionById,
  questionsOn,
  type RankedRow,
  supportedBy,
} from './repository.ts';

export const questionView = (row: RankedRow): QuestionView => ({
  id: row.id,
  number: row.number,
  text: row.text,
  author: row.author,
  votes: row.votes,
  answered: row.state === 'answered',
  highlighted: row.highlightedAt !== null,
});

export async function listOf(q: Q, { floorId, settings }: FloorState): Promise<QuestionList> {
  const rows = await questionsOn(q.db, floorId, ['open'], QUESTION_LIMITS.shown);
  const all =
    rows.length < QUESTION_LIMITS.shown ? rows.length : await countQuestions(q.db, floorId, ['open']);
  return {
    open: settings.questionsOpen,
    names: settings.questionNames,
    moderated: settings.questionsModerated,
    list: rows.map(questionView),
    more: all - rows.length,
  };
}

/** For the wall: one question that was let through; null when it is not there any more. */
export async function questionOnWall(
  q: Q,
  questionId: string,
): Promise<(QuestionView & { forumId: string }) | null> {
  const row = await questionById(q.db, questionId);
  if (!row || (row.state !== 'open' && row.state !== 'answered')) return null;
  const found = (await questionsOn(q.db, row.floorId, [row.state], 1000)).find(({ id }) => id === questionId);
  return found ? { ...questionView(found), forumId: row.forumId } : null;
}

/** What this person supports, and what they asked by name. */
export async function mySupport(q: Q, floorId: string, participantId: string) {
  const own = await askedBy(q.db, floorId, participantId);
  return {
    votes: await supportedBy(q.db, floorId, participantId),
    questions: own
      .filter(({ state }) => state !== 'archived')
      .map(({ id, text, state }) => ({ id, text, state })),
  };
}
