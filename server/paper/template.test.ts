/** Word files of the organisation's own: fields are filled, rows repeated, what cannot hold a paper is refused. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noteSheet } from '../documents/note-sheet.ts';
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
    kind: 'participants' | 'plan' | 'extract' | 'press',
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
