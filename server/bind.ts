/**
 * Gives a noun's commands and queries their services, so that a page writes
 * `runtime().proposal.commands.submit(actor, input)` and cannot pass anything but an actor and an input.
 */
import type { z } from 'zod';
import type { Actor } from '#domain/actor.ts';
import type { Result } from '#domain/result.ts';
import { type Command, execute, type Meta } from './command.ts';
import type { DbOrTx } from './db.ts';
import type { Ask } from './page-record.ts';
import { once, record } from './request-scope.ts';
import type { Services } from './services.ts';

/** What a query works with. Queries read, never write (but that a paper which is taken is entered in its register: server/paper/issue.ts), and refuse with `not_found` what the actor may not know of. */
export type Q = { db: DbOrTx; services: Services; now: Date };

// biome-ignore lint/suspicious/noExplicitAny: a registry holds commands of every input type
type AnyCommand = Command<any, any, any>;
// biome-ignore lint/suspicious/noExplicitAny: a registry holds queries of every signature
type AnyQuery = (q: Q, ...args: any[]) => Promise<unknown>;

export type BoundCommands<C extends Record<string, AnyCommand>> = {
  [K in keyof C]: C[K] extends Command<infer I, infer _L, infer O>
    ? (actor: Actor | null, input: z.input<I>, meta?: Partial<Meta>) => Promise<Result<O>>
    : never;
};
export type BoundQueries<S extends Record<string, AnyQuery>> = {
  [K in keyof S]: S[K] extends (q: Q, ...args: infer A) => infer R ? (...args: A) => R : never;
};

export function bindCommands<C extends Record<string, AnyCommand>>(
  services: Services,
  commands: C,
): BoundCommands<C> {
  const bound: Record<string, unknown> = {};
  for (const [key, command] of Object.entries(commands)) {
    bound[key] = (actor: Actor | null, input: unknown, meta: Partial<Meta> = {}) =>
      execute(services, command, actor, input, { channel: 'web', ...meta });
  }
  return bound as BoundCommands<C>;
}

/** Bound queries ask once a request: layout, metadata and page of a forum begin with the same question. */
export function bindQueries<S extends Record<string, AnyQuery>>(
  services: Services,
  queries: S,
): BoundQueries<S> {
  const bound: Record<string, unknown> = {};
  for (const [key, query] of Object.entries(queries)) {
    const ask: Ask = (args) =>
      once(
        query,
        () => JSON.stringify(args),
        () => query({ db: services.db, services, now: services.clock.now() }, ...args),
      );
    bound[key] = (...args: unknown[]) => record()?.read(ask, args) ?? ask(args);
  }
  return bound as BoundQueries<S>;
}

/** For a command that asks another noun inside its own transaction. */
export function within(cx: { tx: DbOrTx; services: Services; now: Date }): Q {
  return { db: cx.tx, services: cx.services, now: cx.now };
}
