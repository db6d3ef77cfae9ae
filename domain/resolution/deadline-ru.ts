/**
 * Russian deadline phrases, as patterns over lower-cased text with е for ё. Order does not matter: the earliest and
 * then the longest match wins. Each rule says what day it means and whether a person must confirm.
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
import type { Context, Found, Recurrence, Rule } from './deadline.ts';
import type { Precision } from './draft.ts';

const MONTH_STEMS = [
  'январ',
  'феврал',
  'март',
  'апрел',
  'ма',
  'июн',
  'июл',
  'август',
  'сентябр',
  'октябр',
  'ноябр',
  'декабр',
];
const MONTH_GENITIVE = '(января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)';
const MONTH_ANY =
  '((?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)[ьюяе]|(?:март|август)[ауе]?|ма[йюяе])';
const YEAR = '(?:\\s+(\\d{4})(?:\\s*(?:года?|году|гг?\\.))?)?';
const YEAR_MUST = '(\\d{4})\\s*(?:года|году|год|г\\.|г)';
const UNTIL = '(?:до|к|ко|по|не\\s+позднее|не\\s+позже|не\\s+позднее\\s+чем)';
/** «01», 1-го, 1 */
const DAY = '[«"“]?(\\d{1,2})[»"”]?(?:-го)?';
const TURN =
  '(i{1,3}|iv|і{1,3}|[1-4](?:-?(?:й|м|го|ом|ого))?|перв\\p{L}+|втор\\p{L}+|треть\\p{L}+|четверт\\p{L}+)';
const SCHOOL_YEAR =
  '(?:(?:текущего|этого|нового|следующего)\\s+)?(?:(\\d{4})\\s*[/-]\\s*(?:\\d{4}|\\d{2})\\s*)?(?:уч\\.|учебного)\\s*(?:года|г\\.)';
const NUMBER_WORDS: Record<string, number> = {
  одного: 1,
  двух: 2,
  трех: 3,
  четырех: 4,
  пяти: 5,
  шести: 6,
  семи: 7,
  восьми: 8,
  девяти: 9,
  десяти: 10,
};

export function monthNumber(word: string): number {
  // «ма» (мая) is also the beginning of «март»: the longest stem wins.
  let best = 0;
  MONTH_STEMS.forEach((stem, i) => {
    if (word.startsWith(stem) && (best === 0 || stem.length > (MONTH_STEMS[best - 1] as string).length))
      best = i + 1;
  });
  return best;
}

const number = (text: string | undefined): number => NUMBER_WORDS[text ?? ''] ?? Number(text);

function turn(word: string): number {
  const sign = word.replaceAll('і', 'i');
  const roman = ['i', 'ii', 'iii', 'iv'].indexOf(sign);
  if (roman >= 0) return roman + 1;
  if (/^[1-4]/.test(sign)) return Number(sign[0]);
  return ['перв', 'втор', 'треть', 'четверт'].findIndex((stem) => sign.startsWith(stem)) + 1;
}

const on = (value: Day | null, precision: Precision, more: Found = {}): Found =>
  value === null ? { precision, needsConfirmation: true, ...more } : { day: value, precision, ...more };

/** The day a phrase means, in the year it names or the next in which it lies ahead. */
function inYear(
  year: string | undefined,
  base: Day | null,
  precision: Precision,
  make: (y: number) => Day | null,
): Found {
  const chosen = year ? Number(year) : nextYearFor(base, make);
  return chosen === null ? { precision, needsConfirmation: true } : on(make(chosen), precision);
}

function twoReadings(precision: Precision, ...days: (Day | null)[]): Found {
  const readings = days.flatMap((value) => (value === null ? [] : [{ day: value, precision }]));
  return { day: readings[0]?.day ?? null, precision, readings, needsConfirmation: true };
}

function schoolYear(endYear: number | null): Found {
  if (endYear === null) return { precision: 'school-year', needsConfirmation: true };
  return twoReadings('school-year', day(endYear, 8, 31), day(endYear, 5, 31), day(endYear, 6, 30));
}
const endYearOf = (year: string | undefined, { base }: Context): number | null =>
  year ? Number(year) + 1 : base === null ? null : schoolYearEndYear(base);

/** Days since the base; without a base the words stay words. */
function since(base: Day | null, count: number, unit: string): Found {
  if (base === null) return { precision: 'day', needsConfirmation: true };
  if (unit.startsWith('рабоч')) return { precision: 'day', needsConfirmation: true };
  if (/^(дн|ден|сут|календ)/.test(unit)) return on(addDays(base, count), 'day');
  if (unit.startsWith('недел')) return on(addDays(base, count * 7), 'day');
  if (unit.startsWith('месяц')) return on(addMonths(base, count), 'day');
  if (unit.startsWith('квартал')) return on(addMonths(base, count * 3), 'day');
  if (unit.startsWith('полугод')) return on(addMonths(base, 6), 'day');
  // «в течение года»: twelve months, or what is left of this one?
  return twoReadings('year', addMonths(base, count * 12), yearEnd(yearOf(base)));
}

const dates: Rule[] = [
  {
    // «до 15 июля текущего года»: where that day has passed, somebody must say which year is meant.
    pattern: new RegExp(`${UNTIL}\\s+${DAY}\\s+${MONTH_GENITIVE}\\s+(?:текущего|этого|сего)\\s+года`),
    read: ([d, m], { base }) => {
      const of = (year: number) => day(year, monthNumber(m ?? ''), Number(d));
      if (base === null) return { precision: 'day', needsConfirmation: true };
      const now = of(yearOf(base));
      return now === null || now >= base ? on(now, 'day') : twoReadings('day', now, of(yearOf(base) + 1));
    },
  },
  {
    // «с 1 сентября по 31 мая 2027 года», «с 1 по 30 сентября»: the last day counts.
    pattern: new RegExp(
      `с\\s+${DAY}(?:\\s+${MONTH_GENITIVE}${YEAR})?\\s+(?:по|до)\\s+${DAY}\\s+${MONTH_GENITIVE}${YEAR}`,
    ),
    read: ([, , , d, m, y], { base }) =>
      inYear(y, base, 'day', (year) => day(year, monthNumber(m ?? ''), Number(d))),
  },
  {
    // A beginning is no end.
    pattern: new RegExp(`с\\s+${DAY}\\s+${MONTH_GENITIVE}${YEAR}`),
    wholeOnly: true,
    read: () => ({ precision: 'day', needsConfirmation: true }),
  },
  {
    // «июнь – август 2027 года»: the last month counts.
    pattern: new RegExp(`${MONTH_ANY}${YEAR}\\s*-\\s*${MONTH_ANY}${YEAR}`),
    wholeOnly: true,
    read: ([, , m, y], { base }) => inYear(y, base, 'month', (year) => monthEnd(year, monthNumber(m ?? ''))),
  },
  {
    pattern: /(?:в\s+)?(\d{4})\s*[/-]\s*(?:\d{4}|\d{2})\s*(?:уч\.|учебн(?:ом|ый))\s*(?:году|год|г\.)/,
    read: ([y], { whole }) => (whole ? schoolYear(Number(y) + 1) : null),
  },
  {
    pattern: /в\s+(\d{4})\s*[/-]\s*(?:\d{4}|\d{2})\s*(?:уч\.|учебном)\s*(?:году|г\.)/,
    read: ([y]) => schoolYear(Number(y) + 1),
  },
  {
    pattern:
      /(?:до|к|ко|на|во\s+время|в\s+ходе|в\s+период)\s+(?:начала\s+|конца\s+)?(?:осенн|зимн|весенн|летн)\p{L}+\s+каникул\p{L}*/u,
    read: () => ({ precision: 'event' }),
  },
  {
    pattern: new RegExp(`${UNTIL}\\s+${DAY}\\s+${MONTH_GENITIVE}${YEAR}(?:\\s+включительно)?`),
    read: ([d, m, y], { base }) =>
      inYear(y, base, 'day', (year) => day(year, monthNumber(m ?? ''), Number(d))),
  },
  {
    pattern: new RegExp(`(\\d{1,2})(?:-го)?\\s+${MONTH_GENITIVE}${YEAR}`),
    wholeOnly: true,
    read: ([d, m, y], { base }) =>
      inYear(y, base, 'day', (year) => day(year, monthNumber(m ?? ''), Number(d))),
  },
  {
    pattern: new RegExp(
      `(?:${UNTIL}\\s+)(\\d{1,2})\\.(\\d{1,2})(?:\\.(\\d{4}|\\d{2}))?(?:\\s*(?:года|г\\.))?`,
    ),
    read: ([d, m, y], { base }) =>
      inYear(y?.length === 2 ? `20${y}` : y, base, 'day', (year) => day(year, Number(m), Number(d))),
  },
  {
    pattern: /(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2}(?!\d))/,
    wholeOnly: true,
    read: ([d, m, y]) => on(day(Number(y?.length === 2 ? `20${y}` : y), Number(m), Number(d)), 'day'),
  },
  {
    pattern: new RegExp(
      `(?:до\\s+конца|к\\s+концу|до\\s+окончания|до\\s+завершения|в\\s+течение|в|на\\s+протяжении)\\s+${SCHOOL_YEAR}`,
    ),
    read: ([y], context) => schoolYear(endYearOf(y, context)),
  },
  {
    pattern: new RegExp(`(?:до|к)\\s+начал[ау]\\s+${SCHOOL_YEAR}`),
    read: ([y], { base }) => {
      const year = y ? Number(y) : nextYearFor(base, (n) => day(n, 9, 1));
      if (year === null) return { precision: 'school-year', needsConfirmation: true };
      return twoReadings('school-year', day(year, 9, 1), day(year, 8, 31));
    },
  },
  {
    pattern: new RegExp(
      `(?:до\\s+конца|к\\s+концу|до\\s+окончания|до\\s+истечения|в\\s+течение)\\s+${YEAR_MUST}`,
    ),
    read: ([y]) => on(yearEnd(Number(y)), 'year'),
  },
  {
    pattern:
      /(?:до\s+конца|к\s+концу|до\s+окончания|в\s+течение)\s+(?:(?:текущего|этого)\s+)?(?:календарного\s+)?года/,
    read: (_, { base }) =>
      base === null ? { precision: 'year', needsConfirmation: true } : on(yearEnd(yearOf(base)), 'year'),
  },
  {
    pattern: new RegExp(`в\\s+${YEAR_MUST}`),
    // Inside a clause «в 2024 году» may tell what was; a person confirms.
    read: ([y], { whole, base }) =>
      base !== null && Number(y) < yearOf(base) && !whole
        ? null
        : on(yearEnd(Number(y)), 'year', whole ? {} : { needsConfirmation: true }),
  },
  {
    pattern: /(\d{4})\s*(?:год|г\.)/,
    wholeOnly: true,
    read: ([y]) => on(yearEnd(Number(y)), 'year'),
  },
  {
    pattern: new RegExp(`(?:до|к)\\s+${YEAR_MUST}(\\s+включительно)?`),
    read: ([y, inclusive]) =>
      inclusive
        ? on(yearEnd(Number(y)), 'year')
        : twoReadings('year', yearEnd(Number(y) - 1), yearEnd(Number(y))),
  },
  {
    pattern: new RegExp(
      `(?:в|до\\s+конца|к\\s+концу|в\\s+течение|по\\s+итогам)\\s+${TURN}\\s+(кварт|полуг)\\p{L}+${YEAR}`,
    ),
    read: ([word, kind, y], { base }) => period(word, kind, y, base),
  },
  {
    pattern: new RegExp(`${TURN}\\s+(кварт|полуг)\\p{L}+${YEAR}`),
    wholeOnly: true,
    read: ([word, kind, y], { base }) => period(word, kind, y, base),
  },
  {
    pattern: new RegExp(
      `(?:до\\s+конца|к\\s+концу|в\\s+течение|не\\s+позднее|не\\s+позже|в)\\s+${MONTH_ANY}${YEAR}`,
    ),
    read: ([m, y], { base }) =>
      monthNumber(m ?? '') === 0
        ? null
        : inYear(y, base, 'month', (year) => monthEnd(year, monthNumber(m ?? ''))),
  },
  {
    pattern: new RegExp(`${MONTH_ANY}${YEAR}`),
    wholeOnly: true,
    read: ([m, y], { base }) => inYear(y, base, 'month', (year) => monthEnd(year, monthNumber(m ?? ''))),
  },
  {
    pattern: new RegExp(`(?:до|к)\\s+${MONTH_ANY}${YEAR}`),
    read: ([m, y], { base }) => {
      const month = monthNumber(m ?? '');
      const year = y ? Number(y) : nextYearFor(base, (n) => monthEnd(n, month - 1));
      if (year === null) return { precision: 'month', needsConfirmation: true };
      return twoReadings('month', monthEnd(year, month - 1), monthEnd(year, month));
    },
  },
  {
    pattern:
      /в\s+течение\s+(?:(\d{1,3}|одного|двух|трех|четырех|пяти|шести|семи|восьми|девяти|десяти)(?:-х|-ти)?\s+)?((?:рабочих|календарных)?\s*(?:дней|дня|суток|недел[иь]|месяц(?:а|ев)|квартал(?:а|ов)|полугод(?:а|ия)|года|лет))/,
    read: ([n, unit], { base }) =>
      n === undefined && unit === 'года'
        ? since(base, 1, 'года')
        : since(base, n ? number(n) : 1, (unit ?? '').trim()),
  },
  {
    pattern:
      /в\s+(?:(недельн|месячн|двухнедельн|десятидневн|двухмесячн|трехмесячн)\p{L}+|(\d{1,3})-?(?:дневн|ти)\p{L}*(?:\s+дневн\p{L}+)?)\s+срок/u,
    read: ([word, n], { base }) => {
      if (n) return since(base, Number(n), 'дней');
      const [count, unit] = PERIOD_WORDS[word ?? ''] ?? [1, 'месяца'];
      return since(base, count, unit);
    },
  },
  {
    pattern:
      /(?:до|к|на)\s+(?:(?:начал|конц|окончани|завершени|открыти|закрыти)\p{L}+\s+(?!\d)(?!(?:текущего\s+|нового\s+|этого\s+)?(?:календарного\s+|учебного\s+)?год)\p{L}+(?:\s+(?:сезона|кампании|форума|периода|приемки|смены|полугодия|четверти|триместра|работы))?|(?:следующ|очередн|ближайш)\p{L}+\s+(?!год|учебн|класс)\p{L}+)/u,
    read: () => ({ precision: 'event' }),
  },
];

const PERIOD_WORDS: Record<string, [number, string]> = {
  недельн: [1, 'недели'],
  двухнедельн: [2, 'недели'],
  десятидневн: [10, 'дней'],
  месячн: [1, 'месяца'],
  двухмесячн: [2, 'месяца'],
  трехмесячн: [3, 'месяца'],
};

function period(
  word: string | undefined,
  kind: string | undefined,
  y: string | undefined,
  base: Day | null,
): Found {
  const n = turn(word ?? '');
  if (kind === 'кварт') return inYear(y, base, 'quarter', (year) => quarterEnd(year, n));
  return n > 2 ? null : inYear(y, base, 'half-year', (year) => quarterEnd(year, n * 2));
}

const EACH: Record<string, Recurrence> = {
  день: 'daily',
  дн: 'daily',
  недел: 'weekly',
  меся: 'monthly',
  квартал: 'quarterly',
  четверт: 'termly',
  триместр: 'termly',
  полугод: 'half-yearly',
  год: 'yearly',
};
const each = (unit: string | undefined): Found => {
  const key = Object.keys(EACH).find((stem) => unit?.startsWith(stem));
  return key === undefined ? null : { recurrence: EACH[key] as Recurrence };
};
const PERIOD = '(день|неделю|месяц|квартал|четверть|триместр|полугодие|(?:учебный\\s+)?год)';
const periodOf = (unit: string | undefined): Found => each(unit?.replace(/^учебный\s+/, ''));

const repeats: Rule[] = [
  {
    pattern: /(?:постоянно(?!\s+действующ)|на\s+постоянной\s+основе|в\s+постоянном\s+режиме)/,
    read: () => ({ recurrence: 'continuous' }),
  },
  {
    pattern:
      /(?:регулярно|непрерывно|систематически|по\s+мере\s+необходимости|в\s+течение\s+всего\s+(?:года|периода))/,
    wholeOnly: true,
    read: () => ({ recurrence: 'continuous' }),
  },
  {
    pattern: /еже(дневно|недельно|месячно|квартально|годно)/,
    read: ([word]) => each(word === 'годно' ? 'год' : word?.replace('дневно', 'день')),
  },
  {
    pattern: new RegExp(`кажд(?:ый|ую|ое|ые)\\s+${PERIOD}`),
    read: ([unit]) => periodOf(unit),
  },
  {
    // «до 15 июля каждого года», «до 5 числа каждого месяца», «до 10 числа месяца, следующего за отчётным»
    pattern: new RegExp(
      `(?:${UNTIL}\\s+${DAY}\\s+числа\\s+)?(?:каждого\\s+(?:учебного\\s+)?(месяца|квартала|полугодия|года)|(месяца),?\\s+следующего\\s+за\\s+отчетн\\p{L}+(?:\\s+(?:месяцем|кварталом|периодом))?)`,
    ),
    read: ([, unit, next]) => each(unit ?? next),
  },
  {
    pattern: new RegExp(`${UNTIL}\\s+${DAY}\\s+числа`),
    wholeOnly: true,
    read: () => ({ recurrence: 'monthly' }),
  },
  {
    pattern: new RegExp(
      `(?:не\\s+реже\\s+(?:чем\\s+)?)?(?:один\\s+|одного\\s+|два\\s+|двух\\s+|три\\s+|трех\\s+|четыре\\s+|четырех\\s+|\\d+\\s+)?раза?\\s+в\\s+${PERIOD}`,
    ),
    read: ([unit]) => periodOf(unit),
  },
  {
    pattern: new RegExp(`не\\s+(?:менее|реже)\\s+[^,;.()]{1,60}?\\s+в\\s+${PERIOD}`),
    read: ([unit]) => periodOf(unit),
  },
];

export const RUSSIAN = { dates, repeats };
