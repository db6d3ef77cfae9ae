/** A pasted programme: read, looked over, taken in. */

import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { PasteProgramme } from '#components/forum/paste-programme.tsx';
import { PageHead } from '#components/shell/forum-shell.tsx';
import { runtime } from '#server/runtime.ts';
import { act, readProgramme } from '../../actions.ts';

export default async function PastePage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const view = await found(
    runtime().forum.queries.programme(await currentActor(), slug),
    `/f/${slug}/programme/paste`,
  );
  if (!view.mayEdit) notFound();
  const t = await getTranslations('forum.paste');
  return (
    <>
      <PageHead title={t('title')}>{t('lead')}</PageHead>
      <PasteProgramme
        forumId={view.forum.id}
        done={`/f/${slug}`}
        present={view.days.reduce((sum, day) => sum + day.items.length, 0)}
        read={readProgramme}
        act={act}
      />
    </>
  );
}
