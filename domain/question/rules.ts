/** The life of a question from the hall, and the order in which questions are shown. Pure. */
import type { ErrorCode } from '../errors.ts';
import type { QuestionMove, QuestionState } from './kinds.ts';

const LIFE: Record<QuestionState, Partial<Record<QuestionMove, QuestionState>>> = {
  waiting: { let_through: 'open', decline: 'declined' },
  open: { answer: 'answered', archive: 'archived', decline: 'declined' },
  answered: { restore: 'open', archive: 'archived' },
  archived: { restore: 'open' },
  declined: { restore: 'open' },
};

export function afterMove(state: QuestionState, move: QuestionMove): QuestionState | ErrorCode {
  return LIFE[state][move] ?? 'question/not_now';
}

export function movesOf(state: QuestionState): QuestionMove[] {
  return Object.keys(LIFE[state]) as QuestionMove[];
}

type Ranked = { votes: number; number: number };
/** The best supported first; of equals, the one asked earlier. */
export function byVotes(a: Ranked, b: Ranked): number {
  return b.votes - a.votes || a.number - b.number;
}
