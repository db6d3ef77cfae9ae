/** Files as people's programs write them: Russian Excel in its code page, its sheets, Word with automatic numbers and bold. */
import { AlignmentType, Document, LevelFormat, Packer, Paragraph, TextRun } from 'docx';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { ownRows } from '#domain/quiz/own-table.ts';
import { zQuestion } from '#domain/quiz/schema.ts';
import { readQuiz } from './read-import.ts';

/** As Excel in Russia saves «CSV (разделители — запятые)». */
function windows1251(text: string): Uint8Array {
  const letters = new Map<string, number>();
  const decoder = new TextDecoder('windows-1251');
  for (let byte = 0; byte < 256; byte += 1) letters.set(decoder.decode(Uint8Array.of(byte)), byte);
  return Uint8Array.from(text, (letter) => letters.get(letter) ?? 0x3f);
}
async function xlsx(rows: (string | number | null)[][]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Лист1');
  for (const row of rows) sheet.addRow(row);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
const shape = (read: Awaited<ReturnType<typeof readQuiz>>) =>
  read.found.map(({ line, question: { kind, stem, key = {} } }) => [
    line,
    kind,
    stem,
    key.options?.join() ?? key.values?.join('/') ?? '',
  ]);
const told = (read: Awaited<ReturnType<typeof readQuiz>>) =>
  read.problems.map(({ line, code }) => [line, code]);

describe('Excel', () => {
  it('[QZ39] CSV in Windows-1251 with semicolons: our own columns, the comma of numbers, cells over several lines', async () => {
    const bytes = windows1251(
      [
        'type;question;a1;a2;a3;correct;time;weight;explanation;situation;settings',
        'single;Кто отвечает за осмотр?;завхоз;"медработник; он же ""фельдшер""";директор;2;60;2;Приказ № 5;"Ёлка — 7:40.\r\nЗвонок.";',
        'number;Сколько метров?;3,5;;;;;;;;tolerance=0,5',
        'multiple;Что верно?;да;нет;не знаю;"1,3";;;;;',
        'single;Ключ мимо;да;нет;;7;;;;;',
        '',
      ].join('\r\n'),
    );
    const read = await readQuiz({ bytes, filename: 'вопросы.csv' });
    expect(read.format).toBe('csv');
    expect(shape(read)).toEqual([
      [2, 'single', 'Кто отвечает за осмотр?', 'b'],
      [4, 'number', 'Сколько метров?', '3,5'],
      [5, 'multiple', 'Что верно?', 'a,c'],
    ]);
    expect(told(read)).toEqual([[6, 'key_unknown']]);
    expect(read.found[0]?.question).toMatchObject({
      seconds: 60,
      weight: 2,
      explanation: 'Приказ № 5',
      situation: 'Ёлка — 7:40.\nЗвонок.',
      options: [{}, { text: 'медработник; он же "фельдшер"' }, {}],
    });
    expect(read.found[1]?.question.key).toEqual({ values: ['3,5'], tolerance: 0.5 });
  });

  it('[QZ39] a sheet drawn by hand: Russian headings, the right one by number, letter or words; in CSV and in xlsx alike', async () => {
    const rows = [
      ['Квиз школы № 7'],
      ['№', 'Вопрос', 'Вариант 1', 'Вариант 2', 'Вариант 3', 'Верный ответ', 'Баллы', 'Время'],
      ['1', 'Столица?', 'Москва', 'Тула', '', 'Москва', '2', '30'],
      ['2', 'Ёжик в тумане?', 'да', 'нет', '', 'б', '', ''],
      ['3', 'Два верных?', 'раз', 'два', 'три', '1, 3', '', ''],
      ['4', '', 'без', 'вопроса', '', '1', '', ''],
      ['5', 'Без ключа?', 'да', 'нет', '', '', '', ''],
    ];
    const wanted = [
      [3, 'single', 'Столица?', 'a'],
      [4, 'single', 'Ёжик в тумане?', 'b'],
      [5, 'multiple', 'Два верных?', 'a,c'],
    ];
    const csv = await readQuiz({
      bytes: windows1251(`${rows.map((row) => row.join(';')).join('\r\n')}\r\n`),
      filename: 'Квиз.csv',
    });
    expect(shape(csv)).toEqual(wanted);
    expect(told(csv)).toEqual([
      [6, 'empty'],
      [7, 'no_key'],
    ]);
    const sheet = await readQuiz({ bytes: await xlsx(rows), filename: 'Квиз.xlsx' });
    expect(shape(sheet)).toEqual(wanted);
    expect(told(sheet)).toEqual(told(csv));
    expect(sheet.found[0]?.question).toMatchObject({ seconds: 30, weight: 2 });
    const pasted = await readQuiz({ text: rows.map((row) => row.join('\t')).join('\n') });
    expect(shape(pasted)).toEqual(wanted);
  });

  it('[QZ37] the sheet of Kahoot from a Russian Excel, which has made a number of «1,3»', async () => {
    const head = [
      '',
      'Question - max 120 characters',
      ...[1, 2, 3, 4].map((n) => `Answer ${n} - max 75 characters`),
      'Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs',
      'Correct answer(s) - choose at least one',
    ];
    const bytes = await xlsx([
      ...Array.from({ length: 7 }, () => ['Quiz template']),
      head,
      [1, 'Кто?', 'я', 'ты', 'он', 'она', 20, 1.3],
      [2, 'Где?', 'тут', 'там', null, null, 60, 2],
      [3, 'Когда?', 'вчера', 'завтра', null, null, 30, '1,2'],
    ]);
    expect(shape(await readQuiz({ bytes, filename: 'Kahoot.xlsx' }))).toEqual([
      [9, 'multiple', 'Кто?', 'a,c'],
      [10, 'single', 'Где?', 'b'],
      [11, 'multiple', 'Когда?', 'a,b'],
    ]);
  });

  it('[QZ38] what went out as a table, opened and saved by Excel as xlsx, comes back', async () => {
    const list = [
      {
        kind: 'single',
        options: ['да', 'нет'].map((text, at) => ({ id: 'ab'[at], text })),
        key: { options: ['b'] },
      },
      { kind: 'short', key: { values: ['-5', '=раз'], typos: 1 } },
      {
        kind: 'scale',
        parts: { scale: { from: 0, to: 10, low: 'нет', high: 'да' } },
        seconds: 30,
        weight: 0,
      },
    ].map((one) => zQuestion.parse({ stem: 'Вопрос', ...one }));
    const read = await readQuiz({ bytes: await xlsx(ownRows(list)), filename: 'Вопросы.xlsx' });
    expect(read.problems).toEqual([]);
    expect(
      read.found.map(({ question: { kind, key, parts, seconds, weight } }) => ({
        kind,
        key,
        parts,
        seconds,
        weight,
      })),
    ).toEqual([
      { kind: 'single', key: { options: ['b'] }, parts: undefined, seconds: 90, weight: 1 },
      { kind: 'short', key: { values: ['-5', '=раз'], typos: 1 }, parts: undefined, seconds: 90, weight: 1 },
      { kind: 'scale', key: undefined, parts: list[2]?.parts, seconds: 30, weight: 0 },
    ]);
  });
});

/** Lists numbered by Word itself: questions 1., options а) or 1) or dashes below. */
const level = (at: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  level: at,
  format,
  text,
  alignment: AlignmentType.LEFT,
});
const CONFIG = [
  {
    reference: 'letters',
    levels: [level(0, LevelFormat.DECIMAL, '%1.'), level(1, LevelFormat.RUSSIAN_LOWER, '%2)')],
  },
  {
    reference: 'numbers',
    levels: [level(0, LevelFormat.DECIMAL, '%1.'), level(1, LevelFormat.DECIMAL, '%2)')],
  },
  {
    reference: 'dashes',
    levels: [level(0, LevelFormat.DECIMAL, '%1)'), level(1, LevelFormat.BULLET, '–')],
  },
];
type Line = string | [text: string, level: 0 | 1, look?: 'bold' | 'half' | 'highlight'];
async function word(reference: string, lines: Line[]): Promise<Uint8Array> {
  const runs = (text: string, look?: string) =>
    look === 'half'
      ? [new TextRun({ text: text.slice(0, 3), bold: true }), new TextRun(text.slice(3))]
      : [
          new TextRun({
            text,
            bold: look === 'bold',
            ...(look === 'highlight' && { highlight: 'yellow' as const }),
          }),
        ];
  const document = new Document({
    numbering: { config: CONFIG },
    sections: [
      {
        children: lines.map((line) =>
          typeof line === 'string'
            ? new Paragraph(line)
            : new Paragraph({ numbering: { reference, level: line[1] }, children: runs(line[0], line[2]) }),
        ),
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

describe('Word', () => {
  it('[QZ30] numbers and letters that Word makes itself; the right one in bold, highlighted, or by «Ответ»', async () => {
    const bytes = await word('letters', [
      'Управленческий квиз',
      ['Что директор делает первым?', 0],
      ['Звонит в управление', 1],
      ['Сообщает родителям', 1, 'bold'],
      ['Отменяет урок', 1],
      ['Кто проводит осмотр?', 0, 'bold'],
      ['завхоз', 1],
      ['медработник', 1, 'highlight'],
      ['Вопрос по словам?', 0],
      ['да', 1, 'bold'],
      ['нет', 1, 'bold'],
      'Ответ: б',
      'Пояснение: так решили',
      ['Только начало жирное?', 0],
      ['раз', 1],
      ['два и ещё', 1, 'half'],
    ]);
    const read = await readQuiz({ bytes, filename: 'Квиз.docx' });
    expect(read.problems).toEqual([]);
    expect(shape(read)).toEqual([
      [2, 'single', 'Что директор делает первым?', 'b'],
      [6, 'single', 'Кто проводит осмотр?', 'b'],
      [9, 'true_false', 'Вопрос по словам?', 'b'],
      [14, 'poll', 'Только начало жирное?', ''],
    ]);
    expect(read.found[2]?.question.explanation).toBe('так решили');
  });

  it('[QZ31] options under the same numbers as questions, and options after dashes', async () => {
    const numbers = await word('numbers', [
      ['Первый?', 0],
      ['раз', 1],
      ['*два', 1],
      ['Второй?', 0],
      ['три', 1, 'bold'],
      ['четыре', 1],
    ]);
    expect(shape(await readQuiz({ bytes: numbers, filename: 'a.docx' }))).toEqual([
      [1, 'single', 'Первый?', 'b'],
      [4, 'single', 'Второй?', 'a'],
    ]);
    const dashes = await word('dashes', [
      ['Первый?', 0],
      ['раз', 1],
      ['два', 1, 'bold'],
      ['три', 1],
    ]);
    const read = await readQuiz({ bytes: dashes, filename: 'b.docx' });
    expect(shape(read)).toEqual([[1, 'single', 'Первый?', 'b']]);
    expect(read.found[0]?.question.options?.map(({ text }) => text)).toEqual(['раз', 'два', 'три']);
  });

  it('[QZ33] a bad question is told with its line and the others come in; questions without numbers are questions too', async () => {
    const bytes = await word('letters', [
      'Квиз к форуму',
      '',
      'Кто отвечает за детей?',
      'а) родители',
      'б) *школа',
      '',
      'Сколько их было?',
      'а) 34',
      'б) 43',
      'Ответ: д',
      'Пояснение: посчитали',
      'на остановке',
      '',
      'и ещё раз в классе.',
      '',
      'Последний вопрос?',
      'а) да',
      'б) нет',
      'Ответ: а',
      '',
      'Спасибо за игру',
    ]);
    const read = await readQuiz({ bytes, filename: 'Квиз.docx' });
    expect(shape(read)).toEqual([
      [3, 'single', 'Кто отвечает за детей?', 'b'],
      [16, 'true_false', 'Последний вопрос?', 'a'],
    ]);
    expect(told(read)).toEqual([
      [7, 'key_unknown'],
      [21, 'stray'],
    ]);
  });
});
