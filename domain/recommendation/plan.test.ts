import { describe, expect, it } from 'vitest';
import type { FrozenClause, FrozenText } from '../resolution/freeze.ts';
import { isCircle, planOf } from './plan.ts';
import { scheduleOf, waitingOf } from './schedule.ts';

const id = (n: number) => String(n).padStart(22, '0');
let n = 0;
function clause(marker: string, text: string, over: Partial<FrozenClause> = {}): FrozenClause {
  n += 1;
  return {
    id: id(n),
    marker,
    level: 0,
    text,
    body: [],
    owner: null,
    deadline: null,
    provenance: { proposals: [], splitFrom: null, mergedFrom: [] },
    ...over,
  };
}
const group = (addressees: string[], clauses: FrozenClause[]): FrozenText['sections'][number] => ({
  type: 'group',
  id: id(900 + clauses.length),
  verb: 'Рекомендовать',
  heading: `Рекомендовать ${addressees.join(', ')}`,
  markerStyle: 'cyrillic',
  addressees: addressees.map((name) => ({ name, bodyId: null })),
  clauses,
});
const frozen = (...sections: FrozenText['sections']): FrozenText => ({
  version: 1,
  language: 'ru',
  title: 'Резолюция',
  event: '',
  date: '',
  place: '',
  venue: '',
  sections,
});

describe('[RC1] clause × addressee', () => {
  it('several bodies are one row answered jointly, schools are one circle, no addressee is the own decision', () => {
    const plan = planOf(
      frozen(
        group(
          ['управлению образования администрации муниципального образования', 'методическому отделу МКУ ЦПО'],
          [clause('а)', 'закрепить наставников'), clause('б)', 'обеспечить поддержку')],
        ),
        group(['руководителям образовательных организаций'], [clause('1)', 'создать рабочую группу')]),
        group(['управлению образования', 'руководителям школ'], [clause('–', 'провести семинар')]),
        group([], [clause('1.', 'провести форум через год')]),
      ),
      '2023-01-11',
    );
    expect(plan.map((row) => [row.marker, row.kind, row.addressees.length])).toEqual([
      ['а)', 'jointly', 2],
      ['б)', 'jointly', 2],
      ['1)', 'circle', 1],
      ['–', 'body', 1],
      ['–', 'circle', 1],
      ['1.', 'body', 0],
    ]);
  });

  it('an intro lends its words and marker to what hangs on it and is no row of its own', () => {
    const plan = planOf(
      frozen(
        group(
          ['управлению образования'],
          [
            clause('а)', 'обеспечить:'),
            clause('1)', 'подвоз детей', { level: 1 }),
            clause('2)', 'питание', { level: 1 }),
            clause('б)', 'доложить'),
          ],
        ),
      ),
      '2023-01-11',
    );
    expect(plan.map((row) => `${row.marker} ${row.text}`)).toEqual([
      'а) 1) обеспечить: подвоз детей',
      'а) 2) обеспечить: питание',
      'б) доложить',
    ]);
  });
});

it('[RC2] deadlines are read, never invented: two readings give words and no day', () => {
  const [two, sure, none, field] = planOf(
    frozen(
      group(
        ['управлению образования'],
        [
          clause('а)', 'разработать программу развития до 2025 года'),
          clause('б)', 'утвердить план до 1 марта 2023 года'),
          clause('в)', 'поддерживать партнёрские связи'),
          clause('г)', 'доложить', {
            owner: 'начальник управления',
            deadline: { text: 'к следующему форуму', day: null, precision: 'event', settledBy: null },
          }),
        ],
      ),
    ),
    '2023-01-11',
  );
  expect(two).toMatchObject({ deadlineText: 'до 2025 года', due: null, deadlinePrecision: 'none' });
  expect(sure).toMatchObject({ due: '2023-03-01', deadlinePrecision: 'day' });
  expect(none).toMatchObject({ deadlineText: '', due: null });
  expect(field).toMatchObject({
    deadlineText: 'к следующему форуму',
    due: null,
    ownerText: 'начальник управления',
  });
});

it('[RC3] a circle is many schools; a body whose name mentions schools is not', () => {
  for (const many of [
    'руководителям образовательных организаций',
    'директорам школ района',
    'руководителям ОО',
    'образовательным организациям',
    'всем школам',
    'heads of educational organisations',
  ])
    expect(isCircle(many), many).toBe(true);
  for (const one of [
    'управлению образования администрации муниципального образования Динской район',
    'методическому отделу МКУ ЦПО',
    'совету директоров школ',
    'ассоциации директоров',
    'the department of education',
  ])
    expect(isCircle(one), one).toBe(false);
});

describe('[RC10] the schedule is derived against the original date', () => {
  const row = { state: 'sent' as const, baselineDue: '2026-09-01', closedOn: null };
  it('ahead, soon, on the day, past', () => {
    expect(scheduleOf(row, '2026-07-01')).toEqual({ kind: 'ahead', days: 62 });
    expect(scheduleOf(row, '2026-08-02')).toEqual({ kind: 'soon', days: 30 });
    expect(scheduleOf(row, '2026-09-01')).toEqual({ kind: 'soon', days: 0 });
    expect(scheduleOf(row, '2026-09-13')).toEqual({ kind: 'past', days: 12 });
    expect(scheduleOf({ ...row, baselineDue: null }, '2026-09-13')).toEqual({ kind: 'none' });
  });
  it('closed in time or after, over new year and the change of clocks alike', () => {
    const closed = { state: 'closed' as const, baselineDue: '2026-12-31' };
    expect(scheduleOf({ ...closed, closedOn: '2027-01-01' }, '2027-03-30')).toEqual({
      kind: 'closed_after',
      days: 1,
    });
    expect(scheduleOf({ ...closed, closedOn: '2026-12-31' }, '2027-03-30')).toEqual({
      kind: 'closed_in_time',
    });
  });
  it('[RC11] a letter is offered after 35 days of silence, never in July and August', () => {
    const sent = { state: 'sent' as const, sentOn: '2026-02-01', answered: false };
    const rules = { answerDays: 30, reminderDays: 35 };
    expect(waitingOf(sent, rules, '2026-03-08')).toEqual({
      expectedBy: '2026-03-03',
      silentDays: 35,
      offerLetter: false,
    });
    expect(waitingOf(sent, rules, '2026-03-09').offerLetter).toBe(true);
    expect(waitingOf(sent, rules, '2026-07-15').offerLetter).toBe(false);
    expect(waitingOf({ ...sent, answered: true }, rules, '2026-05-09').silentDays).toBeNull();
  });
});
