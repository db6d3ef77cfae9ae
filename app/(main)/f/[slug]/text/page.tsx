/** «Текст»: the draft page. The first who opens it begins the text, made of what the forum has said about itself. */
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { currentActor, currentReader, found } from '#app/actor.ts';
import { readerLocale } from '#app/i18n.ts';
import { Messages } from '#app/messages.tsx';
import { wire } from '#components/live/wire.ts';
import { DraftDesk } from '#components/resolution/draft-desk.tsx';
import { PointOnWall } from '#components/room/point-on-wall.tsx';
import { EmptyState } from '#components/ui/states.tsx';
import { runtime } from '#server/runtime.ts';
import { act } from './actions.ts';

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('resolution.text'))('title') };
}

export default async function TextPage({ params }: Props) {
  const { slug } = await params;
  const here = `/f/${slug}/text`;
  const [actor, t] = [await currentActor(), await getTranslations('resolution.text')];
  const home = await found(runtime().forum.queries.forumHome(actor, slug), here);
  const user = await currentReader();
  if (!actor || !user || !home.me?.confirmed)
    return (
      <>
        <h1 className="mb-4 text-2xl font-semibold sm:text-3xl">{t('title')}</h1>
        <EmptyState title={t('noRight')}>{t('noRightBody')}</EmptyState>
      </>
    );
  const { commands, queries } = runtime().resolution;
  let view = await found(queries.draftPage(actor, slug), here);
  if (!view) {
    const language = await readerLocale();
    await commands.ensureResolution(actor, { forumId: home.forum.id, language });
    view = await found(queries.draftPage(actor, slug), here);
  }
  if (!view) return <EmptyState title={t('begin')}>{t('beginBody')}</EmptyState>;
  const desk = await found(runtime().proposal.queries.proposalDesk(actor, slug), here);
  return (
    <Messages namespaces={['resolution', 'editor']} timeZone={home.forum.timeZone}>
      <h1 className="mb-4 text-2xl font-semibold sm:text-3xl print:hidden">{t('title')}</h1>
      {/* The sheet's own headings begin at the third level. */}
      <h2 className="sr-only">{view.resolution.title}</h2>
      {home.may.conduct && <PointOnWall forumId={home.forum.id} />}
      <DraftDesk
        initial={wire(view)}
        proposals={wire(desk)}
        user={user}
        day={home.forum.startsOn}
        act={act}
      />
    </Messages>
  );
}
