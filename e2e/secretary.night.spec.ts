/**
 * A secretary's small work on the demo: the programme put in another order by hand and by keys, whatever is looked for
 * found by the palette, the desk of proposals by keys and by touch, the notes of a track written by two, a deadline that
 * can be read in two ways, typos before and after the paper has gone out.
 */

import { correct, loadScan } from './pages/assembly.ts';
import { alsoOn, openDemo, personOf } from './pages/demo.ts';
import { expect, type Person, test } from './pages/hall.ts';
import { expectSaved, freeze, openText, writeClause } from './pages/text.ts';
import { proposalRow } from './pages/tracks.ts';
import { announceUnanimous, putToVote } from './pages/vote.ts';

test.use({ trace: 'off', actionTimeout: 15_000 });

const rows = ({ page }: Person) => page.getByRole('grid').first().getByRole('row');
const titles = (person: Person) =>
  rows(person).evaluateAll((all) => all.map((row) => row.querySelector('.grow')?.firstChild?.textContent));

test('[FO20] [FO21] the programme is put in another order by keys and by dragging; the double stays pointed out', async ({
  hall,
}) => {
  const demo = await openDemo(hall);
  const organiser = await personOf(hall, demo, 'organiser');
  const { page, t } = organiser;
  await page.goto(`/f/${demo.slug}?edit=1`);
  await expect(page.getByText(t('forum.programme.doubled'))).toHaveCount(1);
  const before = await titles(organiser);
  const stays = async (order: unknown[]) => {
    await expect.poll(() => titles(organiser)).toEqual(order);
    await page.reload();
    await expect.poll(() => titles(organiser)).toEqual(order);
    await expect(page.getByText(t('forum.programme.doubled'))).toHaveCount(1);
  };
  // Enter takes the item by its handle, the arrows carry it, Enter puts it down.
  const handle = page.getByRole('button', {
    name: t('forum.programme.handle', { title: String(before[1]) }),
  });
  await expect(async () => {
    await handle.focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-drop-target]')).toHaveCount(1, { timeout: 1_500 });
  }).toPass();
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => titles(organiser)).not.toEqual(before);
  const byKeys = await titles(organiser);
  expect([...byKeys].sort()).toEqual([...before].sort());
  await stays(byKeys);

  const dragged = rows(organiser).nth(0);
  const under = (await rows(organiser).nth(2).boundingBox())?.height ?? 0;
  // A drag before the page is alive carries nothing.
  await expect(async () => {
    await dragged.dragTo(rows(organiser).nth(2), { targetPosition: { x: 60, y: under - 4 } });
    await expect.poll(() => titles(organiser), { timeout: 2_000 }).not.toEqual(byKeys);
  }).toPass();
  const [first, second, third, ...rest] = byKeys;
  await stays([second, third, first, ...rest]);
});

test('[UI34] [UI36] the palette finds a clause, a track and a person; keys are silent while one types', async ({
  hall,
}) => {
  const demo = await openDemo(hall);
  const organiser = await personOf(hall, demo, 'organiser');
  const { page, t } = organiser;
  const palette = page.getByRole('dialog', { name: t('shell.search') });
  const search = palette.getByRole('searchbox');
  const ask = async (words: string) => {
    await expect(async () => {
      await page.keyboard.press('Control+KeyK');
      await expect(search).toBeFocused({ timeout: 1_000 });
    }).toPass();
    await search.fill(words);
  };
  await page.goto(`/f/${demo.slug}/tracks`);
  await ask('наставн');
  for (const group of ['groupClauses', 'groupTracks'])
    await expect(palette.getByText(t(`shell.${group}`), { exact: true })).toBeVisible();
  await palette.locator('[role=menuitem][href*="/c/"]').first().click();
  await expect(page).toHaveURL(/\/c\/[\w-]{20,}$/);
  await ask('журавель');
  await palette.locator('[role=menuitem][href*="/people?find="]').first().click();
  await expect(page.getByRole('rowheader').first()).toContainText('Журавель');

  // «Т» of the Russian layout is the same key: what counts is where it stands.
  const find = page.getByLabel(t('people.search'));
  await find.fill('');
  await find.press('KeyK');
  await expect(page).toHaveURL(/\/people/);
  await find.blur();
  await page.keyboard.press('Shift+Slash');
  const help = page.getByRole('dialog', { name: t('shell.keys') });
  await expect(help.getByText(t('forum.tools.tracks'))).toBeVisible();
  await page.keyboard.press('KeyK');
  await expect(help).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await page.keyboard.press('KeyK');
  await expect(page).toHaveURL(/\/tracks$/);
});

test('[UI33] the line: ink up to where the forum stands, a count beside each, cinnabar for what awaits', async ({
  hall,
}) => {
  const demo = await openDemo(hall);
  const organiser = await personOf(hall, demo, 'organiser');
  const participant = await personOf(hall, demo, 'participant');
  const station = ({ page, t }: Person, key: string) =>
    page.getByRole('complementary').getByRole('link', { name: new RegExp(`^${t(`shell.station.${key}`)}`) });
  for (const person of [organiser, participant]) {
    await person.page.goto(`/f/${demo.slug}/text`);
    await expect(station(person, 'text')).toHaveAttribute('aria-current', 'page');
    await expect(station(person, 'text')).toContainText(person.t('shell.forumIsHere'));
    await expect(station(person, 'people')).toContainText('32');
  }
  const awaits = organiser.t('shell.awaitsYou', { count: 2 });
  await expect(station(organiser, 'proposals')).toContainText(awaits);
  await expect(station(participant, 'proposals')).not.toContainText(awaits);
  // What the line is drawn with behind the station, ahead of it.
  const drawn = (key: string) =>
    station(organiser, key).evaluate((link) =>
      [...(link.parentElement?.querySelectorAll(':scope > [aria-hidden]') ?? [])].map(
        (part) => getComputedStyle(part).borderLeftStyle === 'dotted',
      ),
    );
  expect(await drawn('people')).toEqual([false, false]);
  expect(await drawn('text')).toEqual([false, true]);
  expect(await drawn('vote')).toEqual([true, true]);
});

test('[PR20] proposals are decided by keys, by touch and by carrying them with the keyboard', async ({
  hall,
}) => {
  const demo = await openDemo(hall);
  const desk = await personOf(hall, demo, 'moderator');
  const phone = await alsoOn(hall, desk, { device: 'phone' });
  const { page, t } = desk;
  const LINKS = 'Дать школам право отвечать на запрос ссылкой';
  const SMALL = 'Для малых школ считать нагрузку иначе';
  await page.goto(`/f/${demo.slug}/proposals`);

  // A: put beside a clause that stands there; the arrows choose.
  await expect(async () => {
    await proposalRow(desk, LINKS).blur();
    await proposalRow(desk, LINKS).focus();
    await expect(page.getByRole('button', { name: t('proposal.attach') })).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('ArrowDown');
  await expect(proposalRow(desk, SMALL)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('KeyA');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').fill('запрашивать');
  await page.getByRole('option').first().click();
  await dialog.getByRole('button', { name: t('proposal.attach') }).click();
  await expect(proposalRow(desk, LINKS)).toBeHidden();

  // By touch: the tick, the button at the thumb, the section offered.
  await phone.page.goto(`/f/${demo.slug}/proposals`);
  await expect(async () => {
    await proposalRow(phone, SMALL).locator('label').first().tap();
    await expect(phone.page.getByText(t('proposal.selected', { count: 1 }))).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await phone.page.getByRole('button', { name: t('proposal.return') }).tap();
  const reason = phone.page.getByRole('dialog');
  await reason.getByRole('button', { name: t('proposal.reasons.clarify') }).tap();
  await reason.getByRole('button', { name: t('proposal.return') }).tap();
  await expect(proposalRow(desk, SMALL)).toBeHidden();

  // Taken back to the desk, then carried into the second section with the keyboard alone.
  await page.getByRole('button', { name: new RegExp(`^${t('proposal.filter.decided')}`) }).click();
  await page
    .getByRole('button', { name: `${t('proposal.reopen')}: ${t('proposal.number', { number: 6 })}` })
    .click();
  await page.getByRole('button', { name: new RegExp(`^${t('proposal.filter.submitted')}`) }).click();
  await proposalRow(desk, SMALL).locator('[slot=drag]').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(proposalRow(desk, SMALL)).toBeHidden();
  await expect(page.getByRole('listitem').filter({ hasText: SMALL }).first()).toBeVisible();
});

test('[TR1] two write the notes of a track at once, and both have both', async ({ hall }) => {
  const demo = await openDemo(hall);
  const pair = [await personOf(hall, demo, 'organiser'), await personOf(hall, demo, 'moderator')];
  const lines = ['Записал секретарь. ', 'Записал ведущий. '];
  for (const [at, { page }] of pair.entries()) {
    await page.goto(`/f/${demo.slug}/t/1`);
    await page.locator('.ProseMirror').click();
    await page.keyboard.press(at === 0 ? 'Control+Home' : 'Control+End');
  }
  await Promise.all(pair.map(({ page }, at) => page.keyboard.type(lines[at] ?? '', { delay: 20 })));
  const bothHaveBoth = async () => {
    for (const { page } of pair)
      for (const line of lines) await expect(page.locator('.ProseMirror')).toContainText(line.trim());
  };
  await bothHaveBoth();
  for (const { page } of pair) await page.reload();
  await bothHaveBoth();
});

test('[RS12] «до 2025 года» shows both readings and asks; who settled it is kept', async ({ hall }) => {
  const demo = await openDemo(hall);
  const organiser = await personOf(hall, demo, 'organiser');
  const { page, t } = organiser;
  await openText(organiser, demo.slug);
  await writeClause(organiser, 2, 'разработать программу развития кадрового потенциала');
  await page.keyboard.press('Alt+Enter');
  const panel = page.getByRole('dialog', { name: t('editor.panel.title') });
  const field = panel.getByLabel(t('editor.deadline.label'));
  await field.fill('до 2028 года');
  await expect(panel.getByText(t('editor.deadline.ambiguous'))).toBeVisible();
  const readings = panel.getByRole('radiogroup', { name: t('editor.deadline.which') }).getByRole('radio');
  await expect(readings).toHaveCount(3);
  for (const radio of await readings.all()) await expect(radio).not.toBeChecked();
  await panel.getByText('31 декабря 2027', { exact: false }).click();
  await expect(panel.getByRole('radio', { name: /31 декабря 2027/ })).toBeChecked();
  await panel.getByRole('button', { name: t('editor.panel.done') }).click();
  await expectSaved(organiser);
  await openText(organiser, demo.slug);
  const kept = page.getByRole('radio', { name: /31 декабря 2027/ });
  await expect(async () => {
    await page.locator('[data-block]').filter({ hasText: 'кадрового потенциала' }).first().click();
    await page.keyboard.press('Alt+Enter');
    await expect(kept).toBeChecked({ timeout: 3_000 });
  }).toPass({ timeout: 30_000 });
});

test('[AD6] [AD8] a typo is mended until the paper is sent; afterwards an erratum; the signed scan lies beside it', async ({
  hall,
}) => {
  const demo = await openDemo(hall);
  const secretary = await personOf(hall, demo, 'organiser');
  const reader = await personOf(hall, demo, 'participant', { device: 'phone' });
  const { page, t } = secretary;
  await openText(secretary, demo.slug);
  await freeze(secretary);
  await putToVote(secretary, demo.slug, { matter: 'whole', method: 'hands' });
  await announceUnanimous(secretary);
  const clause = 'разработать программу развития школьной команды на три года';
  await correct(secretary, demo.slug, { clause, before: 'школьной команды', after: 'команды школы' });
  await expect(page.getByText(t('resolution.correction.proofreading', { number: 1 }))).toBeVisible();
  await page.getByRole('button', { name: t('resolution.adoptedPage.markSent') }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('resolution.adoptedPage.markSent') })
    .click();
  await expect(page.getByRole('button', { name: t('resolution.adoptedPage.markSent') })).toHaveCount(0);
  await correct(secretary, demo.slug, { clause, before: 'на три года', after: 'на четыре года' });
  await expect(page.getByText(t('resolution.correction.erratum', { number: 2 }))).toBeVisible();
  await loadScan(secretary, demo.slug);
  await expect(page.getByRole('link', { name: t('resolution.adoptedPage.openScan') })).toBeVisible();

  // A reader has the paper as it is to be read, and as it was adopted.
  const paper = reader.page.getByRole('article').first();
  await reader.page.goto(`/f/${demo.slug}/resolution`);
  await expect(paper).toContainText('программу развития команды школы на четыре года');
  await reader.page.getByRole('link', { name: t('resolution.adoptedPage.asAdopted') }).click();
  await expect(paper).toContainText(clause);
});
