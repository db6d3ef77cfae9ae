/** A whole quiz as a hall plays it: a projector, a moderator with a keyboard, three phones, one of which loses its connection. */
import { openDemo, personOf } from './pages/demo.ts';
import { expect, type Person, test } from './pages/hall.ts';

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
    const phone = await personOf(hall, demo, role);
    await phone.page.setViewportSize({ width: 390, height: 844 });
    await phone.page.goto(`/f/${demo.slug}/play`);
    await phone.page.getByRole('button', { name: t('play.table', { number: phones.length + 1 }) }).click();
    await expect(phone.page.getByText(t('play.lobby'))).toBeVisible();
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
  await step('quiz.run.action.open');
  await sent(first, 'Сообщает родителям');
  await expect(first.page.getByText(t('play.accepted'))).toBeVisible();
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

  await step('quiz.run.action.lock');
  await step('quiz.run.action.reveal');
  await expect(first.page.getByText(t('play.right'), { exact: true })).toBeVisible();
  await expect(wall.page.getByText(t('quiz.wall.rightOf', { right: 2, answered: 3 }))).toBeVisible();
  await step('quiz.run.action.board');
  await expect(wall.page.getByText(t('quiz.wall.board'))).toBeVisible();
  await expect(second.page.getByText(t('play.rightOf', { right: 0, of: 1 }))).toBeVisible();
  await step('quiz.run.action.finish');
  await expect(wall.page.getByText(t('quiz.wall.podium'))).toBeVisible();
  await expect(first.page.getByText(t('play.over'))).toBeVisible();
});
