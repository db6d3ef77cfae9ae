/** The presiding page of the hall or of one track: everything read for its desk, and the other floors to preside over. */
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { Desk } from '#components/floor/desk.tsx';
import { TextLink } from '#components/ui/link.tsx';
import { runtime } from '#server/runtime.ts';
import { openScreen } from '../screen/actions.ts';

export async function Presiding({ slug, number }: { slug: string; number: number | null }) {
  const here = number === null ? `/f/${slug}/run` : `/f/${slug}/t/${number}/run`;
  const actor = await currentActor();
  const nouns = runtime();
  const home = await found(nouns.forum.queries.forumHome(actor, slug), here);
  const cards = await found(nouns.track.queries.trackCards(actor, slug), here);
  const card = cards.find((one) => one.number === number);
  if (number !== null && !card) notFound();
  const floorId = card?.id ?? home.forum.id;
  const desk = await found(nouns.floor.queries.desk(actor, floorId), here);
  const people = await found(nouns.floor.queries.people(actor, floorId), here);
  const screens = await found(nouns.room.queries.screens(actor, slug, card?.id ?? null), here);
  const t = await getTranslations('floor.desk');
  const conducts = screens.conducts;
  const quiz = conducts ? await found(nouns.quiz.queries.deskNow(actor, slug), here) : null;
  return (
    <Messages
      namespaces={['forum', 'people', 'live', 'floor', 'question', 'poll', 'quiz', 'screen']}
      timeZone={home.forum.timeZone}
    >
      <header className="mb-4">
        <h1 className="text-2xl font-semibold sm:text-3xl">
          {t('titleOf', { place: card ? card.title : t('hall') })}
        </h1>
        <p className="text-sm text-ink-2">{t('lead')}</p>
        {conducts && cards.length > 0 && (
          <nav aria-label={t('places')} className="mt-2">
            <ul className="flex flex-wrap gap-x-4 gap-y-1">
              <li>
                {number === null ? (
                  <strong>{t('hall')}</strong>
                ) : (
                  <TextLink href={`/f/${slug}/run`}>{t('hall')}</TextLink>
                )}
              </li>
              {cards.map((one) => (
                <li key={one.id}>
                  {one.number === number ? (
                    <strong>{t('track', { number: one.number })}</strong>
                  ) : (
                    <TextLink href={`/f/${slug}/t/${one.number}/run`}>
                      {t('track', { number: one.number })}
                    </TextLink>
                  )}
                </li>
              ))}
            </ul>
          </nav>
        )}
      </header>
      <Desk
        key={floorId}
        slug={slug}
        initial={desk}
        people={people}
        screens={screens}
        conducts={conducts}
        quiz={quiz}
        openScreen={openScreen}
      />
    </Messages>
  );
}
