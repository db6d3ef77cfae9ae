/**
 * Every change of the document's structure, as functions on a Y.Doc that the browser and the server's commands call
 * alike. They keep identity and provenance, and none of them destroys a text that somebody else may be typing in:
 * blocks end as tombstones, texts are copied before they are cut, positions change alone.
 */
import { appendBody, type BodyPoint, bodyEnd, cutBody, type Joint, makeBody, readBody } from './body.ts';
import {
  BLOCK_DEFAULTS,
  type BlockFields,
  GROUP_DEFAULTS,
  type GroupFields,
  LIMITS,
  MERGED_KEY,
  META_DEFAULTS,
  type Meta,
  PROPOSAL_KEY,
} from './draft.ts';
import { BLOCK_FORMS, checked, GROUP_FORMS, META_FORMS } from './field-forms.ts';
import { between, byPos, type Random } from './fraction.ts';
import { type Body, bodyOf, bodyText } from './model.ts';
import { isFragment, isMap, type YDoc, type YLib, type YMap, type YXml } from './ylib.ts';

/** What an operation works with. `origin` marks the transaction (undo, attribution). */
export type Tool = {
  Y: YLib;
  doc: YDoc;
  /** A new id of 22 characters of base 62 (domain/ids.ts). */
  newId: () => string;
  random: Random;
  origin?: unknown;
};

const run = <T>(tool: Tool, work: () => T): T => tool.doc.transact(work, tool.origin);
const blocksOf = (tool: Tool) => tool.doc.getMap('blocks');
const groupsOf = (tool: Tool) => tool.doc.getMap('groups');

function blockOf(tool: Tool, id: string): YMap | null {
  const entry = blocksOf(tool).get(id);
  return isMap(tool.Y, entry) ? entry : null;
}
function bodyFragment(tool: Tool, block: YMap): YXml {
  const body = block.get('body');
  if (isFragment(tool.Y, body)) return body;
  const made = makeBody(tool.Y, []);
  block.set('body', made);
  return made;
}
const textOf = (tool: Tool, block: YMap) =>
  bodyText(readBody(tool.Y, bodyFragment(tool, block))).slice(0, LIMITS.endText);

/** Where a thing is put: after or before a sibling's id, else at the end. */
export type Place = { after?: string | null; before?: string | null };

type Sibling = { id: string; pos: string };

/** Blocks of one group; outside groups, blocks and groups share one order. */
function siblings(tool: Tool, group: string | null, without: string | null): Sibling[] {
  const list: Sibling[] = [];
  const collect = (root: YMap, test: (entry: YMap) => boolean) => {
    for (const id of root.keys()) {
      const entry = root.get(id);
      const pos = isMap(tool.Y, entry) && test(entry) ? entry.get('pos') : null;
      if (typeof pos === 'string' && id !== without) list.push({ id, pos });
    }
  };
  collect(blocksOf(tool), (entry) => (entry.get('group') ?? null) === group);
  if (group === null) collect(groupsOf(tool), () => true);
  return list.sort(byPos);
}

function placeIn(tool: Tool, group: string | null, place: Place, self: string | null): string {
  const list = siblings(tool, group, self);
  const find = (id: string | null | undefined) => (id ? list.findIndex((item) => item.id === id) : -1);
  const after = find(place.after);
  const before = find(place.before);
  const next = after >= 0 ? after + 1 : before >= 0 ? before : place.after === null ? 0 : list.length;
  const left = list[next - 1]?.pos ?? null;
  // Blocks that came to the same position stay together: the new one goes behind them all.
  const right = list.slice(next).find(({ pos }) => left === null || pos > left)?.pos ?? null;
  return between(left, right, tool.random);
}

export type NewBlock = Partial<Omit<BlockFields, 'pos' | 'end'>> & {
  id?: string;
  text?: string;
  body?: Body;
  proposals?: string[];
  place?: Place;
};

/** Adds a block and returns its id. */
export function addBlock(tool: Tool, input: NewBlock): string {
  return run(tool, () => {
    const { id = tool.newId(), text, body, proposals = [], place = {}, ...fields } = input;
    const block = new tool.Y.Map();
    const values = { ...BLOCK_DEFAULTS, ...fields };
    for (const [key, value] of Object.entries(values)) {
      // Defaults are not written: fewer bytes, and one meaning for «absent».
      const fallback = BLOCK_DEFAULTS[key as keyof BlockFields];
      if (key === 'kind' || (key !== 'pos' && value !== fallback)) block.set(key, value);
    }
    block.set('pos', placeIn(tool, values.group, place, null));
    block.set('body', makeBody(tool.Y, body ?? bodyOf(text ?? '')));
    for (const proposal of proposals) block.set(PROPOSAL_KEY + proposal, true);
    blocksOf(tool).set(id, block);
    return id;
  });
}

/** Moves a block within its group or into another; false if it is not there. The body is not touched. */
export function moveBlock(tool: Tool, id: string, to: Place & { group?: string | null }): boolean {
  return run(tool, () => {
    const block = blockOf(tool, id);
    if (block === null) return false;
    const current = (block.get('group') ?? null) as string | null;
    const group = to.group === undefined ? current : to.group;
    const pos = placeIn(tool, group, to, id);
    if (group !== current) block.set('group', group);
    block.set('pos', pos);
    return true;
  });
}

/**
 * Cuts a block in two at a point; the rest becomes a new block right behind it. What others type in the cut part
 * meanwhile stays at the end of the first. Owner, deadline and proposals go to both (a person then narrows them).
 */
export function splitClause(tool: Tool, id: string, at: BodyPoint): string | null {
  return run(tool, () => {
    const block = blockOf(tool, id);
    if (block === null) return null;
    const tail = cutBody(tool.Y, bodyFragment(tool, block), at);
    const first = tail[0]?.content[0];
    if (first?.type === 'text') first.text = first.text.replace(/^\s+/, '');
    if (first?.type === 'text' && first.text === '') tail[0]?.content.shift();
    const fields: Record<string, unknown> = {};
    for (const key of Object.keys(BLOCK_DEFAULTS)) {
      if (key !== 'end' && key !== 'pos' && block.get(key) !== undefined) fields[key] = block.get(key);
    }
    const proposals = [...block.keys()]
      .filter((key) => key.startsWith(PROPOSAL_KEY))
      .map((key) => key.slice(PROPOSAL_KEY.length));
    return addBlock(tool, { ...fields, body: tail, proposals, splitFrom: id, place: { after: id } });
  });
}

/**
 * Appends the text of `from` to `into` and leaves `from` as a tombstone with its own text, so that a late edit there
 * can still be shown. An owner or deadline that `into` lacks is taken over.
 */
export function mergeClauses(tool: Tool, from: string, into: string, separator = ' '): Joint | null {
  return run(tool, () => {
    const source = blockOf(tool, from);
    const target = blockOf(tool, into);
    if (source === null || target === null || from === into || source.get('end')) return null;
    const body = readBody(tool.Y, bodyFragment(tool, source));
    const met = appendBody(tool.Y, bodyFragment(tool, target), body, separator);
    target.set(MERGED_KEY + from, true);
    for (const key of source.keys()) if (key.startsWith(PROPOSAL_KEY)) target.set(key, true);
    if (!target.get('owner') && source.get('owner')) target.set('owner', source.get('owner'));
    if (!target.get('deadlineText') && source.get('deadlineText')) {
      for (const key of DEADLINE_KEYS) if (source.has(key)) target.set(key, source.get(key));
    }
    source.set('end', { how: 'merged', into, text: textOf(tool, source) });
    return met;
  });
}

const DEADLINE_KEYS = ['deadlineText', 'deadlineDay', 'deadlinePrecision', 'deadlineSettledBy'] as const;

/** Takes a block out of the text; it stays as a tombstone and can be restored. */
export function deleteBlock(tool: Tool, id: string): boolean {
  return run(tool, () => {
    const block = blockOf(tool, id);
    if (block === null || block.get('end')) return false;
    block.set('end', { how: 'deleted', into: null, text: textOf(tool, block) });
    return true;
  });
}

/** Brings a tombstone back with the text it has now. */
export function restoreBlock(tool: Tool, id: string): boolean {
  return run(tool, () => {
    const block = blockOf(tool, id);
    if (!block?.get('end')) return false;
    block.delete('end');
    return true;
  });
}

/** A person has seen a late edit: the tombstone's text counts as known. */
export function settleLateEdit(tool: Tool, id: string): boolean {
  return run(tool, () => {
    const block = blockOf(tool, id);
    const end = block?.get('end') as BlockFields['end'] | undefined;
    if (!block || !end) return false;
    block.set('end', { ...end, text: textOf(tool, block) });
    return true;
  });
}

/** Writes fields of a block; each must fit (field-forms.ts), one that does not throws before anything is written. */
export function setFields(tool: Tool, id: string, fields: Partial<Omit<BlockFields, 'end'>>): boolean {
  return write(tool, blockOf(tool, id), checked(BLOCK_FORMS, fields), BLOCK_DEFAULTS);
}
export function setGroupFields(tool: Tool, id: string, fields: Partial<GroupFields>): boolean {
  const entry = groupsOf(tool).get(id);
  return write(tool, isMap(tool.Y, entry) ? entry : null, checked(GROUP_FORMS, fields), GROUP_DEFAULTS);
}
export function setMeta(tool: Tool, fields: Partial<Meta>): boolean {
  return write(tool, tool.doc.getMap('meta'), checked(META_FORMS, fields), META_DEFAULTS);
}

function write<T extends object>(tool: Tool, map: YMap | null, fields: Partial<T>, defaults: T): boolean {
  if (map === null) return false;
  return run(tool, () => {
    for (const [key, value] of Object.entries(fields)) {
      const current = map.get(key) ?? defaults[key as keyof T];
      if (JSON.stringify(current) !== JSON.stringify(value)) map.set(key, value);
    }
    return true;
  });
}

/** Links a clause with the proposals it came from. */
export function addProposals(tool: Tool, id: string, proposals: readonly string[]): boolean {
  return run(tool, () => {
    const block = blockOf(tool, id);
    if (block === null) return false;
    for (const proposal of proposals) block.set(PROPOSAL_KEY + proposal, true);
    return true;
  });
}

export function addGroup(
  tool: Tool,
  input: Partial<Omit<GroupFields, 'pos' | 'deleted'>> & { id?: string; place?: Place },
): string {
  return run(tool, () => {
    const { id = tool.newId(), place = {}, ...fields } = input;
    const group = new tool.Y.Map();
    for (const [key, value] of Object.entries(checked<GroupFields>(GROUP_FORMS, fields)))
      group.set(key, value);
    group.set('pos', placeIn(tool, null, place, null));
    groupsOf(tool).set(id, group);
    return id;
  });
}

export function moveGroup(tool: Tool, id: string, to: Place): boolean {
  return run(tool, () => {
    const group = groupsOf(tool).get(id);
    if (!isMap(tool.Y, group)) return false;
    group.set('pos', placeIn(tool, null, to, id));
    return true;
  });
}

/** Marks a group as deleted; as long as it holds living clauses the sheet shows it all the same. */
export function deleteGroup(tool: Tool, id: string): boolean {
  return setGroupFields(tool, id, { deleted: true });
}

/** The caret's place at the end of a block's text. */
export function endOf(tool: Tool, id: string): BodyPoint | null {
  const block = blockOf(tool, id);
  return block === null ? null : bodyEnd(tool.Y, bodyFragment(tool, block));
}
