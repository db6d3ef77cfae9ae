/** One line of the list of published snapshots. */
import { useTranslations } from 'next-intl';
import type { SnapshotView } from '#domain/recommendation/views.ts';
import { useDay } from './words.tsx';

export function SnapshotEntry({ snapshot, address }: { snapshot: SnapshotView; address: string }) {
  const t = useTranslations('board.publish');
  const day = useDay();
  return (
    <>
      <p>
        {t('entry', { number: snapshot.number, day: day(snapshot.asOf) })}
        {snapshot.withdrawn && ` — ${t('withdrawn')}`}
      </p>
      <p className="break-all text-sm text-ink-2">{snapshot.sha256}</p>
      {!snapshot.withdrawn && (
        <a className="underline" href={address}>
          {t('see')}
        </a>
      )}
    </>
  );
}
