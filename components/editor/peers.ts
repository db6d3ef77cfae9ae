/**
 * Who else is in the text: name and colour (both from the server), the block they edit, their caret. At most 30
 * carets are drawn; the list of everybody in the room is not this (it comes over the live socket).
 */
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { listName } from '#domain/account/names.ts';
import { pointOf, type RemoteCaret } from './caret.ts';

const MAX_CARETS = 30;

export type PeersView = ReadonlyMap<string, readonly RemoteCaret[]>;
const EMPTY: readonly RemoteCaret[] = [];

export class Peers {
  readonly #doc: Y.Doc;
  readonly #awareness: Awareness;
  readonly #listeners = new Set<() => void>();
  #view: PeersView = new Map();

  constructor(doc: Y.Doc, awareness: Awareness) {
    this.#doc = doc;
    this.#awareness = awareness;
    awareness.on('change', this.#onChange);
    this.#onChange();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly getView = (): PeersView => this.#view;
  in(block: string): readonly RemoteCaret[] {
    return this.#view.get(block) ?? EMPTY;
  }

  /** Carets again from the same states: the text under them has moved. */
  replace(): void {
    this.#onChange();
  }

  /** Tells the others where one is. */
  tell(block: string | null, cursor: { anchor: unknown; head: unknown } | null): void {
    const now = this.#awareness.getLocalState();
    if (now?.block === block && JSON.stringify(now.cursor ?? null) === JSON.stringify(cursor)) return;
    this.#awareness.setLocalState({ ...now, block, cursor });
  }

  #fragment(block: string): Y.XmlFragment | null {
    const entry = this.#doc.getMap('blocks').get(block);
    const body = entry instanceof Y.Map ? entry.get('body') : null;
    return body instanceof Y.XmlFragment ? body : null;
  }

  readonly #onChange = (): void => {
    const view = new Map<string, RemoteCaret[]>();
    let drawn = 0;
    for (const [client, state] of this.#awareness.getStates()) {
      if (client === this.#awareness.clientID || typeof state?.block !== 'string' || drawn >= MAX_CARETS)
        continue;
      const user = (state.user ?? {}) as { name?: unknown; color?: unknown };
      if (typeof user.name !== 'string') continue;
      const fragment = this.#fragment(state.block);
      if (fragment === null) continue;
      drawn += 1;
      const caret: RemoteCaret = {
        client,
        name: listName(user.name.slice(0, 80)),
        color: typeof user.color === 'string' ? user.color : '',
        point: pointOf(fragment, (state.cursor as { head?: unknown } | null)?.head),
      };
      view.set(state.block, [...(view.get(state.block) ?? []), caret]);
    }
    // Blocks whose carets did not change keep their list, so that React draws only the others.
    for (const [block, carets] of view) {
      const before = this.#view.get(block);
      if (before && JSON.stringify(before) === JSON.stringify(carets))
        view.set(block, before as RemoteCaret[]);
    }
    this.#view = view;
    for (const listener of this.#listeners) listener();
  };

  destroy(): void {
    this.#awareness.off('change', this.#onChange);
    this.#listeners.clear();
  }
}
