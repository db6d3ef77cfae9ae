/** One letter a person a day: all notes of all their boards, in their language. Says what to do and where, no more. */
import { createTranslator } from 'next-intl';
import type { Rule } from '#domain/reminder/rules.ts';
import { messagesFor } from '#messages/index.ts';
import { type Locale, tagOf } from '#messages/locale.ts';
import type { Board } from './repository.ts';

export type LadderLine = { number: number; text: string; due: string; step: number };
export type Section = {
  board: Board;
  rules: Exclude<Rule, 'ladder'>[];
  /** What comes first by date; `total` counts what is new on the whole board. */
  ladder: LadderLine[];
  total: number;
};

/** Nobody reads a letter of thousands: what comes first by date, and how many more stand on the board. */
export const LADDER_LINES = 50;

/** The sentences of letters and the days in them, in one language. */
export function mailWords(locale: Locale) {
  const t = createTranslator({
    locale: tagOf(locale),
    messages: messagesFor(locale) as unknown as Record<string, never>,
    namespace: 'mail' as never,
  }) as unknown as (key: string, values?: Record<string, string | number>) => string;
  const format = new Intl.DateTimeFormat(tagOf(locale), {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return { t, dayOf: (iso: string) => format.format(new Date(`${iso}T00:00:00Z`)) };
}

export function composeDigest(
  to: { name: string; locale: string | null },
  sections: readonly Section[],
  publicUrl: string,
): { subject: string; body: string } {
  const { t, dayOf } = mailWords(to.locale === 'en' ? 'en' : 'ru');
  const parts: string[] = [t('hello', { name: to.name })];
  for (const { board, rules, ladder, total } of sections) {
    const at = `${publicUrl}/f/${board.slug}`;
    const lines = [board.name];
    if (rules.includes('monthly'))
      lines.push(
        t('monthly', {
          open: board.open,
          pending: board.pending,
          time: board.time,
          soon: board.soon,
          silent: board.silent,
        }),
        `${at}/board/desk`,
      );
    if (rules.includes('meeting') && board.next)
      lines.push(t('meeting', { day: dayOf(board.next.on) }), `${at}/board/meeting`);
    if (rules.includes('schools'))
      lines.push(t('schools'), `«${t('schoolsText', { forum: board.name, url: `${at}/school` })}»`);
    if (rules.includes('year')) lines.push(t('year'), `${at}/board/year`);
    if (ladder.length > 0) {
      lines.push(t('ladder'));
      for (const { number, text, due, step } of ladder)
        lines.push(t('ladderLine', { number, text, day: dayOf(due), step: step < 0 ? 'ahead' : 'past' }));
      if (total > ladder.length) lines.push(t('ladderMore', { count: total - ladder.length }));
      lines.push(`${at}/board`);
    }
    parts.push(lines.join('\n'));
  }
  const footer = t('footer', { url: `${publicUrl}/f/${sections[0]?.board.slug ?? ''}/board/reminders` });
  const quiet = sections.every(({ board }) => !board.settings?.officials);
  parts.push(quiet ? `${footer}\n${t('footerQuiet')}` : footer);
  const names = [...new Set(sections.map(({ board }) => board.name))];
  const subject =
    names.length === 1
      ? t('subjectOne', { forum: names[0] ?? '' })
      : t('subjectMany', { count: names.length });
  return { subject: subject.slice(0, 200), body: parts.join('\n\n') };
}
