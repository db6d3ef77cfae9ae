/** Letters and answers: what came by link and waits on top, then each addressee with its letters and its link. */
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { LetterDesk } from '#components/board/letters.tsx';
import { LiveRefresh } from '#components/board/live-refresh.tsx';
import { ToldSteps } from '#components/board/plan.tsx';
import { ReviewForms } from '#components/board/record-actions.tsx';
import { PageHead } from '#components/shell/forum-shell.tsx';
import { LinkButton, TextLink } from '#components/ui/link.tsx';
import { EmptyState } from '#components/ui/states.tsx';
import { runtime } from '#server/runtime.ts';
import * as act from '../board/actions.ts';

export default async function LettersPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const t = await getTranslations('board');
  const view = await found(
    runtime().recommendation.queries.lettersDesk(await currentActor(), slug),
    `/f/${slug}/letters`,
  );
  return (
    <Messages namespaces={['board']} timeZone={view.forum.timeZone}>
      <LiveRefresh name="board.table" id={view.forum.id} />
      <PageHead over={<TextLink href={`/f/${slug}/board`}>{t('title')}</TextLink>} title={t('letters.title')}>
        {t('letters.lead')} <TextLink href={`/f/${slug}/letters/mail`}>{t('letters.byMail')}</TextLink>
      </PageHead>
      {view.pending.length > 0 && (
        <section aria-labelledby="pending" className="mb-10 max-w-3xl border-cinnabar border-l-4 pl-5">
          <h2 id="pending" className="mb-3 text-xl font-semibold text-cinnabar">
            {t('letters.pendingTitle')}
          </h2>
          <ul className="divide-y divide-line">
            {view.pending.map((answer) => (
              <li key={answer.id} className="py-4">
                <p className="text-sm text-ink-2">
                  {answer.addressee} · {answer.signedBy}
                </p>
                <p className="font-serif text-lg">
                  <TextLink href={`/f/${slug}/r/${answer.number}`}>
                    {t('numero', { number: answer.number })}. {answer.text}
                  </TextLink>
                </p>
                <p className="font-medium">{t(`outcome.${answer.outcome}`)}</p>
                <p className="whitespace-pre-line">{answer.answer}</p>
                <ToldSteps percent={answer.percent} steps={answer.steps} />
                <ReviewForms answer={answer} act={{ ...act }} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {view.desks.length === 0 ? (
        <EmptyState
          title={t('letters.noRows')}
          action={<LinkButton href={`/f/${slug}/text`}>{t('record.clause')}</LinkButton>}
        >
          {t('leadEmpty')}
        </EmptyState>
      ) : (
        <div className="flex max-w-5xl flex-col gap-10">
          {view.desks.map((desk) => (
            <LetterDesk
              key={`${desk.resolutionId}:${desk.addressee.id}`}
              desk={desk}
              slug={slug}
              today={view.today}
              profile={view.forum.profile}
              act={{ ...act }}
            />
          ))}
        </div>
      )}
    </Messages>
  );
}
