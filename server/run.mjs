/**
 * `node server/run.mjs main|cli …`: the server, or a call of its command line, in this very process, so that signals
 * reach it. From the program made with the pages while that is of the present sources, else from the sources by tsx.
 */
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundled } from './install/bundle.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const [name = ''] = process.argv.splice(2, 1);
if (name !== 'main' && name !== 'cli') {
  console.error('node server/run.mjs main|cli …');
  process.exit(2);
}
const program = process.argv.includes('--dev') ? null : bundled(root, name);
if (!program) (await import('tsx/esm/api')).register();
await import(pathToFileURL(program ?? resolve(root, 'server', `${name}.ts`)).href);
