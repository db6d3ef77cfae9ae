/**
 * What a hall leans on and nobody rehearses: a phone that was locked while the quiz went on, an answer nobody sent when the
 * bell rang, more time for whoever needs it, words joined in a cloud, a projector of a track's own.
 */
import type { Page } from '@playwright/test';
import { openDemo, personOf } from './pages/demo.ts';
import { look, newPoll, press, send } from './pages/floor.ts';
import { expect, type Person, test } from './pages/hall.ts';
import { floorOf, openRoundTable } from './pages/round-table.ts';

/** A line that a router has forgotten: nothing is refused, nothing arrives; lines opened later work. */
async function forgettable(page: Page): Promise<{ forget(): void }> {
  const lines: { dead: boolean }[] = [];
  await page.routeWebSocket(/\/live\//, (socket) => {
    const line = { dead: false };
    lines.push(line);
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      if (!line.dead) server.send(message);
    });
    server.onMessage((message) => {
      if (!line.dead) socket.send(message);
    });
  });
  return {
    forget() {
      for (const line of lines) line.dead = true;
    },
  };
}

const setVisible = (page: Page, state: 'hidden' | 'visible') =>
  page.evaluate((value) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => value });
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => value === 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);

const choice = (...texts: string[]) => texts.map((text, at) => ({ id: 'abcd'[at] ?? 'z', text }));
const question = (stem: string, seconds = 90) => ({
  kind: 'single',
  stem,
  seconds,
  options: choice('Согласны', 'Против'),
  key: { options: ['a'] },
});

test('[LV15] [QZ23] a locked phone, an answer at the bell, more time for one table', async ({ hall }) => {
  test.setTimeout(240_000);
  const demo = await openDemo(hall);
  const host = await personOf(hall, demo, 'moderator');
  const { page, t } = host;
  await page.goto(`/f/${demo.slug}/t/5/run`);
  const { forumId } = await floorOf(host);
  const quiz = await send<{ id: string }>(host, 'quiz.create', {
    forumId,
    title: 'Замок и звонок',
    questions: [question('Первый вопрос?'), question('Второй вопрос?'), question('Третий вопрос?', 6)],
  });
  const run = await send<{ id: string }>(host, 'quiz.open', { quizId: quiz.id, tables: 2 });
  const step = async (action: string) => {
    const { run: now } = await look<{ run: { v: number } }>(host, 'quiz.play', run.id);
    await send(host, 'quiz.step', { runId: run.id, expectV: now.v, action });
  };
  const phone = await personOf(hall, demo, 'participant', { device: 'phone' });
  const line = await forgettable(phone.page);
  await phone.page.goto(`/f/${demo.slug}/play`);
  await phone.page.getByRole('button', { name: t('play.table', { number: 1 }) }).click();
  await expect(phone.page.getByRole('heading', { name: t('play.lobby') })).toBeVisible();

  await test.step('locked in the first question, unlocked in the second: it stands there at once', async () => {
    await step('next');
    await step('open');
    await expect(phone.page.getByText('Первый вопрос?')).toBeVisible();
    await setVisible(phone.page, 'hidden');
    line.forget();
    for (const action of ['lock', 'reveal', 'next', 'open']) await step(action);
    // The dead line says nothing: the page still believes what it showed.
    await expect(phone.page.getByText('Первый вопрос?')).toBeVisible();
    await setVisible(phone.page, 'visible');
    await expect(phone.page.getByText('Второй вопрос?')).toBeVisible({ timeout: 15_000 });
    await phone.page.getByText('Согласны').click();
    await phone.page.getByRole('button', { name: t('play.send') }).click();
    await expect(phone.page.getByText(t('play.accepted'))).toBeVisible();
    await step('lock');
    await step('reveal');
  });

  await test.step('twice the time for table 1, pressed on the desk', async () => {
    await page.goto(`/f/${demo.slug}/quiz/run`);
    const row = page.locator('section[aria-labelledby=units] li').filter({ hasText: 'Стол 1' });
    await row.getByRole('button').click();
    const dialog = page.getByRole('dialog');
    // The words of the choice are the page's own: «×1,5» is written as its language writes it.
    await dialog.getByText(/^×2$/).click();
    await expect(dialog.getByRole('radio', { name: /^×2$/ })).toBeChecked();
    await page.screenshot({ path: test.info().outputPath('factor.png') });
    await page.keyboard.press('Escape');
    await expect(row).toContainText(t('quiz.run.factorGiven', { factor: 2 }));
  });

  await test.step('what was chosen and not sent goes by itself at one’s own bell', async () => {
    await step('next');
    await step('open');
    await expect(phone.page.getByText('Третий вопрос?')).toBeVisible();
    await phone.page.getByText('Согласны').click();
    // Six seconds for the hall, twelve here: nobody presses «Отправить».
    await expect(phone.page.getByText(t('play.accepted'))).toBeVisible({ timeout: 20_000 });
    await expect
      .poll(async () => (await look<{ run: { phase: string } }>(host, 'quiz.play', run.id)).run.phase, {
        timeout: 20_000,
      })
      .toBe('locked');
    await step('reveal');
    await expect(phone.page.getByText(t('play.right'), { exact: true })).toBeVisible();
    await expect(phone.page.getByText(t('play.rightOf', { right: 2, of: 3 }))).toBeVisible();
  });
});

test('[PL4] [RM10] words are joined on the desk; a track opens a projector of its own', async ({ hall }) => {
  test.setTimeout(180_000);
  const { chair, first, second, others, desk, wall } = await openRoundTable(hall);
  const { t } = chair;
  await newPoll(chair, { title: 'Одним словом', kind: 'cloud' });
  await expect(desk.getByText('Одним словом')).toBeVisible();
  await press(chair, '4');
  const { forumId, floorId } = await floorOf(chair);
  const { poll } = await look<{ poll: { id: string } }>(first, 'floor.hall', `${forumId}:${floorId}`);
  const said: [Person, string][] = [
    [first, 'наставник'],
    [second, 'наставники'],
    [others[0] as Person, 'Наставник'],
    [others[1] as Person, 'время'],
    [chair, 'доверие'],
  ];
  for (const [person, word] of said) await send(person, 'poll.addWords', { pollId: poll.id, words: [word] });
  const word = (label: string) => desk.getByRole('button', { name: label, exact: true });
  await desk.getByRole('button', { name: t('floor.desk.joinWords') }).click();
  await word(t('floor.desk.joinFrom', { word: 'наставники' })).click();
  await expect(desk.getByText(t('floor.desk.joinSecond', { word: 'наставники' }))).toBeVisible();
  await desk.screenshot({ path: test.info().outputPath('join.png'), fullPage: true });
  await word(t('floor.desk.joinInto', { from: 'наставники', word: 'наставник' })).click();
  await expect(word(t('floor.desk.joinFrom', { word: 'наставник' }))).toContainText('3');
  await expect(word(t('floor.desk.joinFrom', { word: 'наставники' }))).toHaveCount(0);
  await desk.getByRole('button', { name: t('floor.desk.joinDone') }).click();
  await press(chair, 'e');
  await expect(wall.page.locator('.s-said')).toContainText('наставник');
  await expect(wall.page.locator('.s-said')).not.toContainText('наставники');

  await desk.getByRole('button', { name: t('floor.desk.openOwn') }).click();
  const shown = desk.getByText(/\/screen\/[\w-]{32}$/);
  await expect(shown).toBeVisible();
  const own = await hall.person(chair.address, { device: 'wall' });
  await own.page.goto(new URL((await shown.textContent()) ?? '').pathname);
  await expect(own.page.getByText(t('screen.joinTitle'))).toBeVisible();
  // Its address is shown once: it stays while the page is open.
  await expect(desk.getByText(t('floor.desk.onOwn'))).toBeVisible();
  await expect(shown).toBeVisible();
  await press(chair, '3');
  await expect(own.page.locator('[data-scene=speaker]')).toBeVisible();
  await expect(wall.page.locator('[data-scene=poll]')).toBeVisible();
});
