/** The tracks of a forum, a line each. */
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { NewTrackDialog } from '#components/track/track-dialog.tsx';
import { TrackScope } from '#components/track/track-scope.tsx';
import { BareLink } from '#components/ui/link.tsx';
import { EmptyState } from '#components/ui/states.tsx';
import { listName } from '#domain/account/names.ts';
import { runtime } from '#server/runtime.ts';
import { createTrack, editTrack } from './actions.ts';

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('track'))('title') };
}

export default async function TracksPage({ params }: Props) {
  const { slug } = await params;
  const [actor, t] = [await currentActor(), await getTranslations('track')];
  const here = `/f/${slug}/tracks`;
  const [home, cards] = await Promise.all([
    found(runtime().forum.queries.forumHome(actor, slug), here),
    found(runtime().track.queries.trackCards(actor, slug), here),
  ]);
  const create = home.may.manage && <NewTrackDialog slug={slug} forumId={home.forum.id} />;
  return (
    <Messages namespaces={['track']} timeZone={home.forum.timeZone}>
      <TrackScope actions={{ create: createTrack, edit: editTrack }}>
        <header className="mb-6 flex max-w-4xl flex-wrap items-end justify-between gap-3">
          <div>
            <h1 className="text-2xl font-semibold sm:text-3xl">{t('title')}</h1>
            <p className="mt-1 text-ink-2">{t('lead')}</p>
          </div>
          {cards.length > 0 && create}
        </header>
        {cards.length === 0 ? (
          <EmptyState title={t('empty')} action={create || undefined}>
            {t(create ? 'emptyBody' : 'emptyReader')}
          </EmptyState>
        ) : (
          <ul className="max-w-4xl border-ink border-t">
            {cards.map((card) => (
              <li key={card.id} className="border-line border-b">
                <BareLink
                  href={`/f/${slug}/t/${card.number}`}
                  className="flex flex-wrap items-baseline gap-x-3 gap-y-1 py-3.5 no-underline hover:bg-sunk/60 sm:gap-x-5"
                >
                  <span className="w-8 shrink-0 text-ink-2 tabular-nums">{card.number}</span>
                  <span className="min-w-0 grow basis-64 wrap-anywhere">
                    <span className="font-medium">{card.title}</span>
                    <span className="block text-sm text-ink-2">
                      {[
                        t(
                          t.has(`kind.${card.kind}` as never) ? (`kind.${card.kind}` as never) : 'kind.other',
                        ),
                        card.room,
                        card.moderators.map(listName).join(', '),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </span>
                  <span className="text-sm text-ink-2 tabular-nums max-sm:w-full max-sm:pl-11">
                    {t('count', { count: card.proposals })}
                  </span>
                </BareLink>
              </li>
            ))}
          </ul>
        )}
      </TrackScope>
    </Messages>
  );
}
