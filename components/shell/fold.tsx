'use client';
/**
 * A panel under a button of the bar. It is the browser's <details>, so it opens before and without script; the script
 * only closes it: on Escape (the focus goes back), on a press outside, on following a link inside.
 */
import { type ReactNode, useEffect, useRef } from 'react';
import { cx } from '#components/ui/cx.ts';

export function Fold({
  label,
  summary,
  summaryClass,
  panelClass,
  className,
  onOpen,
  children,
}: {
  /** Spoken name, when the summary has no words. */
  label?: string;
  summary: ReactNode;
  summaryClass?: string;
  panelClass?: string;
  className?: string;
  onOpen?: () => void;
  children: ReactNode;
}) {
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const details = box.current;
      if (!details?.open) return;
      const target = event.target as Node;
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return;
        details.open = false;
        details.querySelector('summary')?.focus();
      } else if (event.type === 'click') {
        if (details.contains(target) && (target as Element).closest?.('a')) details.open = false;
      } else if (!details.contains(target)) details.open = false;
    };
    const kinds = ['keydown', 'pointerdown', 'click'] as const;
    for (const kind of kinds) addEventListener(kind, close);
    return () => {
      for (const kind of kinds) removeEventListener(kind, close);
    };
  }, []);
  return (
    <details
      ref={box}
      className={cx('group/fold', className)}
      onToggle={(event) => event.currentTarget.open && onOpen?.()}
    >
      <summary
        aria-label={label}
        className={cx(
          'list-none rounded-control hover:bg-sunk [&::-webkit-details-marker]:hidden',
          summaryClass,
        )}
      >
        {summary}
      </summary>
      <div
        className={cx(
          'absolute z-float animate-appear rounded-control border border-line bg-sheet shadow-sheet',
          panelClass,
        )}
      >
        {children}
      </div>
    </details>
  );
}
