/**
 * Carets of people on other nodes. A node that opens a draft says hello; who hears it tells where its own people are,
 * and from then on each change, as long as the other is heard of. Nothing of it is stored, and nothing waits for it: a
 * lost message is healed by the next renewal, a dead node's people are forgotten when they are not renewed.
 */
import { z } from 'zod';

const zTold = z.strictObject({
  client: z.number().int().nonnegative(),
  accountId: z.string().max(64),
  name: z.string().max(300),
  colour: z.string().max(32),
  /** null: gone. */
  state: z.record(z.string().max(16), z.unknown()).nullable(),
});
const zMessage = z.strictObject({
  node: z.string().max(64),
  draftId: z.string().max(64),
  hello: z.boolean(),
  told: z.array(zTold).max(16),
});
export type Told = z.infer<typeof zTold>;
export type PresenceMessage = z.infer<typeof zMessage>;

/** A NOTIFY holds less than 8,000 bytes. */
const A_MESSAGE = 5;
const HELLO_MS = 10_000;
const COMPANY_MS = 40_000;

export function readPresence(payload: string): PresenceMessage | null {
  try {
    return zMessage.parse(JSON.parse(payload));
  } catch {
    return null;
  }
}

export class PresenceLink {
  readonly #node: string;
  readonly #draftId: string;
  readonly #publish: (payload: string) => void;
  #heardAt = Number.NEGATIVE_INFINITY;
  #helloAt = Number.NEGATIVE_INFINITY;

  constructor(node: string, draftId: string, publish: (payload: string) => void) {
    this.#node = node;
    this.#draftId = draftId;
    this.#publish = publish;
  }

  /** To whoever else holds the draft; alone, now and then only a hello. */
  tell(told: readonly Told[]): void {
    const now = performance.now();
    if (now - this.#heardAt < COMPANY_MS) {
      for (let at = 0; at < told.length; at += A_MESSAGE) this.#send(false, told.slice(at, at + A_MESSAGE));
    } else if (now - this.#helloAt > HELLO_MS) this.hello();
  }

  hello(): void {
    this.#helloAt = performance.now();
    this.#send(true, []);
  }

  /** Another node is there; `own` goes to it when it asks. */
  heard(message: PresenceMessage, own: () => Told[]): void {
    const company = performance.now() - this.#heardAt < COMPANY_MS;
    this.#heardAt = performance.now();
    if (!message.hello && company) return;
    const told = own();
    if (told.length > 0) this.tell(told);
    else if (message.hello) this.#send(false, []);
  }

  #send(hello: boolean, told: readonly Told[]): void {
    this.#publish(JSON.stringify({ node: this.#node, draftId: this.#draftId, hello, told }));
  }
}
