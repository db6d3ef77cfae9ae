/** The bank of quizzes is for those who run the room; participants meet a question when it is asked. */
import type { ForumViewer } from '../actor.ts';
import { canConduct } from '../forum/permissions.ts';

export function canKeepQuizzes(v: ForumViewer): boolean {
  return canConduct(v);
}
