/**
 * The text as the paper it will become. Markers stand in the margin: cinnabar while the text lives, ink once adopted.
 * A frozen or adopted sheet carries its seal: who and when. Works in server pages; prints as plain paper.
 */
import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export function Sheet({
  children,
  seal,
  className,
}: {
  children: ReactNode;
  seal?: ReactNode;
  className?: string;
}) {
  return (
    <article
      className={cx(
        'relative mx-auto w-full max-w-[50rem] rounded-sheet border border-line bg-sheet font-serif text-lg leading-[1.6] text-ink shadow-sheet',
        'px-5 py-8 sm:px-14 sm:py-14 print:max-w-none print:border-0 print:p-0',
        className,
      )}
    >
      {seal && <div className="mb-6 flex justify-end sm:-mt-6 sm:-mr-6 print:mt-0 print:mr-0">{seal}</div>}
      {children}
    </article>
  );
}

/** «а)», «1.», «–» hanging in the margin beside its clause. */
export function Marker({ children, adopted }: { children: ReactNode; adopted?: boolean }) {
  return (
    <span
      className={cx(
        'inline-block min-w-8 shrink-0 font-serif tabular-nums select-none',
        adopted ? 'text-ink' : 'text-cinnabar',
      )}
    >
      {children}
    </span>
  );
}

export function ClauseLine({
  marker,
  adopted,
  children,
}: {
  marker: ReactNode;
  adopted?: boolean;
  children: ReactNode;
}) {
  return (
    <div className="flex gap-1 py-1.5">
      <Marker adopted={adopted}>{marker}</Marker>
      <div className="min-w-0 grow">{children}</div>
    </div>
  );
}

/** A round stamp, drawn as a stamp: a double ring with the word, and under it who and when in plain type. */
export function Seal({
  word,
  who,
  when,
  awaits,
}: {
  word: string;
  who?: ReactNode;
  when?: ReactNode;
  /** Cinnabar while a decision is due, ink when it has been taken. */
  awaits?: boolean;
}) {
  return (
    <figure className={cx('flex items-center gap-3 font-sans', awaits ? 'text-cinnabar' : 'text-ink')}>
      <svg viewBox="0 0 64 64" width="60" height="60" aria-hidden="true" className="shrink-0 -rotate-8">
        <circle cx="32" cy="32" r="30" fill="none" stroke="currentColor" strokeWidth="2" />
        <circle cx="32" cy="32" r="25.5" fill="none" stroke="currentColor" strokeWidth="1" />
        <circle
          cx="32"
          cy="32"
          r="13"
          fill="none"
          stroke="currentColor"
          strokeWidth="4"
          strokeDasharray="3.4 3.4"
        />
        <circle cx="32" cy="32" r="4" fill="currentColor" />
      </svg>
      <figcaption className="text-sm leading-snug">
        <span className="block font-semibold uppercase tracking-wide">{word}</span>
        {who && <span className="block">{who}</span>}
        {when && <span className="block text-ink-2">{when}</span>}
      </figcaption>
    </figure>
  );
}
