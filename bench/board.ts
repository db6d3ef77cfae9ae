/**
 * The board as it grows: one forum in the embedded PostgreSQL (fsync on) with two
 * assignments and ten events a recommendation; what each view asks of SQL (questions asked side by side are summed), the
 * reminder sweep, and at the largest size the same as JSON and as a page at 20 connections. SQL is measured after a change
 * each time, so nothing of it is kept, but for the line that says so; at 20 connections nothing changes meanwhile.
 *   npm run bench -- board [--built] [--sizes 1000,5000,20000,50000] [--requests 200]
 */
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { bindQueries } from '#server/bind.ts';
import { execute } from '#server/command.ts';
import * as bodyQueries from '#server/recommendation/body-queries.ts';
import { sweepReminders } from '#server/reminder/commands.ts';
import { viewRegistry } from '#server/views.ts';
import { openHouse } from '../e2e/matrix/house.ts';
import { questionsOf } from './asked.ts';
import { scrollBoard } from './board-scroll.ts';
import { growBoard } from './board-seed.ts';
import { benchFolder, withBuild, withServer } from './built-server.ts';
import { SIZES, seedBigForum } from './pages-seed.ts';
import { budgets, load, percentile, printTable, verdict } from './table.ts';
import { visit } from './visitors.ts';

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    built: { type: 'boolean', default: false },
    sizes: { type: 'string', default: '1000,5000,20000,50000' },
    requests: { type: 'string', default: '200' },
  },
});
const sizes = values.sizes.split(',').map(Number);
const requests = Number(values.requests);
const ROUNDS = 60;
/** Rounds before that: each connection of the pool plans a question five times before it keeps the plan. */
const WARM = 15;

/** Name, view, its parameters, and the page that shows the same. */
const VIEWS = (id: string, slug: string) => {
  const board = `/f/${slug}/board`;
  const table = (params: string) => ({ view: 'board.table', id, params: `${params}&limit=50` });
  return [
    { name: 'board, first fifty with facets', ...table('group='), page: board },
    { name: 'board, a signal', ...table('signal=overdue'), page: `${board}?signal=overdue` },
    { name: 'dashboard', view: 'board.dashboard', id, params: '', page: `${board}/dashboard` },
    { name: 'board, further rows', ...table('after=400.0'), page: null },
    { name: 'board, closed', ...table('group=closed'), page: `${board}?group=closed` },
    { name: 'body', ...table(`addressee=${BODY}`), page: `${board}?addressee=${BODY}` },
    { name: 'my desk', view: 'board.desk', id, params: '', page: `${board}/desk` },
    { name: 'answers to review', ...table('pending=1'), page: `${board}?pending=1` },
    { name: 'search, a word', ...table('q=наставничества 77'), page: `${board}?q=наставничества+77` },
    { name: 'search, many hits', ...table('q=стажировка'), page: `${board}?q=стажировка` },
    { name: 'search, misspelt', ...table('q=настовничество'), page: `${board}?q=настовничество` },
    {
      name: 'history of one',
      view: 'recommendation.page',
      id: `${id}:77`,
      params: '',
      page: `/f/${slug}/r/77`,
    },
    { name: 'board as kept', view: 'board.table', id, params: '', page: null },
  ];
};
const BODY = `A${'7'.padStart(21, '0')}`;

const began = performance.now();
/** How far it is, and since when: the table comes at the end. */
const tell = (what: string) =>
  console.error(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${what}`);

await withBuild(values.built);
const limits = budgets().board;
const curve = new Map<string, (string | number)[]>();
const keep = (name: string, ms: number, budget: number, last: boolean) => {
  if (last && ms > budget) over += 1;
  curve.set(name, [...(curve.get(name) ?? [name]), ms.toFixed(1)]);
};
let over = 0;
await withServer({ dataDir: benchFolder(), env: { LOG_LEVEL: 'error' } }, async (server) => {
  const house = await openHouse(server);
  const owner = postgres(house.ownerUrl, { max: 1, onnotice: () => {} });
  const forum = await seedBigForum(house, owner, { ...SIZES, people: 200, recommendations: 0 });
  const { forumId, slug, cookies } = forum;
  await owner`insert into reminder_setting (forum_id, digest, schools, ladder, updated_at)
    values (${forumId}, true, true, true, now())`;
  // As after any change of the board: nothing that was kept may be given.
  const changed = () => owner`update view_stamp set stamp = gen_random_uuid()`;
  const asked = questionsOf(house.services.db);
  const views = viewRegistry(house.services);
  const body = bindQueries(house.services, bodyQueries);
  const actor = await house.sessions.resolve(cookies.organiser);
  // At night and in summer nothing is said, which would be quick at any size.
  const noon = new Date();
  if (noon.getUTCMonth() === 6 || noon.getUTCMonth() === 7) noon.setUTCMonth(8);
  noon.setUTCHours(9, 0, 0, 0);
  const awake = { ...house.services, clock: { ...house.services.clock, now: () => noon } };

  let had = 0;
  for (const size of sizes) {
    const last = size === sizes.at(-1);
    await growBoard(owner, { ...forum, resolutions: SIZES.resolutions, from: had + 1, to: size });
    had = size;
    tell(`${size} recommendations, ${2 * size} assignments, ${10 * size} events lie in the database`);
    const loads: [name: string, ask: () => Promise<unknown>][] = [];
    for (const { name, view, id, params } of VIEWS(forumId, slug)) {
      const entry = views.get(view);
      const audience = await entry?.audience(actor, id);
      if (!entry || !audience) throw new Error(name);
      const given = Object.fromEntries(new URLSearchParams(params));
      loads.push([name, () => entry.load(audience, id, given)]);
    }
    loads.push(['body, its head', () => body.bodyOnBoard(actor, slug, BODY)]);
    for (const [name, ask] of loads) {
      const times: number[] = [];
      for (let at = 0; at < ROUNDS + WARM; at += 1) {
        if (name !== 'board as kept') await changed();
        asked.length = 0;
        await ask();
        if (at >= WARM) times.push(asked.reduce((sum, { ms }) => sum + ms, 0));
      }
      const sorted = times.sort((a, b) => a - b);
      keep(name, percentile(sorted, 0.95), name === 'dashboard' ? limits.dashboard : limits.sql, last);
    }
    const swept = performance.now();
    const said = await execute(awake, sweepReminders, null, {}, { channel: 'system' });
    if (!said.ok || said.data.letters === 0) throw new Error(said.ok ? 'nothing was said' : said.code);
    keep('reminder sweep, ladder on', performance.now() - swept, limits.sweep, last);
    // Each size is swept as if nothing had been said.
    await owner`delete from reminder`;
    await owner`delete from mail`;
    tell(`${size}: measured in SQL, load ${load()}`);
  }
  await owner.end();
  await house.close();
  console.log(
    `SQL of a view, p95 of ${ROUNDS}, one at a time, ms (budget ${limits.sql}, dashboard ${limits.dashboard}, sweep ${limits.sweep}; load ${load()})\n`,
  );
  printTable(['view', ...sizes.map(String)], [...curve.values()]);

  const { openMs, read, drawn, frameP50, frameP95, longest } = await scrollBoard(
    server.address,
    slug,
    cookies.organiser,
  );
  console.log(
    `\nIn Chromium, the wheel turned: opened in ${openMs.toFixed(0)} ms; ${read} rows read, ${drawn} of them drawn at the end; a frame p50 ${frameP50.toFixed(0)} ms, p95 ${frameP95.toFixed(0)} ms, the longest ${longest.toFixed(0)} ms (load ${load()})`,
  );

  const size = had;
  const rows: (string | number)[][] = [];
  // A server is started once and asked for weeks: what its very first askers wait for is told, and not judged.
  const opening = new URL(`/api/v1/views/board.table/${forumId}?limit=50`, server.address).href;
  const cold = (await visit(opening, cookies.organiser, 20, requests, 0)).times;
  console.log(`\nThe first ${requests} askers after the start: p95 ${percentile(cold, 0.95).toFixed(0)} ms`);
  for (const { name, view, id, params, page } of VIEWS(forumId, slug))
    for (const [kind, path, limit] of [
      ['json', `/api/v1/views/${view}/${id}${params && `?${params}`}`, limits.json],
      ['page', page, limits.page],
    ] as const) {
      if (!path) continue;
      const url = new URL(path, server.address).href;
      const { times, rate } = await visit(url, cookies.organiser, 20, requests);
      const p95 = percentile(times, 0.95);
      const word = verdict(p95, limit);
      if (word === 'OVER') over += 1;
      tell(`${kind} ${name}`);
      rows.push([
        `${kind} ${name}`,
        percentile(times, 0.5).toFixed(0),
        p95.toFixed(0),
        limit,
        rate.toFixed(0),
        load(),
        word,
      ]);
    }
  console.log(
    `\n${size} recommendations, ${2 * size} assignments, ${10 * size} events; 20 connections, ms\n`,
  );
  printTable(['what', 'p50', 'p95', 'budget', 'per s', 'load', ''], rows);
});
process.exitCode = over > 0 ? 1 : 0;
