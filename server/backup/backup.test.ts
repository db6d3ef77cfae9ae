import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createUser } from '../account/terminal.ts';
import { execute } from '../command.ts';
import { submitProposal } from '../proposal/commands.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { createTrack } from '../track/commands.ts';
import { backup } from './backup.ts';
import { restore } from './restore.ts';
import { verify } from './verify.ts';

let world: TestWorld;
let dir: string;
const targets: TestDatabase[] = [];
beforeAll(async () => {
  world = await createTestServices();
  dir = await mkdtemp(join(tmpdir(), 'veche-backup-'));
});
afterAll(async () => {
  await world.end();
  for (const target of targets) await target.drop();
  await rm(dir, { recursive: true, force: true });
});

async function empty(): Promise<TestDatabase> {
  const target = await createTestDatabase();
  targets.push(target);
  return target;
}

it('[EV2] a backup taken while people work is one consistent moment: restored elsewhere it verifies, counts equal', async () => {
  const organiser = await world.person();
  const { id: forumId } = await world.forum();
  await world.join(forumId, organiser, ['organiser', 'participant']);
  const made = await execute(
    world.services,
    createTrack,
    organiser,
    { forumId, title: 'Трек «ё» — проверка\tтаб\\слеш' },
    { channel: 'web' },
  );
  if (!made.ok) throw new Error(made.code);
  const trackId = made.data.id;
  let stop = false;
  let written = 0;
  const load = Promise.all(
    Array.from({ length: 4 }, async () => {
      while (!stop) {
        const text = `Предложение ${written}\nс переносом, \u2028 и «кавычками»`;
        const done = await execute(
          world.services,
          submitProposal,
          organiser,
          { forumId, trackId, text },
          { channel: 'web' },
        );
        if (done.ok) written += 1;
      }
    }),
  );
  await expect.poll(() => written, { timeout: 15_000 }).toBeGreaterThan(20);
  const file = join(dir, 'live.veche');
  const manifest = await backup(world.ownerUrl, file);
  stop = true;
  await load;
  expect(manifest.counts.proposal).toBeGreaterThan(0);

  const target = await empty();
  expect(await restore(target.ownerUrl, file)).toEqual(manifest);
  const report = await verify(target.sql);
  expect(report.findings).toEqual([]);
  expect(report.events).toBe(manifest.counts.event);
  const again = join(dir, 'again.veche');
  const { draft: _generation, ...rest } = (await backup(target.ownerUrl, again)).hashes;
  expect(manifest.hashes).toMatchObject(rest);
});

it('a cut, damaged or foreign file is refused and leaves the database empty', async () => {
  const created = await createUser(world.services, { email: 'backup@example.org', name: 'Проверка Копии' });
  expect(created.ok).toBe(true);
  const file = join(dir, 'whole.veche');
  await backup(world.ownerUrl, file);
  const bytes = await readFile(file);
  const target = await empty();
  const cases: [string, Buffer, string][] = [
    ['cut', bytes.subarray(0, bytes.length - 200), 'restore/cut_short'],
    ['text', Buffer.from('not a backup'), 'restore/cut_short'],
  ];
  for (const [name, content, code] of cases) {
    await writeFile(join(dir, name), content);
    await expect(restore(target.ownerUrl, join(dir, name))).rejects.toMatchObject({ code });
    expect(await target.sql`select id from account`).toHaveLength(0);
  }
});

it('a database that holds something is never restored over', async () => {
  const file = join(dir, 'over.veche');
  await backup(world.ownerUrl, file);
  await expect(restore(world.ownerUrl, file)).rejects.toMatchObject({ code: 'restore/not_empty' });
});
