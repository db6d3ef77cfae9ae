/** A hundred people type while the server is killed, the commit fails, the database falls: nothing acknowledged is lost. */
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { randomIds } from '#server/ids.ts';
import { migrate } from '#server/migrate.ts';
import { makeFolder, open, postmasterOf } from '#server/testing/cluster.ts';
import { connect, type Peer, synced, until } from './testing.ts';
import { freePort, NIGHTLY, scene } from './testing-scene.ts';
import { typing } from './testing-tokens.ts';

const s = scene();
const PEOPLE = 100;
const EVERY_MS = 400;
const LONG = 60_000 * (NIGHTLY ? 8 : 2);
const hundred = (url: string, id: string) =>
  Array.from({ length: PEOPLE }, (_, i) => s.person(url, id, `p${i}`));

test(
  '[DR30] kill -9 while 100 people type: what was acknowledged is there, once, in each author’s order',
  async () => {
    const reader = await s.startOne();
    const id = await s.newDraft(reader);
    const port = await freePort();
    let child = await s.startChild(port);
    const people = hundred(`ws://127.0.0.1:${port}/draft`, id);
    await synced(...people);
    const tokens = typing(people);
    for (let round = 0; round < (NIGHTLY ? 20 : 3); round += 1) {
      const before = tokens.acked();
      tokens.start(EVERY_MS);
      await until(() => tokens.acked() > before + 300, 30_000, 'acks');
      const gone = new Promise((done) => child.once('exit', done));
      child.kill('SIGKILL');
      const promised = tokens.promised();
      await gone;
      tokens.stop();
      tokens.holds(await reader.drafting.read(id), promised);
      child = await s.startChild(port);
    }
    await tokens.ends(() => reader.drafting.read(id));
  },
  LONG,
);

test(
  '[DR3] the commit fails for a while under 100 people: nothing is acknowledged meanwhile, and nothing is lost',
  async () => {
    const failMs = NIGHTLY ? 30_000 : 3_000;
    const node = await s.startOne({ limits: { storeFailMs: failMs / 2 } });
    const id = await s.newDraft(node);
    const people = hundred(node.url, id);
    await synced(...people);
    const tokens = typing(people);
    tokens.start(EVERY_MS);
    await until(() => tokens.acked() > 300, 30_000, 'acks');
    await s.db
      .owner`create or replace function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`;
    await s.db
      .owner`create trigger refuse before insert on draft_update for each row execute function refuse()`;
    const failedAt = performance.now();
    // Whoever committed before the trigger is acknowledged in a moment: then the number stands still.
    await until(() => node.drafting.stats().failing === 1, 10_000, 'failing');
    const standing = tokens.acked();
    await until(() => performance.now() - failedAt > failMs, failMs * 2, 'the time of failing');
    expect(tokens.acked()).toBe(standing);
    await until(() => (node.drafting.stats().closed.storeFailed ?? 0) >= PEOPLE, 20_000, 'people told');
    await s.db.owner`drop trigger refuse on draft_update`;
    await until(() => tokens.acked() > standing + 300, 30_000, 'acks again');
    tokens.stop();
    await tokens.ends(() => node.drafting.read(id));
  },
  LONG,
);

test(
  '[DR30] PostgreSQL stopped at once (-m immediate) under 100 people: it recovers, they go on, nothing acknowledged is lost',
  async () => {
    const dataDir = makeFolder();
    const database = await open(dataDir, { fast: false });
    await migrate(database.ownerUrl);
    const sql = postgres(database.appUrl, { max: 6, onnotice: () => {} });
    const id = randomIds.id();
    const people: Peer[] = [];
    try {
      const node = await s.startOne({ sql });
      await node.drafting.create(sql, { id, kind: 'none', accountId: 'server' });
      for (let i = 0; i < PEOPLE; i += 1) people.push(connect(node.url, id, `p${i}`));
      await synced(...people);
      const tokens = typing(people);
      tokens.start(EVERY_MS);
      for (let round = 0; round < (NIGHTLY ? 5 : 1); round += 1) {
        const before = tokens.acked();
        await until(() => tokens.acked() > before + 300, 30_000, 'acks');
        const first = postmasterOf(dataDir)!;
        process.kill(first.pid, 'SIGQUIT');
        const promised = tokens.promised();
        const back = () => {
          const now = postmasterOf(dataDir);
          return now !== null && now.pid !== first.pid && now.status === 'ready';
        };
        await until(back, 30_000, 'PostgreSQL back');
        const after = tokens.acked();
        await until(() => tokens.acked() > after + 300, 30_000, 'acks again');
        tokens.holds(await node.drafting.read(id), promised);
      }
      tokens.stop();
      await tokens.ends(() => node.drafting.read(id));
      await node.stop();
    } finally {
      for (const peer of people) peer.destroy();
      await sql.end({ timeout: 1 });
    }
  },
  LONG,
);
