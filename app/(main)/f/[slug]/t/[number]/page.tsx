/** One track, by its short number: /f/flagman-2026/t/3. */
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { TrackPage } from '#components/track/track-page.tsx';
import { TrackScope } from '#components/track/track-scope.tsx';
import { runtime } from '#server/runtime.ts';
import { textNow } from '../../proposals/places.ts';
import { createTrack, editTrack } from '../../tracks/actions.ts';

type Props = { params: Promise<{ slug: string; number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, number } = await params;
  const view = await runtime()
    .track.queries.trackPage(await currentActor(), slug, Number(number) || 0)
    .catch(() => null);
  return view ? { title: view.title } : {};
}

export default async function TrackByNumber({ params }: Props) {
  const { slug, number } = await params;
  if (!/^\d{1,4}$/.test(number)) notFound();
  const actor = await currentActor();
  const view = await found(
    runtime().track.queries.trackPage(actor, slug, Number(number)),
    `/f/${slug}/t/${number}`,
  );
  const { places } = await textNow(actor, slug);
  return (
    <Messages namespaces={['track', 'proposal', 'editor']}>
      <TrackScope actions={{ create: createTrack, edit: editTrack }}>
        <TrackPage slug={slug} initial={view} places={places} accountId={actor?.accountId ?? ''} />
      </TrackScope>
    </Messages>
  );
}
