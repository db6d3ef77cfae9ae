/**
 * Places in a body in three languages: BodyPoint (paragraph, offset), Yjs relative positions (what presence carries)
 * and ProseMirror positions. Remote carets are drawn from BodyPoints in printed and edited blocks alike. Loads nothing of ProseMirror.
 */
import type { Node } from 'prosemirror-model';
import * as Y from 'yjs';
import type { BodyPoint } from '#domain/resolution/body.ts';

export type RemoteCaret = { client: number; name: string; color: string; point: BodyPoint | null };

const lengthOf = (child: unknown) => (child instanceof Y.XmlText ? child.length : 1);

/** BodyPoint → relative position, as it is kept in awareness; null in a body without text. */
export function relativeOf(fragment: Y.XmlFragment, point: BodyPoint): unknown {
  const paragraph = fragment.get(point.block);
  if (!(paragraph instanceof Y.XmlElement)) return null;
  let start = 0;
  for (const child of paragraph.toArray()) {
    const length = lengthOf(child);
    if (child instanceof Y.XmlText && point.offset <= start + length && point.offset >= start) {
      return Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(child, point.offset - start));
    }
    start += length;
  }
  return null;
}

/** Relative position → BodyPoint; null where it points into another body or nowhere. */
export function pointOf(fragment: Y.XmlFragment, json: unknown): BodyPoint | null {
  if (!fragment.doc || typeof json !== 'object' || json === null) return null;
  try {
    const position = Y.createRelativePositionFromJSON(json);
    const place = Y.createAbsolutePositionFromRelativePosition(position, fragment.doc);
    if (!place) return null;
    for (const [block, paragraph] of fragment.toArray().entries()) {
      if (!(paragraph instanceof Y.XmlElement)) continue;
      let offset = 0;
      for (const child of paragraph.toArray()) {
        if (child === place.type) return { block, offset: offset + place.index };
        offset += lengthOf(child);
      }
    }
  } catch {
    // A position from a stranger's client may be anything; a caret that cannot be placed is not drawn.
  }
  return null;
}

/** ProseMirror position of a point, clamped into the document. */
export function positionOf(doc: Node, point: BodyPoint): number {
  let position = 0;
  const last = Math.min(point.block, doc.childCount - 1);
  for (let i = 0; i < last; i += 1) position += doc.child(i).nodeSize;
  if (last < 0) return 0;
  return position + 1 + Math.min(point.offset, doc.child(last).content.size);
}

export function pointAt(doc: Node, position: number): BodyPoint {
  const at = doc.resolve(position);
  return at.depth === 0
    ? { block: Math.max(0, at.index(0) - 1), offset: 0 }
    : { block: at.index(0), offset: at.parentOffset };
}

/** A colour of the palette («peer-3») or a plain hex; anything else is ink. */
export function peerColour(color: unknown): string {
  if (typeof color !== 'string') return 'var(--ink)';
  if (/^peer-[1-8]$/.test(color)) return `var(--${color})`;
  if (/^var\(--peer-[1-8]\)$/.test(color)) return color;
  return /^#[0-9a-f]{6}$/i.test(color) ? color : 'var(--ink)';
}

/** Near the right edge the name stands to the left of its caret: a phone's screen would cut it. */
export function keepInside(caret: HTMLElement): void {
  const flag = caret.querySelector<HTMLElement>('.veche-caret-flag');
  const edge = caret.closest('article')?.getBoundingClientRect().right;
  if (!flag || edge === undefined) return;
  const { left } = caret.getBoundingClientRect();
  caret.dataset.side = left + flag.offsetWidth > edge - 4 ? 'left' : 'right';
}

export function caretElement(caret: Pick<RemoteCaret, 'name' | 'color'>): HTMLElement {
  const element = document.createElement('span');
  element.className = 'veche-caret';
  element.contentEditable = 'false';
  element.setAttribute('aria-hidden', 'true');
  element.style.setProperty('--peer', peerColour(caret.color));
  const flag = document.createElement('span');
  flag.className = 'veche-caret-flag';
  flag.textContent = caret.name;
  element.append(flag);
  requestAnimationFrame(() => keepInside(element));
  return element;
}
