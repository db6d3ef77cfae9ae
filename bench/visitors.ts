/** Visitors of a server: another process that asks for one address over and over, and says how long each answer took. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export type Said = { times: number[]; rate: number };

export async function visit(
  url: string,
  /** Of one person, or of several who take turns. */
  cookie: string | readonly string[],
  connections: number,
  requests: number,
  /** Asked before any time is taken. */
  warmup = Math.min(requests, 40),
): Promise<Said> {
  const plan = { url, cookies: [cookie].flat(), requests, connections, warmup };
  const child = fork(join(import.meta.dirname, 'pages-load.ts'), [JSON.stringify(plan)], {
    execArgv: ['--import', 'tsx'],
  });
  const [said] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`the visitors ended with ${code}`))),
  ])) as [Said];
  return said;
}
