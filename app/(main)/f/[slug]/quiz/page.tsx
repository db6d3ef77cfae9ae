/** The bank of quizzes: what is ready to start, what was played, what was put away. */
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { TitleDialog } from '#components/quiz/quiz-actions.tsx';
import { RunList } from '#components/quiz/run-list.tsx';
import { StartDialog } from '#components/quiz/start-dialog.tsx';
import { StatusMark } from '#components/ui/badge.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { BareLink, LinkButton, TextLink } from '#components/ui/link.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { EmptyState } from '#components/ui/states.tsx';
import type { QuizCard } from '#domain/quiz/views.ts';
import { runtime } from '#server/runtime.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('quiz'))('title') };
}

export default async function QuizBankPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const [actor, t] = [await currentActor(), await getTranslations('quiz')];
  const { bank, forumId, timeZone, playing, runs } = await found(
    runtime().quiz.queries.bankPage(actor, slug),
    `/f/${slug}/quiz`,
  );
  const [ready, away] = [bank.filter((one) => !one.archived), bank.filter((one) => one.archived)];
  return (
    <Messages namespaces={['forum', 'people', 'live', 'quiz']}>
      <header className="mb-6 max-w-3xl">
        <h1 className="text-2xl font-semibold sm:text-3xl">{t('title')}</h1>
        <p className="mt-1 text-ink-2">{t('lead')}</p>
        <p className="mt-3 flex flex-wrap gap-2">
          <LinkButton href={`/f/${slug}/quiz/import`} tone={bank.length === 0 ? 'ink' : 'line'}>
            {t('bank.import')}
          </LinkButton>
          <TitleDialog slug={slug} make={{ forumId }} />
        </p>
      </header>
      {playing && (
        <div className="mb-6 max-w-4xl">
          <Notice
            kind="awaits"
            title={t('playing', { title: playing })}
            action={<LinkButton href={`/f/${slug}/quiz/run`}>{t('run.title')}</LinkButton>}
          />
        </div>
      )}
      {ready.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyBody')}</EmptyState>
      ) : (
        <ul className="max-w-4xl border-ink border-t">
          {ready.map((quiz) => (
            <li
              key={quiz.id}
              className="flex flex-wrap items-center gap-x-6 gap-y-2 border-line border-b py-4"
            >
              <Name slug={slug} quiz={quiz} />
              {quiz.questions > 0 ? (
                <StatusMark status="done" quiet>
                  {t('ready')}
                </StatusMark>
              ) : (
                <StatusMark status="draft" quiet>
                  {t('bank.noQuestions')}
                </StatusMark>
              )}
              <span className="flex flex-wrap gap-2">
                <LinkButton href={`/f/${slug}/quiz/${quiz.id}${quiz.questions > 0 ? '' : '/edit'}`}>
                  {t(quiz.questions > 0 ? 'preview' : 'bank.write')}
                </LinkButton>
                {playing === null && quiz.questions > 0 && (
                  <StartDialog
                    quizId={quiz.id}
                    forumId={forumId}
                    slug={slug}
                    title={quiz.title}
                    teams={quiz.teams}
                  />
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {runs.length > 0 && (
        <section aria-labelledby="runs" className="mt-10 max-w-4xl">
          <h2 id="runs" className="mb-2 text-xl font-semibold">
            {t('results.runs')}
          </h2>
          <RunList slug={slug} runs={runs} timeZone={timeZone} />
        </section>
      )}
      {away.length > 0 && (
        <Disclosure title={t('bank.away', { count: away.length })} className="mt-8 max-w-4xl">
          <ul>
            {away.map((quiz) => (
              <li key={quiz.id} className="py-1.5">
                <TextLink href={`/f/${slug}/quiz/${quiz.id}`}>{quiz.title}</TextLink>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Messages>
  );
}

async function Name({ slug, quiz }: { slug: string; quiz: QuizCard }) {
  const t = await getTranslations('quiz');
  const { id, title, teams, questions, seconds } = quiz;
  return (
    <div className="min-w-0 grow basis-72">
      <h2 className="font-medium wrap-anywhere">
        <BareLink href={`/f/${slug}/quiz/${id}`} className="hover:underline">
          {title}
        </BareLink>
      </h2>
      <p className="text-sm text-ink-2">
        {[
          t('questions', { count: questions }),
          questions > 0 && t('minutes', { count: Math.max(1, Math.round(seconds / 60)) }),
          t(teams ? 'teams' : 'single'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </div>
  );
}
