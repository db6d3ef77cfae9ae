import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { writeCsv } from '#server/documents/csv.ts';
import { refusalOf } from '#server/documents/refusal.ts';
import { sheetXlsx } from '#server/documents/sheet-write.ts';
import { readTable, type TableInput } from '#server/documents/tables.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const windows1251 = (text: string) =>
  Uint8Array.from(text, (letter) => {
    const code = letter.codePointAt(0) ?? 63;
    if (code < 128) return code;
    if (letter === 'ё') return 0xb8;
    if (letter === 'Ё') return 0xa8;
    if (letter === '№') return 0xb9;
    return code - 0x410 + 0xc0;
  });

/** The time is the best of up to five: the machine's other work is not the reader's. */
async function refused(input: TableInput): Promise<{ code: string | undefined; ms: number }> {
  let best: { code: string | undefined; ms: number } | null = null;
  for (let round = 0; round < 5 && (best === null || best.ms >= 200); round += 1) {
    const from = performance.now();
    const code = await readTable(input).then(
      () => undefined,
      (error: unknown) => refusalOf(error)?.code ?? String(error),
    );
    const ms = performance.now() - from;
    if (best === null || ms < best.ms) best = { code, ms };
  }
  return best!;
}

async function workbook(
  fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void,
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('Лист1'), book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const printed = [
  ['ФИО', 'Школа'],
  ['Чернышова Лидия', 'СОШ № 4; филиал'],
  ['Гай "П"', 'СОШ № 6'],
];

describe('tables in', () => {
  it('[DC1] CSV in UTF-8 with and without BOM, in Windows-1251, by ; , and tab', async () => {
    const csv = 'ФИО;Школа\r\nЧернышова Лидия;"СОШ № 4; филиал"\r\n"Гай ""П""";СОШ № 6\r\n';
    const plain = await readTable({ bytes: bytes(csv), filename: 'a.csv' });
    expect(plain).toMatchObject({ rows: printed, encoding: 'utf-8', delimiter: ';', lines: [1, 2, 3] });
    expect(await readTable({ bytes: bytes(`\ufeff${csv}`), filename: 'a.csv' })).toMatchObject({
      rows: printed,
    });
    expect(await readTable({ bytes: windows1251(csv), filename: 'a.csv' })).toMatchObject({
      rows: printed,
      encoding: 'windows-1251',
    });
    expect((await readTable({ bytes: bytes('sep=,\na,"b,c"\nd,e'), filename: 'a.csv' })).rows).toEqual([
      ['a', 'b,c'],
      ['d', 'e'],
    ]);
    expect(await readTable({ bytes: bytes('a\tb\nc\td'), filename: 'a.txt' })).toMatchObject({
      delimiter: '\t',
    });
  });

  it('[DC2] pasted tables with tabs, with |, or lines; commas inside lines do not cut them', async () => {
    expect((await readTable({ text: 'ФИО\tШкола\nГай\tШкола "Росток"\n' })).rows).toEqual([
      ['ФИО', 'Школа'],
      ['Гай', 'Школа "Росток"'],
    ]);
    expect((await readTable({ text: '| ФИО | Школа |\n|---|---|\n| Гай | 6 |' })).rows).toEqual([
      ['ФИО', 'Школа'],
      ['Гай', '6'],
    ]);
    const lines = 'Чернышова Л.В., директор СОШ № 4\nГай П.П., директор, СОШ № 6\nБерёзова И.К.';
    expect(await readTable({ text: lines })).toMatchObject({
      delimiter: null,
      rows: lines.split('\n').map((l) => [l]),
    });
  });

  it('[DC3] .xlsx: shared and inline strings, times, dates, long numbers, hidden and empty sheets', async () => {
    const file = await workbook((sheet, book) => {
      sheet.addRow(['Время', 'Что', 'Телефон', 'Дата', 'Итог']);
      const row = sheet.addRow([
        10.5 / 24,
        'Кофе',
        89181234567,
        new Date(Date.UTC(2023, 0, 11)),
        { formula: '1+1', result: 2 },
      ]);
      row.getCell(1).numFmt = 'h:mm';
      row.getCell(4).numFmt = 'dd.mm.yyyy';
      sheet.addRow([]);
      sheet.getCell('B5').value = {
        richText: [{ text: 'Круглый ' }, { text: 'стол', font: { bold: true } }],
      };
      const hidden = book.addWorksheet('Скрыт');
      hidden.state = 'hidden';
    });
    expect(await readTable({ bytes: file, filename: 'p.xlsx' })).toEqual({
      rows: [
        ['Время', 'Что', 'Телефон', 'Дата', 'Итог'],
        ['10:30', 'Кофе', '89181234567', '2023-01-11', '2'],
        ['', 'Круглый стол'],
      ],
      lines: [1, 2, 5],
      sheet: 'Лист1',
      encoding: 'xlsx',
      delimiter: null,
    });
  });

  it('[DC4] refuses by code and at once: too large, not a table, old formats, limits', async () => {
    const many = Array.from({ length: 5001 }, (_, n) => `${n};x`).join('\n');
    const cases: [TableInput, string][] = [
      [{ bytes: new Uint8Array(0), filename: 'a.csv' }, 'empty'],
      [{ text: ' \n ' }, 'empty'],
      [{ bytes: new Uint8Array(6_000_000).fill(65), filename: 'a.csv' }, 'too_large'],
      [{ bytes: bytes('%PDF-1.7 \0\0\0\0\0\0\0\0'), filename: 'a.csv' }, 'not_a_table'],
      [{ bytes: bytes('<html><table>'), filename: 'a.xls' }, 'not_a_table'],
      [{ bytes: Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2), filename: 'a.xls' }, 'old_format'],
      [{ bytes: Uint8Array.of(0x50, 0x4b, 3, 4, 9, 9, 9), filename: 'a.xlsx' }, 'broken_file'],
      [{ bytes: bytes(many), filename: 'a.csv' }, 'too_many_rows'],
      [{ bytes: bytes(';'.repeat(61).replace(/;/g, 'a;')), filename: 'a.csv' }, 'too_many_columns'],
      [{ text: `a\t${'б'.repeat(4001)}` }, 'cell_too_long'],
    ];
    for (const [input, code] of cases) expect(await refused(input)).toMatchObject({ code });
  });

  it('[DC5] refuses hostile workbooks in under 200 ms: bomb, macro, entities, depth, a lying directory', async () => {
    const good = await workbook((sheet) => sheet.addRow(['a']));
    const change = async (name: string, content: string | Buffer) => {
      const zip = await JSZip.loadAsync(good);
      zip.file(name, content);
      return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
    };
    const lying = Buffer.from(await change('xl/worksheets/sheet1.xml', Buffer.alloc(5_000_001, 32)));
    const size = Buffer.alloc(4);
    size.writeUInt32LE(5_000_001);
    for (let at = lying.indexOf(size); at >= 0; at = lying.indexOf(size, at)) lying.writeUInt32LE(100, at);
    const cases: [string, Uint8Array][] = [
      ['broken_file', new Uint8Array(lying)],
      ['zip_bomb', await change('xl/worksheets/sheet1.xml', Buffer.alloc(30_000_000, 32))],
      ['zip_bomb', await change('xl/media/image1.xml', Buffer.alloc(30_000_000, 32))],
      ['macro', await change('xl/vbaProject.bin', 'x')],
      [
        'entities',
        await change(
          'xl/worksheets/sheet1.xml',
          '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>',
        ),
      ],
      ['entities', await change('xl/sharedStrings.xml', '<sst><si><t>&file;</t></si></sst>')],
      [
        'too_deep',
        await change('xl/worksheets/sheet1.xml', `${'<row>'.repeat(5000)}${'</row>'.repeat(5000)}`),
      ],
      ['broken_file', await change('xl/worksheets/sheet1.xml', '<worksheet><row>')],
    ];
    for (const [code, file] of cases) {
      const answer = await refused({ bytes: file, filename: 'a.xlsx' });
      expect(answer.code).toBe(code);
      expect(answer.ms, code).toBeLessThan(200);
    }
  });
});

describe('tables out', () => {
  it('[DC40] CSV and .xlsx come back equal, formulas neutralised', async () => {
    const rows = [
      ['Имя', 'Заметка', 'Число'],
      ['=cmd|calc', '+7 918', 1.5],
      ['＝1+1', ' -x', -3],
      ['@a', 'a;"b"\nc', 0],
      ['Гай', '\tтаб', 7],
    ];
    const csv = await readTable({ bytes: writeCsv(rows), filename: 'a.csv' });
    expect(csv.rows).toEqual([
      ['Имя', 'Заметка', 'Число'],
      ["'=cmd|calc", "'+7 918", '1,5'],
      ["'＝1+1", "' -x", '-3'],
      ["'@a", 'a;"b"\nc', '0'],
      ['Гай', "'\tтаб", '7'],
    ]);
    const file = await sheetXlsx(
      {
        name: 'Список/1',
        head: ['Список'],
        columns: ['Имя', 'Заметка', 'Число'].map((heading) => ({ heading, width: 20 })),
        rows: rows.slice(1),
      },
      new Date(0),
    );
    const xlsx = await readTable({ bytes: new Uint8Array(file), filename: 'a.xlsx' });
    expect(xlsx.rows.slice(1, 3)).toEqual([
      ['Имя', 'Заметка', 'Число'],
      ["'=cmd|calc", "'+7 918", '1.5'],
    ]);
    const zip = await JSZip.loadAsync(file);
    expect(await zip.file('xl/worksheets/sheet1.xml')?.async('string')).not.toContain('<f>');
  });
});
