/** Joining on a phone: six digits, three letters of the name, the code of the badge. Works with and without script. */
import { expect, type Person } from './hall.ts';

export async function joinFromList(
  { page, t }: Person,
  { code, letters, name, badge }: { code: string; letters: string; name: string; badge: string },
): Promise<void> {
  await page.goto('/join');
  await page.getByLabel(t('join.code')).fill(code);
  await page.getByRole('button', { name: t('join.codeSubmit') }).click();
  await page.getByLabel(t('join.inListLabel')).fill(letters);
  await page.getByRole('button', { name: t('join.find') }).click();
  await page.getByRole('link', { name }).click();
  await page.getByLabel(t('join.badge')).fill(badge);
  await page.locator('input[name=processing]').check();
  await page.getByRole('button', { name: t('join.enter') }).click();
  await expect(page).toHaveURL(/\/f\/[^/]+\/now$/);
}

export async function joinAsGuest({ page, t }: Person, code: string, name: string): Promise<void> {
  await page.goto(`/j/${code}?new`);
  await page.getByLabel(t('join.name')).fill(name);
  await page.locator('input[name=processing]').check();
  await page.getByRole('button', { name: t('join.enter') }).click();
  await expect(page).toHaveURL(/\/f\/[^/]+\/now$/);
}
