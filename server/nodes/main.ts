/**
 * `npm run nodes [-- --demo]`: two nodes behind a proxy, to be tried by hand. Words on the input: `kill 1`, `start 1`,
 * `kill redis`, `start redis`, `state`; Ctrl-C stops everything in order.
 */
import { createInterface } from 'node:readline';
import { createLog } from '#server/log.ts';
import { type Nodes, startNodes } from './nodes.ts';

function state({ address, nodes, redis, passed }: Nodes): string {
  const lines = nodes.map(
    (node, i) =>
      `  node ${i + 1}  127.0.0.1:${node.port}  pid ${node.pid}  ${node.alive ? 'up' : 'down'}, ${passed(node)} connections so far`,
  );
  const word = redis
    ? `127.0.0.1:${redis.port}  ${redis.alive ? 'up' : 'down'}`
    : 'not installed: NOTIFY alone';
  return [`${address}`, ...lines, `  redis   ${word}`].join('\n');
}

const all = await startNodes({
  dataDir: process.env.DATA_DIR || '.data-nodes',
  log: createLog('warn'),
  port: Number(process.env.PORT || 3000),
  demo: process.argv.includes('--demo'),
  stdio: 'inherit',
});
console.log(`${state(all)}\n\nkill 1 | start 1 | kill 2 | start 2 | kill redis | start redis | state`);

const input = createInterface({ input: process.stdin });
let work = Promise.resolve();
input.on('line', (line) => {
  const [verb, name] = line.trim().split(/\s+/);
  const part = name === 'redis' ? all.redis : all.nodes[Number(name) - 1];
  // One after another: who kills and starts in one breath means both.
  work = work
    .then(() => (verb === 'kill' ? part?.stop() : verb === 'start' ? part?.start() : undefined))
    .catch((error: unknown) => console.error(error instanceof Error ? error.message : error))
    .then(() => console.log(state(all)));
});
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void all.stop().then(() => process.exit(0));
  });
