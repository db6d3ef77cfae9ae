import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SIDES, SPEECH_KINDS } from './kinds.ts';
import { inOrder, RANK, type Waiting } from './order.ts';

const hand = (id: string, over: Partial<Waiting> = {}): Waiting => ({
  id,
  kind: 'main',
  side: null,
  who: id,
  requestedAt: `2026-02-11T10:00:0${id.length}.000Z`,
  ...over,
});
const ids = (list: readonly Waiting[]) => list.map(({ id }) => id).join(' ');
const RULES = { firstTimersFirst: true, alternate: false };

it('[FL2] points of order first, then questions, replies, remarks and speeches', () => {
  const waiting = SPEECH_KINDS.map((kind) => hand(kind, { kind }));
  expect(ids(inOrder(waiting, RULES, new Map()))).toBe('point_of_order question reply remark main');
});

it('[FL2] those who have not spoken go before those who have, if the rule says so', () => {
  const waiting = [hand('a'), hand('bb'), hand('ccc')];
  const held = new Map([
    ['a', 2],
    ['bb', 1],
  ]);
  expect(ids(inOrder(waiting, RULES, held))).toBe('ccc bb a');
  expect(ids(inOrder(waiting, { ...RULES, firstTimersFirst: false }, held))).toBe('a bb ccc');
});

it('[FL2] for and against by turns; when a side runs out nobody is passed', () => {
  const waiting = [
    hand('a', { side: 'for' }),
    hand('bb', { side: 'for' }),
    hand('ccc', { side: 'against' }),
    hand('dddd', { side: 'for' }),
  ];
  const alternate = { ...RULES, alternate: true };
  expect(ids(inOrder(waiting, alternate, new Map()))).toBe('a ccc bb dddd');
  expect(ids(inOrder(waiting, alternate, new Map(), 'for'))).toBe('ccc a bb dddd');
});

it('[FL2] whatever the hands, nobody is lost or doubled, no lower kind passes a higher one', () => {
  const anyHand = fc.record({
    kind: fc.constantFrom(...SPEECH_KINDS),
    side: fc.option(fc.constantFrom(...SIDES), { nil: null }),
    who: fc.constantFrom('a', 'b', 'c'),
    requestedAt: fc.constantFrom('2026-02-11T10:00:00.000Z', '2026-02-11T10:00:01.000Z'),
  });
  fc.assert(
    fc.property(
      fc.array(anyHand, { maxLength: 12 }),
      fc.record({ firstTimersFirst: fc.boolean(), alternate: fc.boolean() }),
      fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.nat(3)),
      (hands, rules, held) => {
        const waiting = hands.map((one, at) => ({ ...one, id: String(at) }));
        const order = inOrder(waiting, rules, new Map(Object.entries(held)));
        expect(order.map(({ id }) => id).sort()).toEqual(waiting.map(({ id }) => id).sort());
        const ranks = order.map(({ kind }) => RANK[kind]);
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      },
    ),
  );
});
