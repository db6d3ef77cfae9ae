/** «Поправки»: the desk of amendments to the text under way. */
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { AmendmentsDesk } from '#components/amendment/desk.tsx';
import { runtime } from '#server/runtime.ts';
import { act } from './actions.ts';

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('amendment'))('title') };
}

export default async function AmendmentsPage({ params }: Props) {
  const { slug } = await params;
  const [actor, t] = [await currentActor(), await getTranslations('amendment')];
  const desk = await found(runtime().amendment.queries.amendmentDesk(actor, slug), `/f/${slug}/amendments`);
  return (
    <Messages namespaces={['amendment', 'vote']} timeZone={desk.forum.timeZone}>
      <h1 className="mb-4 text-2xl font-semibold sm:text-3xl">{t('title')}</h1>
      <AmendmentsDesk initial={desk} act={act} />
    </Messages>
  );
}
