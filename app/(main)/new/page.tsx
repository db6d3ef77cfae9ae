/** A new forum: the fewest fields with which it can be announced. */
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { currentActor } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { readTheme } from '#app/prefs.ts';
import { NewForumForm } from '#components/forum/new-form.tsx';
import { PageHead, PlainShell } from '#components/shell/forum-shell.tsx';
import { faceOf } from '#domain/account/face.ts';
import { runtime } from '#server/runtime.ts';
import { createForum } from './actions.ts';

export default async function NewForumPage({ searchParams }: { searchParams: Promise<{ from?: string }> }) {
  const actor = await currentActor();
  if (!actor) redirect('/signin?next=/new');
  const t = await getTranslations('forum.new');
  const sources = await runtime().forum.queries.copySources(actor);
  const { from } = await searchParams;
  return (
    <Messages namespaces={['forum']}>
      <PlainShell
        actor={{ face: faceOf(actor), href: '/me', guest: actor.kind === 'guest' }}
        theme={await readTheme()}
      >
        <PageHead title={t('title')}>{t('lead')}</PageHead>
        <NewForumForm
          sources={sources}
          from={sources.some(({ id }) => id === from) ? from : undefined}
          cmdId={runtime().services.ids.id()}
          create={createForum}
        />
      </PlainShell>
    </Messages>
  );
}
