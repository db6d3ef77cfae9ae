/** The board as a whole, for those who see it; printable. */
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { BoardViews } from '#components/board/board-views.tsx';
import { Dashboard } from '#components/board/dashboard.tsx';
import { PrintButton } from '#components/board/print-button.tsx';
import { PageHead } from '#components/shell/forum-shell.tsx';
import { EmptyState } from '#components/ui/states.tsx';
import { runtime } from '#server/runtime.ts';

type Props = { params: Promise<{ slug: string }> };

export default async function DashboardPage({ params }: Props) {
  const { slug } = await params;
  const [actor, t, b, print] = [
    await currentActor(),
    await getTranslations('board.dashboard'),
    await getTranslations('board'),
    await getTranslations('board.meeting'),
  ];
  const view = await found(
    runtime().recommendation.queries.boardDashboard(actor, slug),
    `/f/${slug}/board/dashboard`,
  );
  return (
    <>
      <PageHead title={b('title')} actions={<PrintButton label={print('print')} />}>
        {t('lead')}
      </PageHead>
      <BoardViews slug={slug} here="dashboard" total={view.total} />
      {view.total === 0 ? <EmptyState title={b('empty')} /> : <Dashboard view={view} />}
    </>
  );
}
