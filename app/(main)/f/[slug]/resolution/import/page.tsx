/** A printed resolution comes in: pasted or as a file, read, looked over, then into the draft or straight to the board. */
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { ImportDesk } from '#components/resolution/import-desk.tsx';
import { PageHead } from '#components/shell/forum-shell.tsx';
import { runtime } from '#server/runtime.ts';
import { act, readPrinted } from './actions.ts';

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('paper.import'))('title') };
}

export default async function ImportPage({ params }: Props) {
  const { slug } = await params;
  const actor = await currentActor();
  const view = await found(runtime().forum.queries.forumHome(actor, slug), `/f/${slug}/resolution/import`);
  if (!view.may.managePeople) notFound();
  const draft = await found(runtime().resolution.queries.draftPage(actor, slug), `/f/${slug}`);
  const t = await getTranslations('paper.import');
  return (
    <Messages namespaces={['paper', 'forum', 'documents', 'resolution']} timeZone={view.forum.timeZone}>
      <PageHead title={t('title')}>{t('lead')}</PageHead>
      <ImportDesk
        forumId={view.forum.id}
        slug={slug}
        state={draft?.resolution.state ?? null}
        read={readPrinted}
        act={act}
      />
    </Messages>
  );
}
