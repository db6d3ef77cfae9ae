/** One question: its words, its answer, its image. */
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { ImageForm } from '#components/quiz/image-form.tsx';
import { QuestionForm } from '#components/quiz/question-form.tsx';
import { TextLink } from '#components/ui/link.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { zId } from '#domain/ids.ts';
import { runtime } from '#server/runtime.ts';
import { setQuestionImage } from './actions.ts';

type Props = {
  params: Promise<{ slug: string; id: string; question: string }>;
  searchParams: Promise<{ after?: string }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('quiz.edit'))('one') };
}

export default async function QuestionPage({ params, searchParams }: Props) {
  const { slug, id, question: questionId } = await params;
  if (!zId.safeParse(id).success) notFound();
  const [actor, t] = [await currentActor(), await getTranslations('quiz')];
  const base = `/f/${slug}/quiz/${id}`;
  const quiz = await found(runtime().quiz.queries.quizEdit(actor, slug, id), `${base}/edit/${questionId}`);
  const question = quiz.list.find((one) => one.id === questionId);
  if (!question && questionId !== 'new') notFound();
  const number = question?.number ?? quiz.list.length + 1;
  return (
    <Messages namespaces={['forum', 'live', 'quiz']}>
      <p className="text-sm">
        <TextLink href={base}>{quiz.title}</TextLink>
        {' / '}
        <TextLink href={`${base}/edit`}>{t('edit.title')}</TextLink>
      </p>
      <h1 className="mt-1 mb-6 font-serif text-2xl font-bold sm:text-3xl">
        {t(question ? 'edit.oneOf' : 'edit.newOf', { number })}
      </h1>
      {quiz.on ? (
        <Notice kind="frozen" title={t('edit.onTitle')}>
          {t('edit.onNote')}
        </Notice>
      ) : (
        <QuestionForm
          key={question ? `${question.id}:${question.version}` : `new:${(await searchParams).after ?? ''}`}
          quizId={id}
          back={`${base}/edit`}
          question={question ?? null}
        />
      )}
      {question && !quiz.on && (
        <ImageForm
          slug={slug}
          quizId={id}
          questionId={question.id}
          image={question.image}
          act={setQuestionImage}
        />
      )}
    </Messages>
  );
}
