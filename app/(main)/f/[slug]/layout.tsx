/** The frame of a forum. Whoever may not know of it gets the page that does not exist. */
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { currentActor, currentReader, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { readTheme } from '#app/prefs.ts';
import { ForumFrame } from '#components/forum/frame.tsx';
import { wire } from '#components/live/wire.ts';
import { shortTitle } from '#domain/forum/title.ts';
import { runtime } from '#server/runtime.ts';

type Props = { params: Promise<{ slug: string }>; children: ReactNode };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const view = await runtime()
    .forum.queries.forumHome(await currentActor(), slug)
    .catch(() => null);
  return view ? { title: shortTitle(view.forum.name) } : {};
}

export default async function ForumLayout({ params, children }: Props) {
  const { slug } = await params;
  const actor = await currentActor();
  const view = await found(runtime().forum.queries.forumHome(actor, slug), `/f/${slug}`);
  const reader = (await currentReader()) ?? wire(null);
  return (
    <Messages namespaces={['forum', 'people', 'live']} timeZone={view.forum.timeZone}>
      <ForumFrame initial={wire(view)} reader={reader} theme={await readTheme()}>
        {children}
      </ForumFrame>
    </Messages>
  );
}
