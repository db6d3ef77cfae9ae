/** Parts of pages that stand beside Next: what a browser is sent is the whole page, and nobody is sent another's part. */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCompression } from './compress.ts';
import { lendParts, partsFor, withParts } from './page-parts.ts';

type Door = {
  data(text: string): string | null;
  markup(html: string): string | null;
  read(name: string): unknown;
};
lendParts();
const door = (globalThis as unknown as { [door: symbol]: Door })[Symbol.for('veche.page-parts')]!;

const words = 'Рекомендовать управлению образования </script><b>& '.repeat(300);
const list = `<ol>${'<li>Директор школы № 4</li>'.repeat(600)}</ol>`;
const seen: string[] = [];

/** As Next makes one: the body, then the scripts, in pieces. */
const page = (
  res: ServerResponse,
  { data, markup, foreign = '' }: { data: string; markup: string; foreign?: string },
) => {
  const name = door.data(JSON.stringify({ data }));
  if (name) expect(door.read(name)).toEqual({ data });
  seen.push(name ?? '');
  res.setHeader('Content-Type', 'text/html; charset=utf-8');
  res.write(`<body><main>${door.markup(markup) ?? markup}</main><i>${foreign}</i>`);
  res.write(
    `<script nonce="n">(self.__next_f=self.__next_f||[]).push([0])</script><script nonce="n">${name ?? 'plain'}</script>`,
  );
  res.end('</body>');
};
const answers: Record<string, (res: ServerResponse) => void> = {
  '/page': (res) => page(res, { data: words, markup: list }),
  '/foreign': (res) =>
    page(res, { data: 'кратко', markup: 'кратко', foreign: `<!--${seen[0]}--><!--part-1--><!--part-2-->` }),
  '/empty': (res) => page(res, { data: 'кратко', markup: 'кратко' }),
};
const compress = createCompression();
const server = createServer((req, res) => {
  const parts = partsFor(req);
  compress(req, res, req.url ?? '', parts);
  void withParts(parts, async () => answers[req.url ?? '']!(res));
});
beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)));
afterAll(() => void server.close());

function ask(path: string, headers: Record<string, string> = {}) {
  return new Promise<{ res: IncomingMessage; text: string }>((done, fail) => {
    const { port } = server.address() as AddressInfo;
    request({ port, path, headers: { 'accept-encoding': 'gzip', ...headers } }, (res) => {
      const got: Buffer[] = [];
      res.on('data', (part: Buffer) => got.push(part));
      res.on('end', () => {
        const body = Buffer.concat(got);
        const text = (res.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString();
        done({ res, text });
      });
    })
      .on('error', fail)
      .end();
  });
}
const whole = (markup: string) =>
  `<body><main>${markup}</main><i></i><script nonce="n">(self.__next_f=self.__next_f||[]).push([0])</script><script nonce="n">plain</script></body>`;

test('[HT11] a page is whole however often its parts were sent before, its data before the first script that reads it', async () => {
  for (let at = 0; at < 4; at += 1) {
    const { res, text } = await ask('/page');
    const [, name = '', json = ''] =
      /<script type="application\/json" id="(part-\w+)">(.*?)<\/script>/.exec(text) ?? [];
    expect(JSON.parse(json)).toEqual({ data: words });
    expect(text).toBe(
      whole(list)
        .replace(
          '<script nonce="n">(self',
          `<script type="application/json" id="${name}">${json}</script><script nonce="n">(self`,
        )
        .replace('plain', name),
    );
    expect(res.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
  }
  expect(new Set(seen).size).toBe(1);
});

test('[HT11] a mark that was not handed out for this very page is left as it stands', async () => {
  const { text } = await ask('/foreign');
  expect(text).toContain('<!--part-1--><!--part-2-->');
  expect(text).not.toContain('Директор');
});

test('[HT11] the router of Next, an action and a browser without gzip are given everything in place', async () => {
  for (const headers of [{ rsc: '1' }, { 'next-action': 'a' }, { 'accept-encoding': 'br' }] as Record<
    string,
    string
  >[]) {
    const { text } = await ask('/page', headers);
    expect(text).toBe(whole(list));
  }
});
