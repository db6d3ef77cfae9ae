/** A track of the demo being conducted: the desk, a wall, two phones on «Сейчас», and others who answer unseen. */
import { openDemo, personOf } from './demo.ts';
import { look, onWall, openWall, press } from './floor.ts';
import { expect, type Hall, type Person } from './hall.ts';

export const QUESTION = 'Кто отвечает за единый календарь запросов?';
const TRACK = 5;

export async function openRoundTable(hall: Hall) {
  const demo = await openDemo(hall);
  const chair = await personOf(hall, demo, 'presiding');
  const first = await personOf(hall, demo, 'participant', { device: 'phone' });
  const second = await personOf(hall, demo, 'moderator', { device: 'phone' });
  const others = [await personOf(hall, demo, 'secretary'), await personOf(hall, demo, 'organiser'), chair];
  const wall = await openWall(hall, chair, demo.slug);
  const now = `/f/${demo.slug}/now`;
  const desk = chair.page;
  await desk.goto(`/f/${demo.slug}/t/${TRACK}/run`);
  await first.page.goto(now);
  await second.page.goto(now);
  return { demo, chair, first, second, others, wall, now, desk, state: () => floorOf(chair) };
}

/** Which floor the desk that is open conducts. */
export async function floorOf(chair: Person): Promise<{ forumId: string; floorId: string }> {
  const html = await chair.page.content();
  const forumId = /\\?"forumId\\?":\\?"([0-9A-Za-z]{22})/.exec(html)?.[1] ?? '';
  const { id } = await look<{ id: string }>(chair, 'track.page', `${forumId}:${TRACK}`);
  return { forumId, floorId: id };
}

/** «Запись с телефона», and the queue stands open. */
export async function openQueue(chair: Person, wall: Person): Promise<void> {
  const { page, t } = chair;
  await page.getByText(t('floor.desk.rules'), { exact: true }).click();
  await page.getByText(t('floor.desk.modes.queue')).click();
  await page.getByRole('button', { name: t('floor.desk.saveRules') }).click();
  await expect(page.getByText(t('floor.desk.saved'))).toBeVisible();
  await press(chair, 'q');
  await press(chair, '3');
  await onWall(wall, t('screen.handsOpen'));
}
