/** Small parts of every page of the board: the word of a state, the line about the date, the addressees. */
import { useFormatter, useTranslations } from 'next-intl';
import { StatusMark } from '#components/ui/badge.tsx';
import type { Profile } from '#domain/forum/presets.ts';
import type { State, Verdict } from '#domain/recommendation/rules.ts';
import { towardsGranted } from '#domain/recommendation/schedule.ts';
import { THEIR_TURN } from '#domain/recommendation/signals.ts';
import type { MemberRow } from '#domain/recommendation/views.ts';
import { statusWord } from '#domain/recommendation/words.ts';

/** Days have no zone. */
export function useDay(): (day: string) => string {
  const format = useFormatter();
  // «г.» does not stand alone at the beginning of a line.
  return (day) =>
    format
      .dateTime(new Date(`${day.slice(0, 10)}T12:00:00Z`), 'date', { timeZone: 'UTC' })
      .replace(/ г\.$/, '\u00a0г.');
}

export function StateMark({
  profile,
  row,
  awaits,
  quiet,
}: {
  profile: Profile;
  row: { state: State; verdict: Verdict | null };
  awaits?: boolean;
  quiet?: boolean;
}) {
  const t = useTranslations('board');
  const { key, look } = statusWord(profile, row, awaits);
  return (
    <StatusMark status={look} quiet={quiet}>
      {t(key as never)}
    </StatusMark>
  );
}

/** Date, and how it stands: the words of the text, a granted day beside the first one, then days. Inside the forum only. */
export function DueLine({
  row,
}: {
  row: Pick<MemberRow, 'deadlineText' | 'baselineDue' | 'due' | 'schedule' | 'state'>;
}) {
  const t = useTranslations('board');
  const day = useDay();
  const schedule = towardsGranted(row.schedule, row.baselineDue, row.due);
  const moved = row.baselineDue && row.due && row.due > row.baselineDue;
  const own = row.deadlineText || (row.due ? t('due', { day: day(row.due) }) : '');
  if (!own) return <span className="text-ink-2">{t('noDeadline')}</span>;
  return (
    <>
      <span className="block">{own}</span>
      {row.due && (row.deadlineText || moved) && (
        <span className="block text-sm text-ink-2">
          {t('due', { day: day(row.due) })}
          {moved && `, ${t('record.baseline', { day: day(row.baselineDue as string) })}`}
        </span>
      )}
      {schedule.kind === 'soon' && (
        <span className="block text-sm font-medium">{t('soon', { days: schedule.days })}</span>
      )}
      {schedule.kind === 'past' &&
        (THEIR_TURN.includes(row.state) ? (
          <StatusMark status="late" quiet>
            {t('past', { days: schedule.days })}
          </StatusMark>
        ) : (
          <span className="block text-sm text-ink-2">{t('past', { days: schedule.days })}</span>
        ))}
      {schedule.kind === 'closed_after' && (
        <span className="block text-sm text-ink-2">{t('closedAfter', { days: schedule.days })}</span>
      )}
    </>
  );
}

export function useNames(): (names: readonly string[]) => string {
  const t = useTranslations('board');
  return (names) => (names.length === 0 ? t('ownDecision') : names.join(', '));
}
