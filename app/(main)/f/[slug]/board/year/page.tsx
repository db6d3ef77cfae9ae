/** «Сводка за учебный год»: meetings, attendance and decisions of a school year on one sheet, for who keeps the board. */
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { PrintButton } from '#components/board/print-button.tsx';
import { YearSheet } from '#components/board/year-sheet.tsx';
import { LinkButton } from '#components/ui/link.tsx';
import { EmptyState } from '#components/ui/states.tsx';
import { schoolYearName } from '#domain/recommendation/year.ts';
import { runtime } from '#server/runtime.ts';

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function YearPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const asked = (await searchParams).year;
  const here = `/f/${slug}/board/year`;
  const [t, m] = [await getTranslations('board.year'), await getTranslations('board.meeting')];
  const view = await found(
    runtime().recommendation.queries.yearSummary(
      await currentActor(),
      slug,
      typeof asked === 'string' ? asked : undefined,
    ),
    here,
  );
  const file = (format: string) => `${here}/file/${format}?year=${view.year}`;
  return (
    <div className="max-w-4xl">
      <div data-print="no" className="mb-4 flex flex-wrap gap-2">
        <LinkButton href={`/f/${slug}/board`}>{m('back')}</LinkButton>
        {view.years
          .filter((one) => one !== view.year)
          .map((one) => (
            <LinkButton key={one} href={`${here}?year=${one}`}>
              {t('other', { year: schoolYearName(one) })}
            </LinkButton>
          ))}
        {view.meetings.length > 0 && (
          <>
            <LinkButton href={file('docx')} download>
              Word
            </LinkButton>
            <LinkButton href={file('pdf')} download>
              PDF
            </LinkButton>
            <PrintButton label={m('print')} />
          </>
        )}
      </div>
      {view.meetings.length > 0 ? (
        <YearSheet view={view} />
      ) : (
        <EmptyState title={t('title', { year: schoolYearName(view.year) })}>{t('empty')}</EmptyState>
      )}
    </div>
  );
}
