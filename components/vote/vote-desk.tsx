'use client';
/**
 * «Голосование»: one screen that follows the hall. Who presides opens, closes and announces; everybody else sees the
 * rule, their way to the ballot, and the result the moment it is announced.
 */
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useConnection, useView } from '#components/live/use-view.ts';
import { readCode } from '#domain/election/kinds.ts';
import type { CurrentVote, VoteView } from '#domain/vote/views.ts';
import { StatusMark } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { LinkButton } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { EmptyState } from '../ui/states.tsx';
import type { VoteAct } from './act.ts';
import { PutForm } from './put-form.tsx';
import { RollList } from './roll-list.tsx';
import { RuleWords } from './rule-words.tsx';
import { SubjectWords, voteTitle } from './subject-words.tsx';
import { recordOf, TellersRecord } from './tellers-record.tsx';
import { Totals } from './totals.tsx';
import { UnderWay } from './under-way.tsx';

const GROUP = {
  prepared: 'draft',
  open: 'awaits',
  closed: 'awaits',
  announced: 'closed',
  annulled: 'declined',
} as const;

export function VoteDesk({ initial, slug, act }: { initial: CurrentVote; slug: string; act: VoteAct }) {
  const t = useTranslations('vote');
  const format = useFormatter();
  const connection = useConnection();
  const { data } = useView<CurrentVote>('vote.current', initial.forumId, initial);
  const { vote, ready, forumId } = data ?? initial;
  const [next, setNext] = useState<string | null>(null);
  const done = vote === null || vote.state === 'announced' || vote.state === 'annulled';
  const putting = ready !== null && done && (vote === null || next === vote.id);
  return (
    <div className="flex flex-col gap-6">
      {connection === 'offline' && <Notice kind="offline" title={t('desk.offline')} />}
      {vote && (
        <section
          aria-labelledby="vote"
          className="max-w-3xl rounded-sheet border border-line bg-sheet px-5 py-6 sm:px-8"
        >
          <header className="mb-5">
            <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-2">
              <span>{t('number', { number: vote.number })}</span>
              {vote.repeats !== null && <span>{t('desk.repeats', { number: vote.repeats })}</span>}
              <span>{t(`method.${vote.method}`)}</span>
              {vote.secrecy !== 'totals' && <span>{t(`secrecy.${vote.secrecy}`)}</span>}
              <StatusMark status={GROUP[vote.state]} quiet>
                {t(`state.${vote.state}`)}
              </StatusMark>
            </p>
            <h2 id="vote" className="mt-1 font-serif text-2xl font-bold text-balance">
              {voteTitle(t, vote)}
            </h2>
            {vote.closesAt && vote.state !== 'announced' && (
              <p className="mt-1">
                {t('until', { until: format.dateTime(new Date(vote.closesAt), 'dateTime') })}
              </p>
            )}
            {vote.subject && (
              <div className="mt-3">
                <SubjectWords subject={vote.subject} />
              </div>
            )}
          </header>
          {vote.result ? (
            <div aria-live="polite" className="flex flex-col gap-5">
              <Totals result={vote.result} />
              {vote.named && <Named votes={vote.named} />}
              {vote.slips && <Slips slips={vote.slips} />}
              {vote.protocol && <p className="measure">{t('record.numbers', vote.protocol)}</p>}
              <TellersRecord slug={slug} {...recordOf(slug, vote)} />
              <RuleWords
                className="measure space-y-1 text-sm text-ink-2"
                rule={vote.rule}
                hall={vote.hall}
                roll={vote.roll}
                quorum={vote.quorum}
                needed={vote.needed}
                sha256={vote.sha256}
              />
            </div>
          ) : ready ? (
            <UnderWay forumId={forumId} slug={slug} vote={vote} act={act} />
          ) : (
            <ForVoter vote={vote} />
          )}
          {(vote.state === 'open' || vote.state === 'closed') && (ready || vote.may.byHand) && (
            <div className="mt-6">
              <RollList forumId={forumId} voteId={vote.id} act={act} />
            </div>
          )}
          {!done && vote.mine.onRoll && vote.state === 'open' && <Mine vote={vote} slug={slug} />}
          {vote.state === 'announced' && (
            <div className="mt-6 flex flex-wrap gap-2">
              {vote.result?.decision === 'adopted' &&
                (vote.matter === 'whole' || vote.matter === 'whole_with_edits') && (
                  <LinkButton tone="ink" href={`/f/${slug}/resolution`}>
                    {t('desk.decision')}
                  </LinkButton>
                )}
              {ready && !putting && (
                <Button tone="line" onPress={() => setNext(vote.id)}>
                  {t('desk.another')}
                </Button>
              )}
            </div>
          )}
        </section>
      )}
      {!vote && !ready && <EmptyState title={t('desk.waiting')}>{t('desk.waitingBody')}</EmptyState>}
      {putting && ready && <PutForm forumId={forumId} slug={slug} ready={ready} act={act} />}
    </div>
  );
}

function Named({ votes }: { votes: NonNullable<VoteView['named']> }) {
  const t = useTranslations('vote');
  return (
    <Disclosure title={t('desk.named')}>
      <ul className="divide-y divide-line border-line border-y">
        {votes.map(({ name, choice }) => (
          <li key={name + choice} className="flex justify-between gap-4 py-1.5">
            <span>{name}</span>
            <span>{t(`choice.${choice}`)}</span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function Slips({ slips }: { slips: NonNullable<VoteView['slips']> }) {
  const t = useTranslations('vote');
  return (
    <Disclosure title={t('slips.title', { count: slips.length })}>
      <p className="measure mb-3 text-ink-2 text-sm">{t('slips.note')}</p>
      <ul className="divide-y divide-line border-line border-y">
        {slips.map(({ code, choice }) => (
          <li key={code} className="flex justify-between gap-4 py-1.5">
            <span className="tabular-nums">{readCode(code)}</span>
            <span>{t(`choice.${choice}`)}</span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function ForVoter({ vote }: { vote: VoteView }) {
  return (
    <RuleWords
      className="measure space-y-1 text-ink-2"
      rule={vote.rule}
      hall={vote.hall}
      roll={vote.roll}
      quorum={vote.quorum}
      needed={vote.needed}
      sha256={vote.sha256}
    />
  );
}

/** One's own way to the ballot. */
function Mine({ vote, slug }: { vote: VoteView; slug: string }) {
  const t = useTranslations('vote.desk');
  const { mine } = vote;
  return (
    <div className="mt-6 border-line border-t pt-5">
      {mine.channel === 'hand' ? (
        <p>{t(vote.secrecy === 'secret' || vote.method === 'paper' ? 'onPaper' : 'raiseHand')}</p>
      ) : (
        <div className="flex flex-wrap items-center gap-3">
          {mine.cast && <StatusMark status="done">{t('voted')}</StatusMark>}
          <LinkButton tone={mine.cast ? 'line' : 'cinnabar'} href={`/f/${slug}/ballot`} rel="external">
            {t(mine.cast && !vote.issueKey ? 'changeVote' : 'toBallot')}
          </LinkButton>
        </div>
      )}
    </div>
  );
}
