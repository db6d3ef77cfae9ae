/**
 * The shared document as React sees it: a snapshot that changes only where the document changed, so that a keystroke
 * draws one block anew. While somebody composes a letter (phones, Japanese, dead keys) the order of the sheet is held
 * still: moving the node under a composition would break it.
 */
import * as Y from 'yjs';
import type { Block, DraftSnapshot, Group } from '#domain/resolution/draft.ts';
import { type LateEdit, type Layout, lateEdits, layout } from '#domain/resolution/layout.ts';
import { readBlock, readDraft, readGroup, readMeta } from '#domain/resolution/read.ts';

export type DraftView = {
  snapshot: DraftSnapshot;
  layout: Layout;
  byId: ReadonlyMap<string, Block>;
  late: readonly LateEdit[];
};

function viewOf(snapshot: DraftSnapshot): DraftView {
  return {
    snapshot,
    layout: layout(snapshot),
    byId: new Map(snapshot.blocks.map((block) => [block.id, block])),
    late: lateEdits(snapshot),
  };
}

type Events = Y.YEvent<Y.AbstractType<unknown>>[];

export class DraftStore {
  readonly #doc: Y.Doc;
  readonly #blocks = new Map<string, Block>();
  readonly #groups = new Map<string, Group>();
  readonly #listeners = new Set<() => void>();
  readonly #dirtyBlocks = new Set<string>();
  readonly #dirtyGroups = new Set<string>();
  #view: DraftView;
  #changed = false;
  #held = false;
  #queued = false;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    const snapshot = readDraft(Y, doc);
    for (const block of snapshot.blocks) this.#blocks.set(block.id, block);
    for (const group of snapshot.groups) this.#groups.set(group.id, group);
    this.#view = viewOf(snapshot);
    doc.getMap('blocks').observeDeep(this.#onBlocks);
    doc.getMap('groups').observeDeep(this.#onGroups);
    doc.getMap('meta').observe(this.#onMeta);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly getView = (): DraftView => this.#view;

  /** Holds the picture still while a letter is being composed. */
  hold(on: boolean): void {
    this.#held = on;
    if (!on && this.#changed) this.flush();
  }

  /** Brings the view up to date at once (after one's own gesture). */
  flush(): void {
    if (!this.#changed) return;
    this.#changed = false;
    for (const id of this.#dirtyBlocks) this.#refresh(this.#blocks, id, 'blocks', readBlock);
    for (const id of this.#dirtyGroups) this.#refresh(this.#groups, id, 'groups', readGroup);
    this.#dirtyBlocks.clear();
    this.#dirtyGroups.clear();
    const { unreadable } = this.#view.snapshot;
    this.#view = viewOf({
      meta: readMeta(this.#doc),
      groups: [...this.#groups.values()],
      blocks: [...this.#blocks.values()],
      unreadable,
    });
    for (const listener of this.#listeners) listener();
  }

  #refresh<T>(
    into: Map<string, T>,
    id: string,
    root: string,
    read: (Y_: typeof Y, id: string, entry: unknown) => T | null,
  ): void {
    const value = read(Y, id, this.#doc.getMap(root).get(id));
    if (value === null) into.delete(id);
    else into.set(id, value);
  }

  readonly #onBlocks = (events: Events): void => this.#mark(events, this.#dirtyBlocks);
  readonly #onGroups = (events: Events): void => this.#mark(events, this.#dirtyGroups);
  readonly #onMeta = (): void => this.#wake();

  #mark(events: Events, dirty: Set<string>): void {
    for (const event of events) {
      const id = event.path[0];
      if (typeof id === 'string') dirty.add(id);
      else for (const key of event.keys.keys()) dirty.add(key);
    }
    this.#wake();
  }

  #wake(): void {
    this.#changed = true;
    if (this.#held || this.#queued) return;
    this.#queued = true;
    queueMicrotask(() => {
      this.#queued = false;
      if (!this.#held) this.flush();
    });
  }

  destroy(): void {
    this.#doc.getMap('blocks').unobserveDeep(this.#onBlocks);
    this.#doc.getMap('groups').unobserveDeep(this.#onGroups);
    this.#doc.getMap('meta').unobserve(this.#onMeta);
    this.#listeners.clear();
  }
}
