/** The projector: an address opened once, scenes by one key, what the hall reads from it. */
import { expect, type Person } from './hall.ts';

/** Opens a projector and returns the path of its address, which is shown once. */
export async function openScreen({ page, t }: Person, slug: string): Promise<string> {
  await page.goto(`/f/${slug}/screen`);
  await page
    .getByRole('button', { name: t('screen.open'), exact: true })
    .first()
    .click();
  const shown = page.getByText(/\/screen\/[\w-]{32}$/);
  await expect(shown).toBeVisible();
  return new URL((await shown.textContent()) ?? '').pathname;
}

/** One press on the desk of the projector. */
export async function showScene({ page, t }: Person, slug: string, scene: string): Promise<void> {
  if (!page.url().endsWith('/screen')) await page.goto(`/f/${slug}/screen`);
  const button = page.getByRole('button', { name: new RegExp(`^\\d ${t(`screen.scene.${scene}`)}$`) });
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
}
