/** Difference by words, the order of putting, the life of an amendment: pure, seeded. */
import { expect, test } from 'vitest';
import { seeded } from '../resolution/testing.ts';
import { AMENDMENT_STATES, type Op } from './kinds.ts';
import { type AmendmentEvent, nextAmendment, puttingOrder, reach, takesAmendments } from './rules.ts';
import { changedShare, editsBetween, threeWay, wordDiff } from './words.ts';

const WORDS = [
  'закрепить',
  'наставников',
  'за',
  'директорами',
  'и',
  'до',
  '1',
  'сентября',
  'программу',
  '–',
  ',',
];
const phrase = (random: () => number, n: number) =>
  Array.from({ length: n }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ');
const apply = (text: string, edits: readonly { from: number; to: number; insert: string }[]) =>
  [...edits].reverse().reduce((t, e) => t.slice(0, e.from) + e.insert + t.slice(e.to), text);

test('[AM2] the difference keeps both texts whole, whatever they are', () => {
  const random = seeded(7);
  for (let i = 0; i < 500; i += 1) {
    const a = phrase(random, Math.floor(random() * 12));
    const b = random() < 0.5 ? a.replace(/и /, 'или ') : phrase(random, Math.floor(random() * 12));
    const diff = wordDiff(a, b);
    expect(
      diff
        .filter((p) => p.type !== 'ins')
        .map((p) => p.text)
        .join(''),
    ).toBe(a);
    expect(
      diff
        .filter((p) => p.type !== 'del')
        .map((p) => p.text)
        .join(''),
    ).toBe(b);
    expect(apply(a, editsBetween(a, b))).toBe(b);
    expect(changedShare(a, a)).toBe(0);
    expect(changedShare(a, b)).toBeLessThanOrEqual(1000);
  }
});

test('[AM2] one word changed is one word shown', () => {
  expect(wordDiff('разработать программу развития', 'утвердить программу развития')).toEqual([
    { type: 'del', text: 'разработать' },
    { type: 'ins', text: 'утвердить' },
    { type: 'same', text: ' программу развития' },
  ]);
});

test('[AM4] two changes of one text are carried together only where they do not touch', () => {
  const base = 'закрепить наставников за молодыми директорами до 1 сентября';
  expect(
    threeWay(base, base.replace('закрепить', 'назначить'), base.replace('1 сентября', '1 октября')),
  ).toBe('назначить наставников за молодыми директорами до 1 октября');
  expect(
    threeWay(base, base.replace('закрепить', 'назначить'), base.replace('закрепить', 'подобрать')),
  ).toBeNull();
  expect(threeWay(base, base, base.replace('1', '2'))).toBe(base.replace('1', '2'));
  const random = seeded(11);
  for (let i = 0; i < 300; i += 1) {
    const [a, b, c] = [phrase(random, 6), phrase(random, 6), phrase(random, 6)];
    expect(threeWay(a, b, a)).toBe(b);
    expect(threeWay(a, a, c)).toBe(c);
  }
});

test('[AM12] farthest first: to delete before to reword, more words before fewer, additions last', () => {
  const base = 'разработать программу развития школы';
  const one = (number: number, op: Op, text = '', clauseId: string | null = 'B') => ({
    id: String(number),
    number,
    op,
    clauseId,
    afterId: clauseId === null ? 'B' : null,
    base,
    text,
  });
  const list = [
    one(1, 'add', 'новый', null),
    one(2, 'replace', 'разработать программу развития гимназии'),
    one(3, 'replace', 'утвердить план работы школы'),
    one(4, 'delete'),
    one(5, 'replace', 'утвердить', 'A'),
  ];
  const numbers = (order: 'farthest' | 'text' | 'submitted') =>
    puttingOrder(list, ['A', 'B'], order).map(({ number }) => number);
  expect(numbers('farthest')).toEqual([5, 4, 3, 2, 1]);
  expect(numbers('text')).toEqual([5, 2, 3, 4, 1]);
  expect(numbers('submitted')).toEqual([1, 2, 3, 4, 5]);
  expect(reach(one(2, 'replace', base))).toBe(0);
});

test('[AM5] taken while the text is written, until the day the rules name', () => {
  const open = {
    state: 'drafting',
    phase: 'running',
    cutOffDays: null,
    startsOn: '2026-03-10',
    today: '2026-03-10',
  };
  expect(takesAmendments(open)).toBe(true);
  expect(takesAmendments({ ...open, state: 'frozen' })).toBe('amendment/text_frozen');
  expect(takesAmendments({ ...open, phase: 'closed' })).toBe('amendment/closed');
  expect(takesAmendments({ ...open, cutOffDays: 3, today: '2026-03-07' })).toBe(true);
  expect(takesAmendments({ ...open, cutOffDays: 3, today: '2026-03-08' })).toBe('amendment/cut_off');
});

test('[AM3] every state and event: only the ways of the table', () => {
  const may: Record<AmendmentEvent, string[]> = {
    consent: ['submitted', 'to_vote'],
    to_vote: ['submitted', 'consensual'],
    reject_as_inadmissible: ['submitted'],
    object: ['consensual'],
    withdraw: ['submitted', 'consensual', 'to_vote', 'needs_rebase'],
    adopt: ['consensual', 'to_vote'],
    reject: ['to_vote'],
    stale: ['submitted', 'consensual', 'to_vote', 'adopted'],
    rebase: ['needs_rebase'],
    drop: ['submitted', 'consensual', 'to_vote', 'needs_rebase'],
  };
  for (const state of AMENDMENT_STATES)
    for (const event of Object.keys(may) as AmendmentEvent[])
      expect(nextAmendment(state, event).ok, `${state} ${event}`).toBe(may[event].includes(state));
});
