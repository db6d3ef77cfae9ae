/** Words of the questions from the hall, free of zod. */
export const QUESTION_STATES = ['waiting', 'open', 'answered', 'archived', 'declined'] as const;
export type QuestionState = (typeof QUESTION_STATES)[number];
/** What a moderator does with a question. */
export const QUESTION_MOVES = ['let_through', 'decline', 'answer', 'archive', 'restore'] as const;
export type QuestionMove = (typeof QUESTION_MOVES)[number];
export const QUESTION_LIMITS = { text: 500, waiting: 500, shown: 30, desk: 200, ownWaiting: 10 } as const;
