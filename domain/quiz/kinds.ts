/** Kinds and bounds of questions; forms know them too, so nothing of zod stands here. */
export const QUESTION_KINDS = [
  'single',
  'multiple',
  'true_false',
  'short',
  'number',
  'order',
  'match',
  'scale',
  'poll',
  'cloud',
  'open',
  'case',
  'slide',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

export const QUIZ_LIMITS = {
  questions: 500,
  options: 12,
  text: 300,
  cloud: 60,
  tables: 60,
  name: 60,
} as const;

/** Time of one's own: as everybody, half as much again, twice. */
export const FACTORS = [1, 1.5, 2] as const;

export const SCORINGS = ['accuracy', 'speed', 'order'] as const;
export type Scoring = (typeof SCORINGS)[number];

export type RunSettings = {
  teams: boolean;
  /** One phone answers for the table, or everybody has their own and the table is their mean. */
  phones: 'one' | 'each';
  scoring: Scoring;
  /** Ends the question when everybody has answered. */
  autoLock: boolean;
  /** Else who answered what is forgotten when the quiz is closed. */
  keepPersonal: boolean;
};
/** What a hall of school directors plays. */
export const DEFAULT_SETTINGS: RunSettings = {
  teams: true,
  phones: 'one',
  scoring: 'accuracy',
  autoLock: false,
  keepPersonal: false,
};
