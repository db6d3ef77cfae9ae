/** What a command or query may use besides its transaction. Made once by boot.ts and handed down, never imported. */
import type { Actor } from '#domain/actor.ts';
import type { Bus } from './bus/bus.ts';
import type { Clock } from './clock.ts';
import type { Db } from './db.ts';
import type { Drafting } from './drafting/drafting.ts';
import type { Env } from './env.ts';
import type { Ids } from './ids.ts';
import type { Log } from './log.ts';
import type { Mailer } from './mail/mailer.ts';

export type Services = {
  env: Env;
  log: Log;
  clock: Clock;
  ids: Ids;
  db: Db;
  bus: Bus;
  drafting: Drafting;
  mailer: Mailer;
  /** The actor of an account as it stands now; null when suspended or erased. */
  actorById(accountId: string): Promise<Actor | null>;
  /** Where the server can be reached, as printed on badges and in letters; no trailing slash. */
  publicUrl(): string;
};
