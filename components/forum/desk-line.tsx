'use client';
/** One person at the desk: came or left, the vote, the code to read out. Memoised, since a thousand of them may stand here. */
import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import type { DeskRow } from '#domain/forum/views.ts';

type Send = (name: string, input: Record<string, unknown>, expected: Partial<DeskRow>) => void;

export function DeskLine({ row, sending, send }: { row: DeskRow; sending: boolean; send: Send }) {
  const t = useTranslations('people.deskPage');
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b py-2">
      <span className="min-w-0 grow basis-60">
        <span className="mr-2 font-medium">{row.fullName}</span>
        {row.present && (
          <span className="mr-3 inline-flex items-center gap-1 text-sm font-medium whitespace-nowrap text-green">
            <Check aria-hidden className="size-4" />
            {t('cameDone')}
          </span>
        )}
        <span className="block text-sm text-ink-2">
          {[row.post, row.school].filter(Boolean).join(', ')}
          {sending && ` · ${t('sending')}`}
        </span>
      </span>
      <span className="text-sm whitespace-nowrap text-ink-2 tabular-nums sm:w-20">
        {row.badgeCode && (
          <>
            {t('code')} <strong className="font-semibold text-ink">{row.badgeCode}</strong>
          </>
        )}
      </span>
      <Button
        size="sm"
        tone="line"
        aria-pressed={row.voting}
        isDisabled={!row.mayVote}
        icon={row.voting ? <Check aria-hidden /> : undefined}
        aria-label={`${row.voting ? t('voteGiven') : t('vote')}: ${row.fullName}`}
        onPress={() => send('desk.setVoting', { voting: !row.voting }, { voting: !row.voting })}
        className="whitespace-nowrap max-sm:grow max-sm:basis-32 sm:w-36"
      >
        {row.voting ? t('voteGiven') : t('vote')}
      </Button>
      <Button
        tone={row.present ? 'quiet' : 'ink'}
        aria-label={`${row.present ? t('leave') : t('came')}: ${row.fullName}`}
        // A second tap of an impatient finger must not take the first one back.
        onPress={() =>
          !sending && send('desk.setPresence', { present: !row.present }, { present: !row.present })
        }
        className="whitespace-nowrap max-sm:grow max-sm:basis-40 sm:w-44"
      >
        {row.present ? t('leave') : t('came')}
      </Button>
    </li>
  );
}
