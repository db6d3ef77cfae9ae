'use client';
/** One person at the desk: came or left, the vote, the code to read out. Memoised, since a thousand of them may stand here. */
import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import type { DeskRow } from '#domain/forum/views.ts';

type Send = (name: string, input: Record<string, unknown>, expected: Partial<DeskRow>) => void;

export function DeskLine({ row, sending, send }: { row: DeskRow; sending: boolean; send: Send }) {
  const t = useTranslations('people.deskPage');
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b py-2">
      <span className="min-w-0 grow basis-60">
        <span className={cx('font-medium', row.present && 'text-green')}>{row.fullName}</span>
        <span className="block text-sm text-ink-2">
          {[row.post, row.school].filter(Boolean).join(', ')}
          {sending && ` · ${t('sending')}`}
        </span>
      </span>
      <span className="w-20 text-sm text-ink-2 tabular-nums">
        {t('code')} <strong className="font-semibold text-ink">{row.badgeCode}</strong>
      </span>
      <Button
        size="sm"
        tone="line"
        aria-pressed={row.voting}
        isDisabled={!row.mayVote}
        icon={row.voting ? <Check aria-hidden /> : undefined}
        aria-label={`${row.voting ? t('voteGiven') : t('vote')}: ${row.fullName}`}
        onPress={() => send('desk.setVoting', { voting: !row.voting }, { voting: !row.voting })}
        className="w-28"
      >
        {row.voting ? t('voteGiven') : t('vote')}
      </Button>
      <Button
        tone={row.present ? 'line' : 'ink'}
        aria-pressed={row.present}
        aria-label={`${row.present ? t('leave') : t('came')}: ${row.fullName}`}
        onPress={() => send('desk.setPresence', { present: !row.present }, { present: !row.present })}
        className="w-28"
      >
        {row.present ? t('leave') : t('came')}
      </Button>
    </li>
  );
}
