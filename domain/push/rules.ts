/**
 * What a device is told and what becomes of a message. Told is a number and a place of ours: no name, no title. The number
 * counts what the letter of the same morning names.
 */
import type { Rule } from '../reminder/rules.ts';

const MINUTE = 60_000;
/** After an attempt that failed for a passing reason; four tries within three hours. */
const WAITS = [1, 15, 120].map((minutes) => minutes * MINUTE);
export const waitAfter = (attempt: number): number => WAITS[attempt - 1] ?? MINUTE;
/** What was not brought within half a day is not brought any more: tomorrow has a morning of its own. */
export const FRESH_MS = 12 * 60 * MINUTE;
export const KEPT_MS = 30 * 24 * 60 * MINUTE;

/** `gone`: the browser has thrown its subscription away, the device is forgotten. */
export type Fate = 'sent' | 'gone' | 'later' | 'failed';

const FINAL = ['address_refused', 'key_lost'];

/** `answer` is the status of the service, or the code of what went wrong on the way to it. */
export function fateOf(answer: string, attempts: number): Fate {
  if (/^2\d\d$/.test(answer)) return 'sent';
  if (answer === '404' || answer === '410') return 'gone';
  const passing = answer === '408' || answer === '429' || !/^[1-4]\d\d$/.test(answer);
  return passing && !FINAL.includes(answer) && attempts <= WAITS.length ? 'later' : 'failed';
}

/** What the letter says of one board. */
export type Told = {
  slug: string;
  rules: readonly Exclude<Rule, 'ladder'>[];
  /** Rows of the ladder. */
  total: number;
  /** Answers and requests that wait for the keepers. */
  awaiting: number;
};

/** How many matters wait, and where: «Ждёт нас» of the board where that is all of it, the board, or home for several. */
export function signOf(told: readonly Told[]): { count: number; path: string } {
  const count = told.reduce(
    (sum, { rules, total, awaiting }) =>
      sum + total + rules.reduce((n, rule) => n + (rule === 'monthly' ? Math.max(1, awaiting) : 1), 0),
    0,
  );
  const [one, ...others] = told;
  if (!one || others.length > 0) return { count, path: '/' };
  const board = `/f/${one.slug}/board`;
  return { count, path: one.awaiting > 0 && count === one.awaiting ? `${board}?signal=awaiting_us` : board };
}

const BROWSERS: [RegExp, string][] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bYaBrowser\//, 'Яндекс Браузер'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\//, 'Firefox'],
  [/\bChrome\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const SYSTEMS: [RegExp, string][] = [
  [/\bAndroid\b/, 'Android'],
  [/\b(iPhone|iPad)\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/** By what a person knows their device again; an unknown one is «?». */
export function deviceName(userAgent: string): string {
  const of = (list: [RegExp, string][]) => list.find(([sign]) => sign.test(userAgent))?.[1];
  return [of(BROWSERS), of(SYSTEMS)].filter(Boolean).join(', ') || '?';
}
