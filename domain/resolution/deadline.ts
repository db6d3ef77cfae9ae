/**
 * Reads a deadline phrase as people write it («до 1 сентября», «до 2025 года», «ежеквартально», «by 1 September
 * 2025») into text, day, precision. A deadline is never invented: what cannot be read stays text without a day, what
 * can be read in two ways gives both readings and asks. Conventions: data of the project, docs/spec/resolution.md.
 */
import type { Day } from './calendar.ts';
import { ENGLISH } from './deadline-en.ts';
import { RUSSIAN } from './deadline-ru.ts';
import type { Precision } from './draft.ts';

export const RECURRENCES = [
  'continuous',
  'daily',
  'weekly',
  'monthly',
  'quarterly',
  'termly',
  'half-yearly',
  'yearly',
] as const;
export type Recurrence = (typeof RECURRENCES)[number];

export type Reading = { day: Day; precision: Precision };
export type Deadline = {
  /** The phrase as it stands in the text. */
  text: string;
  day: Day | null;
  precision: Precision | null;
  recurrence: Recurrence | null;
  /** Possible days, the likeliest first; two or more mean that a person must say which. */
  readings: Reading[];
  needsConfirmation: boolean;
};

/** What a rule makes of a match; `null` means: no deadline after all. */
export type Found = Partial<Omit<Deadline, 'text'>> | null;
export type Context = { base: Day | null; whole: boolean };
export type Rule = {
  pattern: RegExp;
  /** Only where the phrase is a deadline's own field, not inside a clause. */
  wholeOnly?: boolean;
  read(groups: (string | undefined)[], context: Context): Found;
};

export type Options = {
  /** The day from which «до 1 марта» and «в течение месяца» count: the forum's or the adoption's. */
  base?: Day | null;
};

type Span = { start: number; end: number };
type Hit = Span & { found: NonNullable<Found> };

/** Lower case, е for ё, plain spaces and dashes, the same length as the input, so that places stay valid. */
function plain(text: string): string {
  return [...text]
    .map((sign) => {
      const lower = sign.toLowerCase();
      const same = lower.length === sign.length ? lower : sign;
      return same === 'ё' ? 'е' : /\s/.test(same) ? ' ' : /[‐‑–—]/.test(same) ? '-' : same;
    })
    .join('');
}

const LETTER = /[\p{L}\d]/u;

const compiled = new WeakMap<RegExp, RegExp>();
function searching(pattern: RegExp): RegExp {
  const made = compiled.get(pattern) ?? new RegExp(pattern.source, 'gu');
  compiled.set(pattern, made);
  made.lastIndex = 0;
  return made;
}

/** The first match of a rule that stands between word boundaries (look-behind is missing on old phones). */
function firstHit(text: string, rule: Rule, context: Context): Hit | null {
  const pattern = searching(rule.pattern);
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const start = match.index;
    const end = start + match[0].length;
    const before = start === 0 || !LETTER.test(text[start - 1] as string);
    const last = text[end - 1] ?? ' ';
    const after = end >= text.length || !LETTER.test(text[end] as string) || !LETTER.test(last);
    const found = before && after ? rule.read(match.slice(1), context) : null;
    if (found !== null) return { start, end, found };
    pattern.lastIndex = start + 1;
  }
  return null;
}

function earliest(text: string, rules: readonly Rule[], context: Context): Hit | null {
  let best: Hit | null = null;
  for (const rule of rules) {
    if (rule.wholeOnly && !context.whole) continue;
    const hit = firstHit(text, rule, context);
    if (
      hit &&
      (best === null || hit.start < best.start || (hit.start === best.start && hit.end > best.end))
    ) {
      best = hit;
    }
  }
  return best;
}

function search(text: string, context: Context): Hit | null {
  const searched = plain(text);
  const dates = earliest(searched, [...RUSSIAN.dates, ...ENGLISH.dates], context);
  const repeats = earliest(searched, [...RUSSIAN.repeats, ...ENGLISH.repeats], context);
  if (dates === null || repeats === null) return dates ?? repeats;
  const [first, second] = dates.start < repeats.start ? [dates, repeats] : [repeats, dates];
  const joined = second.start <= first.end || /^[\s,(-]*$/.test(searched.slice(first.end, second.start));
  const found = { ...dates.found, recurrence: repeats.found.recurrence ?? null };
  return joined ? { start: first.start, end: Math.max(first.end, second.end), found } : { ...dates, found };
}

function deadlineOf(text: string, found: NonNullable<Found>): Deadline {
  const day = found.day ?? null;
  const precision = found.precision ?? null;
  const readings = found.readings ?? (day !== null && precision !== null ? [{ day, precision }] : []);
  return {
    text,
    day,
    precision,
    recurrence: found.recurrence ?? null,
    readings,
    needsConfirmation: found.needsConfirmation ?? readings.length > 1,
  };
}

/** Reads a deadline's own field («до 1 сентября 2025 г.»). Unreadable words stay as text without a day. */
export function parseDeadline(phrase: string, options: Options = {}): Deadline {
  const text = phrase.replace(/\s+/g, ' ').trim();
  const hit = text === '' ? null : search(text.slice(0, 500), { base: options.base ?? null, whole: true });
  return deadlineOf(text, hit?.found ?? {});
}

/** «(срок – март 2027 года)»: what is called a deadline is read as a deadline's own field, whatever stands before it. */
const called =
  /(?:^|[\s(,;])(?:сроки?(?: (?:исполнения|реализации|выполнения|проведения|представления|завершения))?|deadline|due date) ?[:-] ?([^;)]{2,200})/;

function searchCalled(text: string, base: Day | null): Hit | null {
  const match = called.exec(plain(text));
  if (!match?.[1]) return null;
  const at = match.index + match[0].length - match[1].length;
  const hit = search(text.slice(at, at + match[1].length), { base, whole: true });
  return hit && { ...hit, start: at + hit.start, end: at + hit.end };
}

/** «провести фестиваль – апрель 2026 г.»: a dash, and nothing but a date behind it. */
function searchTail(text: string, base: Day | null): Hit | null {
  const match = /\s-\s([^-;]{3,40});?$/.exec(plain(text));
  if (!match?.[1]) return null;
  const at = match.index + 3;
  const hit = search(text.slice(at, at + match[1].length), { base, whole: true });
  const whole = hit && hit.start === 0 && hit.end >= match[1].length - 1;
  return whole ? { ...hit, start: at, end: at + hit.end } : null;
}

/** Finds the deadline inside a clause's text; null where there is none. */
export function findDeadline(text: string, options: Options = {}): (Deadline & Span) | null {
  const base = options.base ?? null;
  const searched = text.slice(0, 20_000);
  const hit =
    searchCalled(searched, base) ?? search(searched, { base, whole: false }) ?? searchTail(searched, base);
  if (hit === null) return null;
  const { start, end, found } = hit;
  return { ...deadlineOf(text.slice(start, end).replace(/\s+/g, ' '), found), start, end };
}
