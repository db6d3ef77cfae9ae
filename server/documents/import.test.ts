import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importResolution } from '#server/documents/import-resolution.ts';
import { expectedFiles, resolutionsFolder, score } from '#server/documents/import-score.ts';
import { resolutionSheet } from '#server/documents/resolution-sheet.ts';
import { sampleResolution } from '#server/documents/samples.ts';
import { sheetDocx } from '#server/documents/sheet-docx.ts';

const folder = resolutionsFolder();
if (!folder)
  console.info(
    'left out: the importer on the shared resolutions (VECHE_SHARED names no folder with data/resolutions)',
  );

describe('the importer on known papers', () => {
  for (const { name, file, expected } of folder ? expectedFiles(folder) : [])
    it(`[DC58] ${name}: every field, addressee, item, marker and deadline`, async () => {
      const got = await importResolution({
        bytes: new Uint8Array(readFileSync(file)),
        filename: basename(file),
      });
      const result = score(name, expected, got);
      const n = result.expected;
      expect(result).toMatchObject({
        wrong: [],
        found: n,
        right: n,
        markers: n,
        deadlines: n,
        addressees: expected.addressees.length,
      });
    });

  it('[DC59] our own Word file comes back equal', async () => {
    const file = await sheetDocx(resolutionSheet(sampleResolution));
    const got = await importResolution({ bytes: new Uint8Array(file), filename: 'r.docx' });
    expect(got).toMatchObject({
      event: sampleResolution.event,
      date: sampleResolution.date,
      place: sampleResolution.place,
      venue: sampleResolution.venue,
      requisites: '14 ноября 2025 года № 1',
    });
    expect(got.tracks.map(({ title, tail }) => [title, tail])).toEqual(
      sampleResolution.tracks.map(({ title, tail }) => [title, tail]),
    );
    expect(got.addressees.map(({ name, verb }) => [verb, name])).toEqual(
      sampleResolution.groups.map(({ verb, addressees }) => [verb, addressees.join(', ')]),
    );
    const top = sampleResolution.groups.map(({ items }) =>
      items.filter(({ level }) => level === 0).map(({ marker }) => marker),
    );
    expect(got.addressees.map(({ items }) => items.map(({ marker }) => marker))).toEqual(top);
    expect(got.addressees[0]?.items[1]?.children).toEqual([
      { marker: '1)', text: 'подвоз учащихся' },
      { marker: '2)', text: 'ремонт котельных' },
    ]);
    expect(got.notes[0]).toMatchObject({ code: 'numbering_rebuilt' });
  });

  it('[DC60] 200 items in under 300 ms', async () => {
    const clauses = Array.from(
      { length: 200 },
      (_, at) => `${at + 1}) подготовить предложение до ${(at % 28) + 1} марта 2027 года;`,
    );
    const text = ['Резолюция форума', '1 февраля 2026 года', 'Рекомендовать школам:', ...clauses].join('\n');
    await importResolution({ text });
    const from = performance.now();
    const got = await importResolution({ text });
    expect(performance.now() - from).toBeLessThan(300);
    expect(got.addressees[0]?.items).toHaveLength(200);
  });
});
