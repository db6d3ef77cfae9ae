/**
 * Y.Doc → DraftSnapshot. Tolerant: a field that does not parse takes its default, an entry that is no block is named
 * in `unreadable`; reading never throws and never writes. What is alive, and in which order, is said by layout.ts.
 */
import { isId } from '#domain/id-text.ts';
import { readBody } from './body.ts';
import {
  BLOCK_DEFAULTS,
  type Block,
  type DraftSnapshot,
  GROUP_DEFAULTS,
  type Group,
  MERGED_KEY,
  META_DEFAULTS,
  type Meta,
  PROPOSAL_KEY,
} from './draft.ts';
import { BLOCK_FORMS, type Forms, fits, GROUP_FORMS, META_FORMS } from './field-forms.ts';
import { isFragment, isMap, type YDoc, type YLib, type YMap } from './ylib.ts';

function readFields<T extends object>(map: YMap, forms: Forms<T>, defaults: T): T {
  const fields: Record<string, unknown> = {};
  for (const key of Object.keys(forms)) {
    const value = map.get(key);
    fields[key] = fits(forms, key, value) ? value : defaults[key as keyof T];
  }
  return fields as T;
}

function members(map: YMap, prefix: string): string[] {
  return [...map.keys()]
    .filter((key) => key.startsWith(prefix) && isId(key.slice(prefix.length)))
    .map((key) => key.slice(prefix.length))
    .sort();
}

/** One block; null where the entry is not one. */
export function readBlock(Y: YLib, id: string, entry: unknown): Block | null {
  if (!isMap(Y, entry) || !isId(id)) return null;
  const body = entry.get('body');
  return {
    ...readFields(entry, BLOCK_FORMS, BLOCK_DEFAULTS),
    id,
    body: isFragment(Y, body) ? readBody(Y, body) : [],
    proposals: members(entry, PROPOSAL_KEY),
    mergedFrom: members(entry, MERGED_KEY),
  };
}

export function readGroup(Y: YLib, id: string, entry: unknown): Group | null {
  if (!isMap(Y, entry) || !isId(id)) return null;
  return { ...readFields(entry, GROUP_FORMS, GROUP_DEFAULTS), id };
}

export function readMeta(doc: YDoc): Meta {
  return readFields(doc.getMap('meta'), META_FORMS, META_DEFAULTS);
}

/** The whole document as plain data, blocks and groups in order of id. */
export function readDraft(Y: YLib, doc: YDoc): DraftSnapshot {
  const unreadable: string[] = [];
  const collect = <T>(name: 'blocks' | 'groups', read: (id: string, entry: unknown) => T | null): T[] => {
    const root = doc.getMap(name);
    return [...root.keys()].sort().flatMap((id) => {
      const value = read(id, root.get(id));
      if (value === null) unreadable.push(`${name}/${id.slice(0, 100)}`);
      return value === null ? [] : [value];
    });
  };
  const blocks = collect('blocks', (id, entry) => readBlock(Y, id, entry));
  const groups = collect('groups', (id, entry) => readGroup(Y, id, entry));
  return { meta: readMeta(doc), groups, blocks, unreadable };
}
