/**
 * The states that must look designed: empty says what comes and offers the first step; an error says what happened,
 * what was kept and what to do; a skeleton has the real shape and appears only after 200 ms. Work in server pages.
 */
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { RingMark } from './icons.tsx';

export function EmptyState({
  title,
  children,
  action,
  compact,
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  compact?: boolean;
}) {
  return (
    <div className={cx('flex flex-col items-start gap-3', compact ? 'py-4' : 'max-w-xl py-10')}>
      {!compact && <RingMark size={44} className="text-edge" />}
      <p className={cx('font-semibold', compact ? 'text-base' : 'text-xl')}>{title}</p>
      {children && <div className="measure text-ink-2">{children}</div>}
      {action && <div className="mt-2 flex flex-wrap gap-2">{action}</div>}
    </div>
  );
}

export function ErrorState({
  title,
  kept,
  code,
  children,
  action,
}: {
  title: ReactNode;
  children?: ReactNode;
  /** What was not lost. */
  kept?: ReactNode;
  code?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div role="alert" className="max-w-xl border-ochre border-l-4 py-2 pl-5">
      <p className="text-xl font-semibold">{title}</p>
      {children && <div className="measure mt-2">{children}</div>}
      {kept && <p className="mt-2 text-ink-2">{kept}</p>}
      {action && <div className="mt-4 flex flex-wrap gap-2">{action}</div>}
      {code && <p className="mt-4 text-sm text-ink-2">{code}</p>}
    </div>
  );
}

/** A place held for content: give it the size of what will stand there. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden className="block after-200">
      <span className={cx('block animate-wait rounded-sheet bg-sunk', className ?? 'h-5 w-full')} />
    </span>
  );
}

export function SkeletonRows({ rows = 4, label }: { rows?: number; label: string }) {
  return (
    <div role="status" className="divide-y divide-line">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows have no identity
        <div key={row} className="space-y-2 py-4">
          <Skeleton className={row % 2 ? 'h-5 w-3/5' : 'h-5 w-4/5'} />
          <Skeleton className="h-4 w-2/5" />
        </div>
      ))}
    </div>
  );
}
