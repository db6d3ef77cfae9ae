'use client';
/** One election from the first name to the accepted post, the round under way above those that are over. */
import { useFormatter, useTranslations } from 'next-intl';
import type { ElectionDesk, ElectionView, RoundView } from '#domain/election/views.ts';
import { StatusMark } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { AlertDialog } from '../ui/dialog.tsx';
import { FormMessage } from '../ui/form-message.tsx';
import { LinkButton } from '../ui/link.tsx';
import { TellersRecord } from '../vote/tellers-record.tsx';
import { useAct } from '../vote/use-act.ts';
import type { ElectionAct } from './act.ts';
import { Candidates } from './candidates.tsx';
import { LotForm } from './lot-form.tsx';
import { OpenRound } from './round-open.tsx';
import { RoundResultView } from './round-result.tsx';
import { ElectionRuleWords } from './rule-words.tsx';
import { RoundUnderWay } from './under-way.tsx';

const LOOK = {
  nominating: 'open',
  listed: 'awaits',
  voting: 'awaits',
  elected: 'done',
  failed: 'declined',
  withdrawn: 'declined',
} as const;

export function ElectionCard({
  election,
  desk,
  slug,
  act,
}: {
  election: ElectionView;
  desk: ElectionDesk;
  slug: string;
  act: ElectionAct;
}) {
  const t = useTranslations('election');
  const format = useFormatter();
  const { run, pending, failure } = useAct(act);
  const { id: electionId, number, may, rounds } = election;
  const post = t(`post.${election.post}`, { title: election.title });
  const live = rounds.find(({ state }) => state === 'open' || state === 'closed');
  const day = (iso: string) =>
    format.dateTime(new Date(`${iso}T12:00:00Z`), {
      ...({ day: 'numeric', month: 'long', year: 'numeric' } as const),
      timeZone: 'UTC',
    });
  return (
    <section
      aria-labelledby={`election-${number}`}
      className="flex max-w-3xl flex-col gap-6 rounded-sheet border border-line bg-sheet px-5 py-6 sm:px-8"
    >
      <header>
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-2 text-sm">
          <span>{t('seats', { count: election.seats })}</span>
          <span>{t(`secrecy.${election.secrecy}`)}</span>
          {election.until && <span>{t('until', { day: day(election.until) })}</span>}
          <StatusMark status={LOOK[election.state]} quiet>
            {t(`state.${election.state}`)}
          </StatusMark>
        </p>
        <h2 id={`election-${number}`} className="mt-1 text-balance font-bold font-serif text-2xl">
          {t('name', { number, post })}
        </h2>
      </header>
      {live && (
        <div className="flex flex-col gap-5" aria-live="polite">
          <h3 className="font-semibold">
            {t(`kind.${live.kind}`, { round: live.number })} · {t(`method.${live.method}`)}
          </h3>
          <ElectionRuleWords
            className="measure space-y-1 text-ink-2"
            rule={election.rule}
            kind={live.kind}
            seats={live.seats}
          />
          <Mine round={live} slug={slug} />
          {(live.may.announce || live.may.move) && (
            <RoundUnderWay
              forumId={desk.forumId}
              slug={slug}
              election={election}
              round={live}
              title={post}
              act={act}
            />
          )}
        </div>
      )}
      <Candidates election={election} desk={desk} act={act} />
      {may.openRound && desk.ready && <OpenRound election={election} ready={desk.ready} act={act} />}
      {[...rounds].reverse().map((round) => (
        <Past key={round.id} election={election} round={round} slug={slug} act={act} />
      ))}
      <FormMessage failure={failure} />
      {(may.closeList || may.reopenList || may.withdraw) && (
        <div className="flex flex-wrap gap-2">
          {may.closeList && (
            <Button
              tone="ink"
              pending={pending === 'closeList'}
              isDisabled={
                !election.candidates.some(({ consent, outcome }) => consent === 'given' && !outcome)
              }
              onPress={() => run('closeList', { electionId })}
            >
              {t('desk.closeList')}
            </Button>
          )}
          {may.reopenList && (
            <Button
              tone="line"
              pending={pending === 'reopenList'}
              onPress={() => run('reopenList', { electionId })}
            >
              {t('desk.reopenList')}
            </Button>
          )}
          {may.withdraw && (
            <AlertDialog
              trigger={<Button tone="quiet">{t('desk.withdraw')}</Button>}
              title={t('desk.withdrawTitle', { number })}
              confirm={t('desk.withdraw')}
              onConfirm={() => run('withdrawElection', { electionId })}
            >
              <p>{t('desk.withdrawBody')}</p>
            </AlertDialog>
          )}
        </div>
      )}
    </section>
  );
}

/** One's own way to the ballot. */
function Mine({ round, slug }: { round: RoundView; slug: string }) {
  const t = useTranslations('election.desk');
  const { mine } = round;
  if (mine.channel === null) return null;
  if (mine.channel !== 'device') return <p>{t(mine.channel === 'hand' ? 'byHand' : 'byPaper')}</p>;
  return (
    <div className="flex flex-wrap items-center gap-3">
      {mine.taken && <StatusMark status="done">{t('cast')}</StatusMark>}
      {round.state === 'open' && (
        <LinkButton tone={mine.taken ? 'line' : 'cinnabar'} href={`/f/${slug}/elect`} rel="external">
          {t('toBallot')}
        </LinkButton>
      )}
    </div>
  );
}

function Past({
  election,
  round,
  slug,
  act,
}: {
  election: ElectionView;
  round: RoundView;
  slug: string;
  act: ElectionAct;
}) {
  const t = useTranslations('election');
  if (round.state !== 'announced' && round.state !== 'annulled') return null;
  return (
    <div className="flex flex-col gap-3 border-line border-t pt-5">
      <h3 className="font-semibold">
        {t(`kind.${round.kind}`, { round: round.number })} · {t(`method.${round.method}`)}
      </h3>
      {round.state === 'annulled' ? (
        <p className="text-ink-2">{t('desk.annulled', { reason: round.annulReason })}</p>
      ) : (
        <RoundResultView election={election} round={round} />
      )}
      <LotForm round={round} act={act} />
      <TellersRecord
        slug={slug}
        scan={round.scan}
        add={round.may.scan ? `/f/${slug}/elections/scan?round=${round.id}` : null}
      />
    </div>
  );
}
