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
  await line(desk, name)
    .getByRole('button', { name: `${t('people.deskPage.came')}: ${name}` })
    .click();
  await expect(
    line(desk, name).getByRole('button', { name: `${t('people.deskPage.leave')}: ${name}` }),
  ).toBeVisible();
}

export async function expectInHall({ page, t }: Person, present: number, listed: number): Promise<void> {
  await expect(page.getByText(t('people.deskPage.inHall', { present, listed }))).toBeVisible();
}
