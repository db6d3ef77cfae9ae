/** The next forum opens with this: what became of the last resolution, and what is carried on. */
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { PrintButton } from '#components/board/print-button.tsx';
import { TakeReport } from '#components/board/report-forms.tsx';
import { ReportSheet } from '#components/board/report-sheet.tsx';
import { PageHead } from '#components/shell/forum-shell.tsx';
import { LinkButton } from '#components/ui/link.tsx';
import { EmptyState } from '#components/ui/states.tsx';
import { runtime } from '#server/runtime.ts';
import { carry, take } from './actions.ts';

type Props = { params: Promise<{ slug: string }> };

export default async function ReportPage({ params }: Props) {
  const { slug } = await params;
  const here = `/f/${slug}/report`;
  const [actor, t, b] = [
    await currentActor(),
    await getTranslations('board.report'),
    await getTranslations('board.meeting'),
  ];
  const view = await found(runtime().report.queries.reportPage(actor, slug), here);
  return (
    <Messages namespaces={['board']} timeZone={view.forum.timeZone}>
      <PageHead
        title={t('title')}
        actions={
          <>
            {view.previousSlug && (
              <LinkButton href={`/f/${view.previousSlug}/board`}>{t('toBoard')}</LinkButton>
            )}
            {view.report && (
              <>
                <LinkButton href={`${here}/slides`}>{t('slides')}</LinkButton>
                <LinkButton href={`${here}/file/docx`} download>
                  Word
                </LinkButton>
                <LinkButton href={`${here}/file/pdf`} download>
                  PDF
                </LinkButton>
                <PrintButton label={b('print')} />
              </>
            )}
          </>
        }
      >
        {t('lead')}
      </PageHead>
      {view.may.take && view.changed && (
        <div data-print="no" className="mb-6">
          <TakeReport forumId={view.forum.id} number={(view.taken?.number ?? 0) + 1} action={take} />
        </div>
      )}
      {view.report ? (
        <ReportSheet view={view} report={view.report} carry={carry} />
      ) : (
        <EmptyState title={t('empty')}>{t('emptyNote')}</EmptyState>
      )}
    </Messages>
  );
}
