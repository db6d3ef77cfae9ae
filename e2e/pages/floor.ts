/** The presiding desk, the wall and the phones of a round table, as people press and read them. */
import { expect, type Hall, type Person } from './hall.ts';

export async function openWall(hall: Hall, chair: Person, slug: string): Promise<Person> {
  const { page, t } = chair;
  await page.goto(`/f/${slug}/screen`);
  await page
    .getByRole('button', { name: t('screen.open') })
    .first()
    .click();
  const address = new URL(((await page.locator('code').first().textContent()) ?? '').trim());
  const wall = await hall.person(chair.address, { device: 'wall' });
  await wall.page.goto(address.pathname);
  await expect(wall.page.getByText(t('screen.joinTitle'))).toBeVisible();
  return wall;
}

/** A key of the desk; nothing is typed into a field. */
export async function press({ page }: Person, key: string): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press(key);
}

export const onWall = (wall: Person, text: string | RegExp) =>
  expect(wall.page.locator('.s-scene').getByText(text).first()).toBeVisible();

export async function newPoll(
  chair: Person,
  poll: { title: string; kind: 'single' | 'cloud'; options?: string[] },
): Promise<void> {
  const { page, t } = chair;
  await press(chair, 'o');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(t('floor.desk.pollTitle')).fill(poll.title);
  await dialog.getByText(t(`floor.desk.kinds.${poll.kind}`), { exact: true }).click();
  if (poll.options) await dialog.getByLabel(t('floor.desk.options')).fill(poll.options.join('\n'));
  await dialog.getByRole('button', { name: t('floor.desk.start') }).click();
  await expect(dialog).toBeHidden();
}

/** What somebody does whose screen is not looked at. */
export async function send<T = unknown>(person: Person, name: string, input: unknown): Promise<T> {
  const answer = await person.context.request.post(`${person.address}/api/v1/commands/${name}`, {
    data: { input },
    headers: { origin: person.address },
  });
  const result = (await answer.json()) as { ok: boolean; data: T };
  expect(result, `${name} ${JSON.stringify(result)}`).toMatchObject({ ok: true });
  return result.data;
}

export async function look<T>(person: Person, view: string, id: string): Promise<T> {
  const answer = await person.context.request.get(`${person.address}/api/v1/views/${view}/${id}`);
  return ((await answer.json()) as { data: T }).data;
}
