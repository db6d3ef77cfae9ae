import { describe, expect, it } from 'vitest';
import {
  available,
  BOARD_ROLES,
  type BoardEvent,
  type BoardRole,
  checkVerdict,
  EVENT_OF_OUTCOME,
  EVENTS,
  GROUP_OF_STATE,
  GROUPS,
  mayStep,
  OUTCOMES,
  STATES,
  type State,
  statesOf,
  step,
  verdictOfParts,
  verdictsFor,
} from './rules.ts';
import { PROFILE_WORDS, statusWord } from './words.ts';

/** The rule in words of docs/spec/recommendation.md, told apart from the table that implements it. */
function expected(state: State, event: BoardEvent): State | null {
  const open = state !== 'closed';
  switch (event) {
    case 'note':
    case 'ground':
    case 'dispute':
    case 'settle':
      return state;
    case 'send':
      return state === 'adopted' || state === 'rerouted' ? 'sent' : null;
    case 'suspend':
      return ['sent', 'accepted', 'in_progress', 'reported'].includes(state) ? 'suspended' : null;
    case 'resume':
      return state === 'suspended' ? 'in_progress' : null;
    case 'reopen':
      return open ? null : 'in_progress';
    case 'accept':
      return open ? (state === 'in_progress' || state === 'reported' ? state : 'accepted') : null;
    case 'more':
      return open ? (state === 'reported' ? 'in_progress' : state) : null;
    case 'start':
      return open ? 'in_progress' : null;
    case 'report':
      return open ? 'reported' : null;
    case 'decline':
      return open ? 'declined' : null;
    case 'refer':
    case 'reroute':
      return open ? 'rerouted' : null;
    case 'close':
      return open ? 'closed' : null;
    default:
      return open ? state : null;
  }
}
const hands: Record<BoardEvent, readonly BoardRole[]> = {
  ...(Object.fromEntries(EVENTS.map((e) => [e, ['organiser', 'secretary']])) as Record<
    BoardEvent,
    BoardRole[]
  >),
  answer: ['addressee'],
  prepare: ['addressee'],
  approve: ['approver'],
  hold: ['approver'],
  ask_time: ['organiser', 'secretary', 'addressee'],
  mark: ['school', 'organiser'],
  ground: ['participant'],
  dispute: [],
  reopen: ['organiser'],
};

describe('[RC4] every cell of state × event × role', () => {
  for (const state of STATES) {
    for (const event of EVENTS) {
      const to = expected(state, event);
      it(`${state} × ${event} → ${to ?? 'refused'}`, () => {
        const got = step(state, event);
        expect(got).toEqual(
          to
            ? { ok: true, state: to }
            : { ok: false, code: state === 'closed' ? 'board/closed' : 'board/not_now' },
        );
        for (const role of BOARD_ROLES) {
          expect(mayStep([role], event)).toBe(hands[event].includes(role));
          expect(available(state, [role]).includes(event)).toBe(to !== null && hands[event].includes(role));
        }
      });
    }
  }
  it('nothing is offered to the public, and to a participant without a school but to tell how it is', () => {
    for (const state of STATES) expect(available(state, ['public', 'participant'])).toEqual(['ground']);
    for (const state of STATES) expect(available(state, ['public'])).toEqual([]);
  });
});

it('[RC5] an answer never closes: what the addressee calls done is a report', () => {
  for (const outcome of OUTCOMES) {
    const moved = step('sent', EVENT_OF_OUTCOME[outcome]);
    expect(moved).toMatchObject({ ok: true });
    expect(moved.ok && moved.state).not.toBe('closed');
  }
  expect(step('sent', EVENT_OF_OUTCOME.done)).toEqual({ ok: true, state: 'reported' });
});

it('[RC6] «учтена» stands on something; every other verdict says why, a successor is named', () => {
  expect(verdictsFor({ evidence: false })).toEqual(['not_done', 'obsolete', 'superseded', 'merged']);
  const say = (
    verdict: Parameters<typeof checkVerdict>[0],
    note = '',
    evidence = true,
    successorId: string | null = null,
  ) => checkVerdict(verdict, { note, evidence, successorId });
  expect(say('done')).toBeNull();
  expect(say('done', '', false)).toBe('board/no_ground');
  expect(say('partly')).toBe('board/note_needed');
  expect(say('merged', 'одно и то же')).toBe('board/successor_needed');
  expect(say('merged', 'одно и то же', false, 'x')).toBeNull();
});

it('[RC7] a divided clause ends as its parts did', () => {
  expect(verdictOfParts(['done', 'done'])).toBe('done');
  expect(verdictOfParts(['done', 'not_done'])).toBe('partly');
  expect(verdictOfParts(['not_supported', 'not_supported'])).toBe('not_supported');
  expect(verdictOfParts(['not_done', 'obsolete'])).toBe('not_done');
});

it('[RC8] the words are data: each profile has one for every state and verdict, groups cover all states once', () => {
  for (const words of Object.values(PROFILE_WORDS)) {
    expect(Object.keys(words.states).sort()).toEqual([...STATES].sort());
    expect(Object.keys(words.verdicts)).toHaveLength(8);
  }
  expect(GROUPS.flatMap(statesOf).sort()).toEqual([...STATES].sort());
  expect(GROUP_OF_STATE.reported).toBe('answered');
  expect(statusWord('control', { state: 'closed', verdict: 'done' }).look).toBe('done');
  expect(statusWord('recommendations', { state: 'reported', verdict: null }, true).look).toBe('awaits');
  expect(PROFILE_WORDS.recommendations.saysLate).toBe(false);
});
