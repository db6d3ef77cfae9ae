/** A new quiz out of what people already have in Word. */
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { ImportForm } from '#components/quiz/import-form.tsx';
import { TextLink } from '#components/ui/link.tsx';
import { runtime } from '#server/runtime.ts';
import { importQuiz } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('quiz.import'))('title') };
}

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ quiz?: string }> };

export default async function QuizImportPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const { quiz } = await searchParams;
  const [actor, t] = [await currentActor(), await getTranslations('quiz')];
  const { into } = await found(
    runtime().quiz.queries.importPage(actor, slug, typeof quiz === 'string' ? quiz.slice(0, 40) : ''),
    `/f/${slug}/quiz/import`,
  );
  return (
    <Messages namespaces={['forum', 'people', 'live', 'quiz']}>
      <p className="text-sm">
        <TextLink href={`/f/${slug}/quiz`}>{t('title')}</TextLink>
        {into && ' / '}
        {into && <TextLink href={`/f/${slug}/quiz/${into.id}/edit`}>{into.title}</TextLink>}
      </p>
      <h1 className="mt-1 text-2xl font-semibold sm:text-3xl">
        {into ? t('import.intoTitle', { title: into.title }) : t('import.title')}
      </h1>
      <p className="mt-1 mb-6 max-w-3xl text-ink-2">{t('import.lead')}</p>
      <ImportForm slug={slug} quizId={into?.id} act={importQuiz} />
    </Messages>
  );
}
