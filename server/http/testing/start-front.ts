/** Starts a real front on a free port, with an echo in the place of Next, and collects what it logged. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createFront } from '../front.ts';
import type { FrontEnv, FrontOptions } from '../types.ts';

type Options = Partial<Omit<FrontOptions, 'env'>> & { env?: Partial<FrontEnv> };

/** What stands behind the front answers with what it was told. */
export async function echo(req: IncomingMessage, res: ServerResponse): Promise<void> {
  let bytes = 0;
  for await (const chunk of req) bytes += (chunk as Buffer).length;
  res.setHeader('Content-Type', 'application/json');
  res.end(JSON.stringify({ url: req.url, headers: req.headers, raw: req.rawHeaders, bytes }));
}

export async function startFront(options: Options = {}) {
  const lines: Record<string, unknown>[] = [];
  const keep = (fields: Record<string, unknown>) => void lines.push(fields);
  const { env, ...rest } = options;
  const front = createFront({
    log: { info: keep, warn: keep, error: keep },
    next: echo,
    routes: [],
    upgrades: {},
    ready: async () => ({ ok: true, reasons: [] }),
    ...rest,
    env: { mode: 'test', host: '127.0.0.1', port: 0, trustedProxies: 0, ...env },
  });
  const { port } = await front.listen();
  return { front, port, lines, host: `127.0.0.1:${port}`, origin: `http://127.0.0.1:${port}` };
}
