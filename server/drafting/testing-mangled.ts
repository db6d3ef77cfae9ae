/**
 * A socket on a bad day: changes of the text arrive twice, or after those that were sent later, in both directions.
 * Everything arrives in the end, and nothing else is overtaken: an acknowledgement still covers what was before it.
 */
import { type MessageEvent, WebSocket } from 'ws';

const SYNC = 0;
const UPDATE = 2;
const TWICE = 0.12;
const HELD = 0.15;
const MOST_HELD = 4;
const HELD_MS = 5;

export function mangledSocket(random: () => number): typeof WebSocket {
  const shuffled = <T>(list: T[]): T[] =>
    list
      .map((item) => ({ item, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
  return class Mangled extends WebSocket {
    #out: Uint8Array[] = [];
    #in: (() => void)[] = [];
    #timer: NodeJS.Timeout | null = null;

    constructor(url: string | URL) {
      super(url);
      // y-websocket gives its listener by assignment.
      Object.defineProperty(this, 'onmessage', {
        set: (listener: ((event: MessageEvent) => void) | null) => {
          this.removeAllListeners('message');
          if (listener) this.addEventListener('message', (event) => this.#take(event, listener));
        },
      });
    }

    override send(data: Uint8Array): void {
      if (isUpdate(data)) {
        if (random() < TWICE) super.send(data);
        if (random() < HELD && this.#out.length < MOST_HELD) {
          this.#out.push(data);
          return;
        }
        super.send(data);
        return;
      }
      for (const held of shuffled(this.#out.splice(0))) super.send(held);
      super.send(data);
    }

    #take(event: MessageEvent, listener: (event: MessageEvent) => void): void {
      const update = isUpdate(new Uint8Array(event.data as ArrayBuffer));
      if (update && random() < HELD) {
        this.#in.push(() => listener(event));
        this.#timer ??= setTimeout(() => this.#release(), HELD_MS);
        return;
      }
      if (update && random() < TWICE) listener(event);
      listener(event);
    }

    #release(): void {
      this.#timer = null;
      for (const take of shuffled(this.#in.splice(0))) take();
    }
  } as unknown as typeof WebSocket;
}

const isUpdate = (data: Uint8Array) => data[0] === SYNC && data[1] === UPDATE;
