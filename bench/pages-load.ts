/**
 * The visitors of the pages bench, a process of their own: `connections` keep-alive sockets ask for one address after
 * another until `requests` are answered in full, each time as the next person of those given. Says the times in ms to
 * the parent, sorted.
 */
import { Agent, get } from 'node:http';

type Plan = { url: string; cookies: string[]; requests: number; connections: number; warmup: number };
const plan = JSON.parse(process.argv[2] ?? '{}') as Plan;
const agent = new Agent({ keepAlive: true, maxSockets: plan.connections });

let turn = 0;
function ask(): Promise<number> {
  const cookie = plan.cookies[turn++ % plan.cookies.length];
  return new Promise((done, fail) => {
    const began = performance.now();
    get(plan.url, { agent, headers: { cookie, 'accept-encoding': 'gzip' } }, (res) => {
      if (res.statusCode !== 200) fail(new Error(`${plan.url} answered ${res.statusCode}`));
      res.on('end', () => done(performance.now() - began));
      res.on('error', fail);
      res.resume();
    }).on('error', fail);
  });
}

async function many(requests: number, keep: number[]): Promise<void> {
  let left = requests;
  await Promise.all(
    Array.from({ length: plan.connections }, async () => {
      while (left > 0) {
        left -= 1;
        keep.push(await ask());
      }
    }),
  );
}

await many(Math.max(plan.warmup, plan.connections), []);
const times: number[] = [];
const began = performance.now();
await many(plan.requests, times);
const seconds = (performance.now() - began) / 1000;
process.send?.({ times: times.sort((a, b) => a - b), rate: plan.requests / seconds });
agent.destroy();
