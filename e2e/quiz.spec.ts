/**
 * A whole quiz as a hall plays it: a projector, a moderator with a keyboard, three phones, of which one has no JavaScript
 * and one loses its connection.
 */
import { openDemo, personOf } from './pages/demo.ts';
import { press } from './pages/floor.ts';
import { expect, type Person, test } from './pages/hall.ts';
import { expectHidden } from './pages/secrets.ts';

/** Of the explanation, and of the options before they are out. */
const EXPLAINED = 'Выпустить водителя без осмотра';
const OPTION = 'Отменяет первый урок приказом';

test('the demo quiz from the lobby to the winners, with a dropped connection', async ({ hall }) => {
  test.setTimeout(300_000);
  const demo = await openDemo(hall);
  const moderator = await personOf(hall, demo, 'moderator');
  const { page, t } = moderator;
  await page.goto(`/f/${demo.slug}/screen`);
  const open = page.getByRole('button', { name: t('screen.open') }).first();
  await open.click();
  const address = await page.getByRole('link', { name: t('screen.launch') }).getAttribute('href');
  const wall = await hall.person(demo.server.address);
  await wall.page.setViewportSize({ width: 1920, height: 1080 });
  await wall.page.goto(new URL(address ?? '').pathname);

  await page.goto(`/f/${demo.slug}/quiz`);
  await page.getByRole('button', { name: t('quiz.run.start') }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('quiz.run.start') })
    .click();
  await expect(page).toHaveURL(/quiz\/run/);
  await expect(wall.page.getByText(t('quiz.wall.sitDown'))).toBeVisible();

  const phones: Person[] = [];
  for (const role of ['participant', 'secretary', 'presiding'] as const) {
    const phone = await personOf(hall, demo, role, { device: role === 'secretary' ? 'bare' : 'phone' });
    await phone.page.goto(`/f/${demo.slug}/play`);
    await phone.page.getByRole('button', { name: t('play.table', { number: phones.length + 1 }) }).click();
    await expect(phone.page.getByRole('heading', { name: t('play.lobby') })).toBeVisible();
    phones.push(phone);
  }
  const [first, second, third] = phones as [Person, Person, Person];
  /** Waits for the moderator's screen, then presses what stands as the main step. */
  const step = async (action: string) => {
    await page.getByRole('button', { name: t(action), exact: true }).click();
  };
  const sent = async ({ page: phone }: Person, words: string) => {
    await phone.getByText(words).click();
    await phone.getByRole('button', { name: t('play.send') }).click();
  };
  await step('quiz.run.first');
  await expect(wall.page.getByText('34 ребёнка')).toBeVisible();
  await step('quiz.run.action.next');
  await expect(first.page.getByText('Что директор делает первым?')).toBeVisible();
  await expect(first.page.getByText('Сообщает родителям')).toHaveCount(0);
  await expectHidden(first, [EXPLAINED, OPTION]);
  await step('quiz.run.action.open');
  await sent(first, 'Сообщает родителям');
  await expect(first.page.getByText(t('play.accepted'))).toBeVisible();
  await expectHidden(first, [EXPLAINED]);
  await expect(second.page.getByText('Что директор делает первым?')).toBeVisible();
  await second.page.reload();
  await sent(second, 'Звонит в управление');
  await expect(second.page.getByText(t('play.accepted'))).toBeVisible();

  await hall.outage(async () => {
    await third.page.context().setOffline(true);
    await expect(third.page.getByText(t('play.offline'))).toBeVisible({ timeout: 30_000 });
    await sent(third, 'Сообщает родителям');
    await expect(third.page.getByText(t('play.sending'))).toBeVisible();
    await third.page.context().setOffline(false);
  });
  await expect(third.page.getByText(t('play.accepted'))).toBeVisible({ timeout: 30_000 });

  // The rest from the presiding screen. The second press in one breath was decided on what is no more.
  await expectHidden(wall, [EXPLAINED]);
  await page.goto(`/f/${demo.slug}/run`);
  const main = (action: string) =>
    page.getByRole('button', { name: t(`quiz.run.action.${action}`), exact: true });
  await expect(main('lock')).toBeVisible();
  await expect(page.getByText(t('floor.desk.keysOf.quizSpace'))).toBeVisible();
  await page.evaluate(() => {
    for (let n = 0; n < 2; n += 1)
      window.dispatchEvent(new KeyboardEvent('keydown', { code: 'Space', key: ' ', bubbles: true }));
  });
  await expect(main('reveal')).toBeVisible();
  await expect(first.page.getByText(t('play.right'), { exact: true })).toHaveCount(0);
  await press(moderator, 'Space');
  await expect(first.page.getByText(t('play.right'), { exact: true })).toBeVisible();
  await expect(wall.page.getByText(t('quiz.wall.rightOf', { right: 2, answered: 3 }))).toBeVisible();
  await expect(main('next')).toBeVisible();
  await press(moderator, 'b');
  await expect(wall.page.getByText(t('quiz.wall.board'))).toBeVisible();
  await second.page.reload();
  await expect(second.page.getByText(t('play.rightOf', { right: 0, of: 1 }))).toBeVisible();
  await page.goto(`/f/${demo.slug}/quiz/run`);
  await step('quiz.run.action.finish');
  await expect(wall.page.getByText(t('quiz.wall.podium'))).toBeVisible();
  await expect(first.page.getByText(t('play.over'))).toBeVisible();
});
