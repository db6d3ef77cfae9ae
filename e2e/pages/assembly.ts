/** Amendments and minutes: submitted and sorted, put and adopted; sealed, signed by two, approved. */
import JSZip from 'jszip';
import { expect, type Person } from './hall.ts';

/** The desk of amendments follows the hall by itself: who is there stays there. */
async function desk(page: Person['page'], slug: string): Promise<void> {
  const path = `/f/${slug}/amendments`;
  if (new URL(page.url()).pathname !== path) await page.goto(path);
}

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
  await desk(page, slug);
  await card(person, words)
    .getByRole('button', { name: t(`amendment.${to}`) })
    .click();
  const section = to === 'toBlock' ? 'amendment.section.block' : 'amendment.section.vote';
  await expect(page.getByRole('region', { name: t(section) }).getByText(words)).toBeVisible();
}

export async function adoptBlock({ page, t }: Person, slug: string, count: number): Promise<void> {
  await desk(page, slug);
  const name = t('amendment.adoptBlock', { count });
  await page.getByRole('button', { name }).click();
  await page.getByRole('alertdialog').getByRole('button', { name }).click();
}

/** Straight from the desk to the open vote. */
export async function putAmendment(person: Person, slug: string, words: string): Promise<void> {
  const { page, t } = person;
  await desk(page, slug);
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
  await desk(page, slug);
  const region = page.getByRole('region', { name: t(`amendment.section.${section}`) });
  await expect(region.getByText(words).first()).toBeVisible();
}

/** What waits is put into the text with both changes together, as suggested. */
export async function rebase(person: Person, slug: string, words: string): Promise<void> {
  const { page, t } = person;
  await desk(page, slug);
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

/** «Выверка»: the clause known by its first words, a word of it as it stands, and as it is to be read. */
export async function correct(
  { page, t }: Person,
  slug: string,
  { clause, before, after }: { clause: string; before: string; after: string },
): Promise<void> {
  await page.goto(`/f/${slug}/resolution`);
  await page.getByRole('button', { name: t('resolution.correction.add') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: new RegExp(t('resolution.correction.block')) }).click();
  await page
    .getByRole('option', { name: clause.slice(0, 30) })
    .first()
    .click();
  await dialog.getByLabel(t('resolution.correction.before')).fill(before);
  await dialog.getByLabel(t('resolution.correction.after')).fill(after);
  await dialog.getByRole('button', { name: t('resolution.correction.save') }).click();
  await expect(dialog).toBeHidden();
}

/** «Подписана»: the scan is known by its bytes. */
export async function loadScan({ page, t }: Person, slug: string): Promise<void> {
  await page.goto(`/f/${slug}/resolution/scan`);
  const buffer = Buffer.from('%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'резолюция подписана.pdf', mimeType: 'application/pdf', buffer });
  await page.getByRole('button', { name: t('resolution.scan.send') }).click();
  await expect(page).toHaveURL(/\/resolution(?:\?|$)/);
}

/** «Скачать комплект»: the names of the papers in the archive. */
export async function takeSet({ context, address }: Person, slug: string): Promise<string[]> {
  const answer = await context.request.get(`${address}/f/${slug}/papers/set`);
  expect(answer.status()).toBe(200);
  return Object.keys((await JSZip.loadAsync(await answer.body())).files);
}
