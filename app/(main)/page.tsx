/** Home: the next of my forums, what awaits me, the rest; for whoever has none, the first step. */
import { getTranslations } from 'next-intl/server';
import { currentActor } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { readTheme } from '#app/prefs.ts';
import { ForumCards, NextForum } from '#components/forum/cards.tsx';
import { PageHead, PlainShell } from '#components/shell/forum-shell.tsx';
import { RingMark } from '#components/ui/icons.tsx';
import { LinkButton } from '#components/ui/link.tsx';
import { EmptyState } from '#components/ui/states.tsx';
import { faceOf } from '#domain/account/face.ts';
import { runtime } from '#server/runtime.ts';

export default async function HomePage() {
  const [actor, t, shell] = [
    await currentActor(),
    await getTranslations('forum'),
    await getTranslations('shell'),
  ];
  const home = await runtime().forum.queries.home(actor);
  const doorstep = actor ? null : await runtime().account.queries.doorstep();
  const first = doorstep?.setupOpen;
  const rest = home.mine.filter(({ id }) => id !== home.next?.id);
  const over = (state: string) => state === 'closed' || state === 'archived';
  return (
    <Messages namespaces={['forum']}>
      <PlainShell
        actor={actor && { face: faceOf(actor), href: '/me', guest: actor.kind === 'guest' }}
        theme={await readTheme()}
        signInHref="/signin"
      >
        {actor ? (
          <>
            <PageHead
              title={t('homeTitle')}
              actions={
                home.mine.length > 0 && (
                  <>
                    <LinkButton href="/join">{t('joinByCode')}</LinkButton>
                    {home.canCreate && (
                      <LinkButton tone="ink" href="/new">
                        {t('create')}
                      </LinkButton>
                    )}
                  </>
                )
              }
            />
            {home.mine.length === 0 && (
              <EmptyState
                title={t('homeEmpty')}
                action={
                  <>
                    {home.canCreate && (
                      <LinkButton tone="ink" href="/new">
                        {t('create')}
                      </LinkButton>
                    )}
                    <LinkButton href="/join">{t('joinByCode')}</LinkButton>
                  </>
                }
              >
                {t('homeEmptyBody')}
              </EmptyState>
            )}
            {home.next && <NextForum card={home.next} />}
            <ForumCards title={t('others')} cards={rest.filter(({ state }) => !over(state))} />
            <ForumCards title={t('past')} cards={rest.filter(({ state }) => over(state))} />
          </>
        ) : (
          <div className="max-w-2xl py-8 sm:py-16">
            <RingMark size={72} />
            <h1 className="mt-6 font-serif text-3xl font-bold text-balance">
              {first ? t('firstRunTitle') : doorstep?.installation || t('visitorTitle')}
            </h1>
            <p className="mt-4 text-lg text-ink-2">{t(first ? 'firstRunBody' : 'visitorBody')}</p>
            <div className="mt-6 flex flex-wrap gap-2">
              {first ? (
                <LinkButton tone="ink" href="/setup">
                  {t('firstRun')}
                </LinkButton>
              ) : (
                <>
                  <LinkButton tone="ink" href="/join">
                    {t('joinByCode')}
                  </LinkButton>
                  <LinkButton href="/signin">{shell('signIn')}</LinkButton>
                </>
              )}
            </div>
          </div>
        )}
        <ForumCards title={t('openForums')} cards={home.open} />
      </PlainShell>
    </Messages>
  );
}
