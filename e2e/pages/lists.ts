/** A list of people as schools really send it: a workbook, two kinds of CSV, a table pasted from Word. */
import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { expect, type Person } from './hall.ts';

export type Sheet = readonly (readonly (string | number)[])[];
type Sent = { name: string; mimeType: string; buffer: Buffer };

export async function workbook(rows: Sheet): Promise<Sent> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Лист1').addRows(rows.map((row) => [...row]));
  return {
    name: 'Список.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(await book.xlsx.writeBuffer()),
  };
}

/** As Excel in Russia saves it, and as everybody else does. */
export function csv(rows: Sheet, kind: 'windows-1251' | 'utf-8'): Sent {
  const text = rows.map((row) => row.join(kind === 'utf-8' ? ',' : ';')).join('\r\n');
  return { name: 'Список.csv', mimeType: 'text/csv', buffer: iconv.encode(text, kind) };
}

/** Reads a file or a pasted table and waits until its rows are shown. Nothing is saved yet. */
export async function readList({ page, t }: Person, slug: string, from: Sent | string): Promise<void> {
  await page.goto(`/f/${slug}/people/import`);
  if (typeof from === 'string') await page.getByLabel(t('people.importPage.text')).fill(from);
  else {
    // What was chosen before the page came alive is not shown in it: chosen again.
    await expect(async () => {
      await page.locator('input[type=file]').setInputFiles(from);
      await expect(page.getByText(from.name).first()).toBeVisible({ timeout: 1_000 });
    }).toPass();
  }
  await page.getByRole('button', { name: t('people.importPage.read') }).click();
}

export const listed = ({ page, t }: Person, count: number) =>
  page.getByText(t('people.importPage.found', { count }));

/** The tick of a row, whatever else is said of it. */
export const take = ({ page, t }: Person, name: string) =>
  page.getByRole('checkbox', { name: t('people.importPage.take', { name }) });

export async function saveList({ page, t }: Person, slug: string, count: number): Promise<void> {
  await page.getByRole('button', { name: t('people.importPage.save', { count }) }).click();
  await expect(page).toHaveURL(new RegExp(`/f/${slug}/people$`));
}
