/** Days printed in the head of a paper; of several days the last, on which a resolution is adopted. */
import { type Day, day } from '#domain/resolution/calendar.ts';

const russian = [
  'январ',
  'феврал',
  'март',
  'апрел',
  'май',
  'июн',
  'июл',
  'август',
  'сентябр',
  'октябр',
  'ноябр',
  'декабр',
];
const english = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const months = `(?:январ|феврал|март|апрел|мая|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]*`;
const monthsEn = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';

const forms: [RegExp, (m: RegExpExecArray) => Day | null][] = [
  [
    new RegExp(
      `[«"]?(?:\\d{1,2}(?:\\s+${months})?\\s*(?:[-–—,и]|по)\\s*)?[«"]?(\\d{1,2})[»"]?\\s+(${months})\\s+(\\d{4})(?:\\s*(?:года|год|г\\.?))?`,
      'i',
    ),
    (m) => day(Number(m[3]), month(m[2] ?? '', russian), Number(m[1])),
  ],
  [
    /(?:\d{1,2}(?:\.\d{2})?\s*[-–—]\s*)?(\d{1,2})\.(\d{1,2})\.(\d{4})(?:\s*(?:года|г\.?))?/,
    (m) => day(Number(m[3]), Number(m[2]), Number(m[1])),
  ],
  [
    new RegExp(
      `(?:\\d{1,2}\\s*(?:[-–—]|and|to)\\s*)?(\\d{1,2})(?:st|nd|rd|th)?\\s+(${monthsEn})\\.?,?\\s+(\\d{4})`,
      'i',
    ),
    (m) => day(Number(m[3]), month(m[2] ?? '', english), Number(m[1])),
  ],
  [
    new RegExp(
      `(${monthsEn})\\.?\\s+(?:\\d{1,2}\\s*[-–—]\\s*)?(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})`,
      'i',
    ),
    (m) => day(Number(m[3]), month(m[1] ?? '', english), Number(m[2])),
  ],
  [/(\d{4})-(\d{2})-(\d{2})/, (m) => day(Number(m[1]), Number(m[2]), Number(m[3]))],
];

function month(word: string, stems: readonly string[]): number {
  const plain = word.toLowerCase();
  if (/^ма[йя]/.test(plain)) return 5;
  return stems.findIndex((stem) => plain.startsWith(stem)) + 1;
}

export type FoundDate = { day: Day; text: string; at: number };

export function findDate(text: string): FoundDate | null {
  let best: FoundDate | null = null;
  for (const [pattern, read] of forms) {
    const match = pattern.exec(text);
    const value = match && read(match);
    if (match && value && (!best || match.index < best.at))
      best = { day: value, text: match[0], at: match.index };
  }
  return best;
}

/** A line that is nothing but a settlement: «г. Речной», «ст. Динская». */
export const settlement =
  /^(?:г\.|гор\.|город|ст\.|ст-ца|станица|с\.|село|пос\.|пгт\.?|п\.|р\.?\s?п\.|пос[её]лок|х\.|хутор|д\.|деревня|аул|а\.)\s*[А-ЯЁ][А-ЯЁа-яё-]+(?:\s+[А-ЯЁ][А-ЯЁа-яё-]+)*(?:\s*,\s*[А-ЯЁа-яё\s.-]{3,40})?\.?$/;
