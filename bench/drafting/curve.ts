/** What an edit costs after so many edits: typed through a socket, one at a time and in bursts, compaction included. */
import * as Y from 'yjs';
import { quantiles } from '#server/drafting/timings.ts';
import { type Budgets, printTable, verdict } from '../table.ts';
import type { Bench } from './database.ts';
import { history } from './history.ts';
import { ask, end, next, start, type Usage } from './processes.ts';
import { openWire } from './wire.ts';

const POINTS = [1_000, 3_000, 10_000, 30_000, 100_000, 260_000];
const SINGLE = 300;
const BURST = 500;
const BURSTS = 6;
const LIMITS = { bytesPerSecond: 1e9, byteBurst: 1e9, messagesPerSecond: 1e6, messageBurst: 1e6 };

export async function curve(bench: Bench, edits: number, limits: Budgets['drafting']): Promise<boolean> {
  const draftId = await bench.newDraft('none');
  const server = start(
    0,
    'server/drafting/testing-server.ts',
    [bench.url, '0', JSON.stringify(LIMITS)],
    ['--expose-gc'],
  );
  const { port } = await next<{ port: number }>(server);
  const doc = new Y.Doc();
  const wire = openWire({ server: 'veche', url: `ws://127.0.0.1:${port}/draft`, draftId }, 'bench', doc);
  await wire.synced;
  const edit = history(doc);
  const cpu = async () => {
    const { user, system } = (await ask<Pick<Usage, 'cpu'>>(server, 'cpu')).cpu;
    return user + system;
  };
  let made = 0;
  const burst = async (count: number) => {
    for (let done = 0; done < count; done += BURST) {
      for (let i = 0; i < BURST; i += 1) edit();
      await wire.ack();
    }
    made += count;
  };
  const rows: (string | number)[][] = [];
  const single: number[] = [];
  for (const point of POINTS.filter((one) => one <= edits)) {
    await burst(Math.max(BURST, Math.ceil((point - made - BURST * BURSTS) / BURST) * BURST));
    const burstAt = await cpu();
    await burst(BURST * BURSTS);
    const perBurst = ((await cpu()) - burstAt) / (BURST * BURSTS);
    const times: number[] = [];
    const singleAt = await cpu();
    for (let i = 0; i < SINGLE; i += 1) {
      const at = performance.now();
      edit();
      await wire.ack();
      times.push(performance.now() - at);
    }
    made += SINGLE;
    const perSingle = ((await cpu()) - singleAt) / SINGLE;
    const { p50, p99 } = quantiles(times);
    single.push(p50);
    const size = Math.round(Y.encodeStateAsUpdate(doc).length / 1024);
    rows.push([made, size, perBurst.toFixed(0), perSingle.toFixed(0), p50.toFixed(2), p99.toFixed(2)]);
  }
  await end(server);
  console.log('\nan edit after so many edits: CPU of the server process (compaction too), time until saved');
  printTable(['edits', 'text kB', 'µs CPU, bursts', 'µs CPU, single', 'saved p50 ms', 'saved p99 ms'], rows);
  const growth = (single.at(-1) ?? 0) / (single[0] ?? 1);
  const budget = limits['curve growth'];
  if (budget === undefined) return true;
  console.log(`saved p50, last to first: ${growth.toFixed(2)} of ${budget}: ${verdict(growth, budget)}`);
  return growth <= budget;
}
