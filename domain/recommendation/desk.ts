/**
 * «Мой стол»: what on a board awaits this reader, and what became of what they proposed. Keepers see what they have to
 * decide; anybody else their school's marks and their own proposals. Authors are told of themselves alone.
 */
import type { Day } from '../resolution/calendar.ts';
import type { ExtensionView } from './extension.ts';
import type { Outcome, State, Verdict } from './rules.ts';
import type { Signal } from './signals.ts';
import type { BoardForum } from './views.ts';

/** What a keeper decides, in the order in which others wait for it; then what is the reader's own. */
export const DESK_SECTIONS = ['answers', 'time', 'second', 'disputed', 'reported', 'school', 'mine'] as const;
export type DeskKind = (typeof DESK_SECTIONS)[number];
/** Somebody waits for these; of «mine» one only reads. */
export const awaits = (kind: DeskKind): boolean => kind !== 'mine';

/** Of each kind the first so many; the count says how many there are. */
export const DESK_SHOWN = 10;

export type DeskItem = {
  number: number;
  text: string;
  addressees: string[];
  state: State;
  verdict: Verdict | null;
  /** Since when it waits. */
  since: Day | null;
  /** Of an answer. */
  outcome: Outcome | null;
  signedBy: string;
  /** Of a verdict that waits for a second pair of eyes. */
  proposed: Verdict | null;
  /** Of a request for more time: what is decided on the spot. */
  time: ExtensionView | null;
};
export type DeskSection = { kind: DeskKind; count: number; items: DeskItem[] };

export type DeskView = {
  forum: BoardForum;
  today: Day;
  keeper: boolean;
  /** Rows of the whole board. */
  total: number;
  /** Only those with something in them. */
  sections: DeskSection[];
  /** Replies by mail that were not entered yet; keepers only. */
  mail: number;
  /** Nobody waits for these, but the board tells them: each leads to its rows. */
  signals: { signal: Signal; count: number }[];
};

/** Told on the desk as signals; the rest of them is a section of its own, or no matter of a day's work. */
export const DESK_SIGNALS: readonly Signal[] = [
  'due_soon',
  'overdue',
  'long_overdue',
  'silent',
  'stale',
  'at_risk',
];
