/** JavaScript switched off: join, propose, vote, mark one's school, answer as an official. All on the demo forum. */
import { answer, makeLink, markSchool } from './pages/board.ts';
import { lastYear, openDemo, personOf } from './pages/demo.ts';
import { expect, test } from './pages/hall.ts';
import { joinAsGuest } from './pages/join.ts';
import { propose } from './pages/tracks.ts';
import { cast, putToVote } from './pages/vote.ts';

test('[AC3] without JavaScript one joins, proposes, votes, marks and answers', async ({ hall }) => {
  test.setTimeout(240_000);
  const demo = await openDemo(hall);
  const organiser = await personOf(hall, demo, 'organiser');
  const participant = await personOf(hall, demo, 'participant', { device: 'bare' });
  const official = await hall.person(demo.server.address, { device: 'bare' });
  const guest = await hall.person(demo.server.address, { device: 'bare' });
  const last = await lastYear(organiser, demo);

  await test.step('join as a guest: the consent is asked for, what was typed stays', async () => {
    const { page, t } = guest;
    await page.goto(`/j/${demo.code}?new`);
    await page.getByLabel(t('join.name')).fill('Ж');
    await page.locator('input[name=processing]').check();
    await page.getByRole('button', { name: t('join.enter') }).click();
    await expect(page.getByLabel(t('join.name'))).toHaveValue('Ж');
    await expect(page.getByLabel(t('join.name'))).toHaveAttribute('aria-invalid', 'true');
    await joinAsGuest(guest, demo.code, 'Журавлёва Нина Петровна');
    await expect(page.getByText(t('now.unconfirmed'))).toBeVisible();
  });

  await test.step('propose', async () => {
    await propose(participant, demo.slug, 'Один день в неделю без совещаний для директоров');
    await expect(participant.page.getByText('Один день в неделю без совещаний')).toBeVisible();
  });

  await test.step('vote', async () => {
    await putToVote(organiser, demo.slug, {
      matter: 'procedural',
      method: 'devices',
      question: 'Продлить работу форума на полчаса?',
    });
    await cast(participant, demo.slug, 'against');
    await expect(organiser.page.getByText(/1 из \d+/).first()).toBeVisible();
  });

  await test.step('mark one’s school', async () => {
    await markSchool(participant, last, 'working');
    await participant.page.goto(`/f/${last}/school`);
    await expect(participant.page.locator('button[aria-pressed=true]').first()).toBeVisible();
  });

  await test.step('answer as an official', async () => {
    const link = await makeLink(organiser, last, /управлени/i);
    await answer(official, link, {
      text: 'Совещание проведено 4 марта',
      by: 'Начальник отдела Зимина О. П.',
    });
  });
});
