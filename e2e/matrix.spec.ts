/**
 * The rights matrix of pages: every page and route of app/ asked over http, from the production build, by everybody of
 * e2e/matrix/roles.ts. Commands, views and drafts are in server/matrix.test.ts.
 */
import { execFile } from 'node:child_process';
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
