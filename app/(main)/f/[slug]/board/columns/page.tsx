/** The board in four columns. */
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { BoardColumns } from '#components/board/board-columns.tsx';
import { BoardViews } from '#components/board/board-views.tsx';
import { LiveRefresh } from '#components/board/live-refresh.tsx';
import { PageHead } from '#components/shell/forum-shell.tsx';
import { countedRows } from '#domain/recommendation/views.ts';
import { runtime } from '#server/runtime.ts';

type Props = { params: Promise<{ slug: string }> };

export default async function ColumnsPage({ params }: Props) {
  const { slug } = await params;
  const [actor, t] = [await currentActor(), await getTranslations('board')];
  const view = await found(
    runtime().recommendation.queries.meetingSheet(actor, slug),
    `/f/${slug}/board/columns`,
  );
  const shown = countedRows(view.rows);
  return (
    <Messages namespaces={['board', 'live']} timeZone={view.forum.timeZone}>
      <LiveRefresh name="board.table" id={view.forum.id} />
      <PageHead title={t('title')} />
      <BoardViews slug={slug} here="columns" total={view.counts.total} />
      <BoardColumns slug={slug} profile={view.forum.profile} rows={view.rows} roles={view.roles} />
      {shown < view.counts.total && (
        <p className="mt-4 text-sm text-ink-2">{t('views.more', { shown, total: view.counts.total })}</p>
      )}
    </Messages>
  );
}
