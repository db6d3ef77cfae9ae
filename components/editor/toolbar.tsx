'use client';
/**
 * The tools of writing: above the sheet on a desk, above the keyboard on a phone. A press never takes the focus from
 * the text.
 */
import {
  ArrowDown,
  ArrowUp,
  Bold,
  IndentDecrease,
  IndentIncrease,
  Italic,
  Link2,
  type LucideIcon,
  Redo2,
  SlidersHorizontal,
  Undo2,
} from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type RefObject, useEffect, useRef, useSyncExternalStore } from 'react';
import { cx } from '../ui/cx.ts';
import type { EditorHandle } from './block-editor.tsx';
import type { History } from './history.ts';
import type { Gestures } from './keymap.ts';

/** Keeps an element above the on-screen keyboard, which covers the page without making it smaller. */
function useAboveKeyboard(on: boolean) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const viewport = window.visualViewport;
    if (!viewport || !on) return;
    const place = () => {
      const covered = Math.max(0, window.innerHeight - viewport.height - viewport.offsetTop);
      ref.current?.style.setProperty('--covered', `${covered}px`);
    };
    place();
    viewport.addEventListener('resize', place);
    viewport.addEventListener('scroll', place);
    return () => {
      viewport.removeEventListener('resize', place);
      viewport.removeEventListener('scroll', place);
    };
  }, [on]);
  return ref;
}

/** Says at which ends a row of tools goes on, so that the cut shows that it can be pushed along. */
function useEnds(ref: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const row = ref.current;
    if (!row) return;
    const look = () => {
      const left = row.scrollLeft > 1;
      const right = row.scrollLeft + row.clientWidth < row.scrollWidth - 1;
      row.dataset.more = left && right ? 'both' : left ? 'left' : right ? 'right' : 'no';
    };
    look();
    row.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', look);
    // The row is narrower under the thumb than above the sheet.
    const watch = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(look);
    watch?.observe(row);
    return () => {
      row.removeEventListener('scroll', look);
      window.removeEventListener('resize', look);
      watch?.disconnect();
    };
  }, [ref]);
}

export interface ToolbarProps {
  history: History;
  editor: EditorHandle | null;
  /** Changes with every state of the editor, so that pressed buttons follow the caret. */
  tick: number;
  clause: boolean;
  gestures: Gestures;
}

export function Toolbar({ history, editor, clause, gestures }: ToolbarProps) {
  const t = useTranslations('editor.tools');
  const can = useSyncExternalStore(history.subscribe, history.getState, history.getState);
  const ref = useAboveKeyboard(editor !== null);
  useEnds(ref);
  const mark = (name: string) => () => editor?.mark(name);
  const active = (name: string) => editor?.marked(name) ?? false;
  const tool = (name: string, Icon: LucideIcon, run: () => void, enabled = true, pressed?: boolean) => (
    <button
      type="button"
      aria-label={t(name)}
      title={t(name)}
      aria-pressed={pressed}
      aria-disabled={!enabled}
      className={cx(
        'touch inline-flex shrink-0 items-center justify-center rounded-control hover:bg-sunk',
        !enabled && 'opacity-45',
        pressed && 'bg-sunk outline outline-edge',
      )}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => enabled && run()}
    >
      <Icon aria-hidden className="size-5" />
    </button>
  );
  return (
    <div
      ref={ref}
      role="toolbar"
      aria-label={t('label')}
      data-floating={editor !== null}
      className={cx(
        'veche-tools flex items-center gap-0.5 overflow-x-auto overscroll-x-contain bg-sheet font-sans print:hidden',
        'data-[floating=true]:max-md:fixed data-[floating=true]:max-md:inset-x-0 data-[floating=true]:max-md:bottom-[var(--covered,0px)]',
        'data-[floating=true]:max-md:z-float data-[floating=true]:max-md:border-line data-[floating=true]:max-md:border-t data-[floating=true]:max-md:px-1',
      )}
    >
      {tool('undo', Undo2, () => gestures.undo(), can.canUndo)}
      {tool('redo', Redo2, () => gestures.redo(), can.canRedo)}
      {tool('strong', Bold, mark('strong'), editor !== null, active('strong'))}
      {tool('em', Italic, mark('em'), editor !== null, active('em'))}
      {tool('link', Link2, () => gestures.link(), editor !== null, active('link'))}
      {tool('up', ArrowUp, () => gestures.move('up'), editor !== null)}
      {tool('down', ArrowDown, () => gestures.move('down'), editor !== null)}
      {tool('out', IndentDecrease, () => gestures.level(-1), editor !== null && clause)}
      {tool('in', IndentIncrease, () => gestures.level(1), editor !== null && clause)}
      {tool('panel', SlidersHorizontal, () => gestures.panel(), editor !== null && clause)}
    </div>
  );
}
