/**
 * What a room's kind decides: which document is allowed. The engine knows only bytes, rights and order.
 * `none` accepts anything (bench and tests); `notes` is one fragment of paragraphs, headings and lists.
 */
import type * as Y from 'yjs';
import type { DecodedUpdate, StructView } from './structs.ts';

export type Verdict = { ok: true } | { ok: false; code: string };

export interface GuardContext {
  /** The document as it stands before the update: to be read, never changed. */
  readonly doc: Y.Doc;
  /** A plain value of the document by its keys: `read('blocks', id, 'group')`. */
  read(root: string, ...keys: string[]): unknown;
  readonly write: boolean;
  /** Groups this connection may write; undefined: all. */
  readonly scope?: ReadonlySet<string> | undefined;
}

export interface RoomKind {
  readonly schemaVersion: number;
  /** Clients which announce an older schema (`?schema=N`) are refused before they sync. */
  readonly minClientSchema: number;
  /** Decides on each update before it is applied. Pure and quick: it runs on every keystroke. */
  guard(update: DecodedUpdate, ctx: GuardContext): Verdict;
  /** Names of what is wrong with the whole document; the engine reports, a person mends. */
  check?(doc: Y.Doc): string[];
}

export const noneKind: RoomKind = { schemaVersion: 1, minClientSchema: 0, guard: () => ({ ok: true }) };

const NODES: Record<string, ReadonlySet<string>> = {
  paragraph: new Set(),
  heading: new Set(['level']),
  bulletList: new Set(),
  listItem: new Set(),
};
const MARKS = new Set(['strong', 'em', 'link']);
const SAFE_LINK = /^(https?:|mailto:|tel:|\/|#)/i;
const NOTES_DEPTH = 12;

export const notesKind: RoomKind = {
  schemaVersion: 1,
  minClientSchema: 1,
  guard(update) {
    for (const struct of update.structs) {
      const code = notesProblem(struct);
      if (code) return { ok: false, code };
    }
    return { ok: true };
  },
};

function notesProblem(struct: StructView): string | null {
  if (struct.content === 'gc' || struct.content === 'deleted') return null;
  if (struct.root === null) return null;
  if (struct.root !== 'notes') return 'unknown_root';
  if (struct.path.length > NOTES_DEPTH) return 'depth';
  const parent = struct.path.at(-1);
  if (struct.sub !== null) return attributeProblem(struct, parent?.nodeName ?? null);
  switch (struct.content) {
    case 'type':
      if (struct.type === 'xmlText') return parent ? null : 'bad_node';
      return struct.type === 'xmlElement' && Object.hasOwn(NODES, struct.nodeName ?? '') ? null : 'bad_node';
    case 'string':
      return parent?.type === 'xmlText' ? null : 'bad_node';
    case 'format':
      return parent?.type === 'xmlText' ? markProblem(struct.format) : 'bad_mark';
    default:
      return 'bad_content';
  }
}

function attributeProblem(struct: StructView, nodeName: string | null): string | null {
  const allowed = nodeName === null ? undefined : NODES[nodeName];
  if (!allowed?.has(struct.sub!) || struct.content !== 'any') return 'bad_attribute';
  const value = struct.values?.at(-1);
  return typeof value === 'number' && value >= 1 && value <= 3 ? null : 'bad_attribute';
}

/** y-tiptap writes an overlapping mark as `name--hash`. */
export function markProblem(format: StructView['format']): string | null {
  if (!format) return 'bad_mark';
  const name = format.key.split('--')[0]!;
  if (!MARKS.has(name)) return 'bad_mark';
  if (format.value === null) return null;
  if (typeof format.value !== 'object') return 'bad_mark';
  const entries = Object.entries(format.value as Record<string, unknown>);
  if (name !== 'link') return entries.length === 0 ? null : 'bad_mark';
  return entries.every(([key, value]) => {
    if (key !== 'href') return value === null || typeof value === 'string';
    return typeof value === 'string' && value.length <= 2_000 && SAFE_LINK.test(value);
  })
    ? null
    : 'bad_link';
}
