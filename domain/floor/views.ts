/** The floor as each audience sees it. Names of speakers are said aloud in the hall; times come as data, clocks are drawn. */
import type { PollView } from '../poll/views.ts';
import type { QuestionDesk, QuestionList } from '../question/views.ts';
import type { Scene } from '../room/schema.ts';
import type { FloorSettings, Side, SpeechKind } from './kinds.ts';
import type { Turn } from './rules.ts';

export type Speaker = { name: string; post: string; school: string };
export type TurnView = Turn & { id: string; kind: SpeechKind; side: Side | null; speaker: Speaker };
export type HandView = { id: string; kind: SpeechKind; side: Side | null; speaker: Speaker; first: boolean };

/** What everybody of the hall sees. */
export type FloorNow = {
  id: string;
  forumId: string;
  track: { id: string; number: number; title: string } | null;
  mode: FloorSettings['mode'];
  agenda: { text: string; minutes?: number }[];
  agendaAt: number | null;
  speaking: TurnView | null;
  /** The question that has paused the speaker. */
  interposed: TurnView | null;
  queueOpen: boolean;
  /** In the order of the rule; at most SHOWN_HANDS, the rest is a number. */
  hands: HandView[];
  waiting: number;
  alternate: boolean;
};
export const SHOWN_HANDS = 10;

/** What phones follow; questions from the hall are a view of their own, since support changes them all the time. */
export type HallView = { floor: FloorNow; poll: PollView | null };

/** Everything a phone needs of one floor, with the ids of the views it follows. */
export type PhoneFloor = {
  hall: HallView;
  questions: QuestionList;
  mine: MineView | null;
  participantId: string | null;
  mayRaise: boolean;
  /** Questions, polls and clouds: while the forum lasts. */
  mayTakePart: boolean;
};

/** One's own part, by `<floorId>:<participantId>`. */
export type MineView = {
  hands: { id: string; kind: SpeechKind; place: number }[];
  speaking: boolean;
  /** What was chosen in the open poll, and the words given to the open cloud. */
  poll: { id: string; keys: string[]; words: string[] } | null;
  /** Questions supported. */
  votes: string[];
  /** One's own questions asked by name. */
  questions: { id: string; text: string; state: string }[];
};

export type DeskPerson = {
  id: string;
  name: string;
  post: string;
  school: string;
  present: boolean;
};
export type DeskHand = HandView & { participantId: string | null; note: string; requestedAt: string };
export type Heard = { id: string; name: string; kind: SpeechKind; ms: number; topic: string };

/** Everything for whoever presides. */
export type FloorDesk = {
  floor: FloorNow;
  version: number;
  settings: FloorSettings;
  nextScene: Scene | null;
  hands: DeskHand[];
  heard: Heard[];
  groups: { name: string; ms: number; turns: number }[];
  /** By person: those who spoke. */
  spoke: Record<string, { ms: number; turns: number }>;
  polls: PollView[];
  questions: QuestionDesk[];
};

/** A turn of the record: ВЫСТУПИЛИ of the minutes is read from these. */
export type SpeechRecord = {
  id: string;
  track: { id: string; number: number; title: string } | null;
  topic: string;
  kind: SpeechKind;
  side: Side | null;
  participantId: string | null;
  fullName: string;
  post: string;
  school: string;
  startedAt: string;
  endedAt: string | null;
  seconds: number;
};
