/** An engine in a process of its own, to be killed: `node --import tsx testing-server.ts <database url> <port> [limits]`. */
import postgres from 'postgres';
import { startNode } from './testing.ts';

const [url = '', port = '0', limits = '{}'] = process.argv.slice(2);
const sql = postgres(url, { max: 6, onnotice: () => {} });
const node = await startNode(sql, {
  port: Number(port),
  limits: { messagesPerSecond: 5_000, messageBurst: 50_000, ...JSON.parse(limits) },
});
process.on('message', (message) => {
  const cpu = process.cpuUsage();
  if (message === 'cpu') process.send?.({ cpu });
  if (message !== 'stats') return;
  // Only where it was asked for: what is garbage is no memory of a connection.
  globalThis.gc?.();
  process.send?.({ ...node.drafting.stats(), cpu, rss: process.memoryUsage().rss });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ port: node.port });
