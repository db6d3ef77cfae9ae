/**
 * A database of one's own for a test file: a clone of the migrated template, under a unique name, gone after drop().
 * `sql` is the application's role, `owner` may change everything; both are clients of the clone.
 */
import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { askBroker } from './broker.ts';

export interface TestDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly sql: postgres.Sql;
  readonly owner: postgres.Sql;
  drop(): Promise<void>;
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const template = await askBroker(inject('databaseBroker'));
  const name = `t_${process.pid}_${randomBytes(5).toString('hex')}`;
  await asAdmin(template.ownerUrl, `create database ${name} template veche strategy file_copy`);
  const ownerUrl = withDatabase(template.ownerUrl, name);
  const appUrl = withDatabase(template.appUrl, name);
  const sql = client(appUrl, 6);
  const owner = client(ownerUrl, 3);
  let dropped: Promise<void> | null = null;
  async function drop(): Promise<void> {
    await Promise.all([sql.end({ timeout: 1 }), owner.end({ timeout: 1 })]);
    await dropDatabase(template.ownerUrl, name);
  }
  return {
    ownerUrl,
    appUrl,
    sql,
    owner,
    drop() {
      dropped ??= drop();
      return dropped;
    },
  };
}

/** Not from the template itself: nobody may be connected to it while it is cloned. */
async function asAdmin(ownerUrl: string, statement: string): Promise<void> {
  const admin = client(withDatabase(ownerUrl, 'postgres'), 1);
  try {
    await admin.unsafe(statement);
  } finally {
    await admin.end({ timeout: 1 });
  }
}

/** An autovacuum worker belongs to the superuser: the owner may not end it, only ask again once it is through. */
async function dropDatabase(ownerUrl: string, name: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await asAdmin(ownerUrl, `drop database if exists ${name} with (force)`);
    } catch (error) {
      if ((error as { code?: string }).code !== '42501' || tries === 100) throw error;
      await asAdmin(ownerUrl, 'select pg_sleep(0.1)');
    }
  }
}

function client(url: string, max: number): postgres.Sql {
  return postgres(url, { max, onnotice: () => {}, idle_timeout: 30 });
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
