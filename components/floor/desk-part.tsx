/** A section of the presiding desk: a heading over a line, one action beside it. */
import type { ReactNode } from 'react';

export function Part({
  id,
  title,
  note,
  action,
  children,
}: {
  id: string;
  title: ReactNode;
  note?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="min-w-0 scroll-mt-40">
      <div className="mb-1 flex min-h-11 flex-wrap items-center justify-between gap-2 border-ink border-b pb-1">
        <h2 id={id} className="text-lg font-semibold">
          {title} {note && <span className="text-sm font-normal text-ink-2">{note}</span>}
        </h2>
        {action}
      </div>
      {children}
    </section>
  );
}
