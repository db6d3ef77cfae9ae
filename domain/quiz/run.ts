/**
 * The life of a run: lobby → ready → answering ⇄ paused → locked → reveal → leaderboard → … → finished → closed. Pure:
 * (state, action, now) → state or code. Times are absolute milliseconds; nothing here waits.
 */
import type { NounCode } from '../errors.ts';
import type { QuestionKind } from './kinds.ts';
import { isShown } from './rules.ts';

export const PHASES = [
  'lobby',
  /** The question is read aloud; options are not out yet. */
  'ready',
  'answering',
  'paused',
  'locked',
  'reveal',
  /** A slide, or a case being talked over at the tables. */
  'showing',
  'leaderboard',
  /** A round was cancelled; nothing is on. */
  'between',
  'finished',
  'closed',
] as const;
export type Phase = (typeof PHASES)[number];

export const ACTIONS = [
  'next',
  'open',
  'pause',
  'resume',
  'extend',
  'lock',
  'reveal',
  'board',
  'cancel',
  'reopen',
  'decider',
  'finish',
  'close',
] as const;
export type Action = (typeof ACTIONS)[number];

export const TIMES = {
  /** An answer on its way at the bell is taken. */
  graceMs: 750,
  /** What was taken may still be on its way into the database. */
  slackMs: 250,
  readyMs: 5_000,
  /** Longer silence of the server stops the clock. */
  outageMs: 3_000,
  creditMs: 300,
  extendMs: 30_000,
} as const;

export type RoundClock = {
  kind: QuestionKind;
  state: 'ready' | 'open' | 'paused' | 'locked' | 'revealed' | 'shown' | 'cancelled';
  openAt: number;
  /** The bell for those without a factor of their own. */
  closeAt: number;
  /** All the time there is for this round, extensions included. */
  ms: number;
  /** Paused: what was left on the clock. */
  leftMs: number | null;
  /** The greatest factor of anybody here. */
  slowest: number;
};
export type RunState = { phase: Phase; round: RoundClock | null };
/** `begin`: the caller makes the round of that kind and puts it here. */
export type Outcome =
  | { ok: true; phase: Phase; round: RoundClock | null; begin?: 'next' | 'again' | 'decider' }
  | { ok: false; code: NounCode };

const FROM: Record<Action, readonly Phase[]> = {
  next: ['lobby', 'reveal', 'showing', 'leaderboard', 'between'],
  open: ['ready'],
  pause: ['answering'],
  resume: ['paused'],
  extend: ['answering', 'paused', 'showing'],
  lock: ['answering', 'paused'],
  reveal: ['locked'],
  board: ['reveal', 'showing', 'between'],
  cancel: ['ready', 'answering', 'paused', 'locked', 'reveal', 'showing'],
  reopen: ['locked', 'reveal', 'leaderboard', 'between'],
  decider: ['reveal', 'leaderboard', 'between', 'finished'],
  finish: ['reveal', 'showing', 'leaderboard', 'between'],
  close: ['lobby', 'finished'],
};

/** What may be pressed now. */
export function mayStep(phase: Phase): Action[] {
  return ACTIONS.filter((action) => FROM[action].includes(phase));
}

/** The one natural step that a space bar takes. */
export function naturalStep(phase: Phase, more: boolean): Action | null {
  switch (phase) {
    case 'ready':
      return 'open';
    case 'answering':
      return 'lock';
    case 'paused':
      return 'resume';
    case 'locked':
      return 'reveal';
    case 'closed':
      return null;
    case 'finished':
      return 'close';
    default:
      return more ? 'next' : 'finish';
  }
}

export function step(
  { phase, round }: RunState,
  action: Action,
  now: number,
  ms: number = TIMES.extendMs,
): Outcome {
  if (!FROM[action].includes(phase)) return { ok: false, code: 'quiz/not_now' };
  const at = (next: Phase, change: Partial<RoundClock> = {}): Outcome => ({
    ok: true,
    phase: next,
    round: round && { ...round, ...change },
  });
  switch (action) {
    case 'next':
      return { ok: true, phase: 'ready', round, begin: 'next' };
    case 'reopen':
      return { ok: true, phase: 'ready', round: round && { ...round, state: 'cancelled' }, begin: 'again' };
    case 'decider':
      return { ok: true, phase: 'ready', round, begin: 'decider' };
    case 'open':
      return round ? at('answering', opened(round, now)) : { ok: false, code: 'quiz/not_now' };
    case 'pause':
      return round ? at('paused', paused(round, now)) : { ok: false, code: 'quiz/not_now' };
    case 'resume':
      return round ? at('answering', resumed(round, now)) : { ok: false, code: 'quiz/not_now' };
    case 'extend':
      if (!round) return { ok: false, code: 'quiz/not_now' };
      // Time that has run out is added to from now, not from when it ended.
      return at(phase, {
        ms: round.ms + ms,
        ...(round.leftMs === null
          ? { closeAt: Math.max(round.closeAt, now) + ms }
          : { leftMs: round.leftMs + ms }),
      });
    case 'lock':
      return at('locked', { state: 'locked', leftMs: null });
    case 'reveal':
      return at('reveal', { state: 'revealed' });
    case 'cancel':
      return at('between', { state: 'cancelled', leftMs: null });
    case 'board':
      return at('leaderboard');
    case 'finish':
      return at('finished');
    case 'close':
      return at('closed');
  }
}

/** A round as it begins: a question is read first, a slide is simply there with its clock. */
export function begun(kind: QuestionKind, ms: number, slowest: number, now: number): RoundClock {
  const base = { kind, ms, slowest, leftMs: null };
  return isShown(kind)
    ? { ...base, state: 'shown', openAt: now, closeAt: now + ms }
    : { ...base, state: 'ready', openAt: now + TIMES.readyMs, closeAt: now + TIMES.readyMs + ms };
}

const opened = (round: RoundClock, now: number): Partial<RoundClock> => ({
  state: 'open',
  openAt: now,
  closeAt: now + round.ms,
});
const paused = (round: RoundClock, now: number): Partial<RoundClock> => ({
  state: 'paused',
  leftMs: Math.max(0, round.closeAt - now),
});
/** The opening moves with the pause, so that used time is always `now − openAt`. */
function resumed(round: RoundClock, now: number): Partial<RoundClock> {
  const closeAt = now + (round.leftMs ?? 0);
  return { state: 'open', leftMs: null, closeAt, openAt: closeAt - round.ms };
}

/** When nobody can answer any more, those with time of their own included. */
export function bellAt(round: RoundClock, factor = round.slowest): number {
  return round.closeAt + round.ms * (Math.max(1, factor) - 1);
}

/**
 * What time itself does. `seenAt` is the last sign of life of any server: after a longer silence nobody could answer,
 * so the clock stands where it stood then, and a person starts it again.
 */
export function tick({ phase, round }: RunState, now: number, seenAt: number): Outcome | null {
  if (!round) return null;
  if (phase === 'answering' && now - seenAt > TIMES.outageMs && seenAt < bellAt(round))
    return { ok: true, phase: 'paused', round: { ...round, ...paused(round, seenAt) } };
  if (phase === 'answering' && now > bellAt(round) + TIMES.graceMs + TIMES.slackMs)
    return { ok: true, phase: 'locked', round: { ...round, state: 'locked', leftMs: null } };
  if (phase === 'ready' && now - seenAt > TIMES.outageMs)
    return {
      ok: true,
      phase,
      round: { ...round, openAt: now + TIMES.readyMs, closeAt: now + TIMES.readyMs + round.ms },
    };
  if (phase === 'ready' && now >= round.openAt)
    return { ok: true, phase: 'answering', round: { ...round, ...opened(round, now) } };
  return null;
}
