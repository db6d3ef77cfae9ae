/** Each form of one text: PDF tagged and embedded, XML valid, JSON by its schema, and all of them read back equal. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { ImportedResolution } from '#domain/resolution/import/imported.ts';
import type { OfficialResolution } from '#domain/resolution/official.ts';
import { importResolution } from '#server/documents/import-resolution.ts';
import { officePresent, printedText } from '#server/documents/office.ts';
import { resolutionAkn } from '#server/documents/resolution-akn.ts';
import { resolutionJson, resolutionSchema, zResolutionJson } from '#server/documents/resolution-json.ts';
import { resolutionSheet } from '#server/documents/resolution-sheet.ts';
import { resolutionMarkdown, resolutionPlain } from '#server/documents/resolution-text.ts';
import { sampleEnglish, sampleResolution } from '#server/documents/samples.ts';
import { sheetDocx } from '#server/documents/sheet-docx.ts';
import { sheetPdf } from '#server/documents/sheet-pdf.ts';

const run = promisify(execFile);
const poppler = await run('pdfinfo', ['-v']).then(
  () => true,
  (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
);
const shared = resolve(
  process.env.VECHE_SHARED ?? resolve(import.meta.dirname, '../../../shared'),
  'data/akn',
);
if (!poppler) console.info('left out: pdfinfo, pdffonts and pdftotext on our PDF (no poppler-utils here)');
if (!existsSync(shared))
  console.info('left out: XML against the schema (VECHE_SHARED names no folder with data/akn)');

const office = await officePresent();

async function ask(pdf: Buffer, program: string, ...flags: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'veche-pdf-'));
  try {
    const file = join(folder, 'paper.pdf');
    await writeFile(file, pdf);
    const end = program === 'pdftotext' ? ['-'] : [];
    return (await run(program, [...flags, file, ...end], { maxBuffer: 20_000_000 })).stdout;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What must be equal whatever the form: who is asked for what, under which mark, by when, and how it ends. */
const gist = (got: ImportedResolution) => ({
  event: got.event,
  date: got.date,
  place: got.place,
  venue: got.venue,
  tracks: got.tracks.map(({ title, tail }) => [title, tail]),
  groups: got.addressees.map(({ verb, name, items }) => [
    verb,
    name,
    items.map(({ marker, text, deadline, children }) => [marker, text, deadline, children?.length ?? 0]),
  ]),
  closing: got.closing,
});

function original(model: OfficialResolution) {
  return {
    event: model.event,
    date: model.date,
    place: model.place,
    groups: model.groups.map(({ verb, addressees, items }) => [
      verb,
      addressees.join(', '),
      items.filter(({ level }) => level === 0).map(({ marker }) => marker),
    ]),
  };
}

describe('PDF', () => {
  it.runIf(poppler)(
    '[DC82] tagged, with title and language, every font embedded, pages numbered',
    async () => {
      for (const standard of ['ua-1', 'a-2a'] as const) {
        const pdf = await sheetPdf(resolutionSheet(sampleResolution), standard);
        const info = await ask(pdf, 'pdfinfo');
        expect(info).toMatch(/^Tagged:\s+yes$/m);
        expect(info).toContain(`РЕЗОЛЮЦИЯ ${sampleResolution.event}`);
        const fonts = (await ask(pdf, 'pdffonts')).trim().split('\n').slice(2);
        expect(fonts.length).toBeGreaterThanOrEqual(2);
        for (const font of fonts) expect(font).toMatch(/Tinos.* yes yes yes/);
        const raw = pdf.toString('latin1');
        expect(raw).toMatch(/\/Lang\s*\(ru/);
        if (standard === 'ua-1') expect(raw).toMatch(/DisplayDocTitle\s+true/);
        const meta = await ask(pdf, 'pdfinfo', '-meta');
        expect(meta).toMatch(
          standard === 'ua-1' ? /pdfuaid:part>1</ : /pdfaid:part>2<[\s\S]*pdfaid:conformance>A</,
        );
        const tags = await ask(pdf, 'pdfinfo', '-struct');
        for (const tag of ['H1', 'H2', 'L ', 'LI', 'Lbl', 'LBody', 'Figure']) expect(tags).toContain(tag);
      }
    },
  );

  it.runIf(poppler)('[DC83] a table has heading cells; no word of a person is ever run', async () => {
    const evil = '#read("/etc/passwd") $x$ = _a_ *b* @c \\ #import "x"';
    const pdf = await sheetPdf({
      lang: 'ru',
      title: evil,
      date: '2026-01-02',
      lines: [
        { is: 'title', text: evil },
        { is: 'table', columns: [{ heading: evil, share: 1 }], rows: [[evil]] },
        { is: 'list', style: 'dash', items: [{ marker: evil, text: evil, level: 0 }] },
      ],
    });
    expect((await ask(pdf, 'pdfinfo', '-struct')).match(/\bTH\b/g)).toHaveLength(1);
    const text = (await ask(pdf, 'pdftotext')).replace(/\s+/g, ' ');
    expect(text.split('#read("/etc/passwd")').length - 1).toBe(5);
  });

  it('[DC84] 200 clauses are set in seconds, and the next paper does not wait for ever', async () => {
    const [group] = sampleResolution.groups;
    const items = Array.from({ length: 200 }, (_, at) => ({
      marker: `${at + 1}.`,
      level: 0,
      text: `подготовить предложения по развитию муниципальной системы образования ${at}`,
    }));
    const big = { ...sampleResolution, groups: [{ ...group!, markerStyle: 'decimal-dot' as const, items }] };
    const from = performance.now();
    const [pdf] = await Promise.all([
      sheetPdf(resolutionSheet(big)),
      sheetPdf(resolutionSheet(sampleResolution)),
    ]);
    expect(performance.now() - from).toBeLessThan(10_000);
    expect(pdf.length).toBeGreaterThan(20_000);
  });
});

describe('the same text in every form', () => {
  it.runIf(poppler)('[DC59] Word, PDF, Markdown and plain text come back equal', async () => {
    for (const model of [sampleResolution, sampleEnglish]) {
      const sheet = resolutionSheet(model);
      const docx = await importResolution({
        bytes: new Uint8Array(await sheetDocx(sheet)),
        filename: 'r.docx',
      });
      expect(gist(docx)).toMatchObject({ event: model.event, date: model.date });
      expect(
        docx.addressees.map(({ verb, name, items }) => [verb, name, items.map(({ marker }) => marker)]),
      ).toEqual(original(model).groups);
      // The words themselves, not only that all forms agree: each clause without parts is the model's, letter by letter.
      const words = docx.addressees.flatMap(({ items }) =>
        items.filter(({ children }) => !children).map(({ text }) => text),
      );
      const whole = model.groups.flatMap(({ items }) =>
        items
          .filter(({ level }, at) => level === 0 && (items[at + 1]?.level ?? 0) === 0)
          .map(({ text }) => text),
      );
      expect(words).toEqual(whole);
      expect(docx.closing).toBe(model.closing);
      const text = await ask(await sheetPdf(sheet), 'pdftotext', '-layout');
      const forms = {
        markdown: resolutionMarkdown(model),
        plain: resolutionPlain(model),
        pdf: text,
      };
      for (const [form, printed] of Object.entries(forms)) {
        const got = await importResolution({ text: printed });
        expect({ form, ...gist(got) }).toEqual({ form, ...gist(docx) });
        expect({ form, unplaced: got.unplaced }).toEqual({ form, unplaced: docx.unplaced });
      }
    }
  });

  if (!office) console.info('left out: LibreOffice against our PDF (no soffice here)');
  it.runIf(office)(
    '[DC72] LibreOffice prints from the Word file what Typst prints: words, numbers, order',
    async () => {
      const sheet = resolutionSheet(sampleResolution);
      const word = (await printedText(await sheetDocx(sheet))).text;
      const own = await ask(await sheetPdf(sheet), 'pdftotext', '-layout');
      const bare = (text: string) =>
        text
          .replace(
            /РЕЗОЛЮЦИЯ № 1 от 14 ноября 2025 года|Контрольная сумма[^:]*:|[0-9a-f]{64}|Проверить текст: \S+|_+/g,
            ' ',
          )
          .replace(/(?:^|\n|\f)\s*2\s*(?=\n)/g, ' ')
          .replace(/\s+/g, '')
          .replace('единогласно,в', 'единогласно,в');
      const withoutPage = bare(word)
        .replace(/2(?=Просить)/, '')
        .replace(/2(?=Резолюцияпринята|Принято)/, '');
      expect(bare(own).replace(/2(?=Принято)/, '')).toBe(withoutPage);
    },
  );

  it.runIf(existsSync(shared))('[DC85] the XML is valid Akoma Ntoso 1.0 in both languages', async () => {
    const read = (name: string) => ({ fileName: name, contents: readFileSync(join(shared, name), 'utf8') });
    const models = [sampleResolution, sampleEnglish, { ...sampleEnglish, groups: [], signatories: [] }];
    const result = await validateXML({
      xml: models.map((model, at) => ({ fileName: `${at}.xml`, contents: resolutionAkn(model) })),
      schema: [read('akomantoso30.xsd')],
      preload: [read('xml.xsd')],
    });
    expect(result.errors.map(({ message }) => message)).toEqual([]);
    const broken = resolutionAkn(sampleResolution).replace('<mainBody>', '<mainBody><nonsense/>');
    const refused = await validateXML({
      xml: [{ fileName: 'broken.xml', contents: broken }],
      schema: [read('akomantoso30.xsd')],
      preload: [read('xml.xsd')],
    });
    expect(refused.valid).toBe(false);
  });

  it('[DC86] the JSON fits its published schema and says what the text says', () => {
    const data = resolutionJson(sampleResolution);
    expect(zResolutionJson.parse(data)).toEqual(data);
    expect(data.addressees[0]?.items[1]).toMatchObject({
      marker: 'б)',
      deadlineText: 'до 1 марта 2026 года',
    });
    expect(resolutionSchema()).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      required: expect.arrayContaining(['addressees', 'sha256']),
    });
  });
});
