/** The bank of quizzes: what is ready to start. */
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { StartDialog } from '#components/quiz/start-dialog.tsx';
import { StatusMark } from '#components/ui/badge.tsx';
import { LinkButton } from '#components/ui/link.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { EmptyState } from '#components/ui/states.tsx';
import { runtime } from '#server/runtime.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('quiz'))('title') };
}

export default async function QuizBankPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const [actor, t] = [await currentActor(), await getTranslations('quiz')];
  const { bank, forumId, playing } = await found(
    runtime().quiz.queries.bankPage(actor, slug),
    `/f/${slug}/quiz`,
  );
  return (
    <Messages namespaces={['forum', 'people', 'live', 'quiz']}>
      <header className="mb-6 max-w-3xl">
        <h1 className="font-serif text-2xl font-bold sm:text-3xl">{t('title')}</h1>
        <p className="mt-1 text-ink-2">{t('lead')}</p>
        <p className="mt-3">
          <LinkButton href={`/f/${slug}/quiz/import`}>{t('import.title')}</LinkButton>
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
      {bank.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyBody')}</EmptyState>
      ) : (
        <ul className="max-w-4xl border-ink border-t">
          {bank.map(({ id, title, teams, questions, seconds }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-6 gap-y-2 border-line border-b py-4">
              <div className="min-w-0 grow basis-72">
                <h2 className="font-medium wrap-anywhere">{title}</h2>
                <p className="text-sm text-ink-2">
                  {[
                    t('questions', { count: questions }),
                    t('minutes', { count: Math.max(1, Math.round(seconds / 60)) }),
                    t(teams ? 'teams' : 'single'),
                  ].join(' · ')}
                </p>
              </div>
              <StatusMark status="done" quiet>
                {t('ready')}
              </StatusMark>
              <span className="flex flex-wrap gap-2">
                <LinkButton href={`/f/${slug}/quiz/${id}`}>{t('preview')}</LinkButton>
                {playing === null && (
                  <StartDialog quizId={id} forumId={forumId} slug={slug} title={title} teams={teams} />
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Messages>
  );
}
