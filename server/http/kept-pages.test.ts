/** Pages that are made once for all who read the same: whoever comes next gets the bytes, and nothing of another. */
import { get as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Reader } from '#domain/account/face.ts';
import type { Actor } from '#domain/actor.ts';
import { isRefusal } from '#domain/errors.ts';
import { SESSION_COOKIE } from '../actor.ts';
import { PageRecord } from '../page-record.ts';
import { pageRuntime } from '../page-runtime.ts';
import { type BoardWorld, boardWorld } from '../recommendation/testing.ts';
import type { Runtime } from '../runtime.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import type { Front } from './front.ts';
import { keepPages } from './kept-pages.ts';
import { lendParts } from './page-parts.ts';
import { startFront } from './testing/start-front.ts';

type Door = { own(json: string): string | null; read(name: string): unknown };
lendParts();
const door = (globalThis as unknown as { [door: symbol]: Door })[Symbol.for('veche.page-parts')]!;

let world: TestWorld;
let b: BoardWorld;
let runtime: Runtime;
let front: Front;
let port: number;
let other: Actor;
let made: string[];
beforeAll(async () => {
  world = await createTestServices();
  b = await boardWorld(world);
  runtime = pageRuntime(world);
  other = await world.person({ name: `О'Нил <Ада> & "Ко" ${'</script>'}` });
  await world.join(b.forum.id, other, ['participant']);
});
afterAll(() => world.end());
beforeEach(async () => {
  made = [];
  ({ front, port } = await startFront({
    next: pageOf,
    pages: keepPages((cookie) => world.sessions.resolve(cookie)),
  }));
});
afterEach(() => front.drain(0));

/** A page as Next makes one with what ours give it: reads through the runtime, shows the reader by the door. */
async function pageOf(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(req.url ?? '', 'http://own.invalid');
  made.push(pathname);
  const [actor, reader] = await Promise.all([
    runtime.actorOf(req.headers.cookie),
    runtime.readerOf(req.headers.cookie),
  ]);
  const nonce = /'nonce-([^']+)'/.exec(String(req.headers['content-security-policy']))?.[1] ?? '';
  const own = reader && door.own(JSON.stringify(reader));
  const shown = own ? (door.read(own) as Reader) : reader;
  const extra = {
    looks: () => actor?.name,
    takes: () => runtime.services.ids.id(),
    cookie: () => res.setHeader('Set-Cookie', 'a=b'),
    tells: () => runtime.forum.commands.renewJoinCode(actor, { forumId: b.forum.id }),
  }[searchParams.get('also') ?? ''];
  const view = await runtime.recommendation.queries
    .boardTable(actor, b.forum.slug)
    .catch((error: unknown) => {
      if (!isRefusal(error)) throw error;
      return null;
    });
  await extra?.();
  res.statusCode = view ? 200 : 404;
  res.setHeader('Content-Type', 'text/html; charset=utf-8');
  res.setHeader('Link', `</a.css>; nonce="${nonce}"`);
  res.write(`<b title="${shown?.short}">${shown?.name}</b><p>${view?.audience} ${view?.counts.total}</p>`);
  res.end(`<script nonce="${nonce}">(self.__next_f=[]).push("${own}")</script>`);
}

const tokens = new Map<string, string>();
async function cookieOf(actor: Actor): Promise<string> {
  const token =
    tokens.get(actor.accountId) ?? (await world.sessions.issue(actor.accountId, actor.sessionVersion));
  tokens.set(actor.accountId, token);
  return `${SESSION_COOKIE}=${token}`;
}

type Got = { status: number; text: string; nonce: string; link: string; own: Reader | null };
async function open(actor: Actor | null, path = `/f/${b.forum.slug}`, more: Record<string, string> = {}) {
  const { cookie = '', ...rest } = more;
  const cookies = [actor && (await cookieOf(actor)), cookie].filter(Boolean).join('; ');
  return new Promise<Got>((done, fail) => {
    const headers = { host: `127.0.0.1:${port}`, 'accept-encoding': 'gzip', cookie: cookies, ...rest };
    ask({ port, path, headers }, (res) => {
      const got: Buffer[] = [];
      res.on('data', (part: Buffer) => got.push(part));
      res.on('end', () => {
        const body = Buffer.concat(got);
        const text = (res.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString();
        const nonce = /'nonce-([^']+)'/.exec(String(res.headers['content-security-policy']))?.[1] ?? '';
        const json = /id="page-own">(.*?)<\/script>/.exec(text)?.[1];
        const own = json ? (JSON.parse(json) as Reader) : null;
        done({ status: res.statusCode ?? 0, text, nonce, link: String(res.headers.link), own });
      });
    }).on('error', fail);
  });
}

test('[KP1] the next who reads the same gets the same page with their own name, mark and nonce', async () => {
  const first = await open(b.member);
  const second = await open(other);
  expect(made).toHaveLength(1);
  expect(first.text).toContain(`>${b.member.name}</b>`);
  expect(second.own).toMatchObject({ accountId: other.accountId, name: other.name });
  expect(second.text).not.toContain(b.member.name);
  expect(second.text).not.toContain(b.member.accountId);
  // What a person calls themselves is no markup of ours.
  expect(second.text).toContain('>О&#x27;Нил &lt;Ада&gt; &amp; &quot;Ко&quot; &lt;/script&gt;</b>');
  expect(second.text).not.toContain('<Ада');
  for (const { text, nonce, link } of [first, second]) {
    expect(text).toContain(`<script nonce="${nonce}">`);
    expect(link).toBe(`</a.css>; nonce="${nonce}"`);
    expect(text).not.toMatch(/~\w+-/);
  }
  expect(first.nonce).not.toBe(second.nonce);
});

test('[KP2] other rights are another page, and who is put off the list finds nothing', async () => {
  expect((await open(b.member)).text).toContain('<p>member ');
  expect((await open(b.organiser)).text).toContain('<p>keeper ');
  expect((await open(b.member)).text).toContain('<p>member ');
  expect(made).toHaveLength(2);
  const late = await world.person();
  expect((await open(late)).status).toBe(404);
  const id = await world.join(b.forum.id, late, ['participant']);
  expect((await open(late)).status).toBe(200);
  expect(made).toHaveLength(3);
  await world.sql`update participant set removed_at = now() where id = ${id}`;
  expect((await open(late)).status).toBe(404);
  await world.sql`update account set session_version = 7 where id = ${other.accountId}`;
  expect((await open(other)).own).toBeNull();
  await world.sql`update account set session_version = 1 where id = ${other.accountId}`;
});

test('[KP3] what has changed is in the next page, whoever changed it', async () => {
  await open(b.member);
  const before = made.length;
  await world.sql`update addressee set name = name || '.' where true`;
  await open(other);
  expect(made.length).toBe(before + 1);
  await open(b.member);
  expect(made.length).toBe(before + 1);
});

test('[KP4] a page that looks at the person, gives a command, takes an id or sets a cookie is nobody else’s', async () => {
  for (const also of ['looks', 'takes', 'cookie', 'tells']) {
    const path = `/f/${b.forum.slug}?also=${also}`;
    const before = made.length;
    await open(b.organiser, path);
    await open(b.organiser, path);
    expect([also, made.length - before]).toEqual([also, 2]);
  }
});

test('[KP5] another address, language, cookie or kind of asker is another page; only pages of forums are kept', async () => {
  const path = `/f/${b.forum.slug}`;
  await open(b.member);
  const apart: [string, Record<string, string>][] = [
    [`${path}?a=1`, {}],
    [path, { cookie: 'theme=dark' }],
    [path, { 'accept-language': 'en' }],
    [path, { 'user-agent': 'TelegramBot (like TwitterBot)' }],
    [path, { 'accept-encoding': 'br' }],
    [path, { rsc: '1' }],
    [path, { 'next-router-prefetch': '1' }],
    [path, { 'x-nextjs-data': '1' }],
    ['/p/elsewhere', {}],
    ['/p/elsewhere', {}],
  ];
  for (const [at, headers] of apart) {
    const before = made.length;
    await open(b.member, at, headers);
    expect([at, headers, made.length - before]).toEqual([at, headers, 1]);
  }
});

test('[KP6] what failed is kept for nobody, and what is no plain answer neither', async () => {
  const record = new PageRecord(b.member);
  await record.read(() => Promise.reject(new Error('the database is gone')), [record.shown]).catch(() => {});
  expect(await record.reads()).toBeNull();
  const odd = new PageRecord(b.member);
  await odd.read(async () => () => 1, [odd.shown]);
  expect(await odd.reads()).toBeNull();
});

test('[KP7] of a hall that comes at once few wait for a page of their own', async () => {
  const hall = await Promise.all(Array.from({ length: 40 }, (_, at) => open(at % 2 ? b.member : other)));
  expect(new Set(hall.map(({ status }) => status))).toEqual(new Set([200]));
  for (const [at, { own }] of hall.entries())
    expect(own?.accountId).toBe((at % 2 ? b.member : other).accountId);
  expect(made.length).toBe(1);
});
