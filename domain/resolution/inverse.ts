/**
 * Taking one's own structural change back. Undoing is a new change like any other: it never removes what others
 * typed since, and where the text is no longer as it was left, it stays and a person sees both.
 */
import { type BodyPoint, cutBody, readBody } from './body.ts';
import { MERGED_KEY } from './draft.ts';
import { bodyText, paragraphText } from './model.ts';
import { restoreBlock, type Tool } from './operations.ts';
import { isFragment, isMap, type YMap } from './ylib.ts';

function blockOf(tool: Tool, id: string): YMap | null {
  const entry = tool.doc.getMap('blocks').get(id);
  return isMap(tool.Y, entry) ? entry : null;
}

/**
 * Takes a merge apart: `from` comes back, and the text appended to `into` after `joint` goes if nobody touched it.
 * `separator` is what stood between.
 */
export function unmergeClauses(
  tool: Tool,
  from: string,
  into: string,
  joint: BodyPoint,
  separator = '',
): boolean {
  return tool.doc.transact(() => {
    const source = blockOf(tool, from);
    const target = blockOf(tool, into);
    if (source === null || target === null || !restoreBlock(tool, from)) return false;
    target.delete(MERGED_KEY + from);
    const body = target.get('body');
    const own = source.get('body');
    if (!isFragment(tool.Y, body) || !isFragment(tool.Y, own)) return true;
    const appended = readBody(tool.Y, body).slice(joint.block);
    const tail = appended.map((paragraph, i) =>
      i === 0 ? paragraphText(paragraph).slice(joint.offset) : paragraphText(paragraph),
    );
    if (tail.filter((line) => line.trim() !== '').join('\n') === bodyText(readBody(tool.Y, own))) {
      cutBody(tool.Y, body, { block: joint.block, offset: Math.max(0, joint.offset - separator.length) });
    }
    return true;
  }, tool.origin);
}

/** Sets fields back to `before`, but only those that still are as `after` left them. */
export function revertFields<T extends object>(
  tool: Tool,
  map: YMap | null,
  before: Partial<T>,
  after: Partial<T>,
): void {
  if (map === null) return;
  tool.doc.transact(() => {
    for (const [key, value] of Object.entries(after)) {
      const current = map.get(key);
      if (JSON.stringify(current ?? null) !== JSON.stringify(value ?? null)) continue;
      const old = before[key as keyof T];
      if (old === undefined) map.delete(key);
      else map.set(key, old);
    }
  }, tool.origin);
}

/** The raw values of some keys, to be put back later. */
export function rawFields(map: YMap | null, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keys.map((key) => [key, map?.get(key)]));
}
