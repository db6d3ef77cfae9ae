/** Amendments and minutes: submitted and sorted, put and adopted; sealed, signed by two, approved. */
import { expect, type Person } from './hall.ts';

/** Rewords the first clause of the list: `more` is added at its end. Answers the text it was written for. */
export async function submitReword({ page, t }: Person, slug: string, more: string): Promise<string> {
  await page.goto(`/f/${slug}/amendments`);
  await page.getByRole('button', { name: t('amendment.new') }).click();
  const field = page.getByRole('textbox', { name: t('amendment.form.text') });
  const was = await field.inputValue();
  await field.fill(`${was}${more}`);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('amendment.form.submit') })
    .click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  return was;
}

const card = ({ page }: Person, words: string) => page.getByRole('article').filter({ hasText: words });

export async function sortAmendment(person: Person, slug: string, words: string, to: 'toBlock' | 'toVote') {
  const { page, t } = person;
  await page.goto(`/f/${slug}/amendments`);
  await card(person, words)
    .getByRole('button', { name: t(`amendment.${to}`) })
    .click();
  const section = to === 'toBlock' ? 'amendment.section.block' : 'amendment.section.vote';
  await expect(page.getByRole('region', { name: t(section) }).getByText(words)).toBeVisible();
}

export async function adoptBlock({ page, t }: Person, slug: string, count: number): Promise<void> {
  await page.goto(`/f/${slug}/amendments`);
  const name = t('amendment.adoptBlock', { count });
  await page.getByRole('button', { name }).click();
  await page.getByRole('alertdialog').getByRole('button', { name }).click();
}

/** Straight from the desk to the open vote. */
export async function putAmendment(person: Person, slug: string, words: string): Promise<void> {
  const { page, t } = person;
  await page.goto(`/f/${slug}/amendments`);
  await card(person, words)
    .getByRole('button', { name: t('amendment.put') })
    .click();
  await expect(page.getByText(t('vote.state.open'), { exact: true })).toBeVisible();
}

export async function expectState(
  person: Person,
  slug: string,
  words: string,
  section: string,
): Promise<void> {
  const { page, t } = person;
  await page.goto(`/f/${slug}/amendments`);
  const region = page.getByRole('region', { name: t(`amendment.section.${section}`) });
  await expect(region.getByText(words).first()).toBeVisible();
}

/** What waits is put into the text with both changes together, as suggested. */
export async function rebase(person: Person, slug: string, words: string): Promise<void> {
  const { page, t } = person;
  await page.goto(`/f/${slug}/amendments`);
  await card(person, words)
    .getByRole('button', { name: t('amendment.rebase') })
    .click();
  await expect(page.getByRole('region', { name: t('amendment.section.waiting') })).toHaveCount(0);
}

async function confirm({ page }: Person, name: string): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.getByRole('alertdialog').getByRole('button', { name }).click();
}

export async function beginMinutes({ page, t }: Person, slug: string): Promise<void> {
  await page.goto(`/f/${slug}/minutes`);
  await page.getByRole('button', { name: t('minutes.begin') }).click();
  await expect(page.getByRole('heading', { name: t('minutes.agenda') })).toBeVisible();
}

export async function sealAndSign(secretary: Person, chair: Person, slug: string): Promise<void> {
  const { t } = secretary;
  await secretary.page.goto(`/f/${slug}/minutes`);
  await confirm(secretary, t('minutes.seal'));
  await confirm(secretary, t('minutes.sign.secretary'));
  await chair.page.goto(`/f/${slug}/minutes`);
  await confirm(chair, t('minutes.sign.chair'));
  await chair.page.getByRole('button', { name: t('minutes.approve') }).click();
  // The secretary's screen follows by itself.
  await expect(secretary.page.getByText(t('minutes.state.approved'), { exact: true })).toBeVisible();
}
