/** Exhaustive tables: every base, every share, every count of up to 30 people. */
import { expect, test } from 'vitest';
import { MAJORITY_BASES } from '../forum/procedure.ts';
import {
  decide as decideOf,
  type Hall,
  handsFit,
  needed,
  nextVoteState,
  quorumOf,
  satisfies,
  together,
  VOTE_STATES,
  type VoteEvent,
  type VoteRule,
} from './rules.ts';

const hall = (n: number, extra = 0): Hall => ({
  present: n,
  listed: n + extra,
  voting: n + extra,
  members: n + extra + 1,
});
type Rule = Pick<VoteRule, 'majority'> & { tie?: VoteRule['tie'] };
const decide = (rule: Rule, ...rest: Parameters<typeof decideOf> extends [unknown, ...infer R] ? R : never) =>
  decideOf({ quorum: null, ...rule }, ...rest);
const half = { numerator: 1, denominator: 2, reached: false };
const twoThirds = { numerator: 2, denominator: 3, reached: true };
const all = { numerator: 1, denominator: 1, reached: true };

/** Half a million decisions are for the night; by day all of small rolls, and a whole big one. */
const ROLLS = Array.from({ length: 30 }, (_, at) => at + 1).filter(
  (roll) => process.env.NIGHTLY === '1' || roll <= 14 || roll === 29,
);

test('[VO1] more than half and two thirds, n = 0..30, in integers', () => {
  for (let n = 0; n <= 30; n += 1) {
    for (let count = 0; count <= n; count += 1) {
      expect(satisfies(count, n, half)).toBe(count + count > n);
      expect(satisfies(count, n, twoThirds)).toBe(n > 0 && count * 3 >= n * 2);
      expect(satisfies(count, n, all)).toBe(n > 0 && count === n);
    }
    if (n === 0) continue;
    for (const share of [half, twoThirds, all]) {
      const fewest = needed(n, share);
      expect(satisfies(fewest, n, share), `${fewest} of ${n}`).toBe(true);
      expect(satisfies(fewest - 1, n, share)).toBe(false);
    }
  }
});

test('[VO2] each named base, every count of up to 30 on the roll: the decision is the definition', () => {
  const wrong: unknown[] = [];
  const check = (name: string, right: boolean, about: unknown) => right || wrong.push({ name, about });
  for (const roll of ROLLS) {
    const h = hall(roll, 3);
    for (let yes = 0; yes <= roll; yes += 1) {
      for (let no = 0; yes + no <= roll; no += 1) {
        for (let abstain = 0; yes + no + abstain <= roll; abstain += 1) {
          const counts = { for: yes, against: no, abstain };
          const taking = yes + no + abstain;
          const bases = {
            present: roll,
            cast: yes + no,
            taking_part: taking,
            roll: roll + 3,
            members: roll + 4,
          };
          for (const basis of MAJORITY_BASES) {
            const base = bases[basis];
            const simple = decide({ majority: { ...half, basis } }, counts, roll, h);
            check('base', simple.base === base, simple);
            check('half', (simple.decision === 'adopted') === (yes > no && yes * 2 > base), simple);
            check('not voted', simple.notVoted === roll - taking, simple);
            check('unanimous', simple.unanimous === (yes === roll), simple);
            const strong = decide({ majority: { ...twoThirds, basis } }, counts, roll, h);
            const two = base > 0 && yes > no && yes * 3 >= base * 2;
            check('two thirds', (strong.decision === 'adopted') === two, strong);
          }
        }
      }
    }
  }
  expect(wrong).toEqual([]);
});

test('[VO3] a tie loses under every base and share', () => {
  for (let n = 1; n <= 15; n += 1) {
    for (const basis of MAJORITY_BASES) {
      for (const share of [
        half,
        { numerator: 1, denominator: 2, reached: true },
        { numerator: 1, denominator: 10, reached: true },
      ]) {
        const result = decide(
          { majority: { ...share, basis } },
          { for: n, against: n, abstain: 0 },
          2 * n,
          hall(2 * n),
        );
        expect(result.decision).toBe('rejected');
      }
    }
  }
});

test('[VO4] the quorum counts those here with a vote, binds only where a rule sets one, and says how many are missing', () => {
  for (let voting = 1; voting <= 30; voting += 1) {
    for (let roll = 0; roll <= voting; roll += 1) {
      const h: Hall = { present: roll, listed: voting + 2, voting, members: voting };
      const bound = quorumOf({ quorum: { ...half, basis: 'roll' } }, h, roll);
      expect(bound.met).toBe(roll * 2 > voting);
      expect(bound.missing).toBe(Math.max(0, Math.floor(voting / 2) + 1 - roll));
      expect(quorumOf({ quorum: null }, h, roll)).toMatchObject({ binds: false, met: true, missing: 0 });
    }
  }
  const club = quorumOf(
    { quorum: { ...half, basis: 'members' } },
    { present: 10, listed: 12, voting: 12, members: 20 },
    10,
  );
  expect(club).toEqual({ binds: true, met: false, base: 20, needed: 11, missing: 1 });
});

test('[VO5] more votes than voters is refused as a wrong count', () => {
  const rule = { majority: { ...half, basis: 'present' as const } };
  expect(() => decide(rule, { for: 3, against: 0, abstain: 0 }, 2, hall(2))).toThrow(RangeError);
  expect(() => decide(rule, { for: 1.5, against: 0, abstain: 0 }, 2, hall(2))).toThrow(RangeError);
  expect(() => decide(rule, { for: -1, against: 0, abstain: 0 }, 2, hall(2))).toThrow(RangeError);
});

test('[VO6] hands fit those who vote by hand; unanimous means all of them', () => {
  for (let roll = 0; roll <= 30; roll += 1) {
    for (let sum = 0; sum <= 31; sum += 1) {
      const hands = { for: sum, against: 0, abstain: 0 };
      expect(handsFit(hands, roll)).toBe(sum <= roll ? true : 'vote/too_many_hands');
      expect(handsFit({ ...hands, unanimous: true }, roll)).toBe(sum === roll ? true : 'vote/not_unanimous');
    }
  }
  expect(together({ for: 2, against: 1, abstain: 0 }, { for: 3, against: 0, abstain: 1 })).toEqual({
    for: 5,
    against: 1,
    abstain: 1,
  });
  expect(together({ for: 2, against: 1, abstain: 0 }, null)).toEqual({ for: 2, against: 1, abstain: 0 });
});

test('[VO7] every state and event: only the ways of the table', () => {
  const may: Record<VoteEvent, string[]> = {
    open: ['prepared'],
    cast: ['open'],
    close: ['open'],
    announce: ['open', 'closed'],
    annul: ['prepared', 'open', 'closed', 'announced'],
  };
  for (const state of VOTE_STATES) {
    for (const event of Object.keys(may) as VoteEvent[]) {
      expect(nextVoteState(state, event).ok, `${state} ${event}`).toBe(may[event].includes(state));
    }
  }
});
