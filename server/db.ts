/**
 * The database handle of the application role. Drizzle changes the date parsers of its client, so code that speaks
 * raw SQL (drafting, bus) has a client of its own.
 */
import { is } from 'drizzle-orm';
import { PgTransaction } from 'drizzle-orm/pg-core';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as account from '#drizzle/schema/account.ts';
import * as amendment from '#drizzle/schema/amendment.ts';
import * as body from '#drizzle/schema/body.ts';
import * as election from '#drizzle/schema/election.ts';
import * as event from '#drizzle/schema/event.ts';
import * as floor from '#drizzle/schema/floor.ts';
import * as forum from '#drizzle/schema/forum.ts';
import * as installation from '#drizzle/schema/installation.ts';
import * as minutes from '#drizzle/schema/minutes.ts';
import * as quiz from '#drizzle/schema/quiz.ts';
import * as recommendation from '#drizzle/schema/recommendation.ts';
import * as resolution from '#drizzle/schema/resolution.ts';
import * as track from '#drizzle/schema/track.ts';
import { preparing } from './prepared.ts';

export const schema = {
  ...account,
  ...amendment,
  ...body,
  ...election,
  ...event,
  ...floor,
  ...forum,
  ...installation,
  ...minutes,
  ...quiz,
  ...recommendation,
  ...resolution,
  ...track,
};
export type Db = PostgresJsDatabase<typeof schema>;
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];
/** Queries take either, so that a command can ask inside its own transaction. */
export type DbOrTx = Db | Tx;

/**
 * Seconds before a connection is opened anew. The driver's own wait grows with each connection that was reset at one
 * moment, to twenty seconds: after a restart of the database a hall would wait for nothing.
 */
const backoff = (retries: number): number => Math.min(0.05 * 2 ** retries, 1) * (0.5 + Math.random() / 2);

export function openDb(url: string, max = 12): { db: Db; close(): Promise<void> } {
  const client = postgres(url, {
    max,
    idle_timeout: 60,
    backoff,
    onnotice: () => {},
    connection: { application_name: 'veche' },
  });
  preparing(client);
  const db = drizzle(client, { schema });
  // Drizzle hands dates over as text and makes the client refuse a Date; raw SQL in its transactions may still give one.
  for (const type of [1082, 1114, 1184]) {
    client.options.serializers[type] = (value: unknown) =>
      value instanceof Date ? value.toISOString() : value;
  }
  return { db, close: () => client.end({ timeout: 5 }) };
}

export function openSql(url: string, max = 4): postgres.Sql {
  return postgres(url, {
    max,
    idle_timeout: 60,
    backoff,
    onnotice: () => {},
    connection: { application_name: 'veche-raw' },
  });
}

/** Inside a transaction nothing may be remembered between questions: it changes what it asks. */
export const isTx = (db: DbOrTx): boolean => is(db, PgTransaction);

/**
 * A question asked with every request: its text is built once a database, not once a request. In a transaction it is
 * built anew, on that transaction.
 */
export function builtOnce<P>(build: (db: DbOrTx) => P): (db: DbOrTx) => P {
  const built = new WeakMap<DbOrTx, P>();
  return (db) => {
    const before = built.get(db);
    if (before) return before;
    const made = build(db);
    if (!isTx(db)) built.set(db, made);
    return made;
  };
}

/** The postgres.js handle under a Drizzle transaction, for modules that write raw SQL in the caller's transaction. */
export function rawSql(tx: Tx): postgres.TransactionSql {
  return (tx as unknown as { session: { client: postgres.TransactionSql } }).session.client;
}

/** Code of a PostgreSQL error, which Drizzle hides in the cause. */
export function sqlState(error: unknown): string | undefined {
  const e = error as { code?: string; cause?: { code?: string } } | null;
  const code = e?.cause?.code ?? e?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}
