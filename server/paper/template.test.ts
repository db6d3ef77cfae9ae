/** Word files of the organisation's own: fields are filled, rows repeated, what cannot hold a paper is refused. */
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NO_DETAILS } from '#domain/paper/schema.ts';
import { noteSheet } from '../documents/note-sheet.ts';
import { officePresent, printedText } from '../documents/office.ts';
import { sheetDocx } from '../documents/sheet-docx.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { code, ok } from '../vote/testing.ts';
import { eveningOf, linesOf as lines } from './testing.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await createTestServices();
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.end();
});

const papers = () => world.nouns.paper;
const evening = () => eveningOf(world);

describe('templates of the organisation', () => {
  const template = async (text: string) =>
    new Uint8Array(
      await sheetDocx(
        noteSheet({ lang: 'ru', title: 'БЛАНК', event: '', date: '2026-01-01', place: '', text }),
      ),
    );

  test('[DC88] fields are filled, the rest of the file stays; what has no field is refused', async () => {
    const hall = await evening();
    const load = async (kind: 'letter' | 'certificate', text: string) =>
      papers().commands.loadTemplate(hall.chair, {
        forumId: hall.forumId,
        kind,
        name: 'наш бланк.docx',
        data: await template(text),
      });
    expect(code(await load('letter', 'без полей'))).toBe('documents/no_fields');
    expect(ok(await load('letter', 'Кому: { адресат }\nПункты:\n{пункты}\n{подпись врио}'))).toEqual({
      found: ['адресат', 'пункты'],
      unknown: ['подпись врио'],
    });
    ok(await load('certificate', 'Награждается {ФИО} & {событие}'));
    const set = await papers().queries.paperSet(hall.chair, hall.slug);
    expect(set.templates.letter?.name).toBe('наш бланк.docx');
    const letter = set.items.find(({ kind }) => kind === 'letter');
    const printed = await lines(
      (await papers().queries.paperFile(hall.chair, hall.slug, letter?.key ?? '', 'docx')).data,
    );
    expect(printed[0]).toBe('БЛАНК');
    expect(printed.join('\n')).toMatch(/[а1]\) закрепить .*;\n[б2]\) разработать .*\.\n\{подпись врио\}/);
    const tickets = await lines(
      (await papers().queries.paperFile(hall.chair, hall.slug, 'certificate', 'docx')).data,
    );
    expect(tickets.filter((line) => line.startsWith('Награждается '))).toHaveLength(5);
    expect(tickets.join('\n')).toContain('& II муниципального форума «Маяки»');
    ok(await papers().commands.dropTemplate(hall.chair, { forumId: hall.forumId, kind: 'letter' }));
    expect((await papers().queries.paperSet(hall.chair, hall.slug)).templates.letter).toBeUndefined();
  });
});

describe('templates with rows', () => {
  const table = async (
    kind: 'participants' | 'sign_in' | 'plan' | 'extract' | 'press' | 'feedback',
    cells: string[],
    text: string,
  ) => ({
    kind,
    name: 'бланк.docx',
    data: new Uint8Array(
      await sheetDocx({
        lang: 'ru',
        title: 'БЛАНК',
        date: '2026-01-01',
        lines: [
          { is: 'title', text: 'БЛАНК' },
          ...(cells.length > 0
            ? [
                {
                  is: 'table' as const,
                  columns: cells.map((_, at) => ({ heading: `Столбец ${at + 1}`, share: 1 })),
                  rows: [cells],
                },
              ]
            : []),
          ...text
            .split('\n')
            .map((line) => ({ is: 'text' as const, as: 'requisite' as const, runs: [{ text: line }] })),
        ],
      }),
    ),
  });

  test('[DC100] a row of a table is repeated for every measure and person; its number and hash are fields', async () => {
    const hall = await evening();
    const load = async (...args: Parameters<typeof table>) =>
      papers().commands.loadTemplate(hall.chair, { forumId: hall.forumId, ...(await table(...args)) });
    const take = async (key: string) =>
      lines((await papers().queries.paperFile(hall.chair, hall.slug, key, 'docx')).data);
    ok(await load('plan', ['{по порядку}', '{мероприятие}', '{ Срок }'], 'Утверждаю: {подписант}'));
    const plan = await take('plan');
    expect(plan.slice(1, 4)).toEqual([
      'Столбец 1\tСтолбец 2\tСтолбец 3',
      expect.stringMatching(/^1\t.*закрепить .*\tдо 1 сентября 2026 года$/),
      expect.stringMatching(/^2\t.*разработать .*\tдо 1 сентября 2026 года$/),
    ]);
    expect(plan.at(-1)).toBe('Утверждаю: Л.П. Булатова');
    ok(await load('participants', ['{фио}', '{организация}'], 'Всего {всего}. {номер}: {адрес проверки}'));
    const list = await take('participants');
    expect(list.slice(2, -1)).toHaveLength(5);
    expect(list.at(-1)).toMatch(/^Всего 5\. 1: http.*\/verify\/[0-9a-f]{64}$/);
    // Values are never read as fields again.
    await world.join(hall.forumId, null, ['participant'], { present: true, fullName: '{фио} {номер}' });
    expect((await take('participants')).join('\n')).toContain('{фио} {номер}');
    ok(await load('press', [], '{событие}\n{текст}'));
    expect((await take('press')).slice(1, 3)).toEqual([
      'II муниципального форума «Маяки»',
      expect.stringContaining('II муниципальный форум «Маяки» – '),
    ]);
    const set = await papers().queries.paperSet(hall.chair, hall.slug);
    expect(set.items.find(({ kind }) => kind === 'plan')?.notes).toContain('own_template');
    const pdf = await papers().queries.paperFile(hall.chair, hall.slug, 'plan', 'pdf');
    expect(pdf.data.subarray(0, 4).toString()).toBe('%PDF');
  });

  test('[DC100] sign-in sheet, extract and summary of questionnaires come in the organisation’s own form', async () => {
    const hall = await evening();
    const load = async (...args: Parameters<typeof table>) =>
      papers().commands.loadTemplate(hall.chair, { forumId: hall.forumId, ...(await table(...args)) });
    const take = async (key: string, format = 'docx') =>
      (await papers().queries.paperFile(hall.chair, hall.slug, key, format)).data;
    // Whoever has not come yet stands on the sheet, too.
    await world.join(hall.forumId, null, ['participant'], { present: false, fullName: 'Поздний Пётр Ильич' });
    ok(await load('sign_in', ['{по порядку}', '{фио}', ''], 'По списку {всего}. № {номер}'));
    const sheet = await lines(await take('sign_in'));
    expect(sheet.slice(2, -1)).toHaveLength(6);
    expect(sheet.slice(2, -1).map((line) => line.split('\t')[0])).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(sheet.join('\n')).toContain('Поздний Пётр Ильич');
    expect(sheet.at(-1)).toBe('По списку 6. № 1');

    const { commands } = world.nouns.minutes;
    ok(await commands.startMinutes(hall.secretary, { forumId: hall.forumId, textTitle: 'О резолюции' }));
    const agenda = { forumId: hall.forumId, title: 'О плане на год', kind: 'report' as const };
    const { id: itemId } = ok(await commands.addAgendaItem(hall.secretary, agenda));
    const decision = 'Утвердить план <встреч> & поездок';
    ok(await commands.editAgendaItem(hall.secretary, { itemId, expectV: 1, decision }));
    ok(await load('extract', [], 'Вопрос {номер_вопроса}. {вопрос}\n{текст}\nВерно: {секретарь}'));
    const extract = await lines(await take('extract-2'));
    expect(extract[1]).toBe('Вопрос 2. О плане на год');
    expect(extract.join('\n')).toMatch(/ПОСТАНОВИЛИ: Утвердить план <встреч> & поездок/);
    expect(extract.join('\n')).not.toContain('закрепить наставников');
    expect(extract.at(-1)).toMatch(/^Верно: .*Берёзова/);
    await expect(take('extract-9')).rejects.toMatchObject({ vecheCode: 'not_found' });

    const counts = [
      [3, 1, 0, 0],
      [2, 1, 1, 0],
      [4, 0, 0],
    ];
    const feedback = { filled: 4, counts, remarks: 'раньше начать\nбольше времени' };
    ok(
      await papers().commands.setPaperDetails(hall.chair, {
        forumId: hall.forumId,
        expectV: 0,
        details: { ...NO_DETAILS, feedback },
      }),
    );
    const cells = ['{по порядку}', '{вопрос}', '{ответ}', '{анкет}', '{доля}'];
    ok(await load('feedback', cells, 'Анкет {заполнено} из {присутствовали}\n{предложения}'));
    const summary = await lines(await take('feedback'));
    const rows = summary.filter((line) => line.endsWith(' %'));
    // A row an answer; number and words of the question in that of its first.
    expect(rows.map((line) => line.split('\t').slice(-2))).toEqual(
      counts.flat().map((count) => [String(count), `${count * 25} %`]),
    );
    expect(rows.filter((line) => /^[123]\t/.test(line))).toHaveLength(3);
    expect(summary.slice(-3)).toEqual(['Анкет 4 из 5', 'раньше начать', 'больше времени']);
    if (process.env.NIGHTLY !== '1' || !(await officePresent())) return;
    for (const [key, words] of [
      ['sign_in', 'По списку 6. № 1'],
      ['extract-2', 'план <встреч> & поездок'],
      ['feedback', 'больше времени'],
    ] as const)
      expect((await printedText(await take(key))).text).toContain(words);
  });

  test('[DC101] where a template has {qr} stands a picture of the address of verification, in the head of a page, too', async () => {
    const hall = await evening();
    const made = await table('participants', ['{фио}'], 'Проверить: {qr} ({ QR })');
    const blank = await JSZip.loadAsync(made.data);
    const head = Object.keys(blank.files).find((name) => /^word\/header\d*\.xml$/.test(name)) ?? '';
    const was = (await blank.file(head)?.async('string')) ?? '';
    blank.file(head, was.replace('</w:p>', '<w:r><w:t>{qr}</w:t></w:r></w:p>'));
    const data = await blank.generateAsync({ type: 'uint8array' });
    const { forumId } = hall;
    ok(await papers().commands.loadTemplate(hall.chair, { ...made, forumId, data: new Uint8Array(data) }));
    // The sign that stands for a picture is no word of anybody's.
    await world.join(forumId, null, ['participant'], { present: true, fullName: 'Знаков \u0001 Пётр' });
    const { data: filled } = await papers().queries.paperFile(hall.chair, hall.slug, 'participants', 'docx');
    const zip = await JSZip.loadAsync(filled);
    const part = async (name: string) => (await zip.file(name)?.async('string')) ?? '';
    const drawn = async (name: string) => [...(await part(name)).matchAll(/<a:blip [^>]*r:embed="(\w+)"/g)];
    const [body, inHead] = [await drawn('word/document.xml'), await drawn(head)];
    expect([body.length, inHead.length]).toEqual([2, 1]);
    for (const owner of ['document.xml', head.replace('word/', '')])
      expect(await part(`word/_rels/${owner}.rels`)).toContain(
        `Id="${body[0]?.[1]}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/veche-qr.png"`,
      );
    expect(await part('[Content_Types].xml')).toMatch(/Extension="png"/);
    const picture = await zip.file('word/media/veche-qr.png')?.async('nodebuffer');
    expect(picture?.subarray(1, 4).toString()).toBe('PNG');
    const xml = await part('word/document.xml');
    expect(xml).toMatch(/<wp:docPr [^>]*descr="[^"]*\/verify\/[0-9a-f]{64}"/);
    expect(new Set([...xml.matchAll(/<wp:docPr id="(\d+)"/g)].map(([, id]) => id)).size).toBe(2);
    const printed = await lines(filled);
    expect(printed.at(-1)).toMatch(/^Проверить:\s+\(\s*\)$/);
    expect(xml).not.toMatch(/\{\s*qr/i);
    expect(xml).not.toContain('\u0001');
    // A paper without a number has nowhere to lead.
    const note = ok(
      await papers().commands.loadTemplate(hall.chair, {
        ...(await table('press', [], '{текст} {qr}')),
        forumId,
      }),
    );
    expect(note.unknown).toEqual(['qr']);
    if (process.env.NIGHTLY !== '1' || !(await officePresent())) return;
    const { pdf, text } = await printedText(filled);
    expect(text).toContain('Проверить:');
    expect(pdf.toString('latin1')).toMatch(/\/Subtype\s*\/Image/);
  });

  test('[DC100] without a place for rows it is refused by name, and what was loaded before stays', async () => {
    const hall = await evening();
    const load = async (...args: Parameters<typeof table>) =>
      papers().commands.loadTemplate(hall.chair, { forumId: hall.forumId, ...(await table(...args)) });
    ok(await load('plan', ['{мероприятие}'], ''));
    const refused = await load('plan', [], '{событие}');
    expect(refused).toMatchObject({
      ok: false,
      code: 'documents/no_rows',
      params: { fields: expect.stringContaining('{мероприятие}') },
    });
    expect((await papers().queries.paperSet(hall.chair, hall.slug)).templates.plan).toBeDefined();
    expect(code(await load('extract', [], 'без полей'))).toBe('documents/no_fields');
  });
});
