'use client';
/** The one control of a page made for paper; itself never printed. */
import { buttonClass } from '#components/ui/button-class.ts';

export function PrintBar({ label, back, backLabel }: { label: string; back: string; backLabel: string }) {
  return (
    <header className="paper-bar font-sans">
      <a href={back} className={buttonClass('line')}>
        {backLabel}
      </a>
      <button type="button" className={buttonClass('ink')} onClick={() => window.print()}>
        {label}
      </button>
    </header>
  );
}
