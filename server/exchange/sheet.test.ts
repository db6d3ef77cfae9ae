/** The board goes to a spreadsheet and comes back: what changes, what is refused, what a stale or strange file does. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { SHEET_FIELDS, type SheetField } from '#domain/exchange/sheet.ts';
import { type BoardWorld, boardWorld } from '../recommendation/testing.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';

let world: TestWorld;
let b: BoardWorld;
const made: TestWorld[] = [];
beforeEach(async () => {
  world = await createTestServices();
  made.push(world);
  b = await boardWorld(world);
});
afterAll(() => Promise.all(made.map((one) => one.end())));

const out = (format: string, actor = b.secretary) =>
  world.nouns.exchange.queries.boardFile(actor, b.forum.slug, format, {}, 'ru');
const preview = (bytes: Uint8Array, actor = b.secretary) =>
  world.nouns.exchange.queries.sheetPreview(actor, b.forum.slug, { bytes, filename: 'board.xlsx' }, 'ru');
const rowsOf = async () => {
  const view = await world.nouns.recommendation.queries.boardTable(b.secretary, b.forum.slug);
  if (view.audience !== 'keeper') throw new Error('not a keeper');
  return view.rows;
};
const SENT = { regNo: '01-15/7', regDate: '20.03.2026', signer: 'Начальник управления' };

/** Writes into cells of an exported workbook as a person would, and gives the bytes back. */
async function edited(
  file: Buffer,
  edits: { number: number; cells: Partial<Record<SheetField, unknown>> }[],
) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(file as never);
  const page = book.worksheets[0];
  if (!page) throw new Error('no sheet');
  page.eachRow((row) => {
    const edit = edits.find((one) => one.number === row.getCell(SHEET_FIELDS.indexOf('number') + 1).value);
    for (const [field, value] of Object.entries(edit?.cells ?? {}))
      row.getCell(SHEET_FIELDS.indexOf(field as SheetField) + 1).value = value as never;
  });
  return new Uint8Array(await book.xlsx.writeBuffer());
}
const take = (rows: unknown[], actor = b.secretary) =>
  world.nouns.exchange.commands.applySheet(actor, { forumId: b.forum.id, rows: rows as never });

it('[EX1] what was exported and not touched changes nothing, from Excel and from CSV', async () => {
  for (const format of ['xlsx', 'csv']) {
    const { data } = await out(format);
    const seen = await preview(data);
    expect(seen).toEqual({ rows: [], unknown: [], untouched: (await rowsOf()).length });
  }
});

it('[EX2] an answer, an outcome and an owner are taken by the commands of the screen; one letter for its rows', async () => {
  const [first, second] = await rowsOf();
  const answer = { newOutcome: 'Сделано', newText: 'Приказ № 5', ...SENT };
  const bytes = await edited((await out('xlsx')).data, [
    {
      number: 1,
      cells: {
        ...answer,
        regDate: new Date('2026-03-20T00:00:00Z'),
        state: 'Учтена',
        post: 'заместитель начальника',
        holder: 'Иванова И. И.',
      },
    },
    { number: 2, cells: { ...answer, newOutcome: 'ведётся работа', newText: '' } },
  ]);
  const seen = await preview(bytes);
  expect(seen.rows.map(({ number, conflict }) => [number, conflict])).toEqual([
    [1, false],
    [2, false],
  ]);
  expect(seen.rows.flatMap((row) => row.cells).filter((cell) => cell.refused)).toEqual([]);
  expect(seen.rows[0]?.cells.map((cell) => [cell.field, cell.from, cell.to])).toContainEqual([
    'state',
    'Принята, не направлена',
    'Учтена',
  ]);
  expect(await rowsOf()).toMatchObject([
    { version: first?.version },
    { version: second?.version },
    {},
    {},
    {},
    {},
  ]);
  expect(await take(seen.rows.map((one) => one.row))).toMatchObject({
    ok: true,
    data: { rows: 2, letters: 1, steps: 2 },
  });
  const [one, two] = await rowsOf();
  expect(one).toMatchObject({
    state: 'closed',
    verdict: 'done',
    post: 'заместитель начальника',
    holder: 'Иванова И. И.',
  });
  expect(two).toMatchObject({ state: 'in_progress', answer: { on: '2026-03-20' } });
  const again = await preview(bytes);
  expect(again.rows.every((row) => row.conflict && row.row === null)).toBe(true);
});

it('[EX3] adopted words, addressees and days are not changed by a sheet; each cell says why', async () => {
  const bytes = await edited((await out('xlsx')).data, [
    { number: 1, cells: { text: 'Другие слова', due: '2030-01-01', state: 'Нет такого слова' } },
    { number: 2, cells: { state: 'Направлена' } },
    { number: 3, cells: { note: 'Без итога' } },
    { number: 4, cells: { newText: 'Есть приказ' } },
    { number: 5, cells: { newOutcome: 'Сделано', regDate: '31.02.2026' } },
  ]);
  const seen = await preview(bytes);
  const reasons = (number: number) =>
    Object.fromEntries(
      seen.rows.find((row) => row.number === number)?.cells.map((cell) => [cell.field, cell.refused?.code]) ??
        [],
    );
  expect(reasons(1)).toEqual({
    text: 'exchange/fixed',
    due: 'exchange/fixed',
    state: 'exchange/unknown_word',
  });
  expect(reasons(2)).toEqual({ state: 'exchange/by_letter' });
  expect(reasons(3)).toEqual({ note: 'exchange/note_alone' });
  expect(reasons(4)).toEqual({ newText: 'exchange/outcome_needed' });
  expect(reasons(5)).toMatchObject({ regDate: 'exchange/date_unclear' });
  expect(seen.rows.every((row) => row.row === null)).toBe(true);
});

it('[EX4] the rules of the screen hold: an outcome without ground or without a note is refused, the rest of the row stays', async () => {
  const bytes = await edited((await out('xlsx')).data, [
    { number: 1, cells: { state: 'Учтена', post: 'главный специалист' } },
    { number: 2, cells: { state: 'Утратила актуальность' } },
    { number: 6, cells: { post: 'секретарь' } },
  ]);
  const seen = await preview(bytes);
  const of = (number: number) => seen.rows.find((row) => row.number === number);
  expect(of(1)?.cells.find((cell) => cell.field === 'state')?.refused).toEqual({ code: 'board/no_ground' });
  expect(of(1)?.row).toMatchObject({ state: null, owner: { post: 'главный специалист' } });
  expect(of(2)?.cells[0]?.refused?.code).toBe('board/note_needed');
  expect(of(6)?.cells[0]?.refused).toEqual({ code: 'exchange/nobody', params: { number: 6 } });
  expect((await rowsOf())[0]).toMatchObject({ state: 'adopted', post: '' });
});

it('[EX5] what changed after the export is not overwritten; between looking and taking neither, and nothing is half taken', async () => {
  const file = (await out('xlsx')).data;
  const [first, second] = await rowsOf();
  await world.nouns.recommendation.commands.moveRecommendation(b.secretary, {
    recommendationId: first?.id ?? '',
    event: 'start',
  });
  const bytes = await edited(file, [
    { number: 1, cells: { state: 'Утратила актуальность', note: 'Устарела' } },
    { number: 2, cells: { state: 'Утратила актуальность', note: 'Устарела' } },
    { number: 3, cells: { state: 'Утратила актуальность', note: 'Устарела' } },
  ]);
  const seen = await preview(bytes);
  expect(seen.rows.map(({ number, conflict }) => [number, conflict])).toEqual([
    [1, true],
    [2, false],
    [3, false],
  ]);
  await world.nouns.recommendation.commands.moveRecommendation(b.organiser, {
    recommendationId: second?.id ?? '',
    event: 'start',
  });
  const rows = seen.rows.flatMap((one) => (one.row ? [one.row] : []));
  expect(await take(rows)).toMatchObject({
    ok: false,
    code: 'exchange/changed_since',
    params: { number: 2 },
  });
  expect((await rowsOf())[2]).toMatchObject({ state: 'adopted' });
});

it('[EX6] a strange code, a row twice and a table of somebody else are named', async () => {
  const { data } = await out('csv');
  const lines = data.toString('utf8').trimEnd().split('\r\n');
  const strange = lines[2]?.replace(/^[^;]{22}/, 'A'.repeat(22)) ?? '';
  const bytes = Buffer.from(
    [...lines, lines[2]?.replace(';Принята, не направлена;', ';Приостановлена;'), strange].join('\r\n'),
  );
  const seen = await preview(bytes);
  expect(seen.unknown).toMatchObject([
    { twice: true },
    { twice: false, code: expect.stringContaining('AAAA') },
  ]);
  await expect(preview(Buffer.from('\ufeffФИО;Школа\r\nИванов;СОШ 1\r\n'))).rejects.toMatchObject({
    vecheCode: 'exchange/not_our_sheet',
  });
});

it('[EX7] members export what they see and nothing to fill in; only those who keep the board bring a sheet back', async () => {
  const member = (await out('csv', b.member)).data.toString('utf8');
  expect(member).not.toContain('Код строки');
  expect(member).toContain('наставничество');
  await expect(out('csv', b.stranger)).rejects.toMatchObject({ vecheCode: 'not_found' });
  await expect(out('exe')).rejects.toMatchObject({ vecheCode: 'not_found' });
  await expect(preview((await out('xlsx')).data, b.member)).rejects.toMatchObject({ vecheCode: 'not_found' });
  const row = { recommendationId: (await rowsOf())[0]?.id, expectV: 1, state: { do: 'start' } };
  expect(await take([row], b.member)).toMatchObject({ ok: false, code: 'forbidden' });
  expect(await take([row], b.stranger)).toMatchObject({ ok: false, code: 'not_found' });
});

it('[EX8] a text that a spreadsheet would run is neutralised on its way out and comes back as it was', async () => {
  const [first] = await rowsOf();
  const formula = '=HYPERLINK("http://x";"y")';
  await world.nouns.recommendation.commands.closeRecommendation(b.secretary, {
    recommendationId: first?.id ?? '',
    verdict: 'obsolete',
    note: formula,
  });
  const csv = (await out('csv')).data;
  expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(csv.toString('utf8')).toContain(`"'=HYPERLINK(""http://x"";""y"")"`);
  expect(csv.toString('utf8')).not.toMatch(/(^|;|")=HYPERLINK/m);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await out('xlsx')).data as never);
  book.worksheets[0]?.eachRow((row) =>
    row.eachCell((cell) => expect(cell.type).not.toBe(ExcelJS.ValueType.Formula)),
  );
  for (const format of ['csv', 'xlsx']) expect((await preview((await out(format)).data)).rows).toEqual([]);
});

it('[EX28] percent and plan are told by the addressee: out as far as the reader may know them, never taken from a sheet, never published', async () => {
  const [first] = await rowsOf();
  const { desks } = await world.nouns.recommendation.queries.lettersDesk(b.secretary, b.forum.slug);
  const desk = desks.find(({ items }) => items.some(({ id }) => id === first?.id));
  const letter = (regNo: string, regDate: string, over: Record<string, unknown>) =>
    world.nouns.recommendation.commands.enterAnswer(b.secretary, {
      resolutionId: desk?.resolutionId ?? '',
      addresseeId: desk?.addressee.id ?? '',
      regNo,
      regDate,
      signer: 'Начальник управления',
      items: [{ recommendationId: first?.id ?? '', outcome: 'in_progress', text: 'Ведём', ...over }],
    });
  const steps = [
    { text: '=HYPERLINK("http://x") совещание', due: '2026-10-01' },
    { text: 'издать приказ', due: '2026-12-01' },
  ];
  await letter('7', '2026-09-10', { percent: 10, steps });
  const page = () => world.nouns.recommendation.queries.recommendationPage(b.secretary, b.forum.slug, 1);
  const [meeting] = (await page()).steps;
  world.clock.advance(1000);
  await letter('9', '2026-10-20', { percent: 40, stepsTold: [{ stepId: meeting?.id, as: 'reached' }] });

  const plan = '01.10.2026 — =HYPERLINK("http://x") совещание (выполнен, сообщили 20.10.2026)';
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await out('xlsx')).data as never);
  const cells = new Map<SheetField, unknown>();
  book.worksheets[0]?.eachRow((row) => {
    if (row.getCell(SHEET_FIELDS.indexOf('number') + 1).value !== 1) return;
    for (const [at, field] of SHEET_FIELDS.entries()) cells.set(field, row.getCell(at + 1).value);
    expect(row.height, 'every line is seen').toBeGreaterThanOrEqual(45);
  });
  expect([cells.get('percent'), cells.get('steps')]).toEqual([40, `${plan}\n01.12.2026 — издать приказ`]);
  const json = async (who = b.secretary) => JSON.parse(String((await out('json', who)).data)).rows[0];
  expect((await json()).steps).toEqual([
    { ...steps[0], reachedOn: '2026-10-20', droppedOn: null },
    { ...steps[1], reachedOn: null, droppedOn: null },
  ]);
  const told = /HYPERLINK|издать приказ|;40;/;
  expect((await out('csv')).data.toString('utf8')).toMatch(told);
  expect((await out('csv', b.member)).data.toString('utf8'), 'closed with its words').not.toMatch(told);
  expect(await json(b.member)).toMatchObject({ steps: [], answer: { percent: null } });

  // Untouched it is nothing, in whichever language it was taken; written over it is refused.
  for (const locale of ['ru', 'en'] as const)
    for (const format of ['csv', 'xlsx'] as const) {
      const file = await world.nouns.exchange.queries.boardFile(
        b.secretary,
        b.forum.slug,
        format,
        {},
        locale,
      );
      expect((await preview(file.data)).rows).toEqual([]);
    }
  const over = { percent: 90, steps: 'Всё сделано' };
  const file = await world.nouns.exchange.queries.boardFile(b.secretary, b.forum.slug, 'xlsx', {}, 'en');
  const seen = await preview(
    await edited(file.data, [
      { number: 1, cells: over },
      { number: 2, cells: over },
      { number: 3, cells: { ...over, post: 'секретарь' } },
    ]),
  );
  const refusals = [
    { field: 'percent', refused: { code: 'exchange/told' } },
    { field: 'steps', refused: { code: 'exchange/told' } },
  ];
  expect(seen.rows).toMatchObject([
    { number: 1, row: null, cells: refusals },
    { number: 2, row: null, cells: refusals },
    { number: 3, row: { answer: null, state: null }, cells: [...refusals, { field: 'post' }] },
  ]);
  const { preview: snapshot } = await world.nouns.recommendation.queries.publishDesk(
    b.organiser,
    b.forum.slug,
  );
  expect(JSON.stringify(snapshot)).not.toMatch(/percent|steps|HYPERLINK|издать приказ/);
});

/** The same board of tests, exported, edited and saved by LibreOffice 7.4; only the ids of its rows are of another day. */
async function savedByLibreOffice(kind: 'xlsx' | 'csv'): Promise<Uint8Array> {
  const bytes = readFileSync(join(import.meta.dirname, `testing/saved-by-libreoffice.${kind}`));
  const rows = await rowsOf();
  const renamed = (text: string) => {
    let at = 0;
    return text.replace(/\b[0-9A-Za-z]{22}(?=-\d+-[0-9a-f]{10}\b)/g, () => rows[at++]?.id ?? '');
  };
  if (kind === 'csv') return Buffer.from(renamed(bytes.toString('utf8')));
  const zip = await JSZip.loadAsync(bytes);
  const strings = 'xl/sharedStrings.xml';
  zip.file(strings, renamed((await zip.file(strings)?.async('string')) ?? ''));
  return zip.generateAsync({ type: 'uint8array' });
}

it('[EX9] LibreOffice may save the sheet in between, as .xlsx and as CSV', async () => {
  for (const kind of ['xlsx', 'csv'] as const) {
    const seen = await preview(await savedByLibreOffice(kind));
    expect(seen).toMatchObject({ unknown: [], untouched: 5 });
    expect(seen.rows).toHaveLength(1);
    expect(seen.rows[0]).toMatchObject({
      number: 1,
      row: { answer: { regDate: '2026-03-20', text: 'Приказ № 5\nи план' }, state: { verdict: 'done' } },
    });
    expect(seen.rows[0]?.cells.every((cell) => cell.refused === null)).toBe(true);
  }
});
