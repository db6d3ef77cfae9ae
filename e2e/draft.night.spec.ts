/**
 * What the sheet says of saving, state by state, and its panels at both widths, in both lights and languages: pictured
 * into the results of the run (`sheet/`), to be looked at, and judged by axe. The whole text by keys alone.
 */
import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import postgres from 'postgres';
import { attachPostgres } from '#server/postgres/open.ts';
import { alsoOn, openDemo, personOf } from './pages/demo.ts';
import { expect, type Person, test } from './pages/hall.ts';
import { expectSaved, openText, penToAll } from './pages/text.ts';

test.use({ trace: 'off', actionTimeout: 15_000 });
test.setTimeout(240_000);

const quiet = { info() {}, warn() {}, error() {} };
const status = ({ page }: Person) => page.locator('[role=status][data-state]');
const clauses = ({ page }: Person) => page.locator('[data-block]').filter({ has: page.locator('button') });
const prose = (person: Person, at: number) => clauses(person).nth(at).locator('.veche-prose');

/** A picture, and what axe finds in it. */
async function look({ page }: Person, name: string): Promise<void> {
  await page.screenshot({ path: test.info().outputPath('sheet', `${name}.png`), animations: 'disabled' });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const told = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  expect.soft(told, name).toEqual([]);
}

/** Who was sent away comes back after a random pause of up to half a minute. */
async function savedAgain(person: Person): Promise<void> {
  await expect(status(person)).toHaveAttribute('data-unsaved', 'false', { timeout: 60_000 });
  await expectSaved(person);
}

/** Both widths, both lights, both languages, each with each at least once. */
const VIEWS = [
  ['desktop', false, 'ru'],
  ['desktop', true, 'en'],
  ['phone', true, 'ru'],
  ['phone', false, 'en'],
] as const;

async function writeAt(person: Person, at: number, words: string): Promise<void> {
  await prose(person, at).click();
  await expect(person.page.locator('.ProseMirror')).toBeFocused();
  await person.page.keyboard.press('Control+End');
  await person.page.keyboard.type(words);
}

test('[DR50] [DR51] [DR53] [RS33] [RS36] the line of saving: saving, saved, not saved, offline, too old', async ({
  hall,
}) => {
  const demo = await openDemo(hall);
  const desk = await personOf(hall, demo, 'organiser');
  const phone = await alsoOn(hall, desk, { device: 'phone', dark: true });
  // The door of the draft is held shut until told: the page is there, the text has not come.
  let open = () => {};
  const held = new Promise<void>((done) => {
    open = done;
  });
  await desk.page.routeWebSocket(/\/draft\//, async (ws) => {
    const server = ws.connectToServer();
    ws.onMessage(async (message) => {
      await held;
      server.send(message);
    });
  });
  await desk.page.goto(`/f/${demo.slug}/text`);
  await expect(status(desk)).toHaveAttribute('data-state', 'waiting');
  await prose(desk, 0).click();
  await expect(desk.page.locator('.ProseMirror')).toHaveCount(0);
  await look(desk, 'waiting-1440');
  open();
  await expectSaved(desk);
  await desk.page.unrouteAll({ behavior: 'ignoreErrors' });
  // From here on the page can be told that it was loaded before the text learnt a new shape.
  await desk.page.addInitScript(() => {
    const Real = window.WebSocket;
    window.WebSocket = class extends Real {
      constructor(url: string | URL, protocols?: string | string[]) {
        const old = 'grownOld' in window;
        super(old ? String(url).replace(/schema=\d+/, 'schema=0') : url, protocols);
      }
    };
  });
  await openText(desk, demo.slug);
  await openText(phone, demo.slug);
  await writeAt(phone, 0, ' Слово.');
  await expectSaved(phone);
  await expect(status(phone)).toHaveText(/\d\d:\d\d:\d\d/);
  await look(phone, 'saved-390-dark');

  // The database is held: nothing may be called saved.
  const database = await attachPostgres({ dataDir: demo.server.dataDir, log: quiet });
  const sql = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
  await sql.begin(async (tx) => {
    await tx`select id from draft for update`;
    await writeAt(desk, 1, ' Пока не сохранено.');
    await writeAt(phone, 0, ' И здесь.');
    await expect(status(desk)).toHaveAttribute('data-state', 'saving');
    await expect(status(desk)).toHaveAttribute('data-state', 'notSaved');
    await expect(status(desk)).toHaveText(/8 с/, { timeout: 20_000 });
    await look(desk, 'not-saved-1440');
    await look(phone, 'not-saved-390-dark');
    // Of a file that is taken out, both the words and the edits behind them.
    const coming = desk.page.waitForEvent('download');
    await desk.page.getByRole('button', { name: desk.t('editor.status.export') }).click();
    const file = await readFile(await (await coming).path(), 'utf8');
    expect(file).toContain('Пока не сохранено.');
    expect(file).toMatch(/---- veche \S+ ----\n\S{8,}/);
    // Too long: the server sends everybody away and lets nobody type on as if all were well.
    await hall.outage(async () => {
      await expect(status(desk)).toHaveAttribute('data-state', 'offline', { timeout: 40_000 });
      await look(desk, 'store-failed-1440');
    });
  });
  await hall.outage(async () => {
    await sql.end();
    await database.stop();
    await savedAgain(desk);
    await savedAgain(phone);
  });
  await expect(prose(phone, 1)).toContainText('Пока не сохранено.');

  // The server is gone; what is typed meanwhile stays, and leaving is asked about.
  await hall.outage(async () => {
    await demo.server.stop('SIGKILL');
    await expect(status(desk)).toHaveAttribute('data-state', 'offline');
    await writeAt(desk, 1, ' Без связи.');
    await writeAt(phone, 0, ' Без связи.');
    await expect(status(phone)).toHaveText(/5 с/, { timeout: 15_000 });
    await look(desk, 'offline-1440');
    await look(phone, 'offline-390-dark');
    const asked = phone.page.waitForEvent('dialog');
    await phone.page.close({ runBeforeUnload: true });
    await (await asked).dismiss();
    // Meanwhile the house has learnt a newer text than the desk's page knows.
    await desk.page.evaluate(() => {
      Object.assign(window, { grownOld: true });
    });
    const back = await demo.server.restart();
    hall.atEnd(() => void back.stop('SIGKILL'));
    await expect(status(desk)).toHaveAttribute('data-state', 'closed', { timeout: 60_000 });
    await savedAgain(phone);
  });
  await expect(status(desk)).toHaveText(desk.t('editor.status.closedBy.schemaTooOld'));
  await expect(desk.page.locator('.ProseMirror')).toHaveCount(0);
  await look(desk, 'too-old-1440');
  const coming = desk.page.waitForEvent('download');
  await desk.page.getByRole('button', { name: desk.t('editor.status.export') }).click();
  expect(await readFile(await (await coming).path(), 'utf8')).toContain('Без связи.');
  // Loaded anew, it brings along what it could not send.
  const leaving = desk.page.waitForEvent('dialog').then((dialog) => dialog.accept());
  await openText(desk, demo.slug);
  await leaving;
  await expectSaved(desk);
  await expect(prose(phone, 1)).toContainText('Без связи.');
});

test('[RS40] [RS45] [RS47] [RS50] history, comparison, who wrote what, remarks: both widths, both lights, both languages', async ({
  hall,
}) => {
  const demo = await openDemo(hall);
  const writer = await personOf(hall, demo, 'organiser');
  await openText(writer, demo.slug);
  await writeAt(writer, 0, ' Начало.');
  await expectSaved(writer);
  const { page, t } = writer;
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: t('resolution.text.history') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(t('editor.history.name')).fill('После круглого стола');
  await dialog.getByRole('button', { name: t('editor.history.keep') }).click();
  await expect(dialog.getByRole('button', { name: /^После круглого стола/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await writeAt(writer, 0, ' Изменённое.');
  await page.keyboard.press('Alt+ArrowDown');
  await expectSaved(writer);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Замечания/ }).click();
  await dialog.getByRole('button', { name: t('editor.comments.addWhole') }).click();
  await dialog
    .getByLabel(t('editor.comments.remark'), { exact: true })
    .fill('Кто отвечает за единый реестр практик наставничества и к какому сроку он появится?');
  await dialog.getByRole('button', { name: t('editor.comments.send') }).click();
  await expect(dialog.getByText('Кто отвечает за единый реестр')).toBeVisible();
  await page.keyboard.press('Escape');

  for (const [device, dark, locale] of VIEWS) {
    const person = await alsoOn(hall, writer, { device, dark, locale });
    const name = (what: string) =>
      `${what}-${device === 'phone' ? 390 : 1440}-${dark ? 'dark' : 'light'}-${locale}`;
    const { page: at, t: say } = person;
    const box = at.getByRole('dialog');
    await openText(person, demo.slug);
    await look(person, name('text'));
    await at.getByRole('button', { name: say('resolution.text.history') }).click();
    await expect(box.getByRole('button', { name: /^После круглого стола/ })).toBeVisible();
    await look(person, name('history'));
    await box.getByRole('button', { name: /^После круглого стола/ }).click();
    await expect(box.locator('ins').first()).toBeVisible();
    await look(person, name('compare'));
    await box.getByRole('button', { name: say('editor.history.back') }).click();
    await box.getByRole('button', { name: say('editor.history.words') }).click();
    await expect(box.getByText(say('editor.history.wordsNote'))).toBeVisible();
    await look(person, name('words'));
    await at.keyboard.press('Escape');
    await at.getByRole('button', { name: locale === 'ru' ? /^Замечания/ : /^Remarks/ }).click();
    await expect(box.getByText('Кто отвечает за единый реестр')).toBeVisible();
    await look(person, name('remarks'));
    await at.keyboard.press('Escape');
    await clauses(person).nth(1).getByRole('button').first().click();
    await expect(box).toBeVisible();
    await look(person, name('clause'));
    await at.keyboard.press('Escape');
    await person.context.close();
  }
});

test('[RS30] [RS31] [RS34] [RS37] the whole text by keys: walk, move, open, split, merge, details, a remark', async ({
  hall,
}) => {
  const demo = await openDemo(hall);
  const writer = await personOf(hall, demo, 'organiser');
  const { page, t } = writer;
  await openText(writer, demo.slug);
  const focused = page.locator('[data-block]:focus');
  for (let i = 0; i < 80 && (await focused.count()) === 0; i += 1) await page.keyboard.press('Tab');
  await expect(focused).toBeVisible();
  const first = await clauses(writer).first().getAttribute('data-block');
  for (let i = 0; i < 30 && (await focused.getAttribute('data-block')) !== first; i += 1)
    await page.keyboard.press('ArrowDown');
  await look(writer, 'keys-focus');
  const count = await clauses(writer).count();

  await page.keyboard.press('Alt+ArrowDown');
  await expect(clauses(writer).nth(1)).toHaveAttribute('data-block', first ?? '');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(clauses(writer).first()).toHaveAttribute('data-block', first ?? '');
  await expect(focused).toHaveAttribute('data-block', first ?? '');

  await page.keyboard.press('Enter');
  await expect(page.locator('.ProseMirror')).toBeFocused();
  await page.keyboard.type(' Первая часть. Вторая часть.');
  for (let i = 0; i < 'Вторая часть.'.length; i += 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(clauses(writer)).toHaveCount(count + 1);
  await expect(prose(writer, 1)).toHaveText('Вторая часть.');
  await page.keyboard.press('Backspace');
  await expect(clauses(writer)).toHaveCount(count);
  await expect(prose(writer, 0)).toContainText('Первая часть. Вторая часть.');
  await expectSaved(writer);

  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel(t('editor.panel.owner'))).toBeVisible();
  const remark = dialog.getByRole('button', { name: t('editor.actions.remark') });
  for (let i = 0; i < 20 && !(await remark.evaluate((b) => b === document.activeElement)); i += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel(t('editor.comments.remark'), { exact: true })).toBeFocused();
  await page.keyboard.type('Точнее бы');
  await dialog.getByRole('button', { name: t('editor.comments.send') }).press('Enter');
  await expect(dialog.getByText('Точнее бы')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(status(writer)).toBeVisible();

  // Without the pen the same keys lead to what a reader may do.
  const reader = await personOf(hall, demo, 'participant');
  const scripts: Promise<string>[] = [];
  reader.page.on('response', (answer) => {
    if (answer.request().resourceType() === 'script') scripts.push(answer.text().catch(() => ''));
  });
  await openText(reader, demo.slug);
  // A reader never loads the small editor; it comes with the pen.
  const editor = async () =>
    (await Promise.all(scripts)).some((code) => code.includes('ProseMirror-focused'));
  expect(await editor()).toBe(false);
  await clauses(reader).first().focus();
  await reader.page.keyboard.press('Enter');
  await expect(
    reader.page.getByRole('dialog').getByRole('button', { name: reader.t('editor.suggest') }),
  ).toBeVisible();
  await reader.page.keyboard.press('Escape');
  await penToAll(writer);
  await expect.poll(editor).toBe(true);
});
