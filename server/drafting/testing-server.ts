/** An engine in a process of its own, to be killed: `node --import tsx testing-server.ts <database url> <port>`. */
import postgres from 'postgres';
import { startNode } from './testing.ts';

const [url = '', port = '0'] = process.argv.slice(2);
const sql = postgres(url, { max: 6, onnotice: () => {} });
const node = await startNode(sql, {
  port: Number(port),
  limits: { messagesPerSecond: 5_000, messageBurst: 50_000 },
});
process.on('message', (message) => {
  if (message === 'stats')
    process.send?.({ ...node.drafting.stats(), cpu: process.cpuUsage(), rss: process.memoryUsage().rss });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ port: node.port });
