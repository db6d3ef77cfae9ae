/**
 * The one door from Next into the server. Next compiles each route as its own copy of a module, so only an object
 * under a global symbol is the same everywhere. Ask per request, never at a module's top: `next build` has no database.
 */
import type { Reader } from '#domain/account/face.ts';
import type { Actor } from '#domain/actor.ts';
import type { Sessions } from './actor.ts';
import type { Nouns } from './nouns.ts';
import type { Services } from './services.ts';

export type Runtime = Nouns & {
  services: Services;
  sessions: Sessions;
  actorOf(cookieHeader: string | undefined): Promise<Actor | null>;
  /** What a page may show of its reader and still be the same page for others. */
  readerOf(cookieHeader: string | undefined): Promise<Reader | null>;
};

const KEY = Symbol.for('veche.runtime');
type Holder = { [KEY]?: Runtime };

export function setRuntime(runtime: Runtime): void {
  (globalThis as Holder)[KEY] = runtime;
}

export function runtime(): Runtime {
  const found = (globalThis as Holder)[KEY];
  if (!found) throw new Error('runtime() was called outside the server');
  return found;
}
