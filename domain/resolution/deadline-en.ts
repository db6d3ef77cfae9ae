/**
 * English deadline phrases, the same way as the Russian ones. Day-first and month-first dates with a written month
 * are read; «01/09/2025» is not, since nobody can know which way round it is meant.
 */
import {
  addDays,
  addMonths,
  type Day,
  day,
  monthEnd,
  nextYearFor,
  quarterEnd,
  schoolYearEndYear,
  yearEnd,
  yearOf,
} from './calendar.ts';
import type { Found, Recurrence, Rule } from './deadline.ts';
import type { Precision } from './draft.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\.?';
const BY =
  '(?:by|before|until|till|no\\s+later\\s+than|not\\s+later\\s+than|on\\s+or\\s+before|due(?:\\s+by)?)';
const TURN = '(first|second|third|fourth|[1-4](?:st|nd|rd|th))';
const WORDS: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  ten: 10,
  twelve: 12,
  fourteen: 14,
  thirty: 30,
};

const month = (word: string | undefined) => MONTHS.indexOf((word ?? '').slice(0, 3)) + 1;
const turn = (word: string) =>
  /^\d/.test(word) ? Number(word[0]) : ['first', 'second', 'third', 'fourth'].indexOf(word) + 1;

function inYear(
  year: string | undefined,
  base: Day | null,
  precision: Precision,
  make: (y: number) => Day | null,
): Found {
  const chosen = year ? Number(year) : nextYearFor(base, make);
  const value = chosen === null ? null : make(chosen);
  return value === null ? { precision, needsConfirmation: true } : { day: value, precision };
}

function readings(precision: Precision, ...days: (Day | null)[]): Found {
  const list = days.flatMap((value) => (value === null ? [] : [{ day: value, precision }]));
  return { day: list[0]?.day ?? null, precision, readings: list, needsConfirmation: true };
}

const dates: Rule[] = [
  {
    pattern: new RegExp(
      `${BY}\\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\\s+)?(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}(?:,?\\s+(\\d{4}))?`,
    ),
    read: ([d, m, y], { base }) => inYear(y, base, 'day', (year) => day(year, month(m), Number(d))),
  },
  {
    pattern: new RegExp(`${BY}\\s+${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,?\\s+(\\d{4}))?`),
    read: ([m, d, y], { base }) => inYear(y, base, 'day', (year) => day(year, month(m), Number(d))),
  },
  {
    pattern: new RegExp(`(\\d{1,2})(?:st|nd|rd|th)?\\s+${MONTH}(?:,?\\s+(\\d{4}))?`),
    wholeOnly: true,
    read: ([d, m, y], { base }) => inYear(y, base, 'day', (year) => day(year, month(m), Number(d))),
  },
  {
    pattern: /(?:(?:by|before|until|no\s+later\s+than)\s+)?(\d{4})-(\d{2})-(\d{2})/,
    read: ([y, m, d]) => inYear(y, null, 'day', (year) => day(year, Number(m), Number(d))),
  },
  {
    pattern:
      /(?:by|before|until)\s+(?:the\s+)?end\s+of\s+(?:the\s+|this\s+)?(?:(\d{4})\s*[/-]\s*(?:\d{4}|\d{2})\s+)?(?:school|academic)\s+year/,
    read: ([y], { base }) => {
      const end = y ? Number(y) + 1 : base === null ? null : schoolYearEndYear(base);
      if (end === null) return { precision: 'school-year', needsConfirmation: true };
      return readings('school-year', day(end, 8, 31), day(end, 6, 30), day(end, 7, 31));
    },
  },
  {
    pattern:
      /(?:in|during|within|throughout)\s+the\s+(\d{4})\s*[/-]\s*(?:\d{4}|\d{2})\s+(?:school|academic)\s+year/,
    read: ([y]) => {
      const end = Number(y) + 1;
      return readings('school-year', day(end, 8, 31), day(end, 6, 30), day(end, 7, 31));
    },
  },
  {
    pattern: /(?:by|before|until)\s+(?:the\s+)?end\s+of\s+(?:(\d{4})|(?:the|this)\s+(?:calendar\s+)?year)/,
    read: ([y], { base }) => inYear(y, base, 'year', yearEnd),
  },
  {
    pattern: new RegExp(
      `(?:(?:by|before|until)\\s+(?:the\\s+)?end\\s+of|in|during)\\s+${MONTH}(?:\\s+(\\d{4}))?`,
    ),
    read: ([m, y], { base, whole }) =>
      y === undefined && !whole && m === 'may'
        ? null
        : inYear(y, base, 'month', (year) => monthEnd(year, month(m))),
  },
  {
    pattern: /(?:in|by|by\s+the\s+end\s+of|during)\s+q([1-4])(?:\s+(?:of\s+)?(\d{4}))?/,
    read: ([q, y], { base }) => inYear(y, base, 'quarter', (year) => quarterEnd(year, Number(q))),
  },
  {
    pattern: new RegExp(
      `(?:in|by\\s+the\\s+end\\s+of|during)\\s+the\\s+${TURN}\\s+(quarter|half)(?:\\s+of)?(?:\\s+(\\d{4}))?`,
    ),
    read: ([word, kind, y], { base }) => {
      const n = turn(word ?? '');
      if (kind === 'quarter') return inYear(y, base, 'quarter', (year) => quarterEnd(year, n));
      return n > 2 ? null : inYear(y, base, 'half-year', (year) => quarterEnd(year, n * 2));
    },
  },
  {
    pattern: /(?:by|before|until)\s+(20\d{2})/,
    read: ([y]) => readings('year', yearEnd(Number(y) - 1), yearEnd(Number(y))),
  },
  {
    pattern:
      /within\s+(\d{1,3}|an?|one|two|three|four|five|six|seven|ten|twelve|fourteen|thirty)\s+((?:working|business|calendar)\s+)?(day|week|month|year)s?/,
    read: ([n, kind, unit], { base }) => {
      const count = WORDS[n ?? ''] ?? Number(n);
      if (base === null || (kind && !kind.startsWith('calendar')))
        return { precision: 'day', needsConfirmation: true };
      const value =
        unit === 'day'
          ? addDays(base, count)
          : unit === 'week'
            ? addDays(base, count * 7)
            : addMonths(base, unit === 'month' ? count : count * 12);
      return value === null ? null : { day: value, precision: 'day' };
    },
  },
  {
    pattern:
      /(?:at|by|before|for)\s+the\s+next\s+(?!year|school|academic)(?:(?:annual|regular|general|plenary)\s+)?\p{L}+(?:\s+table)?/u,
    read: () => ({ precision: 'event' }),
  },
  {
    pattern: /(?:this|the\s+current)\s+year/,
    wholeOnly: true,
    read: (_, { base }) => inYear(base === null ? undefined : String(yearOf(base)), base, 'year', yearEnd),
  },
];

const EACH: Record<string, Recurrence> = {
  day: 'daily',
  week: 'weekly',
  month: 'monthly',
  quarter: 'quarterly',
  term: 'termly',
  semester: 'half-yearly',
  year: 'yearly',
};
const UNIT = '(day|week|month|quarter|term|semester|(?:school\\s+)?year)';
const each = (unit: string | undefined): Found => {
  const key = unit?.replace(/^school\s+/, '') ?? '';
  return EACH[key] ? { recurrence: EACH[key] } : null;
};

const repeats: Rule[] = [
  {
    pattern: /(?:continuously|on\s+an\s+ongoing\s+basis|on\s+a\s+permanent\s+basis|permanently)/,
    read: () => ({ recurrence: 'continuous' }),
  },
  { pattern: /(?:annually|yearly)/, read: () => ({ recurrence: 'yearly' }) },
  {
    pattern: /(daily|weekly|monthly|quarterly)/,
    wholeOnly: true,
    read: ([word]) => ({ recurrence: word as Recurrence }),
  },
  { pattern: new RegExp(`(?:every|each)\\s+${UNIT}`), read: ([unit]) => each(unit) },
  {
    pattern: new RegExp(
      `(?:once|twice|at\\s+least\\s+[^,;.()]{1,60}?)\\s+(?:a|an|per|each|every)\\s+${UNIT}`,
    ),
    read: ([unit]) => each(unit),
  },
];

export const ENGLISH = { dates, repeats };
