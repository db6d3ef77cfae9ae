/** Grading, points and the clock, without a server. */
import { expect, it } from 'vitest';
import { distance, grade, normalText } from './grade.ts';
import { stageQuestion } from './question.ts';
import { begun, bellAt, step, tick } from './run.ts';
import { stageRound } from './run-views.ts';
import { markRound, standings, tiedAtTop } from './score.ts';
import { tallyOf } from './tally.ts';

const q = (over: object) =>
  stageQuestion(
    {
      kind: 'single',
      situation: '',
      stem: '?',
      options: ['a', 'b', 'c', 'd'].map((id) => ({ id, text: id })),
      key: {},
      parts: {},
      explanation: 'тайна',
      weight: 1,
      ...over,
    },
    { caseText: '', ordinal: 1 },
    () => 0.3,
  );

it('[QZ20] shares: a wrong tick takes a right one away; order by pairs; words with ё, case and a slip', () => {
  const several = q({ kind: 'multiple', key: { options: ['a', 'c'] } });
  expect(grade(several, { options: ['a', 'c'] })).toBe(1);
  expect(grade(several, { options: ['a'] })).toBe(0.5);
  expect(grade(several, { options: ['a', 'b', 'c'] })).toBe(0.5);
  expect(grade(several, { options: ['a', 'b', 'c', 'd'] })).toBe(0);
  const order = q({ kind: 'order', key: { order: ['a', 'b', 'c', 'd'] } });
  const right = order.key.order ?? [];
  expect(right.join('')).not.toBe('abcd');
  expect(grade(order, { order: right })).toBe(1);
  expect(grade(order, { order: [...right].reverse() })).toBe(0);
  const short = q({ kind: 'short', options: [], key: { values: ['Щёлкин'], typos: 1 } });
  expect(grade(short, { text: ' «щелкин». ' })).toBe(1);
  expect(grade(short, { text: 'щелкни' })).toBe(1);
  expect(grade(short, { text: 'Щукин' })).toBe(0);
  expect(grade(q({ kind: 'short', options: [], key: { values: ['да'], typos: 2 } }), { text: 'на' })).toBe(0);
  expect(normalText('Ё — «Ёлка»!')).toBe('е - елка');
  expect(distance('абв', 'бав', 2)).toBe(1);
  const near = q({ kind: 'number', options: [], key: { values: ['30'], closest: true } });
  const all = [{ number: 20 }, { number: 33 }, { number: 27 }];
  expect(all.map((value) => grade(near, value, all))).toEqual([0, 1, 1]);
  expect(
    grade(q({ kind: 'number', options: [], key: { values: ['3,67'], tolerance: 0.1 } }), { number: 3.6 }),
  ).toBe(1);
  expect(grade(q({ kind: 'poll' }), { options: ['a'] })).toBeNull();
});

it('[QZ21] points: accuracy leaves time out; speed has half as its floor and a time of one’s own; order by arrival', () => {
  const answers = [
    { unitId: 'x', value: { options: ['a'] }, tookMs: 400 },
    { unitId: 'y', value: { options: ['a'] }, tookMs: 20_000 },
    { unitId: 'z', value: { options: ['b'] }, tookMs: 100 },
  ];
  const round = {
    id: 'r',
    number: 1,
    question: q({ key: { options: ['a'] }, weight: 2 }),
    ms: 20_000,
    decider: false,
    answers,
  };
  const points = (...rest: [Parameters<typeof markRound>[1], Parameters<typeof markRound>[2]?]) =>
    markRound(round, ...rest).map((mark) => mark.points);
  expect(points('accuracy')).toEqual([2, 2, 0]);
  expect(points('speed')).toEqual([2000, 1000, 0]);
  expect(points('speed', (unit) => (unit === 'y' ? 2 : 1))[1]).toBe(
    Math.round(2000 * (1 - 0.5 * (19_500 / 39_500))),
  );
  expect(points('order')).toEqual([2000, 1950, 0]);
  expect(markRound({ ...round, question: q({ kind: 'poll' }) }, 'accuracy')).toEqual([]);
});

it('[QZ22] a table is the mean of those who answered; practice counts nothing; equals share a place until a decider', () => {
  const mark = (unitId: string, share: number) => ({ unitId, share, points: share, tookMs: 1_000 });
  const round = (weight: number, decider: boolean, ...marks: ReturnType<typeof mark>[]) => ({
    id: 'r',
    question: q({ key: { options: ['a'] }, weight }),
    decider,
    marks,
  });
  const tables = [
    { id: 'T1', unitIds: ['a', 'b'] },
    { id: 'T2', unitIds: ['c'] },
    { id: 'T3', unitIds: ['d'] },
  ];
  const first = round(1, false, mark('a', 1), mark('b', 0), mark('c', 0.5));
  const list = standings([first, round(0, false, mark('d', 1))], tables);
  expect(list.map(({ id, points, place, of }) => [id, points, place, of])).toEqual([
    ['T1', 0.5, 1, 1],
    ['T2', 0.5, 1, 1],
    ['T3', 0, 3, 1],
  ]);
  expect(tiedAtTop(list)).toEqual(['T1', 'T2']);
  const after = standings([first, round(1, true, mark('c', 1))], tables);
  expect(after.map(({ id, points, place }) => [id, points, place])).toEqual([
    ['T2', 0.5, 1],
    ['T1', 0.5, 2],
    ['T3', 0, 3],
  ]);
});

it('[QZ23] the clock: pause keeps what is left, time of one’s own moves one’s bell, the sweep locks once after grace', () => {
  const open = step({ phase: 'ready', round: begun('single', 10_000, 1.5, 0) }, 'open', 5_000);
  if (!open.ok || !open.round) throw new Error('open');
  expect(open.round.closeAt).toBe(15_000);
  expect(bellAt(open.round)).toBe(20_000);
  expect(bellAt(open.round, 1)).toBe(15_000);
  expect(tick(open, 20_999, 20_900)).toBeNull();
  expect(tick(open, 21_001, 20_900)).toMatchObject({ phase: 'locked' });
  expect(tick(open, 12_000, 8_000)).toMatchObject({ phase: 'paused', round: { leftMs: 7_000 } });
  expect(step(open, 'reveal', 6_000)).toMatchObject({ ok: false, code: 'quiz/not_now' });
  const paused = step(open, 'pause', 9_000);
  if (!paused.ok) throw new Error('pause');
  expect(step(paused, 'resume', 60_000)).toMatchObject({
    round: { closeAt: 66_000, openAt: 56_000, leftMs: null },
  });
});

it('[QZ24] before it is open a question has no options in its payload, before the reveal no key and no explanation', () => {
  const question = q({ key: { options: ['b'] } });
  const row = { id: 'r', attempt: 1, question, only: null, ...begun('single', 1_000, 1, 0) };
  const tally = tallyOf(question, [{ options: ['b'] }]);
  expect(stageRound(row, tally).options).toEqual([]);
  for (const state of ['ready', 'open', 'paused', 'locked'] as const) {
    const text = JSON.stringify(stageRound({ ...row, state }, tally));
    expect(text).not.toMatch(/тайна|"key"|"right"|solution|explanation|weight/);
  }
  expect(stageRound({ ...row, state: 'revealed' }, tally).reveal).toMatchObject({
    solution: ['b'],
    right: 1,
  });
});
