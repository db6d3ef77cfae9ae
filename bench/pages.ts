/**
 * How fast pages and their views answer in a big forum: programme, text and board with 1,000 participants and 5,000
 * recommendations, as HTML at 1 and at 20 connections and as JSON at 20. The server is the production build with a
 * PostgreSQL of its own, fsync on; the visitors are a second process, and twenty different participants.
 *   npm run bench -- pages [--built] [--requests 300]
 */
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { openHouse } from '../e2e/matrix/house.ts';
import { benchFolder, withBuild, withServer } from './built-server.ts';
import { SIZES, seedBigForum } from './pages-seed.ts';
import { budgets, load, percentile, printTable, verdict } from './table.ts';
import { visit } from './visitors.ts';

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    built: { type: 'boolean', default: false },
    requests: { type: 'string', default: '300' },
    only: { type: 'string' },
  },
});
const requests = Number(values.requests);

await withBuild(values.built);
let over = 0;
await withServer({ dataDir: benchFolder(), env: { LOG_LEVEL: 'error' } }, async (server) => {
  const house = await openHouse(server);
  const owner = postgres(house.ownerUrl, { max: 1, onnotice: () => {} });
  const { forumId, slug, cookies, readers } = await seedBigForum(house, owner);
  await owner.end();
  await house.close();

  // The same Next with nothing of ours in it: what a page costs before it shows anything.
  const pages = {
    empty: '/ui/empty',
    programme: `/f/${slug}`,
    text: `/f/${slug}/text`,
    board: `/f/${slug}/board`,
  };
  const views = {
    programme: `/api/v1/views/forum.programme/${forumId}`,
    text: `/api/v1/views/resolution.page/${forumId}`,
    board: `/api/v1/views/board.table/${forumId}`,
  };
  const asked = [
    ...Object.entries(pages).flatMap(([name, path]) => [
      { kind: 'html', name, path, connections: 1 },
      { kind: 'html', name, path, connections: 20 },
    ]),
    ...Object.entries(views).map(([name, path]) => ({ kind: 'json', name, path, connections: 20 })),
  ].filter(
    ({ kind, name }) => !values.only || values.only.split(',').some((word) => word === kind || word === name),
  );
  const people = { participant: readers, organiser: cookies.organiser };
  const limits = budgets().pages;
  const rows: (string | number)[][] = [];
  for (const { kind, name, path, connections } of asked)
    for (const who of ['participant', 'organiser'] as const) {
      const { times, rate } = await visit(server.address + path, people[who], connections, requests);
      const limit = limits[`${kind}, ${connections} connection${connections > 1 ? 's' : ''}`];
      const p95 = percentile(times, 0.95);
      const word = verdict(p95, limit);
      if (word === 'OVER') over += 1;
      rows.push([
        `${kind} ${name}`,
        who,
        connections,
        percentile(times, 0.5).toFixed(0),
        p95.toFixed(0),
        limit ?? '—',
        rate.toFixed(0),
        load(),
        word,
      ]);
    }
  console.log(
    `${SIZES.people} participants, ${SIZES.recommendations} recommendations, ${requests} requests each, ms\n`,
  );
  printTable(['what', 'as', 'conn.', 'p50', 'p95', 'budget', 'per s', 'load', ''], rows);
});
process.exitCode = over > 0 ? 1 : 0;
