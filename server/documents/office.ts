/** LibreOffice and poppler as judges of our Word files, where the machine has them; tests say what they left out. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

async function has(program: string, flag: string): Promise<boolean> {
  return run(program, [flag]).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
  );
}

export async function officePresent(): Promise<boolean> {
  return (await has('soffice', '--version')) && (await has('pdftotext', '-v'));
}

/** The text of the file as LibreOffice prints it, in order, with the number of pages. */
export async function printedText(docx: Buffer): Promise<{ text: string; pages: number; pdf: Buffer }> {
  const folder = await mkdtemp(join(tmpdir(), 'veche-office-'));
  try {
    await writeFile(join(folder, 'paper.docx'), docx);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    await run('soffice', [
      profile,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      join(folder, 'paper.docx'),
    ]);
    const pdf = join(folder, 'paper.pdf');
    const { stdout } = await run('pdftotext', ['-layout', pdf, '-'], { maxBuffer: 20_000_000 });
    const pages = stdout.split('\f').length - 1;
    return { text: stdout.replace(/\s+/g, ' ').trim(), pages, pdf: await readFile(pdf) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
