/**
 * A status is a word, a sign and a colour, in that order of trust: without colour it still reads. The word comes from
 * the caller (vocabulary profiles differ); the group decides sign and colour. Works in server pages.
 */
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { AwaitSign, CheckSign, ClockSign, PencilSign, RingSign, SealSign, SlashSign } from './icons.tsx';

export type StatusGroup = 'draft' | 'open' | 'awaits' | 'done' | 'late' | 'declined' | 'closed';

const LOOKS: Record<StatusGroup, { sign: typeof RingSign; colour: string; wash: string }> = {
  draft: { sign: PencilSign, colour: 'text-ink', wash: 'bg-sunk' },
  open: { sign: RingSign, colour: 'text-blue', wash: 'bg-blue-wash' },
  awaits: { sign: AwaitSign, colour: 'text-cinnabar', wash: 'bg-cinnabar-wash' },
  done: { sign: CheckSign, colour: 'text-green', wash: 'bg-green-wash' },
  late: { sign: ClockSign, colour: 'text-ochre', wash: 'bg-ochre-wash' },
  declined: { sign: SlashSign, colour: 'text-ink', wash: 'bg-sunk' },
  closed: { sign: SealSign, colour: 'text-ink', wash: 'bg-sunk' },
};

export function StatusMark({
  status,
  children,
  quiet,
  className,
}: {
  status: StatusGroup;
  children: ReactNode;
  /** Without the wash, for dense rows. */
  quiet?: boolean;
  className?: string;
}) {
  const { sign: SignOf, colour, wash } = LOOKS[status];
  return (
    <span
      className={cx(
        'inline-flex max-w-full items-start gap-1.5 text-sm font-medium',
        colour,
        !quiet && 'rounded-control px-2 py-0.5',
        !quiet && wash,
        className,
      )}
    >
      <SignOf className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0">{children}</span>
    </span>
  );
}

/** A plain label: kind of an event, role, track. */
export function Badge({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span
      className={cx(
        'inline-block rounded-control border border-edge px-2 py-px text-sm text-ink-2',
        className,
      )}
    >
      {children}
    </span>
  );
}

/** A live number beside a name; in cinnabar when it awaits the reader. */
export function CountMark({ count, awaiting, label }: { count: number; awaiting?: boolean; label?: string }) {
  return (
    <span
      className={cx(
        'inline-flex min-w-6 items-center justify-center rounded-full px-1.5 text-sm leading-6 tabular-nums',
        awaiting ? 'bg-cinnabar font-semibold text-on-cinnabar' : 'text-ink-2',
      )}
    >
      {count}
      {label && <span className="sr-only"> {label}</span>}
    </span>
  );
}
