'use client';
/**
 * What can be done with selected words: to propose an edit (without the pen) and to remark on them. It stands at the
 * foot of the window, clear of the phone's own menu over the selection.
 */
import { useTranslations } from 'next-intl';
import { type RefObject, useEffect, useState } from 'react';
import type { Block } from '#domain/resolution/draft.ts';
import { type Chosen, chosenIn } from './selection.ts';
import { useSheet } from './sheet-context.ts';

const SHOWN = 60;

export function SelectionBar({
  root,
  blockOf,
}: {
  root: RefObject<HTMLElement | null>;
  blockOf(id: string): Block | undefined;
}) {
  const t = useTranslations('editor.choice');
  const { suggest, remark, mayEdit } = useSheet();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const on = suggest !== undefined || remark !== undefined;
  useEffect(() => {
    if (!on) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setChosen(root.current && chosenIn(root.current, blockOf)), 150);
    };
    document.addEventListener('selectionchange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', look);
    };
  }, [on, root, blockOf]);
  const block = chosen && blockOf(chosen.id);
  if (!chosen || !block) return null;
  const { id, words, quote } = chosen;
  const done = (work: () => void) => () => {
    window.getSelection()?.removeAllRanges();
    setChosen(null);
    work();
  };
  const button =
    'inline-flex min-h-11 items-center rounded-control border border-edge bg-sheet px-3 font-medium hover:bg-sunk';
  return (
    <div
      role="toolbar"
      aria-label={t('label')}
      className="fixed inset-x-2 bottom-20 z-float mx-auto flex max-w-xl flex-wrap items-center gap-2 rounded-control border border-line bg-paper px-3 py-2 font-sans text-base shadow-sheet lg:bottom-6 print:hidden"
      // The words must stay selected while the button is pressed.
      onPointerDown={(event) => event.preventDefault()}
    >
      <p className="min-w-0 grow basis-40 truncate text-ink-2 text-sm">
        «{quote.slice(0, SHOWN)}
        {quote.length > SHOWN ? '…' : ''}»
      </p>
      {suggest && !mayEdit(block) && (
        <button type="button" className={button} onClick={done(() => suggest({ id, words }))}>
          {t('suggest')}
        </button>
      )}
      {remark && (
        <button
          type="button"
          className={button}
          onClick={done(() => remark({ id, quote, from: words?.from ?? 0 }))}
        >
          {t('remark')}
        </button>
      )}
    </div>
  );
}
