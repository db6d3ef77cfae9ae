/**
 * Headings and words of the sheet in both languages, and back: whoever exports in Russian and sends the file to somebody
 * with an English screen gets it taken all the same.
 */

import { plain, SHEET_FIELDS, type SheetField, type Vocabulary } from '#domain/exchange/sheet.ts';
import type { Profile } from '#domain/forum/presets.ts';
import { OUTCOMES, type Outcome, STATES, VERDICTS } from '#domain/recommendation/rules.ts';
import { isOpenStep, type StepView } from '#domain/recommendation/steps.ts';
import { statusWord } from '#domain/recommendation/words.ts';
import enBoard from '#messages/en/board.json' with { type: 'json' };
import en from '#messages/en/exchange.json' with { type: 'json' };
import type { Locale } from '#messages/locale.ts';
import ruBoard from '#messages/ru/board.json' with { type: 'json' };
import ru from '#messages/ru/exchange.json' with { type: 'json' };

const SHEETS = { ru, en } as const;
const BOARDS = { ru: ruBoard, en: enBoard } as const;
export const LOCALES = ['ru', 'en'] as const;

export const sheetWords = (locale: Locale) => SHEETS[locale].sheet;
export const headingOf = (locale: Locale, field: SheetField): string => SHEETS[locale].column[field];
export const numbered = (locale: Locale, number: number): string =>
  BOARDS[locale].numero.replace('{number}', String(number));
export const outcomeWord = (locale: Locale, outcome: Outcome): string => BOARDS[locale].outcome[outcome];

export function wordOf(locale: Locale, profile: Profile, row: Parameters<typeof statusWord>[1]): string {
  let at: unknown = BOARDS[locale];
  for (const key of statusWord(profile, row).key.split('.')) at = (at as Record<string, unknown>)[key];
  return String(at);
}

const dayOf = (locale: Locale, iso: string) => (locale === 'ru' ? iso.split('-').reverse().join('.') : iso);

/** The addressee's plan, a line a step, as people read it. */
export function planCell(locale: Locale, steps: readonly Omit<StepView, 'id'>[]): string {
  const { reached, dropped } = BOARDS[locale].plan;
  return steps
    .map((step) => {
      const line = `${dayOf(locale, step.due)} — ${plain(step.text)}`;
      if (isOpenStep(step)) return line;
      const word = step.reachedOn === null ? dropped : reached;
      return `${line} (${word.replace('{day}', dayOf(locale, step.reachedOn ?? step.droppedOn ?? ''))})`;
    })
    .join('\n');
}

/** What may be chosen in a cell, in the order of life. */
export const choices = (locale: Locale, profile: Profile) => ({
  status: [
    ...(['in_progress', 'suspended'] as const).map((state) =>
      wordOf(locale, profile, { state, verdict: null }),
    ),
    ...VERDICTS.map((verdict) => wordOf(locale, profile, { state: 'closed', verdict })),
  ],
  outcome: OUTCOMES.map((outcome) => outcomeWord(locale, outcome)),
});

const folded = (word: string) => plain(word).toLowerCase().replaceAll('ё', 'е');

/** The forum's own profile first; where a word is both, it is the verdict, which alone can be given in a sheet. */
export function vocabulary(profile: Profile): Vocabulary {
  const other = profile === 'control' ? 'recommendations' : 'control';
  const status = new Map<string, ReturnType<Vocabulary['status']>>();
  const outcomes = new Map<string, Outcome>();
  const put = <T>(map: Map<string, T>, word: string, value: T) => {
    if (!map.has(folded(word))) map.set(folded(word), value);
  };
  for (const which of [profile, other] as const)
    for (const locale of LOCALES) {
      for (const verdict of VERDICTS)
        put(status, wordOf(locale, which, { state: 'closed', verdict }), { verdict });
      for (const state of STATES) put(status, wordOf(locale, which, { state, verdict: null }), { state });
    }
  for (const locale of LOCALES)
    for (const outcome of OUTCOMES) put(outcomes, outcomeWord(locale, outcome), outcome);
  return {
    status: (word) => status.get(folded(word)) ?? null,
    outcome: (word) => outcomes.get(folded(word)) ?? null,
  };
}

const headings = new Map<string, SheetField>(
  LOCALES.flatMap((locale) =>
    SHEET_FIELDS.map((field): [string, SheetField] => [folded(headingOf(locale, field)), field]),
  ),
);
export const fieldOf = (heading: string): SheetField | undefined => headings.get(folded(heading));
