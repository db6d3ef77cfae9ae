import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDeadline, parseDeadline } from './deadline.ts';

const base = '2024-02-12';
const read = (phrase: string, from: string | null = base) => {
  const { day, precision, needsConfirmation, recurrence } = parseDeadline(phrase, { base: from });
  return [day, precision, needsConfirmation, recurrence];
};

describe('deadlines in words', () => {
  it.each([
    ['до 1 сентября 2025 г.', '2025-09-01', 'day'],
    ['до 1 сентября 2025 года включительно', '2025-09-01', 'day'],
    ['к 1 сентября', '2024-09-01', 'day'],
    ['до 1 января', '2025-01-01', 'day'],
    ['не позднее 20 января 2024 г.', '2024-01-20', 'day'],
    ['в срок до 01.03.2024', '2024-03-01', 'day'],
    ['до 15.03', '2024-03-15', 'day'],
    ['15.03.2024', '2024-03-15', 'day'],
    ['до 29 февраля', '2024-02-29', 'day'],
    ['в марте 2024 года', '2024-03-31', 'month'],
    ['до конца мая', '2024-05-31', 'month'],
    ['март 2025 г.', '2025-03-31', 'month'],
    ['в I квартале 2025 года', '2025-03-31', 'quarter'],
    ['в первом квартале 2025 года', '2025-03-31', 'quarter'],
    ['IV квартал 2024 г.', '2024-12-31', 'quarter'],
    ['до конца 2-го квартала', '2024-06-30', 'quarter'],
    ['I полугодие 2024 года', '2024-06-30', 'half-year'],
    ['до конца 2024 года', '2024-12-31', 'year'],
    ['до конца года', '2024-12-31', 'year'],
    ['в 2024 году', '2024-12-31', 'year'],
    ['до 2025 года включительно', '2025-12-31', 'year'],
    ['в течение недели', '2024-02-19', 'day'],
    ['в течение месяца', '2024-03-12', 'day'],
    ['в течение 10 дней', '2024-02-22', 'day'],
    ['в течение двух месяцев', '2024-04-12', 'day'],
    ['в месячный срок', '2024-03-12', 'day'],
    ['by 1 September 2025', '2025-09-01', 'day'],
    ['no later than June 30, 2024', '2024-06-30', 'day'],
    ['by 2024-09-01', '2024-09-01', 'day'],
    ['in Q1 2025', '2025-03-31', 'quarter'],
    ['in the second half of 2024', '2024-12-31', 'half-year'],
    ['by the end of March 2025', '2025-03-31', 'month'],
    ['by the end of the year', '2024-12-31', 'year'],
    ['within 30 days', '2024-03-13', 'day'],
    ['within two weeks', '2024-02-26', 'day'],
    ['до «01» сентября 2025 г.', '2025-09-01', 'day'],
    ['01.09.25', '2025-09-01', 'day'],
    ['до 15 июля текущего года', '2024-07-15', 'day'],
    ['с 1 сентября 2024 года по 31 мая 2025 года', '2025-05-31', 'day'],
    ['с 1 по 30 сентября', '2024-09-30', 'day'],
    ['июнь – август 2024 года', '2024-08-31', 'month'],
    ['сентябрь 2024 – май 2025', '2025-05-31', 'month'],
    ['by Friday 11 October 2024', '2024-10-11', 'day'],
  ])('[RS11] «%s» is one day', (phrase, day, precision) => {
    expect(read(phrase)).toEqual([day, precision, false, null]);
  });

  it.each([
    ['до 2025 года', ['2024-12-31', '2025-12-31']],
    ['к 2030 г.', ['2029-12-31', '2030-12-31']],
    ['by 2025', ['2024-12-31', '2025-12-31']],
    ['до марта 2025 года', ['2025-02-28', '2025-03-31']],
    ['до конца учебного года', ['2024-08-31', '2024-05-31', '2024-06-30']],
    ['до конца 2024/2025 учебного года', ['2025-08-31', '2025-05-31', '2025-06-30']],
    ['к началу учебного года', ['2024-09-01', '2024-08-31']],
    ['в течение года', ['2024-12-31']],
    ['by the end of the 2024/25 school year', ['2025-08-31', '2025-06-30', '2025-07-31']],
    ['in the 2024/25 school year', ['2025-08-31', '2025-06-30', '2025-07-31']],
    ['2024/2025 учебный год', ['2025-08-31', '2025-05-31', '2025-06-30']],
    ['до 15 января текущего года', ['2024-01-15', '2025-01-15']],
  ])('[RS12] «%s» gives its readings and asks', (phrase, days) => {
    const deadline = parseDeadline(phrase, { base });
    expect(deadline.readings.map(({ day }) => day)).toEqual(days);
    expect(deadline.day).toBe(days[0]);
    expect(deadline.needsConfirmation).toBe(days.length > 1);
  });

  it.each([
    ['постоянно', 'continuous'],
    ['на постоянной основе', 'continuous'],
    ['ежеквартально', 'quarterly'],
    ['ежемесячно', 'monthly'],
    ['ежегодно', 'yearly'],
    ['не реже одного раза в полугодие', 'half-yearly'],
    ['раз в месяц', 'monthly'],
    ['не менее чем в одной стажировке в год', 'yearly'],
    ['at least one practice per term', 'termly'],
    ['annually', 'yearly'],
    ['monthly', 'monthly'],
    ['два раза в год', 'yearly'],
    ['до 5 числа каждого месяца', 'monthly'],
    ['ежеквартально до 10 числа месяца, следующего за отчётным', 'quarterly'],
  ])('[RS13] «%s» repeats and has no day', (phrase, recurrence) => {
    expect(read(phrase)).toEqual([null, null, false, recurrence]);
  });

  it.each([
    'ежегодно до 15 июля',
    'до 15 июля ежегодно',
    'ежегодно, не позднее 15 июля',
    'до 15 июля каждого года',
    'by 15 July each year',
  ])('[RS13] «%s» keeps both the day and that it repeats', (phrase) => {
    expect(findDeadline(`представлять анализ ${phrase} в центр`, { base })).toMatchObject({
      text: phrase,
      day: '2024-07-15',
      recurrence: 'yearly',
    });
  });

  it('[RS11] what is called a deadline is read as one, whatever stands before it', () => {
    expect(findDeadline('обсудить в марте 2024 года (срок – апрель 2025 года)', { base })).toMatchObject({
      text: 'апрель 2025 года',
      day: '2025-04-30',
    });
    expect(findDeadline('сократить сроки: с 30 дней до 10', { base })).toBeNull();
  });

  it('[RS14] a beginning is no end', () => {
    expect(read('с 1 сентября 2024 года')).toEqual([null, 'day', true, null]);
  });

  it.each(['', 'скоро', 'по возможности', '32 мая', 'до 31 февраля 2025 года', '01/09/2025'])(
    '[RS14] «%s» stays words: nothing is invented',
    (phrase) => expect(parseDeadline(phrase, { base }).day).toBeNull(),
  );

  it('[RS14] without a base, words that need one have no day and ask', () => {
    expect(read('до 1 сентября', null)).toEqual([null, 'day', true, null]);
    expect(read('в течение месяца', null)).toEqual([null, 'day', true, null]);
    expect(read('до конца учебного года', null)).toEqual([null, 'school-year', true, null]);
  });

  it('[RS14] an event is a deadline without a day', () => {
    expect(findDeadline('отчитаться к следующему форуму')).toMatchObject({
      text: 'к следующему форуму',
      day: null,
    });
    expect(findDeadline('ремонт до начала отопительного сезона')).toMatchObject({
      text: 'до начала отопительного сезона',
      day: null,
    });
    expect(findDeadline('report on progress at the next Round Table')).toMatchObject({
      text: 'at the next Round Table',
    });
  });

  it.each([
    'обеспечить поддержку по итогам 2024 года',
    'включить тему в программу курсов на 2024 год',
    'создать постоянно действующий семинар',
    'способствовать непрерывному повышению квалификации',
    'закрепить за школами №№ 9, 25, 26 наставников',
    'we may review the forms',
    'подготовить до 5 заявок',
    'привлечь к работе 3 школы',
  ])('[RS14] «%s» has no deadline', (text) => expect(findDeadline(text, { base })).toBeNull());

  it('[RS14] any text is read without an exception and the place found is in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const found = findDeadline(`${text} до 1 марта 2025 года ${text}`, { base });
        if (found) expect(found.end).toBeGreaterThan(found.start);
      }),
    );
  });
});

// Real and invented resolutions with what a careful person makes of them; left out where they are not present.
const DATA = `${process.env.VECHE_DATA ?? '../shared/data'}/resolutions`;
type Item = {
  text: string;
  deadline: string | null;
  deadlineText: string | null;
  deadlineAccept?: string[];
  needsConfirmation?: boolean;
  recurrence?: string;
};
type Expected = { date: string; deadlineInOwnColumn?: boolean; addressees: { items: Item[] }[] };

describe.runIf(existsSync(DATA))('deadlines of the real and invented resolutions', () => {
  const files = existsSync(DATA) ? readdirSync(DATA).filter((name) => name.endsWith('.expected.json')) : [];
  it.each(files)('[RS11] %s', (name) => {
    const expected = JSON.parse(readFileSync(`${DATA}/${name}`, 'utf8')) as Expected;
    for (const { items } of expected.addressees) {
      for (const item of items) {
        const own = expected.deadlineInOwnColumn;
        const found = own
          ? parseDeadline(item.deadlineText ?? '', { base: expected.date })
          : findDeadline(item.text, { base: expected.date });
        expect(own ? found?.text || null : (found?.text ?? null), item.text).toBe(item.deadlineText);
        const accepted = [item.deadline, ...(item.deadlineAccept ?? [])];
        expect(accepted, item.text).toContain(found?.day ?? null);
        expect(found?.recurrence ?? null).toBe(item.recurrence ?? null);
        if (item.needsConfirmation) expect(found?.needsConfirmation).toBe(true);
      }
    }
  });
});
