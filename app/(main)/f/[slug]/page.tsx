/** The programme: the first page of a forum, official and calm. The organiser edits it in place. */
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { eyesOf, type Search, unlessUnseen } from '#app/eyes.ts';
import { EyesMenu } from '#components/forum/eyes-menu.tsx';
import { ForumHeading } from '#components/forum/heading.tsx';
import { ProgrammeEdit } from '#components/forum/programme-edit.tsx';
import { LiveProgramme } from '#components/forum/programme-view.tsx';
import { Unseen } from '#components/forum/unseen.tsx';
import { wire } from '#components/live/wire.ts';
import { LinkButton } from '#components/ui/link.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { EmptyState } from '#components/ui/states.tsx';
import { runtime } from '#server/runtime.ts';
import { act } from './actions.ts';

type Props = { params: Promise<{ slug: string }>; searchParams: Search };

export default async function ProgrammePage({ params, searchParams }: Props) {
  const { slug } = await params;
  const [actor, eyes, t] = [
    await currentActor(),
    await eyesOf(searchParams),
    await getTranslations('forum.programme'),
  ];
  const { forum: nouns } = runtime();
  const here = `/f/${slug}`;
  const [mine, view] = await Promise.all([
    found(nouns.queries.forumHome(actor, slug), here),
    found(unlessUnseen(nouns.queries.programme(actor, slug, eyes), eyes), here),
  ]);
  if (!view) return <Unseen back={here} />;
  const editing = view.mayEdit && (await searchParams).edit === '1';
  const items = view.days.reduce((sum, day) => sum + day.items.length, 0);
  return (
    <>
      <ForumHeading
        forum={view.forum}
        hall={view.forum.state === 'running' ? mine.hall : null}
        actions={
          <>
            {view.mayEdit && (items > 0 || editing) && (
              <LinkButton href={editing ? here : `${here}?edit=1`} tone={editing ? 'ink' : 'line'}>
                {t(editing ? 'done' : 'edit')}
              </LinkButton>
            )}
            {view.mayEdit && (items > 0 || editing) && (
              <LinkButton href={`${here}/programme/paste`}>{t('paste')}</LinkButton>
            )}
            {items > 0 && !editing && (
              <>
                <LinkButton tone="quiet" href={`${here}/programme.ics`}>
                  {t('calendar')}
                </LinkButton>
                <LinkButton tone="quiet" href={`${here}/print/programme`}>
                  {t('print')}
                </LinkButton>
              </>
            )}
            {mine.may.seeAsOthers && !eyes && !editing && <EyesMenu />}
          </>
        }
      />
      {view.forum.state === 'draft' && mine.may.manage && !eyes && (
        <div className="mb-8 max-w-4xl">
          <Notice
            title={t('draftTitle')}
            action={<LinkButton href={`${here}/settings`}>{t('toAnnounce')}</LinkButton>}
          >
            {t('draftBody')}
          </Notice>
        </div>
      )}
      {items === 0 && !editing ? (
        <EmptyState
          title={t('empty')}
          action={
            view.mayEdit ? (
              <>
                <LinkButton tone="ink" href={`${here}/programme/paste`}>
                  {t('paste')}
                </LinkButton>
                <LinkButton href={`${here}?edit=1`}>{t('add')}</LinkButton>
              </>
            ) : undefined
          }
        >
          {t(view.mayEdit ? 'emptyBody' : 'emptyForReader')}
        </EmptyState>
      ) : editing ? (
        <ProgrammeEdit view={view} act={act} />
      ) : (
        <LiveProgramme initial={wire(view)} followed={!eyes} />
      )}
    </>
  );
}
