/**
 * What `npm run demo|dev|build|start|test|…` really starts. Works on a fresh clone with nothing but Node: installs
 * packages, builds the pages when their sources changed, then hands over. No dependencies, and nothing newer than
 * the syntax of Node 14 up to the version check, so that an old Node gets a sentence and not a stack.
 */
import process from 'node:process';

const NEED = [20, 19];
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < NEED[0] || (major === NEED[0] && minor < NEED[1])) {
  console.error(
    `Нужен Node.js ${NEED.join('.')} или новее (советуем 24), а здесь ${process.versions.node}. Скачайте: https://nodejs.org\n` +
      `Node.js ${NEED.join('.')} or newer is needed (24 recommended), this is ${process.versions.node}. Get it at https://nodejs.org`,
  );
  process.exit(1);
}

const { main } = await import('./install/main.mjs');
process.exitCode = await main(process.argv[2] ?? '', process.argv.slice(3));
