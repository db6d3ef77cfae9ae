/**
 * Lets others' edits wait while a letter is being composed here: putting them into the page would tear the phone's or
 * the input method's composition, and its letters would come twice. One's own edits go out all the while; the waiting
 * ones are applied when the composition ends or rests, which Yjs allows in any order.
 */
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import type { DraftProvider } from './provider.ts';

const SYNC = 0;
const UPDATE = 2;
/** On some phones a composition stays open while nobody types: then the others must not wait. */
const REST_MS = 3_000;
const MAX_WAITING = 2_000;

export class RemoteHold {
  readonly #provider: DraftProvider;
  readonly #waiting: Uint8Array[] = [];
  readonly #onChange: (held: boolean) => void;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #held = false;

  constructor(provider: DraftProvider, onChange: (held: boolean) => void) {
    this.#provider = provider;
    this.#onChange = onChange;
    const handlers = provider.provider.messageHandlers;
    const read = handlers[SYNC];
    handlers[SYNC] = (encoder, decoder, self, emitSynced, type) => {
      if (this.#held && decoding.peekVarUint(decoder) === UPDATE && this.#waiting.length < MAX_WAITING) {
        decoding.readVarUint(decoder);
        this.#waiting.push(decoding.readVarUint8Array(decoder).slice());
        return;
      }
      read?.(encoder, decoder, self, emitSynced, type);
    };
  }

  /** Called at the beginning of a composition and at each of its letters. */
  hold(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.release(), REST_MS);
    if (this.#held) return;
    this.#held = true;
    this.#onChange(true);
  }

  release(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (!this.#held) return;
    this.#held = false;
    const updates = this.#waiting.splice(0);
    if (updates.length > 0)
      Y.applyUpdate(this.#provider.doc, Y.mergeUpdates(updates), this.#provider.provider);
    this.#onChange(false);
  }

  destroy(): void {
    this.release();
  }
}
