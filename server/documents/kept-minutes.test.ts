/** Minutes with everything that may stand in them, in each form: the same words in the same order, valid, readable. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { type KeptMinutes, keptMinutesSheet, minutesExtractSheet } from './kept-minutes-sheet.ts';
import { minutesJson, minutesSchema, zMinutesJson } from './minutes-json.ts';
import { officePresent, printedText } from './office.ts';
import { sampleMinutes } from './samples-minutes.ts';
import { sheetAkn } from './sheet-akn.ts';
import { sheetDocx } from './sheet-docx.ts';
import { sheetPdf } from './sheet-pdf.ts';
import { sheetMarkdown, sheetPlain } from './sheet-text.ts';

const run = promisify(execFile);
const office = await officePresent();
const shared = resolve(
  process.env.VECHE_SHARED ?? resolve(import.meta.dirname, '../../../shared'),
  'data/akn',
);
if (!office) console.info('left out: minutes in LibreOffice and poppler (not on this machine)');
if (!existsSync(shared)) console.info('left out: minutes against the XML schema (no shared folder here)');

const english: KeptMinutes = { ...sampleMinutes, lang: 'en', meeting: 'the Second Forum “Beacons”' };
const letters = (text: string) => text.replace(/[\s_|*#\\,-]/g, '');

it('[MN14] text, Markdown and XML hold every line of the sheet in its order, in both languages', () => {
  for (const kept of [
    sampleMinutes,
    english,
    { ...sampleMinutes, doc: { ...sampleMinutes.doc, form: 'short' as const } },
  ]) {
    const sheet = keptMinutesSheet(kept);
    const plain = sheetPlain(sheet);
    const forms = {
      plain,
      markdown: sheetMarkdown(sheet),
      xml: sheetAkn(sheet, 'minutes', '4').replace(/<[^>]+>/g, ''),
    };
    const lines = plain.split('\n').filter((line) => line.trim() && !/____/.test(line));
    const said = lines.slice(0, lines.findIndex((line) => line.includes(kept.sha256 ?? '')) - 1);
    for (const [form, text] of Object.entries(forms)) {
      let from = 0;
      for (const line of said) {
        const at = letters(text).indexOf(letters(line), from);
        expect({ form, line, found: at >= 0 }).toEqual({ form, line, found: true });
        from = at;
      }
    }
    expect(plain).not.toMatch(/undefined|\{|\}|minutes\./);
  }
});

it('[DC86] the JSON of the minutes fits its published schema and says what they say', () => {
  const data = minutesJson(sampleMinutes);
  expect(zMinutesJson.parse(data)).toEqual(data);
  expect(data.questions[0]?.resolved[0]).toMatchObject({
    by: 'text',
    clauses: [{ marker: 'а)' }, { marker: 'б)' }],
  });
  expect(minutesSchema()).toMatchObject({ required: expect.arrayContaining(['questions', 'sha256']) });
});

it.runIf(existsSync(shared))('[DC85] minutes and extracts are valid Akoma Ntoso', async () => {
  const read = (name: string) => ({ fileName: name, contents: readFileSync(join(shared, name), 'utf8') });
  const sheets = [
    keptMinutesSheet(sampleMinutes),
    keptMinutesSheet(english),
    minutesExtractSheet(sampleMinutes, 2),
  ];
  const result = await validateXML({
    xml: sheets.map((sheet, at) => ({ fileName: `${at}.xml`, contents: sheetAkn(sheet!, 'minutes', '4 а') })),
    schema: [read('akomantoso30.xsd')],
    preload: [read('xml.xsd')],
  });
  expect(result.errors.map(({ message }) => message)).toEqual([]);
});

// The same writers are judged by day on the resolution (forms.test.ts).
if (office && process.env.NIGHTLY === '1')
  it('[DC72] LibreOffice prints from the Word file of the minutes what Typst prints', async () => {
    const sheet = keptMinutesSheet(sampleMinutes);
    const pdf = await sheetPdf(sheet);
    const folder = await mkdtemp(join(tmpdir(), 'veche-minutes-'));
    try {
      const file = join(folder, 'minutes.pdf');
      await writeFile(file, pdf);
      expect((await run('pdfinfo', [file])).stdout).toMatch(/^Tagged:\s+yes$/m);
      const own = (await run('pdftotext', ['-layout', file, '-'])).stdout;
      const word = (await printedText(await sheetDocx(sheet))).text;
      // The small print and the numbers of pages stand where each of them puts them.
      const bare = (text: string) =>
        text
          .replace(
            /ПРОТОКОЛ № 4 от 14 ноября 2025 года|Контрольная сумма[^:]*:|[0-9a-f]{64}|Проверить текст: \S+/g,
            ' ',
          )
          .replace(/(?:^|\n|\f)\s*\d\s*(?=\n)/g, ' ');
      const said = sheetPlain(sheet)
        .split('\n')
        .filter((line) => line.trim() && !/____|[0-9a-f]{64}|https?:/.test(line))
        .slice(0, -1);
      for (const [printer, text] of Object.entries({ own: letters(bare(own)), word: letters(bare(word)) })) {
        let from = 0;
        for (const line of said.flatMap((one) => one.split(/(?<=[.;:])\s/))) {
          const at = text.indexOf(letters(line.replace('ст. Заречная', 'ст. Заречная')), from);
          expect({ printer, line, found: at >= 0 }).toEqual({ printer, line, found: true });
          from = at;
        }
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
