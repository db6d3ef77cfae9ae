/** Dates of the board along the months, with the same in words beside them. */
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { BoardTimeline } from '#components/board/board-timeline.tsx';
import { BoardViews } from '#components/board/board-views.tsx';
import { PageHead } from '#components/shell/forum-shell.tsx';
import { runtime } from '#server/runtime.ts';

type Props = { params: Promise<{ slug: string }> };

export default async function TimelinePage({ params }: Props) {
  const { slug } = await params;
  const [actor, t] = [await currentActor(), await getTranslations('board')];
  const view = await found(
    runtime().recommendation.queries.meetingSheet(actor, slug),
    `/f/${slug}/board/timeline`,
  );
  const rows = view.rows
    .filter((row) => row.parts === 0)
    .map(({ id, number, text, state, verdict, deadlineText, baselineDue, due }) => ({
      id,
      number,
      text,
      state,
      verdict,
      deadlineText,
      baselineDue,
      currentDue: due,
    }));
  return (
    <>
      <PageHead title={t('title')} />
      <BoardViews slug={slug} here="timeline" total={view.counts.total} />
      <BoardTimeline slug={slug} profile={view.forum.profile} rows={rows} today={view.today} />
    </>
  );
}
