'use client';
/** Whether what was typed is stored, in words. «Saved» is said only when the server has committed. */
import { Check, CloudOff, Download, LoaderCircle, TriangleAlert } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { cx } from '../ui/cx.ts';
import type { DraftStatus } from './provider.ts';

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
      {text}
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
