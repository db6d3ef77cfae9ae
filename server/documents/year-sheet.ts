/** «Сводка за учебный год» on paper: the totals, then one row a meeting. The same words as on the page. */
import { createTranslator } from 'next-intl';
import { fullTitle } from '#domain/forum/title.ts';
import { schoolYearName, type YearView } from '#domain/recommendation/year.ts';
import { messagesFor } from '#messages/index.ts';
import { tagOf } from '#messages/locale.ts';
import { requisite, type Sheet } from '#server/documents/sheet.ts';
import { dateInWords, type PaperLang } from '#server/documents/words.ts';

export function yearSheetOf(view: YearView, lang: PaperLang): Sheet {
  const t = createTranslator({
    locale: tagOf(lang),
    messages: messagesFor(lang) as unknown as Record<string, never>,
    namespace: 'board.year' as never,
  }) as unknown as (key: string, values?: Record<string, string | number>) => string;
  const day = (iso: string) => dateInWords(iso, lang);
  const title = t('title', { year: schoolYearName(view.year) });
  const { totals } = view;
  const rows = view.meetings.map((one, at) => [
    String(at + 1),
    [fullTitle(one), one.settlement].filter(Boolean).join(', '),
    one.on === one.until ? day(one.on) : `${day(one.on)} – ${day(one.until)}`,
    one.present === null
      ? t('listed', { listed: one.listed })
      : t('present', { present: one.present, listed: one.listed }),
    [
      ...one.texts.map(({ number, adoptedOn, ...counts }) =>
        t('text', {
          number,
          day: day(adoptedOn),
          total: counts.open + counts.answered + counts.closed,
          ...counts,
        }),
      ),
      ...(one.votes > 0 ? [t('votes', { count: one.votes })] : []),
    ].join('\n') || t('noDecision'),
  ]);
  return {
    lang,
    title,
    date: view.today,
    landscape: true,
    pageNumbers: true,
    lines: [
      ...(view.body ? [requisite(view.body, { align: 'center' as const })] : []),
      { is: 'title', text: title },
      requisite(t('asOf', { day: day(view.today) })),
      requisite(t('totals', totals)),
      requisite(t('outcomes', totals)),
      {
        is: 'table',
        columns: [
          { heading: t('column.number'), share: 5, centre: true },
          { heading: t('column.meeting'), share: 32 },
          { heading: t('column.day'), share: 15 },
          { heading: t('column.people'), share: 14 },
          { heading: t('column.decisions'), share: 34 },
        ],
        rows,
      },
    ],
  };
}
