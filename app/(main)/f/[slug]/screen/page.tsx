/** The screen in the hall: opened here, switched from here. */
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { ScreenDesk } from '#components/room/screen-desk.tsx';
import { runtime } from '#server/runtime.ts';
import { openScreen, revokeScreen } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('screen'))('title') };
}

export default async function ScreensPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const [actor, t] = [await currentActor(), await getTranslations('screen')];
  const view = await found(runtime().room.queries.screens(actor, slug), `/f/${slug}/screen`);
  return (
    <Messages namespaces={['screen']}>
      <header className="mb-6 max-w-3xl">
        <h1 className="text-2xl font-semibold sm:text-3xl">{t('title')}</h1>
        <p className="mt-1 text-ink-2">
          {t('lead')} {t('openNote')}
        </p>
      </header>
      <ScreenDesk initial={view} openScreen={openScreen} revokeScreen={revokeScreen} />
    </Messages>
  );
}
