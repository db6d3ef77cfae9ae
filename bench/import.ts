/**
 * `npm run bench -- import`: precision and recall of the importer per file of the shared resolutions (VECHE_SHARED, else
 * ../shared beside the repository), inventions on papers that are none, and the time of a long text against its budget.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { importResolution } from '#server/documents/import-resolution.ts';
import { expectedFiles, resolutionsFolder, score } from '#server/documents/import-score.ts';

const LONG_MS = 300;
const folder = resolutionsFolder();
let failed = false;

if (!folder) console.log('shared resolutions are absent: precision and recall were not measured');
else {
  const rows = [];
  for (const { file, expected } of expectedFiles(folder)) {
    const got = await importResolution({
      bytes: new Uint8Array(readFileSync(file)),
      filename: basename(file),
    });
    const { wrong, ...counts } = score(basename(file), expected, got);
    const share = (part: number, whole: number) =>
      whole === 0 ? 1 : Math.round((part / whole) * 1000) / 1000;
    rows.push({
      file: counts.file,
      items: counts.expected,
      precision: share(counts.right, counts.found),
      recall: share(counts.right, counts.expected),
      markers: share(counts.markers, counts.expected),
      deadlines: share(counts.deadlines, counts.expected),
      wrong: wrong.join(', '),
    });
    if (expected.kind === 'negative' && counts.found > 0) failed = true;
  }
  console.table(rows);
}

const clauses = Array.from(
  { length: 200 },
  (_, at) => `${at + 1}) подготовить предложение № ${at + 1} до ${(at % 28) + 1} марта 2027 года;`,
);
const long = [
  'Резолюция',
  'форума «Длинный текст»',
  '1 февраля 2026 года, г. Речной',
  '',
  'Рекомендовать руководителям школ:',
  ...clauses,
].join('\n');
await importResolution({ text: long });
const from = performance.now();
const read = await importResolution({ text: long });
const ms = performance.now() - from;
const count = read.addressees[0]?.items.length ?? 0;
console.log(`200 items: ${ms.toFixed(0)} ms (budget ${LONG_MS}), ${count} found`);
if (ms > LONG_MS || count !== 200) failed = true;
process.exitCode = failed ? 1 : 0;
