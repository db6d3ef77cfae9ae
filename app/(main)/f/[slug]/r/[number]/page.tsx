/** One recommendation: what was asked, how it stands, its whole way, and what the reader can do now. */
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { eyesOf, type Search, unlessUnseen } from '#app/eyes.ts';
import { Messages } from '#app/messages.tsx';
import { PendingTime } from '#components/board/extension-forms.tsx';
import { Ground, SecondEyes } from '#components/board/life-forms.tsx';
import { LiveRefresh } from '#components/board/live-refresh.tsx';
import { ToldSteps } from '#components/board/plan.tsx';
import { RecordForms, ReviewForms } from '#components/board/record-actions.tsx';
import { Facts, RecordOver } from '#components/board/record-facts.tsx';
import { Trail } from '#components/board/trail.tsx';
import { EyesMenu } from '#components/forum/eyes-menu.tsx';
import { Unseen } from '#components/forum/unseen.tsx';
import { PageHead } from '#components/shell/forum-shell.tsx';
import { runtime } from '#server/runtime.ts';
import * as act from '../../board/actions.ts';

type Props = { params: Promise<{ slug: string; number: string }>; searchParams: Search };

export default async function RecommendationPage({ params, searchParams }: Props) {
  const { slug, number } = await params;
  if (!/^\d{1,6}$/.test(number)) notFound();
  const here = `/f/${slug}/r/${number}`;
  const [actor, eyes, t] = [await currentActor(), await eyesOf(searchParams), await getTranslations('board')];
  const { queries } = runtime().recommendation;
  const view = await found(
    unlessUnseen(queries.recommendationPage(actor, slug, Number(number), eyes), eyes),
    here,
  );
  if (!view) return <Unseen back={here} />;
  const { row, forum } = view;
  // A card that was moved on the board comes with its step.
  const chosen = (await searchParams).do;
  const keeper = view.audience === 'keeper' && !eyes;
  const waiting = keeper ? view.trail.filter((s) => s.kind === 'answer' && s.state === 'submitted') : [];
  return (
    <Messages namespaces={['board']} timeZone={forum.timeZone}>
      {!eyes && <LiveRefresh name="recommendation.page" id={`${forum.id}:${row.number}`} />}
      <PageHead
        over={<RecordOver view={view} />}
        title={t('record.title', { number: row.number })}
        actions={keeper && <EyesMenu />}
      />
      <div className="grid gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 flex-col gap-8">
          <blockquote className="rounded-sheet bg-sheet px-6 py-5 font-serif text-lg shadow-sheet">
            <span className="text-ink-2">{row.marker} </span>
            {row.text}
          </blockquote>
          <Facts view={view} />
          {!eyes && <Ground view={view} act={{ ...act }} mayTell={actor !== null} />}
          <section aria-labelledby="way">
            <h2 id="way" className="text-xl font-semibold">
              {t('record.way')}
            </h2>
            <p className="mb-4 text-sm text-ink-2">{t('record.wayNote')}</p>
            <Trail
              steps={view.trail}
              slug={slug}
              profile={forum.profile}
              act={keeper ? { ...act } : undefined}
            />
          </section>
        </div>
        {!eyes && view.audience === 'keeper' && (
          <aside data-print="no" aria-labelledby="now" className="min-w-0">
            <h2 id="now" className="mb-2 text-xl font-semibold">
              {t('record.now')}
            </h2>
            {waiting.map(
              (step) =>
                step.kind === 'answer' && (
                  <div key={step.id} className="mb-4 border-cinnabar border-l-4 pl-4">
                    <p className="font-medium text-cinnabar">{t('letters.pendingTitle')}</p>
                    <p>{t(`outcome.${step.outcome}`)}</p>
                    <p className="whitespace-pre-line font-serif">{step.text}</p>
                    <ToldSteps percent={step.percent} steps={step.steps} />
                    <ReviewForms answer={step} act={{ ...act }} />
                  </div>
                ),
            )}
            <SecondEyes view={view} act={{ ...act }} />
            {view.extensions.map(
              (one) =>
                one.state === 'requested' && (
                  <PendingTime key={one.id} one={one} act={{ ...act }} slug={slug} />
                ),
            )}
            {view.can.length === 0 && waiting.length === 0 ? (
              <p className="text-ink-2">{t('record.nothing')}</p>
            ) : (
              <RecordForms view={view} act={{ ...act }} open={chosen} />
            )}
          </aside>
        )}
      </div>
    </Messages>
  );
}
