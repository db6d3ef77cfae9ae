/** What the room shows: on every phone («Сейчас»), on the wall, and to whoever switches the wall. No names of authors. */
import type { ElectionNow, HallElection } from '../election/views.ts';
import type { FloorNow, PhoneFloor } from '../floor/views.ts';
import type { ProgrammeItemView } from '../forum/views.ts';
import type { PollView } from '../poll/views.ts';
import type { QuestionList, QuestionView } from '../question/views.ts';
import type { HallQuiz } from '../quiz/run-views.ts';
import type { HallVote } from '../vote/views.ts';
import type { SceneKind } from './limits.ts';
import type { WallPage } from './pages.ts';
import type { Scene } from './schema.ts';

export type RoomItem = Pick<
  ProgrammeItemView,
  'id' | 'kind' | 'title' | 'startsAt' | 'endsAt' | 'room' | 'speakers' | 'track'
>;

/** The same for everybody of an audience; small, since a hall of phones follows it. */
export type RoomPulse = {
  on: string[];
  next: string | null;
  vote: { id: string; number: number; state: HallVote['state']; question: string } | null;
  /** Somebody is being elected. */
  election: ElectionNow | null;
  text: 'none' | 'drafting' | 'frozen' | 'adopted' | 'rejected';
  quizzes: number;
  /** Floors on which somebody speaks, hands may be raised or a poll is open. */
  active: string[];
  /** One is being played: come in. */
  quiz: { id: string; title: string } | null;
  /** People in the hall: phones spread their questions by it. */
  present: number;
};

export type NowView = {
  forum: { id: string; slug: string; name: string; number: string; timeZone: string; state: string };
  pulse: RoomPulse;
  on: RoomItem[];
  next: RoomItem | null;
  wall: { day: string; time: string };
  /** Milliseconds until the programme itself changes what is «now»; null when nothing more comes today. */
  changesIn: number | null;
  tracks: { id: string; number: number; title: string; open: boolean; mine: boolean }[];
  /** What the track one sits in does now, or the hall; null for visitors. */
  floor: PhoneFloor | null;
  me: {
    name: string;
    confirmed: boolean;
    mayPropose: boolean;
    /** My ballot of the open vote. */
    vote: 'none' | 'awaited' | 'cast' | 'by_hand';
    school: boolean;
    proposals: { open: number; taken: number; returned: number };
  } | null;
  mayRun: boolean;
};

export type ScreenRow = {
  id: string;
  name: string;
  trackId: string | null;
  scene: Scene;
  createdAt: string;
  version: number;
  /** When it last said that it is alive, and the version it showed then. */
  seenAt: string | null;
  seenV: number | null;
};
export type ScreensView = {
  forumId: string;
  /** The reader conducts the whole forum, not one track alone. */
  conducts: boolean;
  screens: ScreenRow[];
  pages: number;
  vote: RoomPulse['vote'];
};

/** A clause and what stands around it, so that the hall knows where in the text it is. */
export type DraftFocus = {
  heading: string;
  before: { marker: string; text: string } | null;
  clause: { id: string; marker: string; text: string };
  after: { marker: string; text: string } | null;
};

type Shown<K extends SceneKind, T> = { kind: K } & T;
export type ScreenState = {
  /** Raised by every change of the scene; the projector says which one it shows. */
  version: number;
  forum: { id: string; name: string; number: string; timeZone: string; settlement: string };
  hall: { present: number; listed: number };
  /** At all times in a corner; null where joining by code is closed. */
  join: { address: string; code: string; qrSvg: string } | null;
  scene:
    | Shown<'lobby', object>
    | Shown<'programme', { on: RoomItem[]; next: RoomItem | null }>
    /** Whatever the hall decides now, or decided last. */
    | Shown<'vote', { vote: HallVote | null; election: HallElection | null }>
    | Shown<'text', { page: WallPage | null; at: number; of: number; state: RoomPulse['text'] }>
    | Shown<'message', { text: string }>
    | Shown<'blank', object>
    | Shown<'quiz', { quiz: HallQuiz | null }>
    | Shown<'agenda', { floor: FloorNow | null }>
    | Shown<'speaker', { floor: FloorNow | null }>
    | Shown<'questions', { questions: QuestionList | null }>
    | Shown<'question', { question: QuestionView | null }>
    | Shown<'poll', { poll: PollView | null }>
    | Shown<'draft', { at: DraftFocus | null; state: RoomPulse['text'] }>;
};
