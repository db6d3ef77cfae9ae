/** What became of it: the board, an official's link and answer, the secretary's word on it, a school's own mark. */
import type { Locator } from '@playwright/test';
import { expect, type Person } from './hall.ts';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

export async function openBoard({ page }: Person, slug: string): Promise<void> {
  await page.goto(`/f/${slug}/board`);
}

/** The row of a recommendation on the board. */
export const row = ({ page }: Person, text: string) => page.getByRole('row').filter({ hasText: text });

/** Makes the one link of an addressee; it is shown once. */
export async function makeLink({ page, t }: Person, slug: string, addressee: RegExp): Promise<string> {
  await page.goto(`/f/${slug}/letters`);
  const desk = page.getByRole('region', { name: addressee });
  await desk.getByText(t('board.letters.link'), { exact: true }).click();
  await desk.getByRole('button', { name: t('board.letters.makeLink') }).click();
  return shownLink(desk);
}

/** Names who approves on the addressee's side; the link of that person is shown once, too. */
export async function nameApprover({ page, t }: Person, slug: string, addressee: RegExp): Promise<string> {
  await page.goto(`/f/${slug}/letters`);
  const desk = page.getByRole('region', { name: addressee });
  await desk.getByText(t('board.letters.approver'), { exact: true }).click();
  await desk.getByLabel(t('board.letters.approverPost')).fill('начальник управления');
  await desk.getByRole('button', { name: t('board.letters.nameApprover') }).click();
  return shownLink(desk);
}

async function shownLink(desk: Locator): Promise<string> {
  const shown = desk.getByText(/\/o\/[\w-]{32}/);
  await expect(shown).toBeVisible();
  return new URL((await shown.textContent()) ?? '').pathname;
}

/** The official answers the item that lies open, the first that waits, with or without a file. */
export async function answer(
  { page, t }: Person,
  path: string,
  {
    text,
    by,
    file = true,
    approved = false,
  }: { text: string; by: string; file?: boolean; approved?: boolean },
): Promise<void> {
  await page.goto(path);
  const item = page.locator('details.j-fold[open]').first();
  await item.getByLabel(t('board.outcome.in_progress')).check();
  await item.getByLabel(t('answer.text')).fill(text);
  if (file) {
    await item.getByText(t('answer.more')).click();
    await item
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'Приказ № 15.pdf', mimeType: 'application/pdf', buffer: PDF });
  }
  await page.getByLabel(t('answer.signedBy')).fill(by);
  await page.getByRole('button', { name: t('answer.send') }).click();
  await expect(page.getByText(t(approved ? 'answer.sentApprovalTitle' : 'answer.sentTitle'))).toBeVisible();
  // It stands in its item, which has folded: the next that waits is open.
  await expect(page.getByText(text).first()).toBeAttached();
}

/** The secretary takes the answer that waits. */
export async function confirmAnswer({ page, t }: Person, slug: string, text: string): Promise<void> {
  await page.goto(`/f/${slug}/letters`);
  const waiting = page.getByRole('listitem').filter({ hasText: text });
  // Without the tick the words stay the secretary's: members read only how it stands.
  await waiting.getByRole('checkbox', { name: t('board.do.confirmPublic') }).check();
  await waiting.getByRole('button', { name: t('board.do.confirm') }).click();
  await expect(waiting).toBeHidden();
}

/** «Моя школа»: one tap is the whole answer. */
export async function markSchool(
  { page, t }: Person,
  slug: string,
  mark: 'done' | 'working' | 'not_relevant',
): Promise<void> {
  await page.goto(`/f/${slug}/school`);
  await page
    .getByRole('button', { name: t(`answer.school.${mark}`), exact: true })
    .first()
    .click();
  await expect(page.getByText(t('answer.school.saved'), { exact: true })).toBeVisible();
}
