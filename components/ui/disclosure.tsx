/** More about something, folded away: the browser's own <details>, so it opens without script and is found by search. */
import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export function Disclosure({
  title,
  children,
  open,
  className,
}: {
  title: ReactNode;
  children: ReactNode;
  open?: boolean;
  className?: string;
}) {
  return (
    <details open={open} className={cx('group/fold border-line border-b', className)}>
      <summary className="flex min-h-11 list-none items-center gap-2 py-2 font-medium hover:underline [&::-webkit-details-marker]:hidden">
        <svg
          viewBox="0 0 20 20"
          width="20"
          height="20"
          aria-hidden="true"
          className="shrink-0 transition-transform group-open/fold:rotate-90"
        >
          <path
            d="M7.5 4.5l5.5 5.5-5.5 5.5"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.75"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
        <span className="min-w-0">{title}</span>
      </summary>
      <div className="pb-4 pl-7">{children}</div>
    </details>
  );
}
