/** A quiz as the hall will see it, question by question, without right answers; its runs, its files, what may be done with it. */
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { readerLocale } from '#app/i18n.ts';
import { Messages } from '#app/messages.tsx';
import { ExportLinks } from '#components/quiz/export-links.tsx';
import { PreviewQuestion } from '#components/quiz/preview-question.tsx';
import { QuizActions } from '#components/quiz/quiz-actions.tsx';
import { RunList } from '#components/quiz/run-list.tsx';
import { LinkButton, TextLink } from '#components/ui/link.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { EmptyState } from '#components/ui/states.tsx';
import { zId } from '#domain/ids.ts';
import { runtime } from '#server/runtime.ts';

type Props = { params: Promise<{ slug: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('quiz'))('preview') };
}

export default async function QuizPreviewPage({ params }: Props) {
  const { slug, id } = await params;
  if (!zId.safeParse(id).success) notFound();
  const [actor, t, locale] = [await currentActor(), await getTranslations('quiz'), await readerLocale()];
  const here = `/f/${slug}/quiz/${id}`;
  const quiz = await found(runtime().quiz.queries.quizPreview(actor, slug, id), here);
  return (
    <Messages namespaces={['forum', 'live', 'quiz']} timeZone={quiz.timeZone}>
      <div className="max-w-3xl">
        <p className="text-sm">
          <TextLink href={`/f/${slug}/quiz`}>{t('title')}</TextLink>
        </p>
        <h1 className="mt-1 font-serif text-2xl font-bold wrap-anywhere sm:text-3xl">{quiz.title}</h1>
        <p className="mt-1 text-ink-2">
          {[
            t('questions', { count: quiz.questions }),
            quiz.questions > 0 && t('minutes', { count: Math.max(1, Math.round(quiz.seconds / 60)) }),
            t(quiz.teams ? 'teams' : 'single'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <div className="mt-4 flex flex-wrap gap-2">
          {!quiz.archived && (
            <LinkButton href={`${here}/edit`} tone={quiz.questions === 0 ? 'ink' : 'line'}>
              {t(quiz.questions === 0 ? 'bank.write' : 'bank.edit')}
            </LinkButton>
          )}
          <QuizActions slug={slug} quiz={quiz} on={quiz.on} />
        </div>
        {quiz.archived && (
          <div className="mt-4">
            <Notice kind="frozen" title={t('bank.archivedTitle')}>
              {t('bank.archivedNote')}
            </Notice>
          </div>
        )}
        {quiz.on && (
          <div className="mt-4">
            <Notice
              kind="awaits"
              title={t('playing', { title: quiz.title })}
              action={<LinkButton href={`/f/${slug}/quiz/run`}>{t('run.title')}</LinkButton>}
            />
          </div>
        )}
        {quiz.list.length === 0 ? (
          <EmptyState title={t('bank.noQuestions')}>{t('bank.noQuestionsBody')}</EmptyState>
        ) : (
          <>
            <p className="mt-8 text-ink-2">{t('bank.previewNote')}</p>
            <ol className="mt-2 border-ink border-t">
              {quiz.list.map((question) => (
                <PreviewQuestion key={question.id} slug={slug} question={question} locale={locale} />
              ))}
            </ol>
            <section aria-labelledby="export" className="mt-10">
              <h2 id="export" className="mb-1 text-xl font-semibold">
                {t('export.title')}
              </h2>
              <p className="mb-3 text-ink-2">{t('export.lead')}</p>
              <ExportLinks href={`${here}/export`} exports={quiz.exports} />
            </section>
          </>
        )}
        {quiz.runs.length > 0 && (
          <section aria-labelledby="runs" className="mt-10">
            <h2 id="runs" className="mb-2 text-xl font-semibold">
              {t('results.runs')}
            </h2>
            <RunList slug={slug} runs={quiz.runs} timeZone={quiz.timeZone} />
          </section>
        )}
      </div>
    </Messages>
  );
}
