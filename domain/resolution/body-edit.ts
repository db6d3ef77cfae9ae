/**
 * Small edits of a body at places of its text (bodyText): characters are deleted and inserted one range at a time, so
 * that what somebody else types in the same clause stays. False where an edit would need another structure than there is.
 */
import { readParagraph } from './body.ts';
import { paragraphText } from './model.ts';
import { isElement, isText, type YElement, type YLib, type YText, type YXml } from './ylib.ts';

export type TextEdit = { from: number; to: number; insert: string };
type Run = { from: number; text: YText };
type Break = { at: number; parent: YElement; index: number };

/** The texts of a body with their places in bodyText; blank paragraphs are not in it. */
function runsOf(Y: YLib, fragment: YXml): { runs: Run[]; breaks: Break[] } {
  const runs: Run[] = [];
  const breaks: Break[] = [];
  let at = 0;
  let first = true;
  for (const paragraph of fragment.toArray()) {
    if (!isElement(Y, paragraph)) continue;
    const children = paragraph.toArray();
    if (paragraphText(readParagraph(Y, paragraph)).trim() === '') continue;
    if (!first) at += 1;
    first = false;
    children.forEach((child, index) => {
      if (isText(Y, child)) {
        runs.push({ from: at, text: child });
        at += child.length;
      } else {
        breaks.push({ at, parent: paragraph, index });
        at += 1;
      }
    });
  }
  return { runs, breaks };
}

/** The run in which text is inserted at a place: the one that ends there before the one that begins there. */
function runAt(runs: readonly Run[], at: number): Run | undefined {
  return (
    runs.find(({ from, text }) => at > from && at <= from + text.length) ??
    runs.find(({ from }) => from === at)
  );
}

/** Applies edits given in order of place; all of them, or (returning false) as far as they went: ask on a copy. */
export function editBody(Y: YLib, fragment: YXml, edits: readonly TextEdit[]): boolean {
  for (const { from, to, insert } of [...edits].reverse()) {
    if (insert.includes('\n')) return false;
    const { runs, breaks } = runsOf(Y, fragment);
    if (insert !== '') {
      // Behind what goes: whoever types in the middle of it keeps their words in front of the new ones.
      const run = runAt(runs, to) ?? runAt(runs, from);
      if (!run) return false;
      run.text.insert(to - run.from, insert);
    }
    let gone = 0;
    for (const { from: start, text } of [...runs].reverse()) {
      const [left, right] = [Math.max(from, start), Math.min(to, start + text.length)];
      if (left >= right) continue;
      text.delete(left - start, right - left);
      gone += right - left;
    }
    for (const { at, parent, index } of [...breaks].reverse()) {
      if (at < from || at >= to) continue;
      parent.delete(index, 1);
      gone += 1;
    }
    if (gone !== to - from) return false;
  }
  return true;
}
