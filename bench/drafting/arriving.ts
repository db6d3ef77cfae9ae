/** Coming in: hundreds at once into a large text, what each idle one costs, and how soon a long history opens. */
import * as Y from 'yjs';
import { applyFrame } from '#server/drafting/raw.ts';
import { createStore, type NewUpdate } from '#server/drafting/store.ts';
import { textHash } from '#server/drafting/text-hash.ts';
import { type Budgets, printTable, verdict } from '../table.ts';
import { type Bench, textOf } from './database.ts';
import { history } from './history.ts';
import type { Joined, Plan } from './people.ts';
import { ask, end, next, start, type Usage } from './processes.ts';
import { labelOf, withServer } from './servers.ts';
import { openWire, type ServerName, type Target } from './wire.ts';

type Limits = Budgets['drafting'];
const WARM = 100;
const APPEND = 2_000;

const people = (target: Target, clients: number, idle: boolean) => {
  const plan: Plan = { target, clients, typists: 0, rate: 0, seconds: 0, idle };
  return start(1, 'bench/drafting/people.ts', [JSON.stringify(plan)]);
};
function judged(what: string, value: number, budget: number | undefined): boolean {
  if (budget === undefined) return true;
  console.log(`${what}: ${Math.round(value)} of ${budget}: ${verdict(value, budget)}`);
  return value <= budget;
}

export async function joining(
  bench: Bench,
  names: ServerName[],
  clients: number,
  kb: number,
  limits: Limits,
): Promise<boolean> {
  const rows: (string | number)[][] = [];
  let ours = 0;
  const initial = textOf(kb);
  for (const name of names) {
    await withServer(name, bench, initial, async (server, target) => {
      const load = people(target, clients, false);
      await next(load);
      const { joinMs, mbEach } = await ask<Joined>(load, 'go');
      const after = await ask<Usage>(server, 'stats');
      await end(load);
      if (name === 'veche') ours = joinMs;
      rows.push([labelOf(name), Math.round(joinMs), mbEach.toFixed(2), `${Math.round(after.rss / 1e6)} MB`]);
    });
  }
  console.log(`\n${clients} join a text of ${Math.round(initial.length / 1024)} kB at once`);
  printTable(['', 'all have it, ms', 'MB each', 'RSS'], rows);
  return judged('joins, ms', ours, limits[`join ${clients}/${kb} kB`]);
}

export async function idle(
  bench: Bench,
  names: ServerName[],
  clients: number,
  limits: Limits,
): Promise<boolean> {
  const rows: (string | number)[][] = [];
  let ours = 0;
  for (const name of names) {
    await withServer(name, bench, textOf(20), async (server, target) => {
      // What the first ones bring with them (code, caches) is nobody's own.
      const warm = people(target, WARM, true);
      await next(warm);
      const before = await ask<Usage>(server, 'stats');
      const load = people(target, clients, true);
      await next(load);
      const after = await ask<Usage>(server, 'stats');
      await end(load);
      await end(warm);
      const each = (after.rss - before.rss) / clients / 1_000;
      if (name === 'veche') ours = each;
      rows.push([labelOf(name), each.toFixed(1), `${Math.round(after.rss / 1e6)} MB`]);
    });
  }
  console.log(`\n${clients} idle connections`);
  printTable(['', 'kB each', 'RSS'], rows);
  return judged('idle connection, kB', ours, limits['idle kB']);
}

export async function opening(bench: Bench, edits: number, limits: Limits): Promise<boolean> {
  const draftId = await bench.newDraft('none');
  const store = createStore(bench.sql);
  const doc = new Y.Doc();
  let rows: NewUpdate[] = [];
  const write = async () => {
    await store.append(draftId, 1, 1, new Date(), rows);
    rows = [];
  };
  doc.on('update', (data: Uint8Array) => {
    rows.push({ accountId: 'bench', connectionId: 'bench', data });
  });
  const edit = history(doc);
  for (let i = 0; i < edits; i += 1) {
    edit();
    if (rows.length >= APPEND) await write();
  }
  await write();
  const clients = [...doc.store.clients.keys()];
  await store.bind(
    draftId,
    clients.map((client) => ({ client, accountId: 'bench' })),
  );
  const compacted = performance.now();
  await bench.drafting.compact(draftId);
  const compactMs = performance.now() - compacted;
  const times: number[] = [];
  await withServer('veche', bench, null, async (server, { server: name, url }) => {
    for (let round = 0; round < 5; round += 1) {
      const at = performance.now();
      const wire = openWire({ server: name, url, draftId }, 'bench', null);
      const copy = new Y.Doc();
      wire.onChange = (frame) => {
        times.push(performance.now() - at);
        applyFrame(copy, frame);
      };
      await wire.synced;
      if (textHash(copy) !== textHash(doc)) throw new Error('opened to another text');
      wire.ws.terminate();
      while ((await ask<{ rooms: number }>(server, 'stats')).rooms > 0)
        await new Promise((done) => setTimeout(done, 50));
    }
  });
  console.log(
    `\na draft with ${edits} updates of ${clients.length} client ids, ${doc.getText('t').length} characters, after compaction`,
  );
  printTable(
    ['opened, ms', ...times.map((_, i) => (i === 0 ? 'fresh process' : `again ${i}`)), 'compaction'],
    [['', ...times.map((ms) => Math.round(ms)), Math.round(compactMs)]],
  );
  // A fresh process also translates its own code; drafts are opened by those which run.
  return judged('opening, ms', Math.max(...times.slice(1)), limits['open ms']);
}
