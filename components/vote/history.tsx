/** All votes of a forum with their results, the newest first. */
import { useFormatter, useTranslations } from 'next-intl';
import type { VoteView } from '#domain/vote/views.ts';
import { StatusMark } from '../ui/badge.tsx';
import { voteTitle } from './subject-words.tsx';
import { recordOf, TellersRecord } from './tellers-record.tsx';

export function VoteHistory({ votes, slug }: { votes: readonly VoteView[]; slug: string }) {
  const t = useTranslations('vote');
  const format = useFormatter();
  return (
    <ol className="divide-y divide-line border-line border-y">
      {votes.map((vote) => {
        const { result } = vote;
        const at = vote.announcedAt ?? vote.closedAt ?? vote.openedAt;
        return (
          <li key={vote.id} className="flex flex-wrap items-baseline gap-x-6 gap-y-1 py-3">
            <span className="w-10 shrink-0 text-ink-2 tabular-nums">
              {t('numero', { number: vote.number })}
            </span>
            <span className="min-w-0 grow basis-64">
              {voteTitle(t, vote)}
              {vote.state === 'annulled' && (
                <span className="block text-sm text-ink-2">
                  {t('desk.annulled', { reason: vote.annulReason })}
                </span>
              )}
              {result && (
                <span className="block text-sm text-ink-2 tabular-nums">
                  {result.unanimous
                    ? t('unanimous')
                    : (['for', 'against', 'abstain'] as const)
                        .map((key) => `${t(`count.${key}`)} ${result[key]}`)
                        .join(' · ')}
                  {' · '}
                  {t('hall', { present: result.present, listed: result.listed })}
                </span>
              )}
              {vote.protocol && (
                <span className="block text-sm text-ink-2">{t('record.numbers', vote.protocol)}</span>
              )}
              <TellersRecord slug={slug} {...recordOf(slug, vote)} />
            </span>
            {at && (
              <time dateTime={at} className="text-sm text-ink-2">
                {format.dateTime(new Date(at), 'dateTime')}
              </time>
            )}
            <StatusMark
              quiet
              status={
                result
                  ? result.decision === 'adopted'
                    ? 'done'
                    : 'declined'
                  : vote.state === 'annulled'
                    ? 'declined'
                    : 'awaits'
              }
            >
              {result ? t(`decision.${result.decision}`) : t(`state.${vote.state}`)}
            </StatusMark>
          </li>
        );
      })}
    </ol>
  );
}
