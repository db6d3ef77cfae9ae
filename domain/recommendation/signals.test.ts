import { describe, expect, it } from 'vitest';
import { addDays } from '../resolution/calendar.ts';
import { STATES } from './rules.ts';
import {
  type Facts,
  marksOf,
  SIGNALS,
  type Signal,
  shownSignals,
  signalsOf,
  workdaysBefore,
} from './signals.ts';
import { isWorkday, RUSSIA, workdaysBetween } from './workdays.ts';

const today = '2026-11-20';
const marks = marksOf(today, { reminderDays: 35 });
const bare: Facts = {
  state: 'in_progress',
  verdict: null,
  baselineDue: null,
  currentDue: null,
  closedOn: null,
  sentOn: null,
  heardOn: null,
  waitsSince: null,
  reportDue: null,
  slips: 0,
  returns: 0,
  disputed: false,
  risk: false,
};
const ago = (days: number) => addDays(today, -days) as string;

describe('[RC70] what a row tells, by table', () => {
  const table: [string, Partial<Facts>, Signal[]][] = [
    ['nothing named, nothing told', {}, []],
    ['due today', { currentDue: today }, ['due_soon']],
    ['due in thirty days', { currentDue: ago(-30) }, ['due_soon']],
    ['due in thirty-one days', { currentDue: ago(-31) }, []],
    ['due yesterday', { currentDue: ago(1) }, ['overdue']],
    ['due long ago', { currentDue: ago(120) }, ['overdue', 'long_overdue']],
    ['due yesterday, but reported', { state: 'reported', currentDue: ago(1), heardOn: ago(2) }, []],
    ['due yesterday, but suspended', { state: 'suspended', currentDue: ago(1) }, []],
    ['due yesterday, but moved', { baselineDue: ago(1), currentDue: ago(-40), slips: 1 }, ['extended']],
    ['reported and left alone', { state: 'reported', heardOn: ago(20) }, ['awaiting_us']],
    ['asked for time and left alone', { waitsSince: ago(20) }, ['awaiting_us']],
    ['asked for time this week', { waitsSince: ago(3) }, []],
    ['sent 36 days ago', { state: 'sent', sentOn: ago(36) }, ['silent']],
    ['sent 35 days ago', { state: 'sent', sentOn: ago(35) }, []],
    ['sent, an answer waits here', { state: 'sent', sentOn: ago(60), waitsSince: ago(2) }, []],
    ['no news for 91 days', { heardOn: ago(91), sentOn: ago(200) }, ['stale']],
    ['no news for 90 days', { heardOn: ago(90) }, []],
    ['a report of a standing one is missed', { heardOn: ago(5), reportDue: ago(1) }, ['stale']],
    ['time granted twice', { slips: 2 }, ['at_risk', 'extended']],
    ['sent back once', { returns: 1 }, ['at_risk']],
    [
      'closed later than asked',
      { state: 'closed', verdict: 'done', baselineDue: ago(9), closedOn: ago(8) },
      ['closed_late'],
    ],
    ['closed on the day', { state: 'closed', verdict: 'done', baselineDue: ago(9), closedOn: ago(9) }, []],
    [
      'overtaken by events, later',
      { state: 'closed', verdict: 'obsolete', baselineDue: ago(9), closedOn: ago(8) },
      [],
    ],
    ['a keeper was told that it may not come in time', { risk: true }, ['at_risk']],
    ['participants see it otherwise', { disputed: true }, ['disputed']],
  ];
  it.each(table)('%s', (_name, facts, told) => {
    expect(signalsOf({ ...bare, ...facts }, marks)).toEqual(told);
  });

  it('a closed row is never late, awaited or silent; a dispute goes on', () => {
    const all = {
      currentDue: ago(99),
      sentOn: ago(200),
      waitsSince: ago(60),
      slips: 3,
      returns: 2,
      disputed: true,
      risk: true,
    };
    expect(signalsOf({ ...bare, ...all, state: 'closed', verdict: 'not_done' }, marks)).toEqual(['disputed']);
    for (const state of STATES)
      if (state === 'reported' || state === 'declined' || state === 'suspended')
        expect(signalsOf({ ...bare, ...all, state }, marks)).not.toContain('overdue');
  });
});

it('[RC70] thresholds are counted in working days over New Year and moved holidays', () => {
  for (const day of ['2026-01-12', '2026-03-10', '2025-05-12', '2024-11-02', '2027-01-11'])
    for (const count of [1, 10, 60]) {
      const from = workdaysBefore(day, count);
      expect(workdaysBetween(from, day)).toBe(count);
    }
  const house = { ...RUSSIA, set: { '2026-11-20': 'off', '2026-11-21': 'on' } as const };
  expect(isWorkday('2026-11-20', house)).toBe(false);
  expect(isWorkday('2026-11-21', house)).toBe(true);
});

it('[RC71] recommendations are told tactfully; execution control says everything', () => {
  expect(shownSignals('recommendations', 'member')).not.toContain('overdue');
  expect(shownSignals('recommendations', 'keeper')).not.toContain('long_overdue');
  expect(shownSignals('recommendations', 'member')).toContain('awaiting_us');
  expect(shownSignals('control', 'member')).toEqual(SIGNALS);
});
