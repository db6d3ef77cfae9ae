/**
 * Undo of one's own edits only, across blocks. Typing is undone by Yjs (which knows whose characters are whose);
 * gestures on the structure by their inverse, which never removes others' words. One stack keeps both in order.
 */
import * as Y from 'yjs';

export type Gesture = { undo(): void; redo(): void };
type Entry = 'text' | Gesture;
const MAX_ENTRIES = 500;

function isContainer(item: unknown): boolean {
  if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentType)) return false;
  const { type } = item.content;
  return !(type instanceof Y.XmlElement && type.nodeName === 'hard_break');
}

export class History {
  readonly #undoManager: Y.UndoManager;
  readonly #done: Entry[] = [];
  readonly #undone: Entry[] = [];
  readonly #listeners = new Set<() => void>();
  #state = { canUndo: false, canRedo: false };

  constructor(doc: Y.Doc) {
    this.#undoManager = new Y.UndoManager(doc.getMap('blocks'), {
      trackedOrigins: new Set(),
      captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
      // The containers stay: others may be typing in them.
      deleteFilter: (item) => !isContainer(item),
    });
    this.#undoManager.on('stack-item-added', (event: { type: string; origin: unknown }) => {
      if (event.origin !== this.#undoManager && event.type === 'undo') this.#push('text');
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly getState = () => this.#state;

  /** What is written under this origin is one's own typing: the small editor names its binding when it begins. */
  track(origin: unknown): void {
    this.#undoManager.addTrackedOrigin(origin);
  }

  /** Notes a gesture that has just been made. */
  add(gesture: Gesture): void {
    this.#undoManager.stopCapturing();
    this.#push(gesture);
  }

  undo(): boolean {
    return this.#step(this.#done, this.#undone, 'undo');
  }
  redo(): boolean {
    return this.#step(this.#undone, this.#done, 'redo');
  }

  #push(entry: Entry): void {
    this.#done.push(entry);
    if (this.#done.length > MAX_ENTRIES) this.#done.shift();
    this.#undone.length = 0;
    this.#tell();
  }

  #step(from: Entry[], to: Entry[], way: 'undo' | 'redo'): boolean {
    this.#undoManager.stopCapturing();
    for (let entry = from.pop(); entry !== undefined; entry = from.pop()) {
      if (entry === 'text') {
        // Null: what one typed is gone already (somebody deleted it); the step before is meant.
        if (this.#undoManager[way]() === null) continue;
      } else entry[way]();
      to.push(entry);
      this.#tell();
      return true;
    }
    this.#tell();
    return false;
  }

  #tell(): void {
    this.#state = { canUndo: this.#done.length > 0, canRedo: this.#undone.length > 0 };
    for (const listener of this.#listeners) listener();
  }

  destroy(): void {
    this.#undoManager.destroy();
    this.#listeners.clear();
  }
}
