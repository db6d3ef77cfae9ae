'use client';
/**
 * The slot of the top bar: connection and «сохранено». «Сохранено» is shown only for what the server has committed;
 * the word changes politely for a screen reader, seconds do not chatter.
 */
import { useFormatter, useTranslations } from 'next-intl';
import { cx } from './cx.ts';
import { CheckSign, ClockSign, OfflineSign, RingSign } from './icons.tsx';

export type SaveStateKind = 'saved' | 'saving' | 'unsaved' | 'offline' | 'reconnecting' | 'online';

export function SaveState({
  kind,
  at,
  seconds,
}: {
  kind: SaveStateKind;
  at?: Date | number;
  seconds?: number;
}) {
  const t = useTranslations('ui');
  const format = useFormatter();
  const Sign =
    kind === 'saved' || kind === 'online'
      ? CheckSign
      : kind === 'offline'
        ? OfflineSign
        : kind === 'unsaved'
          ? ClockSign
          : RingSign;
  const word =
    kind === 'saved' && at !== undefined ? t('savedAt', { time: format.dateTime(at, 'seconds') }) : t(kind);
  return (
    <span
      className={cx(
        'inline-flex items-center gap-1.5 px-1 text-sm',
        kind === 'unsaved' || kind === 'offline' ? 'font-medium text-ochre' : 'text-ink-2',
      )}
    >
      <Sign
        className={cx('size-4 shrink-0', (kind === 'saving' || kind === 'reconnecting') && 'animate-wait')}
      />
      <span className="max-sm:sr-only">
        {kind === 'unsaved' && seconds !== undefined ? t('unsavedFor', { seconds }) : word}
      </span>
      <span role="status" className="sr-only">
        {kind === 'saved' || kind === 'saving' ? '' : t(kind)}
      </span>
    </span>
  );
}
