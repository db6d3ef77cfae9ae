/** The words of a remark as they lie in a clause's body. Apart from anchor.ts: the sheet draws them, few sheets look for them. */
import { type Body, paragraphText } from '../resolution/model.ts';
import type { Span } from './quote.ts';

/** Characters of the visible text as points of the body: blank paragraphs are not counted. */
export function rangesOf(body: Body, { from, to }: Span): { block: number; from: number; to: number }[] {
  const ranges: { block: number; from: number; to: number }[] = [];
  let start = 0;
  for (const [block, paragraph] of body.entries()) {
    const text = paragraphText(paragraph);
    if (text.trim() === '') continue;
    const [a, b] = [Math.max(0, from - start), Math.min(text.length, to - start)];
    if (a < b) ranges.push({ block, from: a, to: b });
    start += text.length + 1;
  }
  return ranges;
}
