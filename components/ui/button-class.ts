/**
 * One look for whatever acts: a button, a link that acts, a submit of a plain form.
 * Cinnabar only where the assembly decides or is awaited; everything else is ink.
 */
import { cx } from './cx.ts';

export type ButtonTone = 'ink' | 'line' | 'quiet' | 'cinnabar';
export type ButtonSize = 'md' | 'sm' | 'icon';

const TONES: Record<ButtonTone, string> = {
  ink: 'bg-ink text-on-ink border-ink hover:not-disabled:opacity-88',
  line: 'bg-sheet text-ink border-edge hover:not-disabled:border-ink hover:not-disabled:bg-sunk',
  quiet: 'bg-transparent text-ink border-transparent hover:not-disabled:bg-sunk',
  cinnabar:
    'bg-cinnabar text-on-cinnabar border-cinnabar hover:not-disabled:bg-cinnabar-strong hover:not-disabled:border-cinnabar-strong',
};

const SIZES: Record<ButtonSize, string> = {
  md: 'min-h-11 px-4 py-2 gap-2',
  sm: 'min-h-9 pointer-coarse:min-h-11 px-3 py-1.5 gap-1.5 text-sm',
  icon: 'min-h-11 min-w-11 p-2',
};

export function buttonClass(tone: ButtonTone = 'line', size: ButtonSize = 'md', extra?: string): string {
  return cx(
    'inline-flex items-center justify-center rounded-control border text-center font-medium leading-tight no-underline',
    'select-none transition-[background-color,border-color,opacity,transform] active:not-disabled:translate-y-px',
    'disabled:cursor-not-allowed disabled:opacity-45 data-pending:cursor-progress',
    TONES[tone],
    // It has no edge of its own: alone in a row of its own it would stand indented.
    tone === 'quiet' && size === 'md' ? 'min-h-11 px-2 py-2 gap-2' : SIZES[size],
    extra,
  );
}
