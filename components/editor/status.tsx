'use client';
/** Whether what was typed is stored, in words. «Saved» is said only when the server has committed. */
import { Check, CloudOff, Download, LoaderCircle, TriangleAlert } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { cx } from '../ui/cx.ts';
import type { DraftStatus } from './provider.ts';

/** Seconds since something is not stored, counted while it is shown; null when all is. */
function useWaited(since: number | null): number | null {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (since === null) return;
    setNow(Date.now());
    const tick = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(tick);
  }, [since]);
  return since === null ? null : Math.max(0, Math.round((now - since) / 1_000));
}

export function Status({ status, onExport }: { status: DraftStatus; onExport?: (() => void) | undefined }) {
  const t = useTranslations('editor.status');
  const format = useFormatter();
  const { state, savedAt, closed, notice } = status;
  const text =
    state === 'saved' && savedAt !== null
      ? t('savedAt', {
          time: format.dateTime(savedAt, {
            hour: '2-digit',
            minute: '2-digit',
            second: '2-digit',
            hourCycle: 'h23',
          }),
        })
      : state === 'closed'
        ? t(closed && t.has(`closedBy.${closed}`) ? `closedBy.${closed}` : 'closed')
        : notice === 'restart'
          ? t('restart')
          : t(state);
  const waited = useWaited(state === 'notSaved' || state === 'offline' ? status.unsavedSince : null);
  const bad = state === 'notSaved' || state === 'closed';
  const Icon =
    state === 'saved' ? Check : state === 'offline' ? CloudOff : bad ? TriangleAlert : LoaderCircle;
  const keep = onExport && status.unsaved && (bad || state === 'offline');
  const line = (
    <p
      role="status"
      data-state={state}
      data-unsaved={status.unsaved}
      className={cx(
        'inline-flex items-center gap-1.5 font-sans text-sm',
        bad ? 'font-semibold text-ochre' : 'text-ink-2',
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      <span>
        {text}
        {waited !== null && ' '}
        {waited !== null && (
          // Not read aloud each second: the state has been.
          <span aria-hidden className="whitespace-nowrap tabular-nums">
            {waited < 60
              ? t('waited', { seconds: waited })
              : t('waitedMinutes', { minutes: Math.floor(waited / 60) })}
          </span>
        )}
      </span>
    </p>
  );
  if (!keep) return line;
  return (
    <span className="flex flex-wrap items-center gap-x-4">
      {line}
      <button
        type="button"
        className="touch inline-flex items-center gap-1.5 font-medium font-sans text-sm underline underline-offset-4 hover:bg-sunk"
        onClick={onExport}
      >
        <Download aria-hidden className="size-4" />
        {t('export')}
      </button>
    </span>
  );
}
