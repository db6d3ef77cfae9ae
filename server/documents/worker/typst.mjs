/**
 * The thread in which papers become PDF: a compiler warm with our fonts and no file system to read, one paper at a time.
 * The paper is data of the template, so no text of a person is ever source.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parentPort } from 'node:worker_threads';

const require = createRequire(import.meta.url);
const template = readFileSync(new URL('./sheet.typ', import.meta.url), 'utf8');
const fonts = join(dirname(require.resolve('@expo-google-fonts/tinos/package.json')));
const faces = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'];
let compiler;

function open() {
  const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');
  const fontBlobs = faces.map((face) => readFileSync(join(fonts, face, `Tinos_${face}.ttf`)));
  return NodeCompiler.create({ workspace: join(fonts, 'no-such-folder'), fontArgs: [{ fontBlobs }] });
}

/**
 * A sign that our font lacks (a picture sign in somebody's title) would forbid the standard; the paper is then printed
 * tagged all the same, and does not claim the standard.
 */
function written(document, pdfStandard) {
  try {
    return compiler.pdf(document, { pdfStandard });
  } catch (error) {
    if (!/could not be displayed with font/.test(String(error?.message ?? error))) throw error;
    return compiler.pdf(document, {});
  }
}

parentPort.on('message', ({ id, sheet, standard }) => {
  try {
    compiler ??= open();
    const compiled = compiler.compile({ mainFileContent: template, inputs: { sheet } });
    if (!compiled.result) {
      const first = compiled.takeDiagnostics()?.shortDiagnostics?.[0];
      parentPort.postMessage({ id, ok: false, code: 'pdf_failed', why: first?.message ?? '' });
      return;
    }
    const pdf = written(compiled.result, standard);
    compiler.evictCache(5);
    parentPort.postMessage({ id, ok: true, pdf: new Uint8Array(pdf) });
  } catch (error) {
    const code = compiler ? 'pdf_failed' : 'pdf_unavailable';
    parentPort.postMessage({ id, ok: false, code, why: String(error?.message ?? error).slice(0, 300) });
  }
});
