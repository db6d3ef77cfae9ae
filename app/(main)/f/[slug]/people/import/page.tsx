/** Somebody's list: read, looked over row by row, taken in. */
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { ImportPeople } from '#components/forum/import-people.tsx';
import { PageHead } from '#components/shell/forum-shell.tsx';
import { runtime } from '#server/runtime.ts';
import { act, readPeople } from '../../actions.ts';

export default async function ImportPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const view = await found(
    runtime().forum.queries.forumHome(await currentActor(), slug),
    `/f/${slug}/people/import`,
  );
  if (!view.may.managePeople) notFound();
  const t = await getTranslations('people.importPage');
  return (
    <Messages namespaces={['documents']}>
      <PageHead title={t('title')}>{t('lead')}</PageHead>
      <ImportPeople forumId={view.forum.id} done={`/f/${slug}/people`} read={readPeople} act={act} />
    </Messages>
  );
}
