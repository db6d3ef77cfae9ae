/**
 * Services and factories on a real database, for tests of nouns. Each factory inserts what a command would have made,
 * with sensible defaults, so that a test names only what matters to it.
 */
import { eq } from 'drizzle-orm';
import type { Actor, ForumRole, ForumState } from '#domain/actor.ts';
import { account } from '#drizzle/schema/account.ts';
import { body, school } from '#drizzle/schema/body.ts';
import { forum, participant } from '#drizzle/schema/forum.ts';
import { ManualClock } from '../clock.ts';
import { type Core, openCore } from '../core.ts';
import type { Env } from '../env.ts';
import { randomIds } from '../ids.ts';
import type { Log } from '../log.ts';
import { createTestDatabase } from './database.ts';
import { silentLog } from './log.ts';

export function testEnv(over: Partial<Env> = {}): Env {
  return {
    mode: 'test',
    demo: false,
    port: 0,
    host: '127.0.0.1',
    dataDir: '/nonexistent',
    mailFrom: 'veche@localhost',
    authSecret: 'Zq7vN2xW9bT4mK8sR1pL6yD3hF5gJ0cA',
    trustedProxies: 0,
    logLevel: 'silent',
    ...over,
  };
}

export type TestWorld = Core & {
  ownerUrl: string;
  appUrl: string;
  clock: ManualClock;
  /** Everything the server logged as an error; a test may demand that it is empty. */
  errors: unknown[];
  person(over?: { name?: string; email?: string; kind?: 'user' | 'guest'; admin?: boolean }): Promise<Actor>;
  forum(over?: Partial<typeof forum.$inferInsert>): Promise<{ id: string; slug: string }>;
  join(
    forumId: string,
    actor: Actor | null,
    roles: ForumRole[],
    over?: Partial<typeof participant.$inferInsert>,
  ): Promise<string>;
  school(over?: Partial<typeof school.$inferInsert>): Promise<string>;
  body(over?: Partial<typeof body.$inferInsert>): Promise<string>;
  end(): Promise<void>;
};

export async function createTestServices(
  options: { now?: Date; env?: Partial<Env> } = {},
): Promise<TestWorld> {
  const database = await createTestDatabase();
  const clock = new ManualClock(options.now ?? new Date('2026-02-11T07:00:00Z'));
  const errors: unknown[] = [];
  const log: Log = { ...silentLog, error: (fields, msg) => void errors.push({ msg, ...fields }) };
  const core = await openCore({
    env: testEnv(options.env),
    log,
    appUrl: database.appUrl,
    clock,
    publicUrl: () => 'http://127.0.0.1:3000',
  });
  const { db } = core.services;
  const id = () => randomIds.id();
  const now = () => clock.now();
  let count = 0;
  return {
    ...core,
    ownerUrl: database.ownerUrl,
    appUrl: database.appUrl,
    clock,
    errors,
    async person(over = {}) {
      count += 1;
      const row = {
        id: id(),
        kind: over.kind ?? ('user' as const),
        name: over.name ?? `Участник ${count}`,
        email: over.email ?? null,
        admin: over.admin ?? false,
        createdAt: now(),
      };
      await db.insert(account).values(row);
      return { accountId: row.id, kind: row.kind, name: row.name, sessionVersion: 1, admin: row.admin };
    },
    async forum(over = {}) {
      count += 1;
      const row = {
        id: id(),
        slug: `forum-${count}`,
        kind: 'forum' as const,
        preset: 'municipal' as const,
        profile: 'recommendations' as const,
        name: `Форум ${count}`,
        startsOn: '2026-02-11',
        endsOn: '2026-02-11',
        state: 'running' as ForumState,
        joinCode: randomIds.digits(6),
        rules: {},
        createdAt: now(),
        ...over,
      };
      await db.insert(forum).values(row);
      return { id: row.id, slug: row.slug };
    },
    async join(forumId, actor, roles, over = {}) {
      const given = await db
        .select({ code: participant.badgeCode })
        .from(participant)
        .where(eq(participant.forumId, forumId));
      const taken = new Set(given.map(({ code }) => code));
      let badgeCode = randomIds.digits(4);
      while (taken.has(badgeCode)) badgeCode = randomIds.digits(4);
      const row = {
        id: id(),
        forumId,
        accountId: actor?.accountId ?? null,
        fullName: actor?.name ?? 'Без Телефона Человек',
        roles,
        source: 'list' as const,
        badgeCode,
        confirmedAt: now(),
        voting: true,
        present: true,
        createdAt: now(),
        ...over,
      };
      await db.insert(participant).values(row);
      return row.id;
    },
    async school(over = {}) {
      count += 1;
      const row = {
        id: id(),
        number: String(count),
        shortName: `СОШ № ${count}`,
        fullName: `МБОУ СОШ № ${count}`,
        createdAt: now(),
        ...over,
      };
      await db.insert(school).values(row);
      return row.id;
    },
    async body(over = {}) {
      count += 1;
      const row = {
        id: id(),
        slug: `club-${count}`,
        kind: 'club' as const,
        name: `Клуб ${count}`,
        shortName: `Клуб ${count}`,
        createdAt: now(),
        ...over,
      };
      await db.insert(body).values(row);
      return row.id;
    },
    async end() {
      await core.close();
      await database.drop();
    },
  };
}
