/** People who type and people who read: how long until everybody has it, and until the typist knows it is saved. */
import { type Budgets, printTable, verdict } from '../table.ts';
import { type Bench, bareCommits } from './database.ts';
import type { Plan, Typed } from './people.ts';
import { ask, end, familySeconds, next, start, type Usage } from './processes.ts';
import { labelOf, withServer } from './servers.ts';
import type { ServerName } from './wire.ts';

export interface Crowd {
  clients: number;
  typists: number;
  rate: number;
  seconds: number;
}
const SMALL = 20;
const round = (value: number) => (value < 100 ? value.toFixed(1) : Math.round(value));

/** True when within the budgets. */
export async function typing(
  bench: Bench,
  names: ServerName[],
  crowd: Crowd,
  budgets: Budgets['drafting'],
): Promise<boolean> {
  const rows: (string | number)[][] = [];
  const checks: { what: string; value: number; budget: number | undefined }[] = [];
  for (const name of names) {
    const one = await measure(name, bench, crowd);
    const { propagationMs: told, ackMs } = one;
    const lost = one.wanted - one.delivered;
    rows.push([
      labelOf(name),
      round(told.p50),
      round(told.p99),
      round(told.max),
      name === 'veche' ? round(ackMs.p99) : '',
      `${one.delivered}/${one.wanted}`,
      `${round(one.afterStopMs)} ms`,
      `${Math.round(one.cpu * 100)} %`,
      one.databaseCpu === null ? '' : `${Math.round(one.databaseCpu * 100)} %`,
      `${Math.round(one.rss / 1e6)} MB`,
      name === 'veche' ? `${round(one.flushMs)} / ${round(one.commitMs)}` : '',
      name === 'veche' ? `${round(one.bare.p50)} / ${round(one.bare.p99)}` : '',
    ]);
    if (name !== 'veche') continue;
    const key = `${crowd.clients}/${crowd.typists}`;
    const small = crowd.clients <= SMALL;
    checks.push(
      { what: 'not delivered', value: lost, budget: 0 },
      { what: 'propagation p99', value: told.p99, budget: small ? 3 * one.bare.p99 : budgets[`${key} p99`] },
      { what: 'propagation p50', value: told.p50, budget: small ? budgets['small p50'] : undefined },
      { what: 'saved p99', value: ackMs.p99, budget: budgets[`${key} saved p99`] },
    );
  }
  console.log(
    `\n${crowd.clients} clients, ${crowd.typists} typing ${crowd.rate}/s for ${crowd.seconds} s, one draft`,
  );
  printTable(
    [
      '',
      'p50 ms',
      'p99',
      'max',
      'saved p99',
      'delivered',
      'after',
      'CPU',
      'PG CPU',
      'RSS',
      'flush / its COMMIT p50',
      'bare COMMIT p50/p99',
    ],
    rows,
  );
  let within = true;
  for (const { what, value, budget } of checks) {
    if (budget === undefined) continue;
    within &&= value <= budget;
    console.log(`${what}: ${round(value)} of ${round(budget)}: ${verdict(value, budget)}`);
  }
  return within;
}

type Measured = Typed & {
  cpu: number;
  databaseCpu: number | null;
  rss: number;
  flushMs: number;
  commitMs: number;
  bare: { p50: number; p99: number };
};

function measure(name: ServerName, bench: Bench, crowd: Crowd): Promise<Measured> {
  return withServer(name, bench, null, async (server, target) => {
    const plan: Plan = { target, ...crowd };
    const load = start(1, 'bench/drafting/people.ts', [JSON.stringify(plan)]);
    await next(load);
    const before = await ask<Pick<Usage, 'cpu'>>(server, 'cpu');
    const database = bench.postmaster === null ? null : familySeconds(bench.postmaster);
    const startedAt = performance.now();
    const stop = bareCommits(bench.sql);
    const typed = await ask<Typed>(load, 'go');
    const bare = await stop();
    // A server that is behind answers late, and works until then.
    const after = await ask<Usage>(server, 'stats');
    const seconds = (performance.now() - startedAt) / 1_000;
    const spent = bench.postmaster === null ? null : familySeconds(bench.postmaster);
    await end(load);
    const cpu = (after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system) / 1e6 / seconds;
    const databaseCpu = spent === null || database === null ? null : (spent - database) / seconds;
    const { flushMs, commitMs } = after;
    return {
      ...typed,
      cpu,
      databaseCpu,
      rss: after.rss,
      flushMs: flushMs?.p50 ?? 0,
      commitMs: commitMs?.p50 ?? 0,
      bare,
    };
  });
}
