/**
 * What a page was made of: every question it asked through the runtime, who asked being left open, and a short word for
 * each answer. Another reader whose answers have the same words is shown the same page (server/http/kept-pages.ts). A
 * page that looks at the person behind the rights, gives a command or takes a new id is like no other and is not kept.
 */
import { createHash } from 'node:crypto';
import { serialize } from 'node:v8';
import type { Actor } from '#domain/actor.ts';
import { isRefusal } from '#domain/errors.ts';

export type Ask = (args: unknown[]) => Promise<unknown>;
/** One question and the word of its answer. */
export type Read = { ask: Ask; args: unknown[]; word: string };

/** Stands in a question for whoever asks it. */
const ASKER = Symbol('the asker');
/** What of an actor is a right and no person; anything else makes the page theirs alone. */
const RIGHTS: ReadonlySet<string | symbol> = new Set(['kind', 'admin']);

export class PageRecord {
  readonly actor: Actor | null;
  /** The actor as the page gets them: looks at anything but rights are noticed. */
  readonly shown: Actor | null;
  #alone = false;
  readonly #reads = new Map<string, { ask: Ask; args: unknown[]; answer: Promise<unknown> }>();
  readonly #asks = new Map<Ask, number>();

  constructor(actor: Actor | null) {
    this.actor = actor;
    this.shown = actor && watched(actor, () => this.alone());
  }

  alone(): void {
    this.#alone = true;
  }

  /** Asks for the page and remembers that it asked. */
  read(ask: Ask, args: unknown[]): Promise<unknown> {
    const open = args.map((arg) => (arg === this.shown && arg !== null ? ASKER : arg));
    const answer = ask(answered(open, this.actor));
    const by = this.#asks.get(ask) ?? this.#asks.size;
    this.#asks.set(ask, by);
    const name = `${by} ${JSON.stringify(open, (_, value) => (value === ASKER ? '~' : value))}`;
    if (!this.#reads.has(name)) this.#reads.set(name, { ask, args: open, answer });
    return answer;
  }

  /** What the page has read, in its order; null where nobody else may be shown it. */
  async reads(): Promise<Read[] | null> {
    if (this.#alone || this.#reads.size === 0) return null;
    try {
      return await Promise.all(
        [...this.#reads.values()].map(async ({ ask, args, answer }) => ({
          ask,
          args,
          word: await wordOf(answer),
        })),
      );
    } catch {
      return null;
    }
  }

  /** Whether this reader would be answered the same; what was asked here is not asked again if the page is made anew. */
  async agrees([first, ...rest]: readonly Read[]): Promise<boolean> {
    const same = async ({ ask, args, word }: Read) =>
      (await wordOf(ask(answered(args, this.actor)))) === word;
    try {
      return (
        first !== undefined && (await same(first)) && (await Promise.all(rest.map(same))).every((yes) => yes)
      );
    } catch {
      return false;
    }
  }
}

const answered = (args: unknown[], actor: Actor | null) => args.map((arg) => (arg === ASKER ? actor : arg));

function watched(actor: Actor, looked: () => void): Actor {
  return new Proxy(actor, {
    get(of, field) {
      // An object that is awaited is asked for `then`, one that is compared for its symbols.
      if (!RIGHTS.has(field) && Object.hasOwn(of, field)) looked();
      return Reflect.get(of, field);
    },
    ownKeys(of) {
      looked();
      return Reflect.ownKeys(of);
    },
  });
}

/** A kept view is one object for all who are shown it, so its word is found once. */
const words = new WeakMap<object, string>();

/** Equal words mean equal answers, refusals too. Throws what is no answer: a database that was not there. */
async function wordOf(answer: Promise<unknown>): Promise<string> {
  let value: unknown;
  try {
    value = await answer;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return `refused ${error.vecheCode}`;
  }
  const object = typeof value === 'object' && value !== null ? value : null;
  const known = object && words.get(object);
  if (known) return known;
  const word = createHash('sha256').update(serialize(value)).digest('base64');
  if (object) words.set(object, word);
  return word;
}
