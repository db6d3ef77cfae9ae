/** Times of day as programmes print them: «10.00–10.30», «10:00 - 10:30», «с 10-00 до 10-30», «10 ч 15 мин», «9.00». */
const moment = String.raw`([01]?\d|2[0-4])\s?(?:[.:]|-|ч\.?\s?)\s?([0-5]\d)(?:\s?(?:мин\.?|ч\.?))?`;
const dash = String.raw`\s*(?:-|–|—|‒|до|to|\.\.\.?)\s*`;
const range = new RegExp(
  String.raw`^(?:с|в|from|at)?\s*${moment}(?:${dash}${moment})?(?=$|[\s,;:.)|–—-])`,
  'i',
);

export type Clock = { startsAt: string; endsAt?: string; length: number };

/** A time at the head of the text; `length` is how many characters it took. Dates like «11.01.2023» are not times. */
export function readClock(text: string): Clock | null {
  const lead = /^[\s(]*/.exec(text)?.[0].length ?? 0;
  const body = text.slice(lead);
  if (/^\d{1,2}([./])\d{1,2}\1\d{2}|^\d{1,2}-\d{1,2}-(?:19|20)\d{2}/.test(body)) return null;
  const match = range.exec(body);
  if (!match?.[1] || !match[2]) return null;
  const startsAt = stamp(match[1], match[2]);
  if (!startsAt) return null;
  const endsAt = match[3] && match[4] ? stamp(match[3], match[4]) : null;
  return { startsAt, ...(endsAt && { endsAt }), length: lead + match[0].length };
}

function stamp(hours: string, minutes: string): string | null {
  const h = Number(hours);
  if (h > 24 || (h === 24 && minutes !== '00')) return null;
  return `${String(h).padStart(2, '0')}:${minutes}`;
}
