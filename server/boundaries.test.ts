/**
 * Imports go one way. The real tree is cruised by `npm run check:boundaries`; here a violation of each rule is planted
 * in a copy of the layout and must be caught, because a cruiser that reads no modules also reports success.
 */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const run = promisify(execFile);
let dir: string;

const PLANTED: Record<string, Record<string, string>> = {
  'domain-is-pure': {
    'domain/a/rules.ts': "import { randomBytes } from 'node:crypto';\nexport const x = randomBytes;\n",
  },
  'drizzle-knows-domain': {
    'drizzle/schema/a.ts': "import { q } from '#server/queries.ts';\nexport const x = q;\n",
  },
  'server-knows-no-face': {
    'server/b.ts': "import { Face } from '#components/face.tsx';\nexport const x = Face;\n",
  },
  'noun-through-its-door': {
    'server/vote/commands.ts': "import { row } from '#server/forum/repository.ts';\nexport const x = row;\n",
  },
  'drafting-stands-alone': {
    'server/drafting/room.ts': "import { row } from '#server/forum/repository.ts';\nexport const x = row;\n",
  },
  'components-know-no-server': {
    'components/bad.tsx': "import { q } from '#server/queries.ts';\nexport const x = q;\n",
  },
  'app-has-one-door': { 'app/page.tsx': "import { q } from '#server/queries.ts';\nexport default q;\n" },
  'no-circular': {
    'domain/c/one.ts': "import { two } from './two.ts';\nexport const one = () => two;\n",
    'domain/c/two.ts': "import { one } from './one.ts';\nexport const two = () => one;\n",
  },
  'not-to-unresolvable': {
    'domain/d/rules.ts': "import { gone } from './gone.ts';\nexport const x = gone;\n",
  },
};
const LAWFUL: Record<string, string> = {
  'domain/ok.ts': "import { z } from 'zod';\nexport const zName = z.string();\n",
  'server/queries.ts': "import { zName } from '#domain/ok.ts';\nexport const q = zName;\n",
  'server/runtime.ts': 'export const runtime = () => 1;\n',
  'server/forum/repository.ts': 'export const row = 1;\n',
  'server/forum/queries.ts': "import { row } from './repository.ts';\nexport const forum = row;\n",
  'server/track/queries.ts':
    "import { forum } from '#server/forum/queries.ts';\nexport const track = forum;\n",
  'components/face.tsx':
    "import type { q } from '#server/queries.ts';\nexport const Face = (p: typeof q) => p;\n",
  'app/lawful.tsx':
    "import { runtime } from '#server/runtime.ts';\nimport { Face } from '#components/face.tsx';\nexport default () => [runtime, Face];\n",
};

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'veche-boundaries-'));
  for (const file of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs'])
    await cp(join(root, file), join(dir, file));
  await symlink(join(root, 'node_modules'), join(dir, 'node_modules'));
  for (const files of [LAWFUL, ...Object.values(PLANTED)]) {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(dir, name)), { recursive: true });
      await writeFile(join(dir, name), text);
    }
  }
});
afterAll(() => rm(dir, { recursive: true, force: true }));

it('every rule of the house catches the violation planted for it, and nothing lawful', async () => {
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [
    cruiser,
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    'app',
    'components',
    'domain',
    'drizzle',
    'server',
  ];
  const { stdout } = await run(process.execPath, args, { cwd: dir, maxBuffer: 1e8 }).catch(
    (e: { stdout: string }) => e,
  );
  const report = JSON.parse(stdout) as {
    summary: { totalCruised: number; violations: { from: string; rule: { name: string } }[] };
  };
  expect(report.summary.totalCruised).toBeGreaterThan(15);
  for (const [rule, files] of Object.entries(PLANTED)) {
    const caught = report.summary.violations.filter((v) => v.rule.name === rule).map((v) => v.from);
    expect(caught, rule).toContain(Object.keys(files)[0]);
  }
  const planted = Object.values(PLANTED).flatMap((files) => Object.keys(files));
  expect(report.summary.violations.filter((v) => !planted.includes(v.from))).toEqual([]);
});
