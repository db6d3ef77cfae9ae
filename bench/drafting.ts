/**
 * The drafting engine under load: a server process, a load process, a real PostgreSQL with fsync on; rights, guard,
 * presence and acknowledgements switched on.
 *   npm run bench -- drafting [--clients 300 --typists 20 --rate 5 --seconds 15] [--peers]
 *   npm run bench -- drafting join [--clients 500 --kb 1024] [--peers] · idle [--clients 1000] [--peers]
 *   npm run bench -- drafting open [--edits 100000] · curve [--edits 260000] · all [--peers]
 * `--peers` runs two other servers beside ours, from the lock file in bench/peers.
 */
import { parseArgs } from 'node:util';
import { idle, joining, opening } from './drafting/arriving.ts';
import { curve } from './drafting/curve.ts';
import { withDatabase } from './drafting/database.ts';
import { endAll } from './drafting/processes.ts';
import { serverNames } from './drafting/servers.ts';
import { typing } from './drafting/typing.ts';
import { budgets, load } from './table.ts';

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: {
    clients: { type: 'string' },
    typists: { type: 'string', default: '20' },
    rate: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '15' },
    kb: { type: 'string', default: '1024' },
    edits: { type: 'string' },
    peers: { type: 'boolean', default: false },
    smoke: { type: 'boolean', default: false },
    'database-url': { type: 'string' },
  },
});
const number = (text: string | undefined, otherwise: number) =>
  text === undefined ? otherwise : Number(text);
const limits = budgets().drafting;
const names = await serverNames(values.peers);
const seconds = Number(values.seconds);
const mode = values.smoke ? 'smoke' : (positionals[0] ?? 'typing');

type Work = (bench: Parameters<Parameters<typeof withDatabase>[1]>[0]) => Promise<boolean>;
const typed =
  (clients: number, typists: number, rate = 5, long = seconds): Work =>
  (bench) =>
    typing(bench, names, { clients, typists, rate, seconds: long }, limits);
const joined =
  (clients: number, kb: number): Work =>
  (bench) =>
    joining(bench, names, clients, kb, limits);
const idled =
  (clients: number): Work =>
  (bench) =>
    idle(bench, names, clients, limits);
const opened =
  (edits: number): Work =>
  (bench) =>
    opening(bench, edits, limits);
const curved =
  (edits: number): Work =>
  (bench) =>
    curve(bench, edits, limits);

const MODES: Record<string, Work[]> = {
  typing: [typed(number(values.clients, 300), Number(values.typists), Number(values.rate))],
  join: [joined(number(values.clients, 500), Number(values.kb))],
  idle: [idled(number(values.clients, 1_000))],
  open: [opened(number(values.edits, 100_000))],
  curve: [curved(number(values.edits, 260_000))],
  all: [
    typed(300, 20),
    typed(600, 30),
    typed(1_000, 50),
    typed(5, 5),
    typed(20, 20),
    joined(500, 1_024),
    idled(1_000),
    opened(100_000),
    curved(260_000),
  ],
  smoke: [typed(50, 5, 4, 4), joined(100, 200), idled(200), opened(5_000), curved(3_000)],
};
const work = MODES[mode];
if (!work) {
  console.error(`bench drafting ${Object.keys(MODES).join(' | ')}`);
  process.exit(2);
}
let within = true;
try {
  await withDatabase(values['database-url'], async (bench) => {
    console.log(`load of the machine before: ${load()}`);
    for (const one of work) within = (await one(bench)) && within;
  });
} finally {
  await endAll();
}
process.exitCode = within ? 0 : 1;
