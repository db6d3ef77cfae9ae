/**
 * Where in a printed block somebody tapped, so that the caret of the editor that takes its place stands there.
 */
import type { BodyPoint } from '#domain/resolution/body.ts';

type Place = { node: Node; offset: number };

function placeAt(x: number, y: number): Place | null {
  const doc = document as Document & {
    caretPositionFromPoint?: (x: number, y: number) => { offsetNode: Node; offset: number } | null;
    caretRangeFromPoint?: (x: number, y: number) => Range | null;
  };
  const position = doc.caretPositionFromPoint?.(x, y);
  if (position) return { node: position.offsetNode, offset: position.offset };
  const range = doc.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}

/** BodyPoint under the pointer; null outside the printed text (then the end is meant). */
export function pointOfClick(x: number, y: number): BodyPoint | null {
  const place = placeAt(x, y);
  const element = place?.node instanceof Element ? place.node : place?.node.parentElement;
  const paragraph = element?.closest<HTMLElement>('[data-paragraph]');
  if (!place || !paragraph) return null;
  let offset = 0;
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement?.closest('.veche-caret')) continue;
    if (node === place.node && node.nodeType === Node.TEXT_NODE) {
      offset += place.offset;
      break;
    }
    if (node.nodeType === Node.TEXT_NODE) offset += node.textContent?.length ?? 0;
    else if (node instanceof HTMLBRElement) offset += 1;
  }
  return { block: Number(paragraph.dataset.paragraph), offset };
}
