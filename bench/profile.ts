/**
 * Where the time of a big forum's views goes, without a server and without other visitors: how many questions a view
 * asks of the database, how long it waits for them one at a time, what it costs this process, and the slowest of them.
 * CPU time says the same on a busy machine as on a quiet one.
 *   npm run bench -- profile
 */
import postgres from 'postgres';
import { openCore } from '#server/core.ts';
import { readEnv } from '#server/env.ts';
import type { Log } from '#server/log.ts';
import { migrate } from '#server/migrate.ts';
import { openPostgres } from '#server/postgres/open.ts';
import { viewRegistry } from '#server/views.ts';
import { removeDir } from '../e2e/server.ts';
import { type Asked, questionsOf } from './asked.ts';
import { benchFolder } from './built-server.ts';
import { seedBigForum } from './pages-seed.ts';
import { load, printTable } from './table.ts';

const ROUNDS = 60;
const silent: Log = { info: () => {}, warn: () => {}, error: (fields, msg) => console.error(msg, fields) };

const dataDir = benchFolder();
const pg = await openPostgres({ dataDir, log: silent });
try {
  await migrate(pg.ownerUrl);
  const env = readEnv({
    DATA_DIR: dataDir,
    NODE_ENV: 'test',
    AUTH_SECRET: 'Zq7vN2xW9bT4mK8sR1pL6yD3hF5gJ0cA',
  });
  const core = await openCore({
    env,
    log: silent,
    appUrl: pg.appUrl,
    publicUrl: () => 'http://127.0.0.1:3000',
  });
  const owner = postgres(pg.ownerUrl, { max: 1, onnotice: () => {} });
  const { forumId, cookies } = await seedBigForum(core, owner);
  await owner.end();

  const asked = questionsOf(core.services.db);

  const views = viewRegistry(core.services);
  const rows: (string | number)[][] = [];
  const slow: [string, Asked[]][] = [];
  for (const name of ['forum.programme', 'resolution.page', 'board.table', 'forum.people', 'forum.home'])
    for (const who of ['participant', 'organiser'] as const) {
      const entry = views.get(name);
      const actor = await core.sessions.resolve(cookies[who]);
      if (!entry || !actor) throw new Error(name);
      const once = async () => {
        const audience = await entry.audience(actor, forumId);
        if (audience === null) throw new Error(`${name} is hidden from ${who}`);
        return JSON.stringify(await entry.load(audience, forumId)).length;
      };
      for (let at = 0; at < 60; at += 1) await once();
      asked.length = 0;
      const [cpu, began] = [process.cpuUsage(), performance.now()];
      let bytes = 0;
      for (let at = 0; at < ROUNDS; at += 1) bytes = await once();
      const ms = (performance.now() - began) / ROUNDS;
      const spent = process.cpuUsage(cpu);
      rows.push([
        name,
        who,
        (asked.length / ROUNDS).toFixed(0),
        (asked.reduce((sum, one) => sum + one.ms, 0) / ROUNDS).toFixed(1),
        ((spent.user + spent.system) / 1000 / ROUNDS).toFixed(1),
        ms.toFixed(1),
        (bytes / 1000).toFixed(1),
      ]);
      if (who === 'organiser') slow.push([name, mean(asked)]);
    }
  console.log(`One reader at a time, means of ${ROUNDS} (load ${load()})\n`);
  printTable(['view', 'as', 'queries', 'SQL ms', 'CPU ms', 'all ms', 'kB'], rows);
  for (const [name, queries] of slow) {
    console.log(`\n${name}`);
    for (const { text, ms } of queries.slice(0, 4))
      console.log(`  ${ms.toFixed(1).padStart(6)} ms  ${text.replace(/\s+/g, ' ').slice(0, 230)}`);
  }
  await core.close();
} finally {
  await pg.stop();
  await removeDir(dataDir);
}

/** Mean time of each text, slowest first. */
function mean(list: readonly Asked[]): Asked[] {
  const by = new Map<string, number[]>();
  for (const { text, ms } of list) by.set(text, [...(by.get(text) ?? []), ms]);
  return [...by]
    .map(([text, times]) => ({ text, ms: times.reduce((sum, ms) => sum + ms, 0) / ROUNDS }))
    .sort((a, b) => b.ms - a.ms);
}
