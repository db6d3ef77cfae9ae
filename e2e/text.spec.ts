/**
 * Writing together where it is hard: offline with the tab closed, a letter being composed while others type, a reader
 * who only proposes, the history and the remarks. The demo's draft, in a real browser.
 */
import AxeBuilder from '@axe-core/playwright';
import { type Demo, openDemo, personOf } from './pages/demo.ts';
import { expect, type Hall, type Person, test } from './pages/hall.ts';
import { expectSaved, openText, penToAll } from './pages/text.ts';

test.use({ trace: 'off' });
// Each goes on where the one before it has left the text: a second try takes them all.
test.describe.configure({ mode: 'serial' });

let hall: Hall;
let demo: Demo;
let organiser: Person;
let reader: Person;

const clauses = ({ page }: Person) => page.locator('[data-block]').filter({ has: page.locator('button') });
const clause = (person: Person, text: string) =>
  person.page.locator('[data-block]').filter({ hasText: text });
const axe = async ({ page }: Person) => {
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
};
/** The caret at the end of the n-th clause; returns its first words. */
async function writeIn(person: Person, at: number): Promise<string> {
  const block = clauses(person).nth(at);
  const text = ((await block.locator('.veche-prose').textContent()) ?? '').slice(0, 30);
  await block.locator('.veche-prose').click();
  await expect(person.page.locator('.ProseMirror')).toBeFocused();
  await person.page.keyboard.press('Control+End');
  return text;
}

test.beforeAll(async ({ browser }) => {
  const { Hall: House } = await import('./pages/hall.ts');
  hall = new House(browser);
  demo = await openDemo(hall);
  organiser = await personOf(hall, demo, 'organiser');
  reader = await personOf(hall, demo, 'participant', { device: 'phone' });
});
test.afterAll(async () => {
  await hall?.close();
});

test('[DR52] typed offline, the tab closed: on coming back the words arrive, once', async () => {
  const { context } = organiser;
  await openText(organiser, demo.slug);
  await openText(reader, demo.slug);
  const home = await writeIn(organiser, 0);
  await hall.outage(async () => {
    await context.setOffline(true);
    await organiser.page.keyboard.type(' Написано без связи.');
    await expect(organiser.page.locator('[role=status][data-unsaved=true]')).toBeVisible();
    // Leaving is asked about; whoever stays has lost nothing.
    const asked = organiser.page.waitForEvent('dialog');
    await organiser.page.close({ runBeforeUnload: true });
    const question = await asked;
    expect(question.type()).toBe('beforeunload');
    await question.dismiss();
    await organiser.page.evaluate(() => window.dispatchEvent(new Event('offline')));
    // What is kept for the next visit is in the browser's own store before the tab goes.
    await expect
      .poll(() =>
        organiser.page.evaluate(async () => {
          const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
          const name = names.find((one) => one.startsWith('veche-draft:'));
          if (!name) return 0;
          return new Promise<number>((resolve) => {
            const open = indexedDB.open(name);
            open.onsuccess = () => {
              const count = open.result.transaction('updates').objectStore('updates').count();
              count.onsuccess = () => {
                open.result.close();
                resolve(count.result);
              };
            };
          });
        }),
      )
      .toBeGreaterThan(20);
    await organiser.page.close();
    await context.setOffline(false);
  });
  organiser.page = await context.newPage();
  await openText(organiser, demo.slug);
  await expectSaved(organiser);
  const words = clause(reader, home).locator('.veche-prose');
  await expect(words).toContainText('Написано без связи.');
  expect(((await words.textContent()) ?? '').split('Написано без связи.')).toHaveLength(2);
});

test('[DR55] a letter being composed is not torn by what others type in the same clause', async () => {
  await penToAll(organiser);
  await expect(reader.page.locator('[role=toolbar]').first()).toBeVisible();
  const home = await writeIn(organiser, 1);
  await clause(reader, home).locator('.veche-prose').click();
  await expect(reader.page.locator('.ProseMirror')).toBeFocused();
  const typing = await reader.context.newCDPSession(reader.page);
  const compose = (text: string) =>
    typing.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await reader.page.keyboard.press('Control+Home');
  await compose('пр');
  await compose('прив');
  await organiser.page.keyboard.type(' И ещё слова.');
  await expectSaved(organiser);
  await compose('привет');
  await typing.send('Input.insertText', { text: 'привет ' });
  const text = clause(organiser, home).locator('.veche-prose');
  await expect(text).toContainText('И ещё слова.');
  await expect(text).toContainText('привет ');
  await expect(clause(reader, home).locator('.veche-prose')).toContainText('И ещё слова.');
  for (const person of [organiser, reader])
    expect(
      ((await clause(person, home).locator('.veche-prose').textContent()) ?? '').match(/привет/g),
    ).toHaveLength(1);
});

test('[DR55] on a phone the tools stand above the keyboard, their ends can be reached, a long press opens the clause', async () => {
  const { page, t } = reader;
  const tools = page.getByRole('toolbar', { name: t('editor.tools.label') });
  await writeIn(reader, 0);
  await expect(tools).toHaveAttribute('data-more', 'right');
  // The keyboard covers 300 px: the browser says so by its visual viewport.
  await page.evaluate(() => {
    const { visualViewport } = window;
    if (!visualViewport) throw new Error('no visual viewport');
    Object.defineProperty(visualViewport, 'height', {
      configurable: true,
      get: () => window.innerHeight - 300,
    });
    visualViewport.dispatchEvent(new Event('resize'));
  });
  const height = page.viewportSize()?.height ?? 0;
  const bottom = async () =>
    ((await tools.boundingBox())?.y ?? 0) + ((await tools.boundingBox())?.height ?? 0);
  await expect.poll(bottom).toBe(height - 300);
  await tools.getByRole('button', { name: t('editor.tools.panel') }).scrollIntoViewIfNeeded();
  await expect(tools).toHaveAttribute('data-more', 'left');
  await page.keyboard.press('Escape');
  await page.evaluate(() => {
    Reflect.deleteProperty(window.visualViewport as object, 'height');
    window.visualViewport?.dispatchEvent(new Event('resize'));
  });
  const box = await clauses(reader).nth(1).locator('.veche-prose').boundingBox();
  const touch = await reader.context.newCDPSession(page);
  const point = { x: (box?.x ?? 0) + 40, y: (box?.y ?? 0) + 12 };
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
  // A finger trembles.
  await touch.send('Input.dispatchTouchEvent', {
    type: 'touchMove',
    touchPoints: [{ x: point.x + 3, y: point.y + 2 }],
  });
  await expect(page.getByRole('dialog')).toBeVisible();
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await axe(reader);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('[RS32] one undoes only what one wrote oneself, across clauses', async () => {
  const home = await writeIn(organiser, 2);
  await organiser.page.keyboard.type(' Моё первое.');
  await expectSaved(organiser);
  const other = await writeIn(reader, 2);
  await reader.page.keyboard.type(' Чужое.');
  await expect(clause(organiser, home)).toContainText('Чужое.');
  const second = await writeIn(organiser, 3);
  await organiser.page.keyboard.type(' Моё второе.');
  await organiser.page.keyboard.press('Control+z');
  await expect(clause(organiser, second)).not.toContainText('Моё второе.');
  await organiser.page.keyboard.press('Control+z');
  await expect(clause(organiser, home)).not.toContainText('Моё первое.');
  await expect(clause(organiser, other)).toContainText('Чужое.');
  await expectSaved(organiser);
});

test('a version is kept, compared and brought back; remarks are asked, answered and settled', async () => {
  const { page, t } = organiser;
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: t('resolution.text.history') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(t('editor.history.name')).fill('После круглого стола');
  await dialog.getByRole('button', { name: t('editor.history.keep') }).click();
  await expect(dialog.getByRole('button', { name: /^После круглого стола/ })).toBeVisible();
  await axe(organiser);
  await page.keyboard.press('Escape');
  const home = await writeIn(organiser, 0);
  await page.keyboard.type(' Лишнее.');
  await expectSaved(organiser);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: t('resolution.text.history') }).click();
  await dialog.getByRole('button', { name: /^После круглого стола/ }).click();
  await expect(dialog.locator('ins').filter({ hasText: 'Лишнее' })).toBeVisible();
  await axe(organiser);
  await dialog.getByRole('button', { name: t('editor.history.restore') }).click();
  await dialog.getByRole('button', { name: t('editor.history.restore') }).click();
  await expect(dialog.getByText(t('editor.history.kind.restored'))).toBeVisible();
  await dialog.getByRole('button', { name: t('editor.history.words') }).click();
  await expect(dialog.getByText(t('editor.history.wordsNote'))).toBeVisible();
  await axe(organiser);
  await page.keyboard.press('Escape');
  await expect(clause(reader, home)).not.toContainText('Лишнее.');

  await page.getByRole('button', { name: /^Замечания/ }).click();
  await dialog.getByRole('button', { name: t('editor.comments.addWhole') }).click();
  await dialog.getByLabel(t('editor.comments.remark'), { exact: true }).fill('Кто отвечает за реестр?');
  await dialog.getByRole('button', { name: t('editor.comments.send') }).click();
  await expect(dialog.getByText('Кто отвечает за реестр?')).toBeVisible();
  await axe(organiser);
  await dialog.getByRole('button', { name: t('editor.comments.settle'), exact: true }).click();
  await expect(dialog.getByText('Кто отвечает за реестр?')).toBeHidden();
  await closeDialog(organiser);
});

/** By the key, as soon as the focus is back inside: what was pressed has gone, and it must not be lost with it. */
async function closeDialog({ page }: Person): Promise<void> {
  await expect(page.locator('[role=dialog]:focus, [role=dialog] :focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
}

test('[RS54] [RS55] a remark holds on to its words: they are underlined, and stay so when others write before them', async () => {
  const { page, t } = organiser;
  const prose = clauses(organiser).nth(2).locator('.veche-prose');
  const words = ((await prose.textContent()) ?? '').split(' ').slice(1, 3).join(' ');
  const other = clauses(reader).nth(2).locator('.veche-prose');
  await other
    .locator('p')
    .first()
    .evaluate((p, quote) => {
      const text = document.createTreeWalker(p, NodeFilter.SHOW_TEXT).nextNode() as Text;
      const from = text.data.indexOf(quote);
      window.getSelection()?.setBaseAndExtent(text, from, text, from + quote.length);
    }, words);
  await reader.page
    .getByRole('toolbar', { name: t('editor.choice.label') })
    .getByRole('button', { name: t('editor.choice.remark') })
    .click();
  const dialog = reader.page.getByRole('dialog');
  await dialog.getByLabel(t('editor.comments.remark'), { exact: true }).fill('Точнее бы');
  await axe(reader);
  await dialog.getByRole('button', { name: t('editor.comments.send') }).click();
  await expect(dialog.getByText('Точнее бы')).toBeVisible();
  await closeDialog(reader);
  for (const { page: seen } of [organiser, reader])
    await expect(seen.locator('.veche-remarked')).toHaveText(words);
  await prose.click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Непременно: ');
  await expectSaved(organiser);
  for (const { page: seen } of [organiser, reader])
    await expect(seen.locator('.veche-remarked')).toHaveText(words);
  await page.keyboard.press('Escape');
});

test('[RS34] [RS35] without the pen a reader selects words, says them otherwise, and the amendment is in', async () => {
  const { page, t } = reader;
  await organiser.page.getByRole('button', { name: t('resolution.pen.takeBack') }).click();
  await expect(page.locator('.ProseMirror')).toHaveCount(0);
  const block = clauses(reader).nth(1);
  await block
    .locator('.veche-prose p')
    .first()
    .evaluate((p) => {
      const text = document.createTreeWalker(p, NodeFilter.SHOW_TEXT).nextNode() as Text;
      window.getSelection()?.setBaseAndExtent(text, 0, text, text.data.indexOf(' ', 4));
    });
  await page
    .getByRole('toolbar')
    .getByRole('button', { name: t('editor.choice.suggest') })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(t('editor.suggestForm.instead')).fill('непременно');
  await expect(dialog.locator('ins').filter({ hasText: 'непременно' })).toBeVisible();
  await axe(reader);
  await dialog.getByRole('button', { name: t('editor.suggestForm.send') }).click();
  await expect(page.getByText(/Правка № \d+ внесена/)).toBeVisible();
  expect(hall.complaints).toEqual([]);
});
