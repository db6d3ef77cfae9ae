/** Minutes out of facts: pure. */
import { expect, test } from 'vitest';
import { composeMinutes, extractOf, type MinutesFacts, undecidedItems } from './compose.ts';
import { MINUTES_STATES, type MinutesState } from './kinds.ts';
import { fullySigned, type MinutesEvent, nextMinutes } from './rules.ts';

const item = (
  number: number,
  over: Partial<MinutesFacts['items'][number]> = {},
): MinutesFacts['items'][number] => ({
  id: `i${number}`,
  number,
  kind: 'report',
  title: `Вопрос ${number}`,
  rapporteur: '',
  state: 'open',
  decision: '',
  owner: '',
  deadlineText: '',
  ...over,
});
const facts = (over: Partial<MinutesFacts>): MinutesFacts => ({
  forum: {
    name: 'Форум',
    number: 'XII',
    startsOn: '2026-02-11',
    endsOn: '2026-02-11',
    place: 'ст. Заречная',
    venue: '',
  },
  number: '1',
  form: 'short',
  chair: '',
  secretary: '',
  present: ['А', 'Б'],
  absent: ['В'],
  listed: 3,
  invited: 0,
  items: [item(1), item(2, { kind: 'text' })],
  votes: [],
  speeches: [],
  amendments: [],
  adopted: null,
  dissents: [],
  edits: {},
  ...over,
});

test('[MN2] a turn goes to the question of its name, else to the text', () => {
  const doc = composeMinutes(
    facts({
      speeches: [
        { name: 'А', post: '', topic: 'Вопрос 1' },
        { name: 'Б', post: '', topic: 'иное' },
      ],
    }),
  );
  expect(doc.items.map(({ spoke }) => spoke.map(({ name }) => name))).toEqual([['А'], ['Б']]);
  expect(doc.listed).toBe(3);
});

test('[MN6] noted, postponed, decided in words: settled; else undecided', () => {
  const of = (over: Partial<MinutesFacts['items'][number]>) =>
    undecidedItems(composeMinutes(facts({ items: [item(1, over)] })));
  expect(of({})).toEqual([1]);
  expect(of({ state: 'noted' })).toEqual([]);
  expect(of({ state: 'postponed' })).toEqual([]);
  expect(of({ state: 'decided', decision: 'Утвердить' })).toEqual([]);
  expect(of({ state: 'decided' })).toEqual([1]);
  expect(
    undecidedItems(composeMinutes(facts({ items: [item(1)], edits: { 'i1:decided': 'Утвердили' } }))),
  ).toEqual([]);
});

test('[MN13] an extract keeps the number of its question', () => {
  const doc = composeMinutes(facts({}));
  expect(extractOf(doc, 2)?.items.map(({ number }) => number)).toEqual([2]);
  expect(extractOf(doc, 9)).toBeNull();
});

test('[MN5] every state and event: only the ways of the table; both sign one text', () => {
  const may: Record<MinutesEvent, MinutesState[]> = {
    edit: ['draft', 'remarks'],
    send: ['draft', 'remarks'],
    remark: ['draft', 'remarks'],
    seal: ['draft', 'remarks'],
    reopen: ['sealed'],
    sign: ['sealed'],
    approve: ['signed'],
  };
  for (const state of MINUTES_STATES)
    for (const event of Object.keys(may) as MinutesEvent[])
      expect(nextMinutes(state, event).ok, `${state} ${event}`).toBe(may[event].includes(state));
  expect(
    fullySigned(
      [
        { role: 'chair', sha256: 'a' },
        { role: 'secretary', sha256: 'b' },
      ],
      'a',
    ),
  ).toBe(false);
  expect(
    fullySigned(
      [
        { role: 'chair', sha256: 'a' },
        { role: 'secretary', sha256: 'a' },
      ],
      'a',
    ),
  ).toBe(true);
});
