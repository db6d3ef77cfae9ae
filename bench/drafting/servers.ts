/** The servers of the drafting bench: ours, and with `--peers` the others, installed from the lock file in bench/peers. */
import type { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Bench } from './database.ts';
import { end, next, start } from './processes.ts';
import type { ServerName, Target } from './wire.ts';

const PEERS = resolve(import.meta.dirname, '../peers');
const LABELS: Record<ServerName, string> = {
  veche: 'Veche (committed)',
  'y-websocket': '@y/websocket-server 0.1.1 (memory)',
  hocuspocus: 'Hocuspocus 3.4.4 (memory)',
};
export const labelOf = (server: ServerName): string => LABELS[server];

export async function serverNames(peers: boolean): Promise<ServerName[]> {
  if (!peers) return ['veche'];
  const { ensureModules } = (await import('#server/install/modules.mjs')) as {
    ensureModules: (root: string, withDev: boolean) => Promise<boolean>;
  };
  if (!(await ensureModules(PEERS, false))) throw new Error('the other servers could not be installed');
  return ['veche', 'y-websocket', 'hocuspocus'];
}

/** Runs `work` against one server on a draft that says `initial`, and ends the server. */
export async function withServer<T>(
  server: ServerName,
  bench: Bench,
  initial: Uint8Array | null,
  work: (child: ChildProcess, target: Target) => Promise<T>,
): Promise<T> {
  const draftId = server === 'veche' ? await bench.newDraft('notes', initial ?? undefined) : 'bench';
  const file = join(bench.dataDir, 'initial');
  if (initial) writeFileSync(file, initial);
  const child =
    server === 'veche'
      ? start(0, 'server/drafting/testing-server.ts', [bench.url, '0'], ['--expose-gc'])
      : start(0, join(PEERS, 'peer.mjs'), [server, '0', ...(initial ? [file] : [])], ['--expose-gc']);
  try {
    const { port } = await next<{ port: number }>(child);
    const url = `ws://127.0.0.1:${port}${server === 'veche' ? '/draft' : ''}`;
    return await work(child, { server, url, draftId });
  } finally {
    await end(child);
  }
}
