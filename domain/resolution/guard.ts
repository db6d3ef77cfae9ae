/**
 * The guard of a room that holds a resolution: decides on each decoded update before it is applied, since Yjs has no
 * rollback. Anything that the readers and editors of this version could not show, or that would remove a block for
 * everybody, is refused; what passes can always be opened. Pure: data in, a code out.
 */
import { isId } from '#domain/id-text.ts';
import { LIMITS, MERGED_KEY, PROPOSAL_KEY, SCHEMA_VERSION } from './draft.ts';
import { BLOCK_FORMS, fits, GROUP_FORMS, META_FORMS } from './field-forms.ts';
import { isPos } from './fraction.ts';
import { isSafeHref } from './model.ts';

export const GUARD_DEPTH = 32;
const MAX_STRING = 200_000;

/** The faces of a decoded struct that matter here; server/drafting/structs.ts gives more. */
export type GuardStep = { key: string | null; type: string; nodeName: string | null };
export type GuardStruct = {
  content: string;
  root: string | null;
  path: readonly GuardStep[];
  sub: string | null;
  type: string | null;
  nodeName: string | null;
  text: string | null;
  values: readonly unknown[] | null;
  format: { key: string; value: unknown } | null;
};
export type GuardUpdate = { structs: readonly GuardStruct[]; deletes: readonly GuardStruct[] };
export type GuardContext = {
  /** The document before the update: read, never changed. */
  doc: {
    getMap(name: string): { readonly size: number; has(key: string): boolean; get(key: string): unknown };
  };
  read(root: string, ...keys: string[]): unknown;
  /** Ids of groups this connection may write in; undefined: everything. */
  scope?: ReadonlySet<string> | undefined;
};
export type GuardVerdict = { ok: true } | { ok: false; code: string };

type Code = string | null;

export function guardResolution(update: GuardUpdate, ctx: GuardContext): GuardVerdict {
  for (const struct of update.structs) {
    const code = structProblem(struct, ctx);
    if (code) return { ok: false, code };
  }
  for (const struct of update.deletes) {
    const code = deleteProblem(struct);
    if (code) return { ok: false, code };
  }
  const code = ctx.scope === undefined ? null : scopeProblem(update, ctx, ctx.scope);
  return code ? { ok: false, code } : { ok: true };
}

function structProblem(struct: GuardStruct, ctx: GuardContext): Code {
  // A struct whose place is gone changes nothing that can be seen.
  if (struct.content === 'gc' || struct.root === null) return null;
  if (struct.path.length > GUARD_DEPTH) return 'depth';
  if (struct.root === 'meta') return struct.path.length === 0 ? fieldProblem(struct, metaField) : 'bad_node';
  if (struct.root !== 'blocks' && struct.root !== 'groups') return 'unknown_root';
  if (struct.path.length === 0) return entryProblem(struct, struct.root, ctx);
  if (struct.path.length === 1) {
    if (struct.root === 'groups') return fieldProblem(struct, groupField);
    return struct.sub === 'body' ? bodyProblem(struct, ctx) : fieldProblem(struct, blockField);
  }
  return struct.root === 'blocks' && struct.path[1]?.key === 'body' ? contentProblem(struct) : 'bad_node';
}

/** A new block or group: an id that is free, a map. Replacing one would drop what others type in it. */
function entryProblem(struct: GuardStruct, root: 'blocks' | 'groups', ctx: GuardContext): Code {
  if (!isId(struct.sub)) return 'bad_id';
  if (ctx.doc.getMap(root).has(struct.sub as string)) return 'removal';
  if (struct.content === 'deleted') return null;
  if (struct.content !== 'type' || struct.type !== 'map') return 'bad_node';
  return ctx.doc.getMap(root).size >= (root === 'blocks' ? LIMITS.blocks : LIMITS.groups) ? 'too_many' : null;
}

function bodyProblem(struct: GuardStruct, ctx: GuardContext): Code {
  const block = ctx.doc.getMap('blocks').get(struct.path[0]?.key ?? '') as
    | { has?(key: string): boolean }
    | undefined;
  if (block?.has?.('body')) return 'removal';
  if (struct.content === 'deleted') return null;
  return struct.content === 'type' && struct.type === 'xmlFragment' ? null : 'bad_node';
}

type Field = (key: string, value: unknown) => boolean;

function fieldProblem(struct: GuardStruct, allowed: Field): Code {
  if (struct.sub === null) return 'bad_field';
  if (struct.content === 'deleted') return null;
  if (struct.content !== 'any' || !struct.values) return 'bad_field';
  return struct.values.every((value) => allowed(struct.sub as string, value)) ? null : 'bad_field';
}

const blockField: Field = (key, value) => {
  if (key.startsWith(PROPOSAL_KEY)) return value === true && isId(key.slice(PROPOSAL_KEY.length));
  if (key.startsWith(MERGED_KEY)) return value === true && isId(key.slice(MERGED_KEY.length));
  if (key === 'pos') return isPos(value);
  return fits(BLOCK_FORMS, key, value);
};
const groupField: Field = (key, value) => {
  if (key === 'pos') return isPos(value);
  return fits(GROUP_FORMS, key, value);
};
const metaField: Field = (key, value) => {
  if (key === 'schemaVersion') return value === SCHEMA_VERSION;
  return fits(META_FORMS, key, value);
};

/** Inside a body: paragraphs in it, texts and breaks in them, characters and marks in texts; nothing else. */
function contentProblem(struct: GuardStruct): Code {
  if (struct.sub !== null) return 'bad_attribute';
  if (struct.content === 'deleted') return null;
  const parent = struct.path.at(-1) as GuardStep;
  const depth = struct.path.length;
  if (struct.content === 'type') {
    if (depth === 2) return isNode(struct, 'paragraph') ? null : 'bad_node';
    if (depth === 3 && parent.nodeName === 'paragraph') {
      return struct.type === 'xmlText' || isNode(struct, 'hard_break') ? null : 'bad_node';
    }
    return 'bad_node';
  }
  if (depth !== 4 || parent.type !== 'xmlText') return 'bad_content';
  if (struct.content === 'string') return (struct.text?.length ?? 0) <= MAX_STRING ? null : 'too_large';
  return struct.content === 'format' ? markProblem(struct.format) : 'bad_content';
}

const isNode = (struct: GuardStruct, name: string) =>
  struct.type === 'xmlElement' && struct.nodeName === name;

function markProblem(format: GuardStruct['format']): Code {
  const name = format?.key.split('--')[0];
  if (!format || (name !== 'em' && name !== 'strong' && name !== 'link')) return 'bad_mark';
  if (format.value === null) return null;
  if (typeof format.value !== 'object' || Array.isArray(format.value)) return 'bad_mark';
  const entries = Object.entries(format.value as object);
  if (name !== 'link') return entries.length === 0 ? null : 'bad_mark';
  return entries.length === 1 && entries[0]?.[0] === 'href' && isSafeHref(entries[0][1]) ? null : 'bad_link';
}

/** Blocks, groups and bodies are never removed (tombstones are a field); characters and field values are. */
function deleteProblem(struct: GuardStruct): Code {
  if (struct.root !== 'blocks' && struct.root !== 'groups') return null;
  if (struct.path.length === 0) return 'removal';
  return struct.root === 'blocks' && struct.path.length === 1 && struct.sub === 'body' ? 'removal' : null;
}

/** With a pen for some groups only: every touched block lies in one of them before and after. */
function scopeProblem(update: GuardUpdate, ctx: GuardContext, scope: ReadonlySet<string>): Code {
  const groupOfNew = new Map<string, unknown>();
  for (const { root, path, sub, values } of update.structs) {
    if (root === 'blocks' && path.length === 1 && sub === 'group')
      groupOfNew.set(path[0]?.key ?? '', values?.at(-1));
  }
  for (const { root, path, sub, content } of [...update.structs, ...update.deletes]) {
    if (root === null || content === 'gc') continue;
    const id = path[0]?.key ?? sub ?? '';
    if (root === 'meta') return 'out_of_scope';
    if (root === 'groups') {
      if (path.length === 0 || !scope.has(id)) return 'out_of_scope';
      continue;
    }
    const exists = ctx.doc.getMap('blocks').has(id);
    const before = ctx.read('blocks', id, 'group');
    const after = groupOfNew.has(id) ? groupOfNew.get(id) : before;
    const inside = (group: unknown) => typeof group === 'string' && scope.has(group);
    if ((exists && !inside(before)) || !inside(after)) return 'out_of_scope';
  }
  return null;
}
