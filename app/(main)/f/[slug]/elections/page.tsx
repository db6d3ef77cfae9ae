/** «Выборы»: who is named, who is elected, and the round under way. */
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { ElectionDesk } from '#components/election/desk.tsx';
import { runtime } from '#server/runtime.ts';
import { act } from './actions.ts';

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('election'))('title') };
}

export default async function ElectionsPage({ params }: Props) {
  const { slug } = await params;
  const [actor, t] = [await currentActor(), await getTranslations('election')];
  const desk = await found(runtime().election.queries.electionDesk(actor, slug), `/f/${slug}/elections`);
  return (
    <Messages namespaces={['election', 'vote']} timeZone={desk.timeZone}>
      <h1 className="mb-6 text-2xl font-semibold sm:text-3xl">{t('title')}</h1>
      <ElectionDesk initial={desk} slug={slug} act={act} />
    </Messages>
  );
}
