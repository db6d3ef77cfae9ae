/**
 * The life of a recommendation: three axes kept apart. This file is the first (control state, stored) and the second
 * (the organiser's verdict at closing); the third, schedule, is derived in schedule.ts and never stored.
 * ONE table role × transition: the server obeys it, the screen draws «что можно сделать сейчас» from it.
 */
import type { ErrorCode } from '../errors.ts';

export const STATES = [
  'adopted',
  'sent',
  'accepted',
  'in_progress',
  'declined',
  'rerouted',
  'reported',
  'suspended',
  'closed',
] as const;
export type State = (typeof STATES)[number];

export const BOARD_ROLES = [
  'organiser',
  'secretary',
  'addressee',
  'approver',
  'school',
  'participant',
  'public',
] as const;
export type BoardRole = (typeof BOARD_ROLES)[number];

/**
 * send: the covering letter left · answer: the addressee wrote by link, unverified · prepare … hold: where an approver of the
 * addressee is named, it waits for that yes first, comes with it, or goes back on their own side · accept … note: what a confirmed
 * answer means · more: clarification asked · reroute: another addressee is competent · mark: a school's own mark.
 */
export const EVENTS = [
  'send',
  'answer',
  'prepare',
  'approve',
  'hold',
  'accept',
  'start',
  'report',
  'decline',
  'refer',
  'note',
  'more',
  'reroute',
  'suspend',
  'resume',
  'split',
  'owner',
  'ask_time',
  'decide_time',
  'mark',
  'cadence',
  'tasks',
  'ground',
  'dispute',
  'settle',
  'risk',
  'calm',
  'propose',
  'close',
  'reopen',
] as const;
export type BoardEvent = (typeof EVENTS)[number];

const OPEN = STATES.filter((s) => s !== 'closed');
type Steps = Partial<Record<State, State>>;
const all = (to: State): Steps => Object.fromEntries(OPEN.map((s) => [s, to]));
const same = (from: readonly State[]): Steps => Object.fromEntries(from.map((s) => [s, s]));
const KEEPERS: readonly BoardRole[] = ['organiser', 'secretary'];

export const TABLE: Readonly<Record<BoardEvent, { steps: Steps; roles: readonly BoardRole[] }>> = {
  send: { steps: { adopted: 'sent', rerouted: 'sent' }, roles: KEEPERS },
  answer: { steps: same(OPEN), roles: ['addressee'] },
  // None of these three moves a row: what an addressee says is unverified, approved on its own side or not.
  prepare: { steps: same(OPEN), roles: ['addressee'] },
  approve: { steps: same(OPEN), roles: ['approver'] },
  hold: { steps: same(OPEN), roles: ['approver'] },
  // A later «принято к рассмотрению» does not take back what was already begun or reported.
  accept: { steps: { ...all('accepted'), in_progress: 'in_progress', reported: 'reported' }, roles: KEEPERS },
  start: { steps: all('in_progress'), roles: KEEPERS },
  report: { steps: all('reported'), roles: KEEPERS },
  decline: { steps: all('declined'), roles: KEEPERS },
  refer: { steps: all('rerouted'), roles: KEEPERS },
  // A letter may still be filed with a matter that is closed.
  note: { steps: same(STATES), roles: KEEPERS },
  more: { steps: { ...same(OPEN), reported: 'in_progress' }, roles: KEEPERS },
  reroute: { steps: all('rerouted'), roles: KEEPERS },
  suspend: {
    steps: { sent: 'suspended', accepted: 'suspended', in_progress: 'suspended', reported: 'suspended' },
    roles: KEEPERS,
  },
  resume: { steps: { suspended: 'in_progress' }, roles: KEEPERS },
  split: { steps: same(OPEN), roles: KEEPERS },
  owner: { steps: same(OPEN), roles: KEEPERS },
  // The letter of an addressee is entered by the secretary; by link they ask themselves.
  ask_time: { steps: same(OPEN), roles: [...KEEPERS, 'addressee'] },
  decide_time: { steps: same(OPEN), roles: KEEPERS },
  mark: { steps: same(OPEN), roles: ['school', 'organiser'] },
  cadence: { steps: same(OPEN), roles: KEEPERS },
  tasks: { steps: same(OPEN), roles: KEEPERS },
  // Neither a voice nor many of them change a state, also of what was closed.
  ground: { steps: same(STATES), roles: ['participant'] },
  dispute: { steps: same(STATES), roles: [] },
  settle: { steps: same(STATES), roles: KEEPERS },
  // A keeper was told that it may not come in time; and that it will after all.
  risk: { steps: same(OPEN), roles: KEEPERS },
  calm: { steps: same(OPEN), roles: KEEPERS },
  propose: { steps: same(OPEN), roles: KEEPERS },
  close: { steps: all('closed'), roles: KEEPERS },
  reopen: { steps: { closed: 'in_progress' }, roles: ['organiser'] },
};

export type Step = { ok: true; state: State } | { ok: false; code: ErrorCode };

/** Where the event leads; `board/closed` and `board/not_now` when the state has no such step. */
export function step(state: State, event: BoardEvent): Step {
  const to = TABLE[event].steps[state];
  if (to) return { ok: true, state: to };
  return { ok: false, code: state === 'closed' ? 'board/closed' : 'board/not_now' };
}

export function mayStep(roles: readonly BoardRole[], event: BoardEvent): boolean {
  return roles.some((role) => TABLE[event].roles.includes(role));
}

/** «Что можно сделать сейчас». */
export function available(state: State, roles: readonly BoardRole[]): BoardEvent[] {
  return EVENTS.filter((event) => mayStep(roles, event) && TABLE[event].steps[state] !== undefined);
}

// Answers

export const OUTCOMES = [
  'accepted',
  'in_progress',
  'done',
  'partly',
  'declined',
  'elsewhere',
  'no_outcome',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a confirmed answer does to the state. «Сделано» of the addressee is a report, never yet the verdict. */
export const EVENT_OF_OUTCOME: Readonly<Record<Outcome, BoardEvent>> = {
  accepted: 'accept',
  in_progress: 'start',
  done: 'report',
  partly: 'report',
  declined: 'decline',
  elsewhere: 'refer',
  no_outcome: 'note',
};

// Verdicts

export const VERDICTS = [
  'done',
  'mostly',
  'partly',
  'not_supported',
  'not_done',
  'obsolete',
  'superseded',
  'merged',
] as const;
export type Verdict = (typeof VERDICTS)[number];

export type Ground = {
  /** Confirmed answers, marks of schools, or the assembly's own decision. */ evidence: boolean;
};

/** Verdicts that may be given: «учтена» in any measure stands on something; the rest is the organiser's to say. */
export function verdictsFor(ground: Ground): Verdict[] {
  return VERDICTS.filter(
    (v) => ground.evidence || !['done', 'mostly', 'partly', 'not_supported'].includes(v),
  );
}

export function checkVerdict(
  verdict: Verdict,
  given: Ground & { note: string; successorId: string | null },
): ErrorCode | null {
  if (!verdictsFor(given).includes(verdict)) return 'board/no_ground';
  if ((verdict === 'superseded' || verdict === 'merged') && !given.successorId)
    return 'board/successor_needed';
  if (verdict !== 'done' && given.note.trim() === '') return 'board/note_needed';
  return null;
}

/** Of a divided clause, once all its parts are closed. */
export function verdictOfParts(parts: readonly Verdict[]): Verdict {
  if (parts.every((v) => v === 'done')) return 'done';
  if (parts.every((v) => v === 'obsolete')) return 'obsolete';
  if (parts.every((v) => v === 'not_supported')) return 'not_supported';
  return parts.some((v) => v === 'done' || v === 'mostly' || v === 'partly') ? 'partly' : 'not_done';
}

// Groups, over which every vocabulary is laid

export const GROUPS = ['open', 'answered', 'closed'] as const;
export type Group = (typeof GROUPS)[number];
export const GROUP_OF_STATE: Readonly<Record<State, Group>> = {
  adopted: 'open',
  sent: 'open',
  rerouted: 'open',
  accepted: 'answered',
  in_progress: 'answered',
  declined: 'answered',
  reported: 'answered',
  suspended: 'answered',
  closed: 'closed',
};
export const statesOf = (group: Group): State[] => STATES.filter((s) => GROUP_OF_STATE[s] === group);
