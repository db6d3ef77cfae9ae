/**
 * `npm run bench -- <name> [options]` runs one bench, `npm run bench -- --smoke` quick versions of all. Each is a process
 * of its own that prints its tables and ends with 1 when it is over the budgets of budgets.json.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** Name → what the quick version is told. */
const BENCHES: Record<string, string[]> = {
  size: [],
  pages: ['--requests', '60'],
  board: ['--sizes', '500,2000', '--requests', '60'],
  profile: [],
  drafting: ['--smoke'],
  import: ['--smoke'],
  quiz: ['--players', '100'],
};

function usage(): never {
  console.error(`bench: ${Object.keys(BENCHES).join(' | ')} [options], or --smoke for quick versions of all`);
  process.exit(2);
}

async function run(name: string, args: string[]): Promise<number> {
  console.log(`\n── bench ${name} ${args.join(' ')}`);
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'bench', `${name}.ts`), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

const [name, ...rest] = process.argv.slice(2);
if (name === '--smoke') {
  const failed: string[] = [];
  for (const [one, args] of Object.entries(BENCHES))
    if (existsSync(join(root, 'bench', `${one}.ts`)) && (await run(one, args)) !== 0) failed.push(one);
  console.log(
    failed.length > 0 ? `\nbench: over budget or failed: ${failed.join(', ')}` : '\nbench: all within budget',
  );
  process.exitCode = failed.length > 0 ? 1 : 0;
} else {
  if (!name || !(name in BENCHES) || !existsSync(join(root, 'bench', `${name}.ts`))) usage();
  process.exitCode = await run(name, rest);
}
