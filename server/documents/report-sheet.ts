/** The report of the last resolution on paper: the counts with their denominators, then a table by how each stands. */

import { createTranslator } from 'next-intl';
import { fullTitle } from '#domain/forum/title.ts';
import { GROUP_OF_STATE, GROUPS } from '#domain/recommendation/rules.ts';
import { PROFILE_WORDS, statusWord } from '#domain/recommendation/words.ts';
import type { Report, ReportRow } from '#domain/report/views.ts';
import { messagesFor } from '#messages/index.ts';
import { tagOf } from '#messages/locale.ts';
import { requisite, type Sheet, type SheetLine } from '#server/documents/sheet.ts';
import { dateInWords, type PaperLang } from '#server/documents/words.ts';

export type ReportHead = { forum: string; taken: { number: number; sha256: string } | null };

export function reportSheetOf(report: Report, { forum, taken }: ReportHead, lang: PaperLang): Sheet {
  const t = createTranslator({
    locale: tagOf(lang),
    messages: messagesFor(lang) as unknown as Record<string, never>,
    namespace: 'board' as never,
  }) as unknown as (key: string, values?: Record<string, string | number>) => string;
  const { counts, previous, profile, rows } = report;
  const asOf = dateInWords(report.asOf, lang);
  const of = (label: string, n: number, total: number) =>
    requisite(`${t(`report.${label}`)}: ${t('report.of', { n, total })}`);
  const lines: SheetLine[] = [
    requisite(forum, { align: 'center' }),
    { is: 'title', text: t('report.title') },
    { is: 'event', text: fullTitle(previous) },
    ...report.resolutions.map((r) =>
      requisite(t('meeting.resolution', { number: r.number, day: dateInWords(r.adoptedOn, lang) })),
    ),
    requisite(
      taken ? t('report.number', { number: taken.number, day: asOf }) : t('report.asOf', { day: asOf }),
    ),
    of('closed', counts.closed, counts.total),
    of('fulfilled', counts.fulfilled, counts.total),
    of('open', counts.open + counts.answered, counts.total),
    ...(PROFILE_WORDS[profile].saysLate && counts.dated > 0 ? [of('late', counts.late, counts.dated)] : []),
  ];
  const cells = (row: ReportRow): string[] => [
    String(row.number),
    `${row.marker} ${row.text}`,
    row.addressees.join(', ') || t('ownDecision'),
    row.deadlineText || t('noDeadline'),
    [t(statusWord(profile, row).key), row.circle && t('marked', row.circle)].filter(Boolean).join('; '),
    [row.note, row.answer?.text].filter(Boolean).join(' ') || '–',
  ];
  for (const group of [...GROUPS].reverse()) {
    const own = rows.filter((row) => GROUP_OF_STATE[row.state] === group);
    if (own.length === 0) continue;
    lines.push({ is: 'heading', text: `${t(`group.${group}`)}: ${own.length}` });
    lines.push({
      is: 'table',
      columns: [
        { heading: t('column.number'), share: 5, centre: true },
        { heading: t('column.text'), share: 33 },
        { heading: t('record.to'), share: 18 },
        { heading: t('column.deadline'), share: 13 },
        { heading: t('column.status'), share: 13 },
        { heading: t('column.answer'), share: 18 },
      ],
      rows: own.map(cells),
    });
  }
  return {
    lang,
    title: t('report.title'),
    date: report.asOf,
    landscape: true,
    pageNumbers: true,
    lines: taken
      ? [...lines, requisite(t('report.hash', { hash: taken.sha256 }), { size: 10, before: 12 })]
      : lines,
  };
}
