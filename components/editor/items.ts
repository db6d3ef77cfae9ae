/**
 * The sheet as one flat list of keyed things. Flat, because a clause that goes to another group must stay the same
 * node of the page: nested, it would be made anew under the hands of whoever is typing in it.
 */
import type { Block, Group } from '#domain/resolution/draft.ts';
import { groupHeading, type Layout } from '#domain/resolution/layout.ts';

export type Item =
  | { type: 'head'; key: 'head' }
  | { type: 'heading'; key: string; group: Group; text: string; count: number }
  | { type: 'orphans'; key: 'orphans' }
  | { type: 'block'; key: string; block: Block; marker: string; heading: string }
  | { type: 'add'; key: string; group: string; after: string | null };

export function itemsOf(layout: Layout): Item[] {
  const items: Item[] = [];
  let headDone = false;
  const head = () => {
    if (!headDone) items.push({ type: 'head', key: 'head' });
    headDone = true;
  };
  for (const section of layout.sections) {
    if (section.type !== 'block' || section.block.kind !== 'title') head();
    if (section.type === 'block') {
      const { block } = section;
      items.push({ type: 'block', key: block.id, block, marker: '', heading: '' });
      continue;
    }
    const heading = section.type === 'group' ? groupHeading(section.group) : '';
    if (section.type === 'group') {
      const { group, clauses } = section;
      items.push({ type: 'heading', key: group.id, group, text: heading, count: clauses.length });
    } else items.push({ type: 'orphans', key: 'orphans' });
    for (const { block, marker } of section.clauses) {
      items.push({ type: 'block', key: block.id, block, marker, heading });
    }
    if (section.type === 'group') {
      const after = section.clauses.at(-1)?.block.id ?? null;
      items.push({ type: 'add', key: `add-${section.group.id}`, group: section.group.id, after });
    }
  }
  head();
  return items;
}

/** The block beside this one in reading order. */
export function neighbour(items: readonly Item[], id: string, direction: 'up' | 'down'): Block | null {
  const blocks = items.flatMap((item) => (item.type === 'block' ? [item.block] : []));
  const at = blocks.findIndex((block) => block.id === id);
  return at < 0 ? null : (blocks[at + (direction === 'up' ? -1 : 1)] ?? null);
}

/** Where Alt+↑/↓ puts a clause: past its neighbour, or into the next group at its near end. */
export function moveTarget(
  layout: Layout,
  block: Block,
  direction: 'up' | 'down',
): { group: string | null; after?: string | null; before?: string | null } | null {
  const groups = layout.sections.flatMap((section) => (section.type === 'group' ? [section] : []));
  if (block.kind !== 'clause') {
    const middle = layout.sections.flatMap((section): { id: string }[] =>
      section.type === 'block' ? [section.block] : section.type === 'group' ? [section.group] : [],
    );
    const at = middle.findIndex(({ id }) => id === block.id);
    const other = middle[at + (direction === 'up' ? -1 : 1)];
    if (!other) return null;
    return direction === 'up' ? { group: null, before: other.id } : { group: null, after: other.id };
  }
  const index = groups.findIndex(({ group }) => group.id === block.group);
  const clauses = groups[index]?.clauses.map((placed) => placed.block.id) ?? [];
  const at = clauses.indexOf(block.id);
  const other = clauses[at + (direction === 'up' ? -1 : 1)];
  if (other) {
    return direction === 'up' ? { group: block.group, before: other } : { group: block.group, after: other };
  }
  const next =
    groups[index < 0 && direction === 'up' ? groups.length - 1 : index + (direction === 'up' ? -1 : 1)];
  if (!next) return null;
  return direction === 'up'
    ? { group: next.group.id, after: next.clauses.at(-1)?.block.id ?? null }
    : { group: next.group.id, after: null };
}
