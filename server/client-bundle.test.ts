/**
 * What a browser has to load: from every file marked 'use client' along the imports that remain at run time. zod and
 * whatever belongs to the server must not be reached; limits and codes that forms need stand in files without zod.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const FORBIDDEN = /^(?:zod|drizzle-orm|postgres|pino|node:|next\/headers|next-intl\/server)(?:$|\/|[a-z])/;
/** Static and lazy imports and re-exports; `import type` leaves nothing behind. */
const IMPORT = /^(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm;

function sources(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

/** Chains of files, from one marked 'use client' to one that imports something forbidden. */
function reached(root: string): { entries: number; chains: string[] } {
  const text = (file: string) => readFileSync(file, 'utf8');
  const entries = ['app', 'components']
    .flatMap((part) => sources(join(root, part)))
    .filter((file) => text(file).startsWith("'use client'"));
  const from = new Map<string, string | null>(entries.map((file) => [file, null]));
  const chains: string[] = [];
  // A map grows while it is walked: this is the queue.
  for (const file of from.keys()) {
    // Server actions reach the browser as addresses.
    if (text(file).startsWith("'use server'")) continue;
    for (const match of text(file).matchAll(IMPORT)) {
      const name = (match[1] ?? match[2]) as string;
      const own = name.startsWith('.')
        ? resolve(dirname(file), name)
        : name.startsWith('#')
          ? join(root, name.slice(1))
          : null;
      if (own === null) {
        if (FORBIDDEN.test(name)) chains.push([...wayTo(file), name].join(' → '));
      } else if (/\.tsx?$/.test(own) && existsSync(own) && !from.has(own)) from.set(own, file);
    }
  }
  return { entries: entries.length, chains };

  function wayTo(file: string): string[] {
    const before = from.get(file) ?? null;
    return [...(before === null ? [] : wayTo(before)), file.slice(root.length + 1)];
  }
}

it('no client component reaches zod or the server', () => {
  const { entries, chains } = reached(resolve(import.meta.dirname, '..'));
  expect(entries).toBeGreaterThan(50);
  expect(chains).toEqual([]);
});

it('a planted way to zod is found, through lazy imports too, and types are no way', () => {
  const root = mkdtempSync(join(tmpdir(), 'veche-client-'));
  try {
    const plant: Record<string, string> = {
      'app/page.tsx': "import { Form } from '#components/form.tsx';\nexport default Form;\n",
      'components/form.tsx':
        "'use client';\nimport type { X } from '#domain/schema.ts';\nconst later = () => import('./late.tsx');\nexport const Form = (x: X) => later;\n",
      'components/late.tsx': "import {\n  MAX,\n} from '#domain/schema.ts';\nexport default MAX;\n",
      'domain/schema.ts':
        "import * as z from 'zod';\nexport const MAX = 3;\nexport type X = z.infer<never>;\n",
    };
    for (const [name, content] of Object.entries(plant)) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), content);
    }
    expect(reached(root).chains).toEqual([
      'components/form.tsx → components/late.tsx → domain/schema.ts → zod',
    ]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
