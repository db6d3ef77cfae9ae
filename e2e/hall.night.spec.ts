/** The round table at night: a server that is killed under a phone, a phone without JavaScript, two processes. */
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { PROTOCOL_VERSION } from '#domain/protocol-version.ts';
import { startRedis } from '../server/nodes/nodes.ts';
import { openDemo, personOf } from './pages/demo.ts';
import { look, onWall, send } from './pages/floor.ts';
import { expect, type Hall, type Person, test } from './pages/hall.ts';
import { floorOf, openQueue, openRoundTable } from './pages/round-table.ts';

test('[LV15] a phone that lost its server keeps what was tapped; one without JavaScript does the same by forms', async ({
  hall,
}) => {
  test.setTimeout(240_000);
  const { demo, chair, first, second, wall, now, desk } = await openRoundTable(hall);
  const { t } = chair;
  await openQueue(chair, wall);

  await test.step('kill -9: the phone keeps what was tapped and sends it when the line is back', async () => {
    await hall.outage(async () => {
      await demo.server.stop('SIGKILL');
      await expect(first.page.getByText(t('floor.phone.offline'))).toBeVisible({ timeout: 30_000 });
      await first.page.getByRole('button', { name: t('floor.phone.raise') }).click();
      await expect(first.page.getByText(t('floor.phone.kept'))).toBeVisible();
      await hall.killAndRestart(demo.server);
      await expect(first.page.getByRole('button', { name: t('floor.phone.lower') })).toBeVisible({
        timeout: 30_000,
      });
      await expect(desk.locator('section', { has: desk.locator('#queue') })).toContainText('Рябцев', {
        timeout: 30_000,
      });
    });
    await onWall(wall, t('screen.handsOpen'));
  });

  await test.step('the same without JavaScript: hand, question, support', async () => {
    const bare = await hall.person(demo.server.address, { device: 'bare' });
    await bare.context.addCookies(await second.context.cookies());
    await bare.page.goto(now);
    await bare.page.getByRole('button', { name: t('floor.phone.raise') }).click();
    await expect(bare.page.getByRole('button', { name: t('floor.phone.lower') })).toBeVisible();
    await bare.page.getByText(t('floor.phone.ask'), { exact: true }).click();
    await bare.page.getByLabel(t('floor.phone.askText')).fill('Вопрос с кнопочного телефона');
    await bare.page
      .locator('.j-open')
      .getByRole('button', { name: t('floor.phone.send') })
      .click();
    await expect(bare.page.getByText(t('floor.phone.asked')).first()).toBeVisible();
    await expect(desk.getByText('Вопрос с кнопочного телефона')).toBeVisible();
  });
});

type Floor = {
  floor: { queueOpen: boolean; waiting: number; speaking: { speaker: { name: string } } | null };
};

/** A view followed over the live connection of one process: the last state it told. */
async function follow(address: string, cookie: string, name: string, id: string) {
  const socket: Socket = io(address, {
    path: '/live',
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: { protocol: PROTOCOL_VERSION },
    extraHeaders: { cookie, origin: address },
  });
  const told: { data: Floor | null; revs: number[] } = { data: null, revs: [] };
  socket.on('view:changed', (change: { name: string; id: string; rev: number; data: Floor }) => {
    if (change.name !== name || change.id !== id) return;
    told.data = change.data;
    told.revs.push(change.rev);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  const opened = (await socket.timeout(8_000).emitWithAck('view:open', { name, id })) as {
    data: { rev: number; data: Floor };
  };
  told.data = opened.data.data;
  told.revs.push(opened.data.rev);
  return { socket, told };
}

async function redisOf(hall: Hall): Promise<string | null> {
  const redis = await startRedis(tmpdir());
  hall.atEnd(() => void redis?.stop());
  return redis && `redis://127.0.0.1:${redis.port}`;
}

const cookieOf = async ({ context }: Person) =>
  (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');

test('[FL9] two processes: what is done on one is seen on the other; when one is killed the other goes on from the rows', async ({
  hall,
}) => {
  test.setTimeout(180_000);
  const redisUrl = await redisOf(hall);
  const shared: Record<string, string> = redisUrl ? { REDIS_URL: redisUrl } : {};
  const demo = await openDemo(hall, shared);
  const { databaseUrl } = await ownerOf(demo.server.dataDir);
  const second = await hall.server({ env: { DATABASE_URL: databaseUrl, ...shared } });
  const chair = await personOf(hall, demo, 'presiding');
  const phone = await personOf(hall, demo, 'participant');
  await chair.page.goto(`/f/${demo.slug}/t/5/run`);
  const { forumId, floorId } = await floorOf(chair);
  const id = `${forumId}:${floorId}`;
  const here = await follow(demo.server.address, await cookieOf(phone), 'floor.hall', id);
  const there = await follow(second.address, await cookieOf(phone), 'floor.hall', id);
  await chair.page.goto('about:blank');

  const at = (person: Person, address: string): Person => ({ ...person, address });
  await send(at(chair, second.address), 'floor.open', { floorId, open: true });
  await expect.poll(() => here.told.data?.floor.queueOpen, { timeout: 3_000 }).toBe(true);
  await send(at(phone, demo.server.address), 'floor.raise', { floorId });
  await expect.poll(() => there.told.data?.floor.waiting, { timeout: 3_000 }).toBe(1);
  const before = await look<{ version: number }>(chair, 'floor.desk', id);
  await send(at(chair, second.address), 'floor.call', { floorId, expectV: before.version });
  await expect
    .poll(() => here.told.data?.floor.speaking?.speaker.name, { timeout: 3_000 })
    .toContain('Рябцев');
  // Revisions of both processes rise, so a phone that moves from one to the other never goes back.
  for (const { told } of [here, there]) expect([...told.revs].sort((a, b) => a - b)).toEqual(told.revs);

  await second.stop('SIGKILL');
  const after = await look<{ version: number; floor: Floor['floor'] }>(chair, 'floor.desk', id);
  expect(after.floor.speaking?.speaker.name).toContain('Рябцев');
  await send(chair, 'floor.finish', { floorId, expectV: after.version });
  await expect.poll(() => here.told.data?.floor.speaking, { timeout: 3_000 }).toBeNull();
  for (const { socket } of [here, there]) socket.disconnect();
});

async function ownerOf(dataDir: string): Promise<{ databaseUrl: string }> {
  const { urlFor, OWNER_ROLE } = await import('../server/postgres/secret.ts');
  const secret = JSON.parse(await readFile(join(dataDir, 'postgres.json'), 'utf8'));
  return { databaseUrl: urlFor(secret as never, OWNER_ROLE as never) };
}
