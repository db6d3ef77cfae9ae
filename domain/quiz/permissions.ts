/** The bank of quizzes is for those who run the room; a quiz that is on is for everybody of the forum. */
import type { ForumViewer } from '../actor.ts';
import { canConduct, canManageForum } from '../forum/permissions.ts';
import type { RunSettings } from './kinds.ts';

export function canKeepQuizzes(v: ForumViewer): boolean {
  return canConduct(v);
}

/** Starts, steps, mends and ends a run. */
export function canRunQuiz(v: ForumViewer): boolean {
  return canConduct(v);
}

/** Guests too: a quiz needs a name in the hall, not a right to vote. */
export function canPlay(v: ForumViewer): boolean {
  return v.membership !== null && v.forum.state !== 'archived';
}

/** What each person answered: for the organiser, and only where the quiz said beforehand that it is kept. */
export function canSeePersonal(v: ForumViewer, { keepPersonal }: Pick<RunSettings, 'keepPersonal'>): boolean {
  return keepPersonal && canManageForum(v);
}
