/** What the room shows: on every phone («Сейчас»), on the wall, and to whoever switches the wall. No names of authors. */
import type { ProgrammeItemView } from '../forum/views.ts';
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
  text: 'none' | 'drafting' | 'frozen' | 'adopted' | 'rejected';
  quizzes: number;
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

export type ScreenRow = { id: string; name: string; scene: Scene; createdAt: string; version: number };
export type ScreensView = {
  forumId: string;
  screens: ScreenRow[];
  pages: number;
  vote: RoomPulse['vote'];
};

type Shown<K extends SceneKind, T> = { kind: K } & T;
export type ScreenState = {
  forum: { id: string; name: string; number: string; timeZone: string; settlement: string };
  hall: { present: number; listed: number };
  scene:
    | Shown<'lobby', { address: string; code: string | null; qrSvg: string }>
    | Shown<'programme', { on: RoomItem[]; next: RoomItem | null }>
    | Shown<'vote', { vote: HallVote | null }>
    | Shown<'text', { page: WallPage | null; at: number; of: number; state: RoomPulse['text'] }>
    | Shown<'message', { text: string }>
    | Shown<'blank', object>;
};
