/**
 * The rights matrix of pages: every page and route of app/ asked over http, from the production build, by everybody of
 * e2e/matrix/roles.ts. Commands, views and drafts are in server/matrix.test.ts.
 */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { PAGE_OR_ROUTE, surfacesOf } from './app-tree.ts';
import { PAGE_ROLES, PAGES, type Shown } from './matrix/pages.ts';
import { VIEWS } from './matrix/views.ts';
import type { World } from './matrix/world.ts';
import { removeDir, type ServerProcess, startServer, tempDir } from './server.ts';

let server: ServerProcess;
let w: World;
test.beforeAll(async () => {
  test.setTimeout(240_000);
  server = await startServer({ dataDir: await tempDir('matrix'), env: { LOG_LEVEL: 'error' } });
  const tell = join(import.meta.dirname, 'matrix', 'tell.ts');
  const told = await promisify(execFile)(process.execPath, ['--import', 'tsx', tell], { env: server.env });
  w = JSON.parse(told.stdout) as World;
});
test.afterAll(async () => {
  await server?.stop();
  if (server) await removeDir(server.dataDir);
});

test('[RM9] every page and route of app/ has its line', () => {
  const there = surfacesOf(PAGE_OR_ROUTE);
  expect({
    surfacesWithoutLine: there.filter((one) => !PAGES[one]),
    linesWithoutSurface: Object.keys(PAGES).filter((one) => !there.includes(one)),
  }).toEqual({ surfacesWithoutLine: [], linesWithoutSurface: [] });
});

async function shown(path: string, cookie: string): Promise<Shown | string> {
  const answer = await fetch(server.address + path, { headers: { cookie }, redirect: 'manual' });
  await answer.arrayBuffer();
  if (answer.status === 200) return 'page';
  if (answer.status === 404) return 'missing';
  if (answer.status === 405) return 'not_so';
  if (answer.status === 401) return 'sign_in';
  const to = answer.headers.get('location');
  if (answer.status >= 300 && answer.status < 400 && to)
    return new URL(to, server.address).pathname === '/signin' ? 'sign_in' : 'elsewhere';
  return `HTTP ${answer.status}`;
}

test('[RM14] over the JSON door everybody gets the views of their line, and no other', async () => {
  test.setTimeout(200_000);
  const wrong: string[] = [];
  for (const [name, { row, id }] of Object.entries(VIEWS))
    for (const role of PAGE_ROLES) {
      const path = `${server.address}/api/v1/views/${name}/${id(w)}`;
      const answer = await fetch(path, { headers: { cookie: w.cookies[role] } });
      const { ok } = (await answer.json()) as { ok: boolean };
      const seen = ok && answer.status === 200 ? 'seen' : answer.status < 500 ? 'hidden' : answer.status;
      if (seen !== row[role]) wrong.push(`${name} for ${role}: ${row[role]} → ${seen}`);
    }
  expect(wrong).toEqual([]);
});

/**
 * What a page says, in no order (Next sends its rows as they come): the words a reader sees, the data beside the page,
 * and of its scripts whatever is written in Russian or could be an id.
 */
function saidBy(page: string) {
  const beside = page.match(/<script type="application\/json"[^>]*>.*?<\/script>/gs) ?? [];
  const scripts = (page.match(/<script[^>]*>.*?<\/script>/gs) ?? []).join(' ');
  const seen = page.replaceAll(/<script[^>]*>.*?<\/script>/gs, ' ').replaceAll(/<[^>]*>/g, ' ');
  return {
    seen: seen.split(/\s+/).sort(),
    beside: beside.map((one) => one.replace(/id="part-\w+"/, '')).sort(),
    inScripts: (scripts.match(/[а-яё]{2,}|\b[\w-]{22}\b/giu) ?? []).sort(),
  };
}

/** One page asked in words under which it may have been kept, and in words that were never heard before. */
const HEARD = 'heard=before';
async function keptAndFresh(path: string, cookie: string) {
  const ask = async (more: string) => {
    const answer = await fetch(server.address + path, { headers: { cookie: [cookie, more].join('; ') } });
    const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1] ?? '';
    const text = await answer.text();
    const kept = answer.headers.get('server-timing') === 'kept';
    return { kept, said: kept || more !== HEARD ? saidBy(text.replaceAll(nonce, '')) : null };
  };
  await ask(HEARD);
  const { kept, said } = await ask(HEARD);
  return kept ? { kept: said, fresh: (await ask(`heard=${randomBytes(9).toString('hex')}`)).said } : null;
}

const ROLES_COMPARED = process.env.NIGHTLY === '1' ? PAGE_ROLES : (['participant'] as const);

test('[KP8] a page that was kept says what the page would say that is made anew', async () => {
  test.setTimeout(200_000);
  const kept = new Set<string>();
  for (const [name, { row, path }] of Object.entries(PAGES)) {
    const at = path(w);
    if (!at.startsWith('/f/')) continue;
    for (const role of ROLES_COMPARED.filter((one) => row[one] === 'page')) {
      const page = await keptAndFresh(at, w.cookies[role]);
      if (!page) continue;
      kept.add(name);
      expect(page.kept, `${name} for ${role}`).toEqual(page.fresh);
    }
  }
  expect([...kept]).toEqual(expect.arrayContaining(['/f/[slug]', '/f/[slug]/text', '/f/[slug]/board']));
});

test('[RM10] everybody is shown what their line says', async () => {
  test.setTimeout(400_000);
  const wrong: string[] = [];
  for (const [name, { row, path }] of Object.entries(PAGES))
    for (const role of PAGE_ROLES) {
      const seen = await shown(path(w), w.cookies[role]);
      if (seen !== row[role]) wrong.push(`${name} for ${role}: ${row[role]} → ${seen}`);
    }
  expect(wrong).toEqual([]);
});
