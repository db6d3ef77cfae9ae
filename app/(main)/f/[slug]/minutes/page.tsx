/** «Протокол»: minutes that write themselves. */
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { MinutesDesk } from '#components/minutes/desk.tsx';
import { runtime } from '#server/runtime.ts';
import { act } from './actions.ts';

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('minutes'))('title') };
}

export default async function MinutesPage({ params }: Props) {
  const { slug } = await params;
  const [actor, t] = [await currentActor(), await getTranslations('minutes')];
  const page = await found(runtime().minutes.queries.minutesPage(actor, slug), `/f/${slug}/minutes`);
  return (
    <Messages namespaces={['minutes', 'vote']} timeZone={page.forum.timeZone}>
      <h1 className="mb-4 text-2xl font-semibold sm:text-3xl print:hidden">{t('title')}</h1>
      <MinutesDesk initial={page} act={act} />
    </Messages>
  );
}
