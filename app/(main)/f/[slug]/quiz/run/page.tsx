/** Running the quiz that is on. */
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { RunDesk } from '#components/quiz/run-desk.tsx';
import { runtime } from '#server/runtime.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('quiz.run'))('title') };
}

export default async function QuizRunPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const [actor, t] = [await currentActor(), await getTranslations('quiz.run')];
  const desk = await found(runtime().quiz.queries.deskNow(actor, slug), `/f/${slug}/quiz/run`);
  return (
    <Messages namespaces={['forum', 'people', 'live', 'quiz']}>
      <h1 className="mb-5 font-serif text-2xl font-bold sm:text-3xl">{desk?.play.run.title ?? t('title')}</h1>
      <RunDesk key={desk?.play.run.id} initial={desk} slug={slug} />
    </Messages>
  );
}
