/** The live sheet: opened, written in, watched by others, frozen. «Saved» is what the page says after COMMIT. */
import { expect, type Person } from './hall.ts';

const status = ({ page }: Person) => page.locator('[role=status][data-state]');
const clause = ({ page }: Person, text: string) => page.locator('[data-block]').filter({ hasText: text });

export async function openText(person: Person, slug: string): Promise<void> {
  await person.page.goto(`/f/${slug}/text`);
  await expect(status(person)).toHaveAttribute('data-state', 'saved');
}

/** Adds a clause to a section, counted from one, and types it. */
export async function writeClause(person: Person, section: number, text: string): Promise<void> {
  const { page, t } = person;
  await page
    .getByRole('button', { name: t('editor.addClause') })
    .nth(section - 1)
    .click();
  await expect(page.locator('.ProseMirror')).toBeFocused();
  await page.keyboard.type(text);
  await expectSaved(person);
}

/** Writes at the end of a clause that stands there: a tap into it, then the keys. */
export async function writeInto(person: Person, standing: string, more: string): Promise<void> {
  const { page, t } = person;
  await expect(page.getByRole('button', { name: t('editor.addClause') }).first()).toBeVisible();
  await clause(person, standing).getByText(standing).click();
  await expect(page.locator('.ProseMirror')).toBeFocused();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(more);
  await expectSaved(person);
}

export async function expectSaved(person: Person): Promise<void> {
  await expect(status(person)).toHaveAttribute('data-unsaved', 'false');
  await expect(status(person)).toHaveAttribute('data-state', 'saved');
}

export async function expectClause(person: Person, text: string): Promise<void> {
  await expect(clause(person, text)).toBeVisible();
}

/** The pen for everybody, for ten minutes. */
export async function penToAll({ page, t }: Person): Promise<void> {
  await page
    .getByText(new RegExp(`^${t('resolution.pen.title')}:`))
    .first()
    .click();
  await page.getByRole('button', { name: t('resolution.pen.toAll') }).click();
  await expect(page.getByRole('button', { name: t('resolution.pen.takeBack') })).toBeVisible();
}

export async function freeze({ page, t }: Person): Promise<void> {
  await page.getByRole('button', { name: t('resolution.freeze.button') }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: t('resolution.freeze.button') }).click();
  await expect(page.getByRole('link', { name: t('resolution.text.toVote') })).toBeVisible();
}

/** Nobody writes any more: no editor, no pen, the seal on the sheet. */
export async function expectFrozen(person: Person): Promise<void> {
  const { page, t } = person;
  await expect(page.locator('[data-sheet-state=frozen]')).toBeVisible();
  await expect(page.locator('.ProseMirror')).toHaveCount(0);
  await expect(page.getByText(t('resolution.text.frozen')).first()).toBeVisible();
}
