/** Counting elections: tables over n = 1..30 and every base, and what must hold of any count. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAJORITY_BASES, type MajorityBase } from '../forum/procedure.ts';
import { addCounts, countBallots, countFits, picksFit, protocolFaults, type RoundCount } from './counts.ts';
import { ELECTION_STATES, type RoundState } from './kinds.ts';
import { commitTo, drawLot } from './lot.ts';
import {
  countRound,
  type ElectionEvent,
  type ElectionRule,
  nextElectionState,
  type RoundEvent,
  roundMay,
  stateAfter,
} from './rules.ts';

const rule = (over: Partial<ElectionRule> = {}, basis: MajorityBase = 'taking_part'): ElectionRule => ({
  majority: { numerator: 1, denominator: 2, reached: false, basis },
  quorum: null,
  runoff: 'most',
  tie: 'lot',
  rulesVersion: 1,
  ...over,
});
const hallOf = (n: number) => ({ present: n, listed: n + 2, voting: n + 1, members: n + 4 });
const one = (votes: Record<string, number>, rest: Partial<RoundCount> = {}): RoundCount => {
  const { against = 0, abstain = 0, invalid = 0 } = rest;
  const sum = Object.values(votes).reduce((all, n) => all + n, 0);
  return { votes, against, abstain, invalid, taking: sum + against + abstain + invalid, ...rest };
};

describe('[EL1] one seat, two candidates: every split of n = 1..30 under every base', () => {
  for (const basis of MAJORITY_BASES)
    for (const reached of [false, true])
      test(`${basis}${reached ? ', reached' : ''}`, () => {
        const wrong: string[] = [];
        for (let n = 1; n <= 30; n += 1)
          for (let a = 0; a <= n; a += 1)
            for (let b = 0; a + b <= n; b += 1)
              for (const [against, invalid] of [
                [0, 0],
                [n - a - b, 0],
                [0, n - a - b],
              ] as const) {
                const base = {
                  present: n,
                  cast: a + b + against,
                  taking_part: a + b + against + invalid,
                  roll: n + 1,
                  members: n + 4,
                }[basis];
                // Said in another way than the code does: doubled votes against the base.
                const passes = (votes: number) =>
                  votes > 0 && (reached ? votes * 2 >= base : votes * 2 > base);
                const setting = {
                  kind: 'first' as const,
                  candidates: ['a', 'b'],
                  seats: 1,
                  roll: n,
                  hall: hallOf(n),
                };
                const majority = { numerator: 1, denominator: 2, reached, basis };
                const result = countRound(rule({ majority }), setting, one({ a, b }, { against, invalid }));
                const both = result.standing.length === 2 && result.elected.length === 0;
                const right =
                  passes(a) && passes(b) && a === b
                    ? result.next === 'runoff' && both && result.tied.length === 2
                    : passes(a) || passes(b)
                      ? result.next === 'done' && result.elected[0] === (a > b ? 'a' : 'b')
                      : result.next === 'runoff' && both && result.tied.length === 0;
                if (!right || result.base !== base)
                  wrong.push(JSON.stringify({ n, a, b, against, invalid, base, result }));
              }
        expect(wrong).toEqual([]);
      });
});

describe('[EL2] the run-off', () => {
  const setting = (n: number) => ({
    kind: 'runoff' as const,
    candidates: ['a', 'b'],
    seats: 1,
    roll: n,
    hall: hallOf(n),
  });
  test('by the most votes: every split of n = 1..30; equal again goes to the lot, or to new nominations', () => {
    for (let n = 1; n <= 30; n += 1)
      for (let a = 0; a <= n; a += 1)
        for (let b = 0; a + b <= n; b += 1)
          for (const tie of ['lot', 'repeat'] as const) {
            const against = n - a - b;
            const result = countRound(rule({ tie }), setting(n), one({ a, b }, { against }));
            const best = Math.max(a, b);
            const wanted =
              best === 0 || best <= against
                ? ['repeat', []]
                : a === b
                  ? [tie, []]
                  : ['done', [a > b ? 'a' : 'b']];
            expect([result.next, result.elected], JSON.stringify({ n, a, b, tie })).toEqual(wanted);
            expect(result.needed).toBeNull();
          }
  });
  test('by the majority again, where the rules say so', () => {
    const result = countRound(rule({ runoff: 'majority' }), setting(10), one({ a: 5, b: 3 }, { against: 2 }));
    expect(result).toMatchObject({ next: 'repeat', needed: 6, elected: [] });
  });
});

test('[EL3] threshold unmet: the leading stand again, one more than there are seats, with their equals', () => {
  const setting = (candidates: string[], seats = 1) => ({
    kind: 'first' as const,
    candidates,
    seats,
    roll: 30,
    hall: hallOf(30),
  });
  expect(countRound(rule(), setting(['a', 'b', 'c']), one({ a: 9, b: 8, c: 5 })).standing).toEqual([
    'a',
    'b',
  ]);
  expect(countRound(rule(), setting(['a', 'b', 'c']), one({ a: 9, b: 6, c: 6 })).standing).toEqual([
    'a',
    'b',
    'c',
  ]);
  expect(countRound(rule(), setting(['a']), one({ a: 4 }, { against: 8 }))).toMatchObject({
    next: 'repeat',
    standing: [],
    left: 1,
  });
  // Two seats, one filled: the run-off is for the other.
  const two = countRound(rule(), setting(['a', 'b', 'c'], 2), { ...one({ a: 9, b: 4, c: 4 }), taking: 12 });
  expect(two).toMatchObject({ elected: ['a'], left: 1, next: 'runoff', standing: ['b', 'c'] });
});

test('[EL4] without its quorum a round is void and decides nothing', () => {
  const quorum = { numerator: 1, denominator: 2, reached: false, basis: 'members' as const };
  const setting = {
    kind: 'first' as const,
    candidates: ['a'],
    seats: 1,
    roll: 4,
    hall: { ...hallOf(4), members: 9 },
  };
  expect(countRound(rule({ quorum }), setting, one({ a: 4 }))).toMatchObject({ next: 'void', elected: [] });
});

test('[EL5] any count: seats are not overfilled, nobody short of the rule is in, order decides nothing, it ends', () => {
  const zBallots = fc.array(fc.subarray(['a', 'b', 'c', 'd', 'e'], { maxLength: 3 }), { maxLength: 30 });
  fc.assert(
    fc.property(zBallots, fc.integer({ min: 1, max: 4 }), fc.boolean(), (ballots, seats, most) => {
      const own = rule({ runoff: most ? 'most' : 'majority' });
      let standing = ['a', 'b', 'c', 'd', 'e'];
      let kind: 'first' | 'runoff' = 'first';
      let left = seats;
      const chosen: string[] = [];
      for (let round = 1; ; round += 1) {
        expect(round).toBeLessThan(8);
        const now = ballots.map((picks) => picks.filter((id) => standing.includes(id)).slice(0, left));
        const count = countBallots(now, standing);
        const setting = { kind, seats: left, roll: 30, hall: hallOf(30) };
        const result = countRound(own, { ...setting, candidates: standing }, count);
        const turned = countRound(own, { ...setting, candidates: [...standing].reverse() }, count);
        expect(turned).toEqual(result);
        expect(result.elected.length + result.left).toBe(left);
        expect(new Set([...result.elected, ...result.standing]).size).toBe(
          result.elected.length + result.standing.length,
        );
        for (const id of result.elected) {
          const votes = result.votes.find((row) => row.id === id)!.votes;
          expect(votes).toBeGreaterThan(0);
          if (result.needed !== null) expect(votes).toBeGreaterThanOrEqual(result.needed);
          for (const row of result.votes)
            if (row.votes > votes) expect(result.elected.includes(row.id)).toBe(true);
        }
        chosen.push(...result.elected);
        if (result.next !== 'runoff') break;
        expect(result.standing.length).toBeGreaterThan(result.left);
        standing = result.standing;
        left = result.left;
        kind = 'runoff';
      }
      expect(new Set(chosen).size).toBe(chosen.length);
      expect(chosen.length).toBeLessThanOrEqual(seats);
    }),
    { numRuns: 500, seed: 20261121 },
  );
});

test('[EL6] numbers that cannot be those of people are refused', () => {
  const fits = (count: RoundCount, seats = 1) => countFits(count, ['a', 'b'], seats, 5);
  expect(fits(one({ a: 3, b: 2 }))).toBe(true);
  expect(fits(one({ a: 4, b: 2 }))).toBe(false);
  expect(fits({ ...one({ a: 3, b: 2 }), taking: 4 })).toBe(false);
  expect(fits({ ...one({ a: 4, b: 3 }), taking: 4 }, 2)).toBe(true);
  expect(fits({ ...one({ a: 5, b: 3 }), taking: 4 }, 2)).toBe(false);
  expect(fits({ ...one({ a: 1, b: 0 }), taking: 3 })).toBe(false);
  expect(fits(one({ a: -1, b: 0 }))).toBe(false);
  expect(fits(one({ a: 1, x: 1 }))).toBe(false);
  expect(() =>
    countRound(
      rule(),
      { kind: 'first', candidates: ['a'], seats: 1, roll: 2, hall: hallOf(2) },
      one({ a: 3 }),
    ),
  ).toThrow(RangeError);
  expect(picksFit(['a', 'a'], ['a', 'b'], 2)).toBe(false);
  expect(picksFit(['a', 'b'], ['a', 'b'], 1)).toBe(false);
  expect(picksFit([], ['a', 'b'], 1)).toBe(true);
  expect(picksFit(['z'], ['a', 'b'], 1)).toBe(false);
});

test('[EL7] the tellers’ protocol: what does not add up is named, and only the impossible stops it', () => {
  const protocol = (over = {}) => ({ printed: 12, issued: 8, spoilt: 1, unused: 3, found: 8, ...over });
  expect(protocolFaults(protocol(), 8, 9)).toEqual([]);
  expect(protocolFaults(protocol({ found: 7 }), 7, 9)).toEqual(['fewer_found']);
  expect(protocolFaults(protocol({ unused: 2 }), 8, 9)).toEqual(['sheets']);
  expect(protocolFaults(protocol({ found: 9 }), 9, 9)).toContain('impossible');
  expect(protocolFaults(protocol(), 7, 9)).toContain('impossible');
  expect(protocolFaults(protocol({ issued: 10, unused: 1 }), 8, 9)).toContain('impossible');
});

test('[EL8] the lot: anybody repeats it from seed and phrase; each place is as likely; a phrase changes it', () => {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  const tied = ['a', 'b', 'c'];
  const order = drawLot('seed', 'весна', tied, hash);
  expect(drawLot('seed', ' весна ', [...tied].reverse(), hash)).toEqual(order);
  expect(commitTo('seed', hash)).toMatch(/^[0-9a-f]{64}$/);
  const first: Record<string, number> = {};
  for (let i = 0; i < 3_000; i += 1) {
    const id = drawLot(`s${i}`, 'весна', tied, hash)[0]!;
    first[id] = (first[id] ?? 0) + 1;
  }
  for (const id of tied) expect(Math.abs((first[id] ?? 0) - 1_000)).toBeLessThan(120);
});

test('[EL9] every state and event: only the ways of the table', () => {
  const may: Record<ElectionEvent, string[]> = {
    close_list: ['nominating'],
    reopen_list: ['listed', 'failed'],
    open_round: ['listed'],
    withdraw: ['nominating', 'listed', 'failed'],
  };
  for (const state of ELECTION_STATES)
    for (const event of Object.keys(may) as ElectionEvent[])
      expect(nextElectionState(state, event) !== 'election/wrong_state').toBe(may[event].includes(state));
  const rounds: Record<RoundEvent, RoundState[]> = {
    cast: ['open'],
    close: ['open'],
    announce: ['open', 'closed'],
    annul: ['open', 'closed'],
  };
  for (const state of ['open', 'closed', 'announced', 'annulled'] as const)
    for (const event of Object.keys(rounds) as RoundEvent[])
      expect(roundMay(state, event)).toBe(rounds[event].includes(state));
  expect((['done', 'repeat', 'runoff', 'lot', 'void'] as const).map(stateAfter)).toEqual([
    'elected',
    'failed',
    'listed',
    'listed',
    'listed',
  ]);
});

test('phones and hands are one count', () => {
  const phones = countBallots([['a'], ['b'], []], ['a', 'b']);
  expect(phones).toEqual({ votes: { a: 1, b: 1 }, against: 1, abstain: 0, invalid: 0, taking: 3 });
  expect(addCounts(phones, one({ a: 2, b: 0 }, { invalid: 1 }))).toEqual({
    votes: { a: 3, b: 1 },
    against: 1,
    abstain: 0,
    invalid: 1,
    taking: 6,
  });
});
