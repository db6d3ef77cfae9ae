/** The registration desk: badge codes, who has come, who may vote. */
import { expect, type Person } from './hall.ts';

export async function openDesk({ page, t }: Person, slug: string): Promise<void> {
  await page.goto(`/f/${slug}/desk`);
  await expect(page.getByLabel(t('people.deskPage.find'))).toBeVisible();
}

const line = ({ page }: Person, name: string) => page.getByRole('listitem').filter({ hasText: name });

export async function badgeOf(desk: Person, name: string): Promise<string> {
  return (await line(desk, name).locator('strong').textContent()) ?? '';
}

/** Comes by the desk: in the hall, and with a vote where the list gave none. */
export async function markPresent(desk: Person, name: string): Promise<void> {
  const { t } = desk;
  const button = (key: 'came' | 'leave') =>
    line(desk, name).getByRole('button', { name: `${t(`people.deskPage.${key}`)}: ${name}` });
  // A tap before the page is alive is lost; whoever stands at the desk taps again.
  await expect(async () => {
    if (!(await button('leave').isVisible())) await button('came').click({ timeout: 1_000 });
    await expect(button('leave')).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
}

export async function expectInHall({ page, t }: Person, present: number, listed: number): Promise<void> {
  await expect(page.getByText(t('people.deskPage.inHall', { present, listed }))).toBeVisible();
}
