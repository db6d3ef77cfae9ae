/**
 * The gestures of the sheet: each runs an operation of the domain on the shared document, notes its inverse and brings
 * the view up to date before it returns, so that the caret can go to where the text now is.
 */
import * as Y from 'yjs';
import { idFromBytes } from '#domain/id-text.ts';
import { type BodyPoint, insertText, type Joint } from '#domain/resolution/body.ts';
import type { BlockFields, GroupFields, Meta } from '#domain/resolution/draft.ts';
import { rawFields, revertFields, unmergeClauses } from '#domain/resolution/inverse.ts';
import * as operations from '#domain/resolution/operations.ts';
import type { YMap } from '#domain/resolution/ylib.ts';
import type { DraftStore } from './draft-store.ts';
import { History } from './history.ts';

/** Origin of structural transactions: not tracked by Yjs' undo, which is for characters. */
const ORIGIN = 'veche-gesture';

// crypto.randomUUID is absent on plain http; getRandomValues is not.
const newId = (): string => idFromBytes(crypto.getRandomValues(new Uint8Array(16)));

export class Actions {
  readonly tool: operations.Tool & { doc: Y.Doc };
  readonly history: History;
  /** Blocks that ended by a gesture made here: nobody needs to be told. */
  readonly endedHere = new Set<string>();
  readonly #store: DraftStore;

  constructor(doc: Y.Doc, store: DraftStore) {
    this.tool = { Y, doc, newId, random: Math.random, origin: ORIGIN };
    this.history = new History(doc);
    this.#store = store;
  }

  #map(root: 'blocks' | 'groups' | 'meta', id?: string): YMap | null {
    const map = this.tool.doc.getMap(root);
    if (id === undefined) return map;
    const entry = map.get(id);
    return entry instanceof Y.Map ? (entry as YMap) : null;
  }

  fragment(id: string): Y.XmlFragment | null {
    const body = this.#map('blocks', id)?.get('body');
    return body instanceof Y.XmlFragment ? body : null;
  }

  #done(undo: () => void, redo: () => void): void {
    const flush = (work: () => void) => () => {
      work();
      this.#store.flush();
    };
    this.history.add({ undo: flush(undo), redo: flush(redo) });
    this.#store.flush();
  }

  add(input: operations.NewBlock): string {
    const id = operations.addBlock(this.tool, input);
    this.#done(
      () => this.#delete(id),
      () => this.#restore(id),
    );
    return id;
  }

  #delete(id: string): boolean {
    this.endedHere.add(id);
    return operations.deleteBlock(this.tool, id);
  }
  #restore(id: string): boolean {
    this.endedHere.delete(id);
    return operations.restoreBlock(this.tool, id);
  }
  #merge(from: string, into: string, separator: string): Joint | null {
    const merged = operations.mergeClauses(this.tool, from, into, separator);
    if (merged) this.endedHere.add(from);
    return merged;
  }
  #unmerge(from: string, into: string, { joint, glue }: Joint): void {
    this.endedHere.delete(from);
    unmergeClauses(this.tool, from, into, joint, glue);
  }

  remove(id: string): void {
    if (!this.#delete(id)) return;
    this.#done(
      () => this.#restore(id),
      () => this.#delete(id),
    );
  }

  restore(id: string): void {
    if (!this.#restore(id)) return;
    this.#done(
      () => this.#delete(id),
      () => this.#restore(id),
    );
  }

  /** Puts letters that were typed into a merged block where its text now stands; they are settled with that. */
  carry(from: string, into: string, at: BodyPoint, text: string): boolean {
    const target = this.fragment(into);
    const carried =
      target !== null && this.tool.doc.transact(() => insertText(Y, target, at, text), this.tool.origin);
    if (carried) operations.settleLateEdit(this.tool, from);
    return carried;
  }

  settle(id: string): void {
    operations.settleLateEdit(this.tool, id);
    this.#store.flush();
  }

  #fields(
    root: 'blocks' | 'groups' | 'meta',
    id: string | undefined,
    keys: readonly string[],
    work: () => void,
  ): void {
    const before = rawFields(this.#map(root, id), keys);
    work();
    const after = rawFields(this.#map(root, id), keys);
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    this.#done(
      () => revertFields(this.tool, this.#map(root, id), before, after),
      () => revertFields(this.tool, this.#map(root, id), after, before),
    );
  }

  move(id: string, to: operations.Place & { group?: string | null }): void {
    this.#fields('blocks', id, ['pos', 'group'], () => operations.moveBlock(this.tool, id, to));
  }
  set(id: string, fields: Partial<Omit<BlockFields, 'end'>>): void {
    this.#fields('blocks', id, Object.keys(fields), () => operations.setFields(this.tool, id, fields));
  }
  setGroup(id: string, fields: Partial<GroupFields>): void {
    this.#fields('groups', id, Object.keys(fields), () => operations.setGroupFields(this.tool, id, fields));
  }
  setMeta(fields: Partial<Meta>): void {
    this.#fields('meta', undefined, Object.keys(fields), () => operations.setMeta(this.tool, fields));
  }
  moveGroup(id: string, to: operations.Place): void {
    this.#fields('groups', id, ['pos'], () => operations.moveGroup(this.tool, id, to));
  }
  addGroup(input: Parameters<typeof operations.addGroup>[1]): string {
    const id = operations.addGroup(this.tool, input);
    this.#done(
      () => operations.setGroupFields(this.tool, id, { deleted: true }),
      () => operations.setGroupFields(this.tool, id, { deleted: false }),
    );
    return id;
  }

  split(id: string, at: BodyPoint, glue: string): string | null {
    const end = operations.splitClause(this.tool, id, at);
    if (end === null) return null;
    let met: Joint = { joint: at, glue };
    this.#done(
      () => {
        met = this.#merge(end, id, glue) ?? met;
      },
      () => this.#unmerge(end, id, met),
    );
    return end;
  }

  /** Returns where the two texts meet. */
  merge(from: string, into: string, separator = ' '): BodyPoint | null {
    const merged = this.#merge(from, into, separator);
    if (merged === null) return null;
    let met = merged;
    this.#done(
      () => this.#unmerge(from, into, met),
      () => {
        met = this.#merge(from, into, separator) ?? met;
      },
    );
    return merged.joint;
  }

  end(id: string): BodyPoint {
    return operations.endOf(this.tool, id) ?? { block: 0, offset: 0 };
  }

  destroy(): void {
    this.history.destroy();
  }
}
