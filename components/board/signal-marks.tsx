/** What a row tells beside its state, in words; what the date's line says already is not said twice. */
import { useTranslations } from 'next-intl';
import { StatusMark } from '#components/ui/badge.tsx';
import type { Signal } from '#domain/recommendation/signals.ts';

const ELSEWHERE: readonly Signal[] = ['due_soon', 'overdue', 'long_overdue', 'closed_late', 'silent'];

export function SignalMarks({ signals }: { signals: readonly Signal[] }) {
  const t = useTranslations('board.signal');
  const told = signals.filter((one) => !ELSEWHERE.includes(one));
  if (told.length === 0) return null;
  return (
    <span className="mt-1 flex flex-col gap-1">
      {told.map((one) => (
        <StatusMark key={one} status={one === 'awaiting_us' ? 'awaits' : 'late'} quiet>
          {t(one)}
        </StatusMark>
      ))}
    </span>
  );
}
