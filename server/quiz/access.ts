/** The quiz's door for other nouns: is one on, and what the projector may show. */
import type { HallQuiz } from '#domain/quiz/run-views.ts';
import type { Q } from '../bind.ts';
import { hallView } from './project.ts';
import { openRunOf } from './run-repository.ts';

export { type StageImage, stageImage } from './images.ts';

/** For every phone of the forum: there is a quiz to come to. */
export async function quizNow(q: Q, forumId: string): Promise<{ id: string; title: string } | null> {
  const run = await openRunOf(q.db, forumId);
  return run && run.phase !== 'finished' ? { id: run.id, title: run.title } : null;
}

/** The hall's quiz for the projector; the caller has checked its own right to show it. */
export async function hallQuiz(q: Q, forumId: string): Promise<HallQuiz | null> {
  const run = await openRunOf(q.db, forumId);
  return run ? hallView(q.db, run) : null;
}
