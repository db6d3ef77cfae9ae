/** The organiser at a desk: a forum from nothing, its people, the operator, each step of its state. */
import { expect, type Person } from './hall.ts';

export type NewForum = {
  name: string;
  number: string;
  day: string;
  settlement: string;
  venue: string;
  lead: string;
};

/** Returns the forum's slug. */
export async function makeForum({ page, t }: Person, forum: NewForum): Promise<string> {
  await page.goto('/new');
  await page.getByLabel(t('forum.new.name')).fill(forum.name);
  await page.getByLabel(t('forum.new.number')).fill(forum.number);
  await page.getByLabel(t('forum.new.startsOn')).fill(forum.day);
  await page.getByLabel(t('forum.new.settlement')).fill(forum.settlement);
  await page.getByLabel(t('forum.new.venue')).fill(forum.venue);
  await page.getByLabel(t('forum.new.organisers')).fill(forum.lead);
  await page.getByRole('button', { name: t('forum.new.submit') }).click();
  await expect(page).toHaveURL(/\/f\/[^/]+$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(forum.name);
  return new URL(page.url()).pathname.split('/')[2] ?? '';
}

export async function pasteProgramme(
  { page, t }: Person,
  slug: string,
  table: string,
  items: number,
): Promise<void> {
  await page.goto(`/f/${slug}/programme/paste`);
  await page.getByLabel(t('forum.paste.text')).fill(table);
  await page.getByRole('button', { name: t('forum.paste.read') }).click();
  await page.getByRole('button', { name: t('forum.paste.save', { count: items }) }).click();
  await expect(page).toHaveURL(new RegExp(`/f/${slug}$`));
}

export async function pastePeople(
  { page, t }: Person,
  slug: string,
  table: string,
  people: number,
): Promise<void> {
  await page.goto(`/f/${slug}/people/import`);
  await page.getByLabel(t('people.importPage.text')).fill(table);
  await page.getByRole('button', { name: t('people.importPage.read') }).click();
  await page.getByRole('button', { name: t('people.importPage.save', { count: people }) }).click();
  await expect(page).toHaveURL(new RegExp(`/f/${slug}/people$`));
  await expect(page.getByText(t('people.lead', { count: people + 1 }))).toBeVisible();
}

export async function nameOperator({ page, t }: Person, slug: string, organisation: string): Promise<void> {
  await page.goto(`/f/${slug}/settings`);
  const part = page.getByRole('region', { name: t('forum.settings.operator') });
  await part.getByLabel(t('forum.settings.organisation')).fill(organisation);
  await part.getByLabel(t('forum.settings.inn')).fill('2300000005');
  await part.getByLabel(t('forum.settings.address')).fill('ст. Приозёрная, ул. Красная, 1');
  await part.getByLabel(t('forum.settings.contact')).fill('forum@example.org');
  await part.getByRole('button', { name: t('common.save') }).click();
  await expect(page.getByText(t('forum.settings.savedNews')).first()).toBeVisible();
}

/** Presses the step and waits until the forum says that it stands there. */
export async function setState(
  { page, t }: Person,
  slug: string,
  state: 'announced' | 'running' | 'closed',
): Promise<void> {
  await page.goto(`/f/${slug}/settings`);
  await page.getByRole('button', { name: t(`forum.stateAction.${state}`), exact: true }).click();
  const stage = page.getByRole('region', { name: t('forum.settings.stage') });
  await expect(stage.getByText(t(`forum.state.${state}`), { exact: true })).toBeVisible();
}

export async function joinCode({ page }: Person, slug: string): Promise<string> {
  await page.goto(`/f/${slug}/invite`);
  const code = await page.getByText(/^\d{3} \d{3}$/).textContent();
  return (code ?? '').replace(/\s/g, '');
}

/** Gives a person finer rights in their dialog. */
export async function giveRoles(
  { page, t }: Person,
  slug: string,
  name: string,
  roles: string[],
): Promise<void> {
  await page.goto(`/f/${slug}/people`);
  await page.getByRole('button', { name: `${t('people.edit')}: ${name}` }).click();
  const dialog = page.getByRole('dialog');
  const more = dialog.locator('details:not([open]) > summary');
  if (await more.count()) await more.click();
  for (const role of roles) await dialog.getByText(t(`people.role.${role}`), { exact: true }).click();
  await dialog.getByRole('button', { name: t('common.save') }).click();
  await expect(dialog).toBeHidden();
}
