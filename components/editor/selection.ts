/**
 * Words a reader selects on the sheet, as a place in a clause: characters of its visible text (bodyText), counted past
 * others' carets. Over several clauses nothing is meant.
 */

import type { Block } from '#domain/resolution/draft.ts';
import { bodyText } from '#domain/resolution/model.ts';

export type Words = { from: number; to: number };
export type Chosen = { id: string; words: Words | null; quote: string };

const MAX_QUOTE = 300;

/** Length of the visible text of `prose` before a boundary point; paragraphs and breaks count one. */
function lengthBefore(prose: Element, node: Node, offset: number): number {
  let length = 0;
  let done = false;
  const walk = (at: Node): void => {
    if (done) return;
    if (at === node && at.nodeType !== Node.TEXT_NODE) {
      for (const child of [...at.childNodes].slice(0, offset)) walk(child);
      done = true;
      return;
    }
    if (at.nodeType === Node.TEXT_NODE) {
      length += at === node ? offset : (at.textContent?.length ?? 0);
      done = at === node;
      return;
    }
    if (!(at instanceof Element) || at.classList.contains('veche-caret')) return;
    if (at.tagName === 'BR' && !at.classList.contains('ProseMirror-trailingBreak')) length += 1;
    if (at.tagName === 'P' && at !== prose.querySelector('p')) length += 1;
    for (const child of at.childNodes) walk(child);
  };
  walk(prose);
  return length;
}

/** What is selected inside one clause of the sheet; null for a caret, for nothing, for several clauses. */
export function chosenIn(sheet: Element, blockOf: (id: string) => Block | undefined): Chosen | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const at = (node: Node) => (node instanceof Element ? node : node.parentElement);
  const home = at(range.startContainer)?.closest('[data-block]');
  const prose = home?.querySelector('.veche-prose');
  if (!home || !prose || !sheet.contains(home)) return null;
  const block = blockOf(home.getAttribute('data-block') ?? '');
  if (block?.kind !== 'clause') return null;
  const text = bodyText(block.body);
  const from = prose.contains(range.startContainer)
    ? lengthBefore(prose, range.startContainer, range.startOffset)
    : 0;
  // A triple click ends in the next block: then the clause is meant to its end.
  const inside = prose.contains(range.endContainer);
  const next = at(range.endContainer)?.closest('[data-block]');
  if (!inside && (next === null || (next !== home && range.endOffset > 0))) return null;
  const to = inside ? lengthBefore(prose, range.endContainer, range.endOffset) : text.length;
  const raw = text.slice(from, to);
  const quote = raw.trim();
  if (quote === '') return null;
  const start = from + raw.indexOf(quote);
  return {
    id: block.id,
    words: { from: start, to: start + quote.length },
    quote: quote.slice(0, MAX_QUOTE),
  };
}
