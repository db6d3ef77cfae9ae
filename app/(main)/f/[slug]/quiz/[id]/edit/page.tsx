/** Writing a quiz: its questions with their answers, in their order. Not a page for the projector, and it says so. */
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { QuestionList } from '#components/quiz/question-list.tsx';
import { TitleDialog } from '#components/quiz/quiz-actions.tsx';
import { LinkButton, TextLink } from '#components/ui/link.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { EmptyState } from '#components/ui/states.tsx';
import { zId } from '#domain/ids.ts';
import { runtime } from '#server/runtime.ts';

type Props = { params: Promise<{ slug: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('quiz.edit'))('title') };
}

export default async function QuizEditPage({ params }: Props) {
  const { slug, id } = await params;
  if (!zId.safeParse(id).success) notFound();
  const [actor, t] = [await currentActor(), await getTranslations('quiz')];
  const base = `/f/${slug}/quiz/${id}`;
  const quiz = await found(runtime().quiz.queries.quizEdit(actor, slug, id), `${base}/edit`);
  return (
    <Messages namespaces={['forum', 'live', 'quiz']}>
      <div className="max-w-4xl">
        <p className="text-sm">
          <TextLink href={`/f/${slug}/quiz`}>{t('title')}</TextLink>
          {' / '}
          <TextLink href={base}>{quiz.title}</TextLink>
        </p>
        <h1 className="mt-1 font-serif text-2xl font-bold wrap-anywhere sm:text-3xl">
          {t('edit.titleOf', { title: quiz.title })}
        </h1>
        <div className="mt-4 mb-4">
          {quiz.on ? (
            <Notice kind="frozen" title={t('edit.onTitle')}>
              {t('edit.onNote')}
            </Notice>
          ) : (
            <Notice title={t('edit.keysTitle')}>{t('edit.keysNote')}</Notice>
          )}
        </div>
        <div className="mb-6 flex flex-wrap gap-2">
          {!quiz.on && (
            <>
              <LinkButton href={`${base}/edit/new`} tone="ink">
                {t('edit.add')}
              </LinkButton>
              <LinkButton href={`/f/${slug}/quiz/import?quiz=${id}`}>{t('edit.addFile')}</LinkButton>
            </>
          )}
          <TitleDialog slug={slug} quiz={quiz} />
        </div>
        {quiz.list.length === 0 ? (
          <EmptyState title={t('bank.noQuestions')}>{t('bank.noQuestionsBody')}</EmptyState>
        ) : (
          <QuestionList quizId={id} slug={slug} list={quiz.list} on={quiz.on} />
        )}
      </div>
    </Messages>
  );
}
