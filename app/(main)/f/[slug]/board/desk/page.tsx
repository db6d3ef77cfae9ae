/** «Мой стол»: what of the board awaits this reader, and nothing else. */
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { BoardViews } from '#components/board/board-views.tsx';
import { LiveRefresh } from '#components/board/live-refresh.tsx';
import { MyDesk } from '#components/board/my-desk.tsx';
import { PageHead } from '#components/shell/forum-shell.tsx';
import { TextLink } from '#components/ui/link.tsx';
import { runtime } from '#server/runtime.ts';
import { decideTime, withdrawTime } from '../actions.ts';

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('board.desk'))('title') };
}

export default async function BoardDeskPage({ params }: Props) {
  const { slug } = await params;
  const [actor, t] = [await currentActor(), await getTranslations('board')];
  const view = await found(runtime().recommendation.queries.boardDesk(actor, slug), `/f/${slug}/board/desk`);
  return (
    <Messages namespaces={['board', 'live']} timeZone={view.forum.timeZone}>
      <LiveRefresh name="board.desk" id={view.forum.id} />
      <PageHead over={<TextLink href={`/f/${slug}/board`}>{t('title')}</TextLink>} title={t('desk.title')}>
        {t(view.keeper ? 'desk.leadKeeper' : 'desk.lead')}
      </PageHead>
      <BoardViews slug={slug} here="desk" total={view.total} />
      <MyDesk view={view} act={{ decideTime, withdrawTime }} />
    </Messages>
  );
}
