/** The ground floor, with real processes: what must hold before any screen is worth looking at. */
import { spawn } from 'node:child_process';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { io, type Socket } from 'socket.io-client';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { PROTOCOL_VERSION } from '../domain/protocol-version.ts';
import { freePort, removeDir, type ServerProcess, startServer, tempDir, veche } from './server.ts';
import { liveNotesDraft, sessionCookie } from './session.ts';

const started: ServerProcess[] = [];
const dirs: string[] = [];
test.afterEach(async () => {
  for (const server of started.splice(0).reverse()) await server.stop('SIGKILL').catch(() => {});
  for (const dir of dirs.splice(0)) {
    await stopPostgres(dir);
    await removeDir(dir);
  }
});

async function stopPostgres(dataDir: string): Promise<void> {
  const { readFile } = await import('node:fs/promises');
  const pid = Number(
    (await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0],
  );
  if (!pid) return;
  try {
    process.kill(pid, 'SIGQUIT');
  } catch {
    return;
  }
  await expect.poll(() => alive(pid), { timeout: 15_000 }).toBe(false);
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function folder(name: string): Promise<string> {
  const dir = await tempDir(name);
  dirs.push(dir);
  return dir;
}

async function start(options: Parameters<typeof startServer>[0]): Promise<ServerProcess> {
  const server = await startServer(options);
  started.push(server);
  return server;
}

function live(address: string, cookie: string): Socket {
  return io(address, {
    path: '/live',
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: { protocol: PROTOCOL_VERSION },
    extraHeaders: { cookie, origin: address },
  });
}

function draft(
  address: string,
  draftId: string,
  cookie: string,
): { provider: WebsocketProvider; doc: Y.Doc; closed: Promise<number> } {
  const doc = new Y.Doc();
  class Authorised extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie, origin: address } });
    }
  }
  const provider = new WebsocketProvider(`${address.replace('http', 'ws')}/draft`, draftId, doc, {
    WebSocketPolyfill: Authorised as never,
    disableBc: true,
    maxBackoffTime: 100,
    params: { schema: '1' },
  });
  const closed = new Promise<number>((resolve) => {
    provider.on('connection-close', (event: { code?: number } | null) => {
      provider.shouldConnect = false;
      resolve(event?.code ?? 0);
    });
  });
  return { provider, doc, closed };
}

const connected = (socket: Socket) =>
  new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
const gone = (socket: Socket) =>
  new Promise<number>((resolve) => socket.once('disconnect', () => resolve(Date.now())));
const synced = (provider: WebsocketProvider) =>
  provider.synced
    ? Promise.resolve()
    : new Promise<void>((resolve) => provider.once('sync', () => resolve()));

test('[BU2] a revocation given by the command line closes page and draft sockets on both processes within a second', async () => {
  const first = await start({ dataDir: await folder('first') });
  const databaseUrl = await ownerUrl(first.dataDir);
  const second = await start({ dataDir: await folder('second'), env: { DATABASE_URL: databaseUrl } });
  await sessionCookie(first, 'Второй Администратор');
  const { cookie, email } = await sessionCookie(first);
  const draftId = await liveNotesDraft(first, cookie);

  const sockets = [live(first.address, cookie), live(second.address, cookie)];
  await Promise.all(sockets.map(connected));
  const drafts = [draft(first.address, draftId, cookie), draft(second.address, draftId, cookie)];
  await Promise.all(drafts.map((d) => synced(d.provider)));

  const ends = Promise.all([...sockets.map(gone), ...drafts.map((d) => d.closed.then(() => Date.now()))]);
  // The clock starts when the command has committed: its own start-up is not the bus.
  await veche(first, 'user', 'suspend', '--email', email);
  const committed = Date.now();
  for (const at of await ends) expect(at - committed).toBeLessThan(1000);

  const again = live(second.address, cookie);
  await connected(again).catch(() => {});
  const answer = await fetch(`${second.address}/api/v1/views/forum.home/x`, { headers: { cookie } });
  expect([401, 404]).toContain(answer.status);
  again.disconnect();
});

async function ownerUrl(dataDir: string): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  const secret = JSON.parse(await readFile(join(dataDir, 'postgres.json'), 'utf8')) as Record<
    string,
    string | number
  >;
  const { urlFor, OWNER_ROLE } = await import('../server/postgres/secret.ts');
  return urlFor(secret as never, OWNER_ROLE as never);
}

// Ctrl-C goes the same way as TERM: by day one of the two is enough.
for (const signal of process.env.NIGHTLY === '1'
  ? (['SIGTERM', 'SIGINT'] as const)
  : (['SIGTERM'] as const)) {
  test(`${signal} during load: nothing accepted is lost, the exit is clean and quick, no orphan is left`, async () => {
    const dataDir = await folder('stop');
    const server = await start({ dataDir });
    const { cookie } = await sessionCookie(server);
    const draftId = await liveNotesDraft(server, cookie);
    const { provider, doc } = draft(server.address, draftId, cookie);
    await synced(provider);
    const text = doc.getXmlFragment('notes');
    const paragraph = new Y.XmlElement('paragraph');
    text.insert(0, [paragraph]);
    const words = new Y.XmlText();
    paragraph.insert(0, [words]);
    const typing = setInterval(() => words.insert(words.length, 'слово '), 10);
    await expect.poll(() => words.length, { timeout: 5000 }).toBeGreaterThan(100);
    const { code, ms } = await server.stop(signal);
    clearInterval(typing);
    provider.destroy();
    expect(code).toBe(0);
    expect(ms).toBeLessThan(20_000);
    const { readFile } = await import('node:fs/promises');
    await expect(readFile(join(dataDir, 'postgres/postmaster.pid'))).rejects.toThrow();

    const back = await start({ dataDir, port: server.port });
    const reader = draft(back.address, draftId, cookie);
    await synced(reader.provider);
    expect(reader.doc.getXmlFragment('notes').toString()).toContain('слово');
    reader.provider.destroy();
  });
}

test('kill -9 at any moment of the first start: the next start works', async () => {
  const rounds = process.env.NIGHTLY ? 20 : 2;
  test.setTimeout(60_000 * rounds);
  const { mkdir } = await import('node:fs/promises');
  for (let round = 0; round < rounds; round += 1) {
    const dataDir = await folder('first-start');
    await mkdir(dataDir, { recursive: true });
    const port = await freePort();
    const env = {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR: dataDir,
      AUTH_SECRET: 'Zq7vN2xW9bT4mK8sR1pL6yD3hF5gJ0cA',
      LOG_LEVEL: 'error',
    };
    const child = spawn(process.execPath, ['server/run.mjs', 'main'], {
      env: env as never,
      stdio: 'ignore',
    });
    const exited = new Promise((resolve) => child.once('exit', resolve));
    // Spread over the whole start, not over the same moment.
    const after = 300 + ((round * 2654435761) % 4700);
    await Promise.race([exited, new Promise((resolve) => setTimeout(resolve, after))]);
    child.kill('SIGKILL');
    await exited;
    const server = await startServer({ dataDir, port });
    expect((await server.stop()).code).toBe(0);
  }
});

test('[AC2] plain http on an address that is not loopback: sign-in, sockets and drafts work; forged hosts do not', async ({
  browser,
}) => {
  const lan = Object.values(networkInterfaces())
    .flat()
    .find((a) => a && a.family === 'IPv4' && !a.internal)?.address;
  // Without one there is nothing to prove, and a test that proves nothing is not passed over.
  expect(lan, 'this machine has no address but loopback').toBeTruthy();
  const server = await start({ dataDir: await folder('lan'), host: '0.0.0.0' });
  const address = `http://${lan}:${server.port}`;
  const hosts: string[] = [];
  const context = await browser.newContext();
  const page = await context.newPage();
  page.on('request', (request) => {
    if (/^https?:|^wss?:/.test(request.url())) hosts.push(new URL(request.url()).host);
  });
  const link = await veche(
    server,
    'user',
    'create',
    '--email',
    'lan@example.org',
    '--name',
    'Петрова Анна Ивановна',
  );
  await page.goto(`${address}${new URL(link).pathname}${new URL(link).search}`);
  await page.locator('form button[type=submit]').first().click();
  await expect(page).toHaveURL(`${address}/`);
  expect((await context.cookies()).map((c) => c.name)).toContain('veche.session');
  const socket = await page.evaluate(
    (url) =>
      new Promise<string>((resolve) => {
        const ws = new WebSocket(url);
        ws.onmessage = (event) => resolve(String(event.data).slice(0, 1));
        ws.onerror = () => resolve('error');
      }),
    `ws://${lan}:${server.port}/live/?EIO=4&transport=websocket`,
  );
  expect(socket).toBe('0');
  expect(new Set(hosts)).toEqual(new Set([`${lan}:${server.port}`]));
  for (const headers of [{ host: 'evil.example' }, { 'x-forwarded-host': 'evil.example' }] as Record<
    string,
    string
  >[]) {
    const status = await rawStatus(server.port, headers);
    if ('host' in headers) expect(status).toBeGreaterThanOrEqual(400);
    else expect(status).toBe(200);
  }
  await context.close();
});

async function rawStatus(port: number, headers: Record<string, string>): Promise<number> {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    const req = request({ host: '127.0.0.1', port, path: '/signin', headers }, (res) => {
      res.resume();
      resolve(res.statusCode ?? 0);
    });
    req.on('error', reject);
    req.end();
  });
}
