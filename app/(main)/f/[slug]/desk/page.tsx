/** The registration desk, for a phone and a laptop. */
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Desk } from '#components/forum/desk.tsx';
import { LinkButton } from '#components/ui/link.tsx';
import { runtime } from '#server/runtime.ts';
import { act } from '../actions.ts';

export default async function DeskPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const t = await getTranslations('people');
  const view = await found(runtime().forum.queries.desk(await currentActor(), slug), `/f/${slug}/desk`);
  return (
    <>
      <h1 className="mb-4 text-2xl font-semibold sm:text-3xl">{t('deskPage.title')}</h1>
      <Desk
        initial={view}
        act={act}
        links={
          <>
            <LinkButton tone="quiet" href={`/f/${slug}/print/sign-in`}>
              {t('signIn')}
            </LinkButton>
            <LinkButton tone="quiet" href={`/f/${slug}/print/badges`}>
              {t('badges')}
            </LinkButton>
          </>
        }
      />
    </>
  );
}
