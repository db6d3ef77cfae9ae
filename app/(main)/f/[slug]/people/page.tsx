/** People: the first fifty rendered here, the rest follows as JSON of the same view. */
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { eyesOf, type Search, unlessUnseen } from '#app/eyes.ts';
import { AS_GUEST, unlessGuest } from '#app/guest.ts';
import { EyesMenu } from '#components/forum/eyes-menu.tsx';
import { PeopleList } from '#components/forum/people-list.tsx';
import { Unseen } from '#components/forum/unseen.tsx';
import { PageHead } from '#components/shell/forum-shell.tsx';
import { LinkButton } from '#components/ui/link.tsx';
import { EmptyState } from '#components/ui/states.tsx';
import { runtime } from '#server/runtime.ts';
import { act } from '../actions.ts';

const FIRST = 50;
type Props = { params: Promise<{ slug: string }>; searchParams: Search };

export default async function PeoplePage({ params, searchParams }: Props) {
  const { slug } = await params;
  const [actor, eyes, t] = [
    await currentActor(),
    await eyesOf(searchParams),
    await getTranslations('people'),
  ];
  const { find } = await searchParams;
  const { queries } = runtime().forum;
  const here = `/f/${slug}/people`;
  const [mine, view] = await Promise.all([
    found(queries.forumHome(actor, slug), here),
    found(
      unlessGuest(unlessUnseen(queries.people(actor, slug, { limit: FIRST }, eyes), eyes), actor, slug),
      here,
    ),
  ]);
  if (!view) return <Unseen back={here} />;
  if (view === AS_GUEST)
    return (
      <>
        <PageHead title={t('title')} />
        <EmptyState title={t('forMembers')}>{t('forMembersBody')}</EmptyState>
      </>
    );
  const desk = view.audience === 'desk';
  const directory = desk && mine.may.managePeople ? await queries.schools(actor, slug) : [];
  return (
    <>
      <PageHead
        title={t('title')}
        actions={
          desk && (
            <>
              {mine.may.managePeople && (
                <LinkButton tone="ink" href={`${here}/import`}>
                  {t('import')}
                </LinkButton>
              )}
              <LinkButton href={`/f/${slug}/desk`}>{t('desk')}</LinkButton>
              <LinkButton tone="quiet" href={`${here}/schools`}>
                {t('schools')}
              </LinkButton>
              <LinkButton tone="quiet" href={`/f/${slug}/print/route?all=1`}>
                {t('routes')}
              </LinkButton>
              {mine.may.seeAsOthers && !eyes && <EyesMenu />}
            </>
          )
        }
      >
        {t('lead', { count: view.total })}
      </PageHead>
      {desk && view.total === 1 && (
        <EmptyState
          compact
          title={t('empty')}
          action={
            <LinkButton tone="ink" href={`${here}/import`}>
              {t('import')}
            </LinkButton>
          }
        >
          {t('emptyBody')}
        </EmptyState>
      )}
      <PeopleList
        key={typeof find === 'string' ? find : ''}
        forumId={mine.forum.id}
        initial={view}
        find={typeof find === 'string' ? find.slice(0, 200) : ''}
        followed={!eyes}
        manage={desk && mine.may.managePeople}
        office={mine.may.manage}
        schools={directory.map(({ id, shortName, fullName }) => ({ id, shortName, fullName }))}
        act={act}
      />
    </>
  );
}
