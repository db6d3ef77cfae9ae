/** The announced result: three numbers and the decision, large. Works in server pages and on the client. */
import { useTranslations } from 'next-intl';
import type { VoteResult } from '#domain/vote/rules.ts';
import { StatusMark } from '../ui/badge.tsx';

export function Totals({ result }: { result: VoteResult }) {
  const t = useTranslations('vote');
  const adopted = result.decision === 'adopted';
  const rows = [
    ['for', result.for],
    ['against', result.against],
    ['abstain', result.abstain],
    ...(result.notVoted > 0 ? ([['notVoted', result.notVoted]] as const) : []),
    ...(result.invalid > 0 ? ([['invalid', result.invalid]] as const) : []),
  ] as const;
  return (
    <div className="flex flex-col gap-4">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <StatusMark status={adopted ? 'done' : 'declined'} className="text-xl">
          {t(`decision.${result.decision}`)}
        </StatusMark>
        {result.unanimous && <span className="text-lg">{t('unanimous')}</span>}
      </p>
      <dl className="flex flex-wrap gap-x-10 gap-y-3">
        {rows.map(([key, count]) => (
          <div key={key} className="flex flex-col">
            <dt className="text-ink-2">{t(`count.${key}`)}</dt>
            <dd className="font-serif text-3xl font-bold tabular-nums">{count}</dd>
          </div>
        ))}
      </dl>
      <p className="text-ink-2">
        {t('hall', { present: result.present, listed: result.listed })} · {t('roll', { count: result.roll })}
      </p>
    </div>
  );
}
