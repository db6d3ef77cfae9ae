/**
 * What of a snapshot is alive and in which order it stands on the sheet. Concurrent gestures may contradict each
 * other (two clauses merged into one another, a group deleted while somebody adds to it); here every replica settles
 * them the same way, always on the side of showing a text.
 */
import type { Block, DraftSnapshot, Group } from './draft.ts';
import { byPos } from './fraction.ts';
import { markersOf } from './markers.ts';
import { bodyText } from './model.ts';

export type PlacedClause = { block: Block; marker: string };
export type Section =
  | { type: 'block'; block: Block }
  | { type: 'group'; group: Group; clauses: PlacedClause[] }
  | { type: 'orphans'; clauses: PlacedClause[] };
export type Layout = { sections: Section[]; alive: Set<string> };

type Links = Pick<DraftSnapshot, 'blocks'>;

/** Ids of the blocks that stand in the text. In a ring of mutual merges the smallest id stays alive. */
export function aliveBlocks({ blocks }: Links): Set<string> {
  const byId = new Map(blocks.map((block) => [block.id, block]));
  const alive = new Set<string>();
  for (const block of blocks) {
    if (block.end === null) alive.add(block.id);
    else if (block.end.how === 'merged' && smallestOfRing(block, byId) === block.id) alive.add(block.id);
  }
  return alive;
}

function smallestOfRing(start: Block, byId: Map<string, Block>): string | null {
  let smallest = start.id;
  let at: Block | undefined = start;
  for (let steps = 0; steps <= byId.size; steps += 1) {
    const into: string | null = at?.end?.how === 'merged' ? at.end.into : null;
    if (into === null) return null;
    // Merged into something that is not there: nobody else carries this text.
    at = byId.get(into);
    if (at === undefined) return start.id;
    if (at.id === start.id) return smallest;
    if (at.id < smallest) smallest = at.id;
  }
  return null;
}

/** Where a merged block's text now stands: the end of its chain; null if that is deleted. */
export function heirOf(snapshot: Links, id: string): string | null {
  const byId = new Map(snapshot.blocks.map((block) => [block.id, block]));
  const alive = aliveBlocks(snapshot);
  let at = byId.get(id);
  for (let steps = 0; at !== undefined && steps <= byId.size; steps += 1) {
    if (alive.has(at.id)) return at.id;
    at = at.end?.into ? byId.get(at.end.into) : undefined;
  }
  return null;
}

function placed(group: Group | null, blocks: Block[]): PlacedClause[] {
  const markers = markersOf(
    group?.markerStyle ?? 'none',
    blocks.map((block) => block.level),
  );
  return blocks.map((block, i) => ({ block, marker: markers[i] as string }));
}

/**
 * The sheet from top to bottom: titles, then the other blocks and the groups by position, closings, and last the
 * clauses whose group does not exist (a form problem, but visible). A deleted group that still holds living clauses
 * is shown.
 */
export function layout(snapshot: DraftSnapshot): Layout {
  const alive = aliveBlocks(snapshot);
  const living = snapshot.blocks.filter((block) => alive.has(block.id)).sort(byPos);
  const clauses = new Map<string, Block[]>();
  const orphans: Block[] = [];
  const known = new Set(snapshot.groups.map((group) => group.id));
  for (const block of living) {
    if (block.kind !== 'clause') continue;
    if (block.group === null || !known.has(block.group)) orphans.push(block);
    else clauses.set(block.group, [...(clauses.get(block.group) ?? []), block]);
  }
  const of = (test: (block: Block) => boolean): Section[] =>
    living
      .filter((block) => block.kind !== 'clause' && test(block))
      .map((block) => ({ type: 'block', block }));
  const groups = snapshot.groups
    .filter((group) => !group.deleted || clauses.has(group.id))
    .map((group) => ({ type: 'group' as const, group, clauses: placed(group, clauses.get(group.id) ?? []) }));
  const place = (section: Section) =>
    section.type === 'block' ? section.block : section.type === 'group' ? section.group : { pos: '', id: '' };
  const middle = [...of(({ kind }) => kind !== 'title' && kind !== 'closing'), ...groups].sort((a, b) =>
    byPos(place(a), place(b)),
  );
  const sections: Section[] = [
    ...of(({ kind }) => kind === 'title'),
    ...middle,
    ...of(({ kind }) => kind === 'closing'),
  ];
  if (orphans.length > 0) sections.push({ type: 'orphans', clauses: placed(null, orphans) });
  return { sections, alive };
}

/** Ids of the living blocks in reading order. */
export function readingOrder(sections: readonly Section[]): string[] {
  return sections.flatMap((section) =>
    section.type === 'block' ? [section.block.id] : section.clauses.map(({ block }) => block.id),
  );
}

/** «Рекомендовать <кому>:» as it stands over the group's clauses. */
export function groupHeading(group: Pick<Group, 'verb' | 'addressees' | 'heading'>): string {
  if (group.heading.trim() !== '') return group.heading;
  const names = group.addressees
    .map(({ name }) => name.trim())
    .filter((name) => name !== '')
    .join(', ');
  const text = [group.verb.trim(), names].filter((part) => part !== '').join(' ');
  return text === '' ? '' : `${text}:`;
}

export type LateEdit = {
  id: string;
  how: 'deleted' | 'merged';
  heir: string | null;
  before: string;
  now: string;
};

/** Tombstones whose text changed after they ended: somebody typed there meanwhile, and a person must decide. */
export function lateEdits(snapshot: Links): LateEdit[] {
  const alive = aliveBlocks(snapshot);
  return snapshot.blocks.flatMap((block) => {
    const now = bodyText(block.body);
    if (block.end === null || alive.has(block.id) || now === block.end.text) return [];
    return [
      { id: block.id, how: block.end.how, heir: heirOf(snapshot, block.id), before: block.end.text, now },
    ];
  });
}
