/** Tracks and what is proposed in them, and the desk where it is decided what becomes of it. */
import { expect, type Person } from './hall.ts';

export async function openTrack({ page, t }: Person, slug: string, title: string): Promise<void> {
  await page.goto(`/f/${slug}/tracks`);
  await page.getByRole('button', { name: t('track.create') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(t('track.name')).fill(title);
  await dialog.getByRole('button', { name: t('track.make') }).click();
  await expect(page).toHaveURL(/\/t\/1$/);
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

/** «Предложить» on the phone: from «Сейчас», with or without script. */
export async function propose(
  { page, t }: Person,
  slug: string,
  text: string,
  track?: string,
): Promise<void> {
  await page.goto(`/f/${slug}/now`);
  await page.getByRole('link', { name: t('proposal.propose'), exact: true }).click();
  await page.getByLabel(t('proposal.text')).fill(text);
  if (track) await page.getByLabel(t('proposal.track'), { exact: true }).selectOption({ label: track });
  await page.getByRole('button', { name: t('proposal.submit') }).click();
  await expect(page).toHaveURL(/sent=\d+/);
  const number = Number(new URL(page.url()).searchParams.get('sent'));
  await expect(page.getByText(t('proposal.sent', { number }))).toBeVisible();
}

/** Takes a proposal of the desk into a section of the text by two keys: T and the section's number. */
export async function takeIntoText(
  { page, t }: Person,
  slug: string,
  text: string,
  section: number,
): Promise<void> {
  const path = `/f/${slug}/proposals`;
  if (new URL(page.url()).pathname !== path) await page.goto(path);
  const begin = page.getByRole('button', { name: t('proposal.beginText') });
  const sections = page.getByText(t('proposal.targetsHint'));
  await expect(begin.or(sections)).toBeVisible();
  if (await begin.isVisible()) await begin.click();
  await expect(sections).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: text });
  // A row that was focused before the page came alive is focused again.
  await expect(async () => {
    await row.blur();
    await row.focus();
    await page.keyboard.press('t');
    await expect(page.getByText(t('proposal.pressNumber', { max: 2 }))).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.press(String(section));
  await expect(row).toBeHidden();
}

/** A proposal on the desk of those who decide. */
export const proposalRow = ({ page }: Person, text: string) =>
  page.getByRole('row').filter({ hasText: text });

/** Gives a proposal back to its author with a reason: R, the words, the button. */
export async function returnProposal(
  desk: Person,
  slug: string,
  text: string,
  reason: string,
): Promise<void> {
  const { page, t } = desk;
  await page.goto(`/f/${slug}/proposals`);
  const row = proposalRow(desk, text);
  // A row that was focused before the page came alive is focused again.
  await expect(async () => {
    await row.blur();
    await row.focus();
    await expect(page.getByRole('button', { name: t('proposal.return') })).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('r');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(t('proposal.reason')).fill(reason);
  await dialog.getByRole('button', { name: t('proposal.return') }).click();
  await expect(dialog).toBeHidden();
  await expect(proposalRow(desk, text)).toBeHidden();
}
