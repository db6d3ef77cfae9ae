/** The directory of schools: short names for lists, full names for documents. */
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { SchoolDirectory } from '#components/forum/school-directory.tsx';
import { PageHead } from '#components/shell/forum-shell.tsx';
import { runtime } from '#server/runtime.ts';
import { act } from '../../actions.ts';

export default async function SchoolsPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const actor = await currentActor();
  const { queries } = runtime().forum;
  const here = `/f/${slug}/people/schools`;
  const [mine, schools] = await Promise.all([
    found(queries.forumHome(actor, slug), here),
    found(queries.schools(actor, slug), here),
  ]);
  const t = await getTranslations('people.schoolsPage');
  return (
    <>
      <PageHead title={t('title')}>{t('lead')}</PageHead>
      <SchoolDirectory forumId={mine.forum.id} schools={schools} act={act} />
    </>
  );
}
