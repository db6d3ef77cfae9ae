/**
 * A quiet strip across the page: what still works and what is kept. `awaits` in cinnabar is for what the assembly decides
 * now; `problem` in ochre for what is wrong; the rest is ink. Works in server pages.
 */
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { AwaitSign, CheckSign, ClockSign, OfflineSign, RingSign, SealSign } from './icons.tsx';

export type NoticeKind = 'news' | 'offline' | 'problem' | 'awaits' | 'done' | 'frozen';

const LOOKS: Record<NoticeKind, { sign: typeof RingSign; look: string }> = {
  news: { sign: RingSign, look: 'bg-sunk border-ink text-ink' },
  offline: { sign: OfflineSign, look: 'bg-sunk border-ink text-ink' },
  problem: { sign: ClockSign, look: 'bg-ochre-wash border-ochre text-ink' },
  awaits: { sign: AwaitSign, look: 'bg-cinnabar-wash border-cinnabar text-ink' },
  done: { sign: CheckSign, look: 'bg-green-wash border-green text-ink' },
  frozen: { sign: SealSign, look: 'bg-sunk border-ink text-ink' },
};

export function Notice({
  kind = 'news',
  title,
  children,
  action,
  strip,
}: {
  kind?: NoticeKind;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** Across the whole width under the bar. */
  strip?: boolean;
}) {
  const { sign: SignOf, look } = LOOKS[kind];
  return (
    <div
      role={kind === 'problem' ? 'alert' : 'status'}
      className={cx(
        'flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5',
        strip ? 'border-b' : 'rounded-sheet border-l-4',
        look,
      )}
    >
      <div className="flex min-w-0 grow basis-64 items-start gap-2.5">
        <SignOf className="mt-0.5 shrink-0" />
        <p>
          <span className="font-semibold">{title}</span>
          {children && <> {children}</>}
        </p>
      </div>
      {action}
    </div>
  );
}
