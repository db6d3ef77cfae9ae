import { expect, it } from 'vitest';
import { clockText, ended, leftMs, paused, resumed, spokenMs, type Turn, totals } from './rules.ts';

const at = (second: number) => new Date(Date.UTC(2026, 1, 11, 10, 0, second)).toISOString();
const ms = (second: number) => Date.parse(at(second));
const turn: Turn = { startedAt: at(0), pausedAt: null, pausedMs: 0, endedAt: null, limitSeconds: 120 };

it('[FL5] pauses do not count, also one that runs when the turn ends; twice paused is paused once', () => {
  const stood = paused(paused(turn, at(30)), at(40));
  expect(leftMs(stood, ms(99))).toBe(90_000);
  const on = resumed(stood, at(50));
  expect(spokenMs(on, ms(60))).toBe(40_000);
  const over = ended(paused(on, at(60)), at(90));
  expect(spokenMs(over, ms(999))).toBe(40_000);
  expect(resumed(over, at(95))).toBe(over);
});

it('[FL5] without a limit nothing is left to count down; over it the clock goes on below zero', () => {
  expect(leftMs({ ...turn, limitSeconds: 0 }, ms(10))).toBeNull();
  expect(leftMs(turn, ms(150))).toBe(-30_000);
  expect([119_001, 60_000, 500, 0, -400, -1_000, -61_000].map(clockText)).toEqual([
    '2:00',
    '1:00',
    '0:01',
    '0:00',
    '0:00',
    '−0:01',
    '−1:01',
  ]);
});

it('[FL5] time is added up by person and by group', () => {
  const spoken = (who: string, group: string, seconds: number) => ({
    ...ended(turn, at(seconds)),
    who,
    group,
  });
  const { person, group } = totals([spoken('a', 'x', 10), spoken('b', 'x', 20), spoken('a', '', 5)], 0);
  expect(person.get('a')).toEqual({ ms: 15_000, turns: 2 });
  expect([...group]).toEqual([['x', { ms: 30_000, turns: 2 }]]);
});
