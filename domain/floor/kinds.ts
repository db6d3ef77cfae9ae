/** Words of the speaker queue, free of zod so that a phone may have them. */
export const SPEECH_KINDS = ['main', 'reply', 'question', 'point_of_order', 'remark'] as const;
export type SpeechKind = (typeof SPEECH_KINDS)[number];
export const SIDES = ['for', 'against'] as const;
export type Side = (typeof SIDES)[number];
export const SPEECH_STATES = ['waiting', 'speaking', 'done', 'withdrawn'] as const;
export type SpeechState = (typeof SPEECH_STATES)[number];

/** `simple`: the secretary taps who speaks. `queue`: people raise hands, the rule sets the order. */
export const FLOOR_MODES = ['simple', 'queue'] as const;
/** Whose time is added up together. */
export const FLOOR_GROUPS = ['none', 'school', 'municipality'] as const;
/** How a question from the hall is signed. */
export const QUESTION_NAMES = ['named', 'choice', 'anonymous'] as const;

export const FLOOR_LIMITS = {
  note: 250,
  name: 200,
  seconds: 3600,
  groupMinutes: 600,
  agenda: 40,
  waiting: 200,
} as const;

export type FloorSettings = {
  mode: (typeof FLOOR_MODES)[number];
  /** Seconds of a speech; 0: no timer. */
  seconds: number;
  /** Of everything that is not a speech: a reply, a question, a point of order, a remark. */
  shortSeconds: number;
  firstTimersFirst: boolean;
  /** After «за» comes «против» while both wait. */
  alternate: boolean;
  group: (typeof FLOOR_GROUPS)[number];
  /** What a group may speak altogether; 0: as long as it likes. A hint, nobody is cut off. */
  groupMinutes: number;
  questionsOpen: boolean;
  questionNames: (typeof QUESTION_NAMES)[number];
  /** Questions are shown after the moderator let them through. */
  questionsModerated: boolean;
};

export const DEFAULT_FLOOR: FloorSettings = {
  mode: 'simple',
  seconds: 180,
  shortSeconds: 60,
  firstTimersFirst: true,
  alternate: false,
  group: 'none',
  groupMinutes: 0,
  questionsOpen: true,
  questionNames: 'choice',
  questionsModerated: true,
};
