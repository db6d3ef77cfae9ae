/**
 * Two versions of a text side by side, as a person reads them: clause by clause in the order of the newer one, words
 * that went and words that came, and a clause that only stands elsewhere said to have moved.
 */
import { type DiffPart, wordDiff } from '../amendment/words.ts';
import type { Block, BlockKind, DraftSnapshot } from './draft.ts';
import { groupHeading, heirOf, layout } from './layout.ts';
import { bodyText } from './model.ts';

export const CHANGES = ['same', 'changed', 'added', 'removed', 'merged'] as const;
export type ComparedBlock = {
  id: string;
  kind: BlockKind;
  what: (typeof CHANGES)[number];
  moved: boolean;
  marker: string;
  /** Marker and heading in the older version, where it moved. */
  from: { marker: string; heading: string } | null;
  /** Marker of the clause it was merged into. */
  into: string;
  parts: DiffPart[];
  owner: { before: string; after: string } | null;
  deadline: { before: string; after: string } | null;
};
export type ComparedSection = {
  id: string;
  heading: string;
  /** Of an addressee group: its heading in the older version, where it read otherwise; null: there was none. */
  headingBefore: string | null;
  blocks: ComparedBlock[];
};
export type Comparison = {
  head: { field: 'event' | 'date' | 'place' | 'venue'; before: string; after: string }[];
  sections: ComparedSection[];
  counts: { changed: number; added: number; removed: number; moved: number };
};

type Placed = { block: Block; marker: string; section: string; heading: string };

function placed(snapshot: DraftSnapshot): Placed[] {
  return layout(snapshot).sections.flatMap((section): Placed[] => {
    if (section.type === 'block')
      return [{ block: section.block, marker: '', section: section.block.id, heading: '' }];
    const id = section.type === 'group' ? section.group.id : 'orphans';
    const heading = section.type === 'group' ? groupHeading(section.group) : '';
    return section.clauses.map(({ block, marker }) => ({ block, marker, section: id, heading }));
  });
}

/** Ids that stay in their order: the longest run of the newer order that rises in the older one. */
function steady(order: readonly string[], placeBefore: ReadonlyMap<string, number>): Set<string> {
  const known = order.flatMap((id) => {
    const at = placeBefore.get(id);
    return at === undefined ? [] : [{ id, at }];
  });
  const tails: number[] = [];
  const previous: number[] = [];
  known.forEach(({ at }, i) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if ((known[tails[mid] as number]?.at ?? 0) < at) low = mid + 1;
      else high = mid;
    }
    previous[i] = low > 0 ? (tails[low - 1] as number) : -1;
    tails[low] = i;
  });
  const kept = new Set<string>();
  for (let i = tails.at(-1) ?? -1; i >= 0; i = previous[i] as number) kept.add(known[i]?.id ?? '');
  return kept;
}

const fact = (before: string, after: string) => (before === after ? null : { before, after });

function compared(was: Placed | undefined, is: Placed, moved: boolean): ComparedBlock {
  const [before, after] = [was ? bodyText(was.block.body) : '', bodyText(is.block.body)];
  const owner = fact(was?.block.owner ?? '', is.block.owner);
  const deadline = fact(was?.block.deadlineText ?? '', is.block.deadlineText);
  const same = was !== undefined && before === after && !owner && !deadline;
  return {
    id: is.block.id,
    kind: is.block.kind,
    what: was === undefined ? 'added' : same ? 'same' : 'changed',
    moved,
    marker: is.marker,
    from: moved && was ? { marker: was.marker, heading: was.heading } : null,
    into: '',
    parts: was === undefined ? [{ type: 'ins', text: after }] : wordDiff(before, after),
    owner,
    deadline,
  };
}

export function compare(older: DraftSnapshot, newer: DraftSnapshot): Comparison {
  const [before, after] = [placed(older), placed(newer)];
  const wasById = new Map(before.map((one) => [one.block.id, one]));
  const isById = new Map(after.map((one) => [one.block.id, one]));
  const place = new Map(before.map((one, i) => [one.block.id, i]));
  const stays = new Set<string>();
  for (const section of new Set(after.map((one) => one.section))) {
    const here = after.filter(
      (one) => one.section === section && wasById.get(one.block.id)?.section === section,
    );
    for (const id of steady(
      here.map(({ block }) => block.id),
      place,
    ))
      stays.add(id);
  }
  const groupsBefore = new Map(older.groups.map((group) => [group.id, groupHeading(group)]));
  const sections: ComparedSection[] = [];
  const sectionOf = (id: string, heading: string): ComparedSection => {
    const known = sections.find((section) => section.id === id);
    if (known) return known;
    const was = groupsBefore.get(id);
    const made = {
      id,
      heading,
      headingBefore: heading === '' || was === heading ? null : (was ?? null),
      blocks: [],
    };
    sections.push(made);
    return made;
  };
  for (const is of after) {
    const was = wasById.get(is.block.id);
    const moved = was !== undefined && (was.section !== is.section || !stays.has(is.block.id));
    sectionOf(is.section, is.heading).blocks.push(compared(was, is, moved));
  }
  before.forEach((was, i) => {
    if (isById.has(was.block.id)) return;
    const now = newer.blocks.find(({ id }) => id === was.block.id);
    const heir = now?.end?.how === 'merged' ? heirOf(newer, was.block.id) : null;
    const gone: ComparedBlock = {
      id: was.block.id,
      kind: was.block.kind,
      what: heir ? 'merged' : 'removed',
      moved: false,
      marker: was.marker,
      from: null,
      into: heir ? (isById.get(heir)?.marker ?? '') : '',
      parts: [{ type: 'del', text: bodyText(was.block.body) }],
      owner: null,
      deadline: null,
    };
    // Behind what stood before it and still stands there.
    const { blocks } = sectionOf(was.section, was.heading);
    const left = before
      .slice(0, i)
      .reverse()
      .findIndex(({ block, section }) => section === was.section && blocks.some(({ id }) => id === block.id));
    const anchor = left < 0 ? undefined : before[i - 1 - left];
    blocks.splice(anchor ? blocks.findIndex(({ id }) => id === anchor.block.id) + 1 : 0, 0, gone);
  });
  const all = sections.flatMap(({ blocks }) => blocks);
  const count = (test: (block: ComparedBlock) => boolean) => all.filter(test).length;
  return {
    head: (['event', 'date', 'place', 'venue'] as const).flatMap((field) => {
      const change = fact(older.meta[field], newer.meta[field]);
      return change ? [{ field, ...change }] : [];
    }),
    sections,
    counts: {
      changed: count(({ what }) => what === 'changed'),
      added: count(({ what }) => what === 'added'),
      removed: count(({ what }) => what === 'removed' || what === 'merged'),
      moved: count(({ moved }) => moved),
    },
  };
}
