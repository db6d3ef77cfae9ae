/** A round table in a real browser: a projector, whoever presides, two phones; queue, questions, poll, word cloud. */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { PROTOCOL_VERSION } from '#domain/protocol-version.ts';
import { openDemo, personOf } from './pages/demo.ts';
import { look, newPoll, onWall, openWall, press, send } from './pages/floor.ts';
import { expect, type Hall, type Person, test } from './pages/hall.ts';
import { freePort } from './server.ts';

const QUESTION = 'Кто отвечает за единый календарь запросов?';

test('a round table: hands in order, a question without a name, a poll, a cloud, a phone that lost its line', async ({
  hall,
}) => {
  test.setTimeout(240_000);
  const demo = await openDemo(hall);
  const chair = await personOf(hall, demo, 'presiding');
  const first = await personOf(hall, demo, 'participant', { device: 'phone' });
  const second = await personOf(hall, demo, 'moderator', { device: 'phone' });
  const others = [await personOf(hall, demo, 'secretary'), await personOf(hall, demo, 'organiser'), chair];
  const { t } = chair;
  const wall = await openWall(hall, chair, demo.slug);
  const now = `/f/${demo.slug}/now`;
  const desk = chair.page;
  await desk.goto(`/f/${demo.slug}/t/5/run`);
  await first.page.goto(now);
  await second.page.goto(now);
  const state = async () => {
    const html = await desk.content();
    const forumId = /\\?"forumId\\?":\\?"([0-9A-Za-z]{22})/.exec(html)?.[1] ?? '';
    const { id } = await look<{ id: string }>(chair, 'track.page', `${forumId}:5`);
    return { forumId, floorId: id };
  };

  await test.step('the moderator sees that the projector lives; scenes are keys', async () => {
    await expect(desk.getByText(t('floor.desk.alive'))).toBeVisible();
    await press(chair, '3');
    await onWall(wall, t('screen.nobodySpeaks'));
    await expect(wall.page.locator('.s-door')).toContainText(demo.code);
    await press(chair, 'Shift+2');
    await expect(desk.getByText(`${t('floor.desk.thenScreen')}: ${t('screen.scene.agenda')}`)).toBeVisible();
    await press(chair, 'w');
    await onWall(wall, t('screen.agenda'));
    await press(chair, '3');
  });

  await test.step('a queue: one tap on each phone, «next» by a key, nobody skipped by a second press', async () => {
    await desk.getByText(t('floor.desk.rules'), { exact: true }).click();
    await desk.getByText(t('floor.desk.modes.queue')).click();
    await desk.getByRole('button', { name: t('floor.desk.saveRules') }).click();
    await expect(desk.getByText(t('floor.desk.saved'))).toBeVisible();
    await press(chair, 'q');
    await onWall(wall, t('screen.handsOpen'));
    for (const phone of [first, second]) {
      await phone.page.getByRole('button', { name: t('floor.phone.raise') }).click();
      await expect(phone.page.getByRole('button', { name: t('floor.phone.lower') })).toBeVisible();
    }
    const next = desk.getByRole('button', { name: new RegExp(`^${t('floor.desk.next')}:`) });
    await expect(next).toBeVisible();
    await expect(desk.locator('#queue')).toContainText('2');
    // Twice in one breath: the second press was decided on what is no more.
    await desk.evaluate(() => {
      (document.activeElement as HTMLElement | null)?.blur();
      for (let n = 0; n < 2; n += 1)
        window.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyN', key: 'n', bubbles: true }));
    });
    await expect(desk.getByText(t('floor.desk.stale'))).toBeVisible();
    await onWall(wall, 'Рябцев');
    await expect(first.page.getByText(t('floor.phone.youSpeak'))).toBeVisible();
    await expect(second.page.getByText(t('floor.phone.placeFirst'))).toBeVisible();
    // Each key is pressed on what the desk shows by then.
    const shown = (text: string) => expect(desk.getByText(text, { exact: true }).first()).toBeVisible();
    await shown('Рябцев Артём Олегович');
    await press(chair, 'p');
    await onWall(wall, t('screen.pausedTurn'));
    await shown(t('floor.desk.standing'));
    await press(chair, 'p');
    await onWall(wall, t('screen.leftTime'));
    await shown(t('floor.desk.left'));
    await press(chair, 'n');
    await onWall(wall, 'Луговой');
    await shown('Луговой Игорь Валентинович');
    await press(chair, 'f');
    await onWall(wall, t('screen.handsOpen'));
  });

  await test.step('a question without a name: through the moderator, supported, on the wall', async () => {
    const { page } = first;
    await page.getByText(t('floor.phone.ask'), { exact: true }).click();
    await page.getByLabel(t('floor.phone.askText')).fill(QUESTION);
    await page
      .locator('.j-open')
      .getByRole('button', { name: t('floor.phone.send') })
      .click();
    await expect(page.getByText(t('floor.phone.askedWaits'))).toBeVisible();
    await desk.getByRole('button', { name: `${t('floor.desk.let_through')}: ${QUESTION}` }).click();
    await second.page
      .getByRole('button', { name: new RegExp(`^${t('floor.phone.support')}: ${QUESTION.slice(0, 20)}`) })
      .click();
    await expect(
      second.page.getByRole('button', { pressed: true, name: new RegExp(QUESTION.slice(0, 20)) }),
    ).toContainText(t('floor.phone.supported'));
    await desk.getByRole('button', { name: `${t('floor.desk.light')}: ${QUESTION}` }).click();
    await onWall(wall, QUESTION);
    await onWall(wall, t('screen.unsigned'));
    const { forumId, floorId } = await state();
    const sent = JSON.stringify([
      await look(second, 'question.list', `${forumId}:${floorId}`),
      await look(chair, 'floor.desk', `${forumId}:${floorId}`),
    ]);
    expect(sent).toContain(QUESTION);
    const row = (JSON.parse(sent) as [{ list: { text: string; author: string | null }[] }])[0].list;
    expect(row.find(({ text }) => text === QUESTION)).toMatchObject({ author: null });
  });

  await test.step('a poll: hidden until shown, one tap to answer', async () => {
    await newPoll(chair, { title: 'Оставляем пункт а)?', kind: 'single', options: ['Да', 'Нет'] });
    await expect(desk.getByText('Оставляем пункт а)?')).toBeVisible();
    await press(chair, '4');
    await onWall(wall, 'Оставляем пункт а)?');
    for (const phone of [first, second]) {
      await phone.page.getByText('Да', { exact: true }).click();
      await phone.page.getByRole('button', { name: t('floor.phone.answer'), exact: true }).click();
      await expect(phone.page.getByText(t('floor.phone.accepted'))).toBeVisible();
    }
    const { forumId, floorId } = await state();
    const { poll } = await look<{ poll: { id: string; result: unknown } }>(
      first,
      'floor.hall',
      `${forumId}:${floorId}`,
    );
    for (const person of others) await send(person, 'poll.answer', { pollId: poll.id, options: ['2'] });
    await expect(wall.page.locator('.s-poll')).toHaveCount(0);
    await expect(desk.getByText(t('floor.desk.answered', { count: 5 })).first()).toBeVisible();
    await press(chair, 'e');
    await expect(wall.page.locator('.s-poll-count').first()).toHaveText('2');
    await expect(first.page.locator('.j-bars')).toContainText('Нет');
  });

  await test.step('a cloud: words from the phones, the coarse one put aside', async () => {
    await newPoll(chair, { title: 'Одним словом', kind: 'cloud' });
    await expect(desk.getByText('Одним словом')).toBeVisible();
    await press(chair, '4');
    await onWall(wall, t('screen.cloudOpen'));
    for (const [phone, word] of [
      [first, 'Доверие'],
      [second, 'доверие'],
    ] as const) {
      await phone.page.getByLabel(t('floor.phone.words')).fill(word);
      await phone.page.getByRole('button', { name: t('floor.phone.add') }).click();
      await expect(phone.page.getByText(new RegExp(word)).first()).toBeVisible();
    }
    const { forumId, floorId } = await state();
    const { poll } = await look<{ poll: { id: string } }>(first, 'floor.hall', `${forumId}:${floorId}`);
    for (const [at, person] of others.entries())
      await send(person, 'poll.addWords', {
        pollId: poll.id,
        words: ['время', 'команда', 'сука'].slice(at, at + 1),
      });
    await press(chair, 'e');
    await expect(wall.page.locator('.s-said')).toContainText(/доверие/i);
    await expect(wall.page.locator('.s-said')).not.toContainText('сука');
  });

  await test.step('kill -9: the phone keeps what was tapped and sends it when the line is back', async () => {
    await hall.outage(async () => {
      const back = hall.killAndRestart(demo.server);
      await expect(first.page.getByText(t('floor.phone.offline'))).toBeVisible({ timeout: 30_000 });
      await first.page.getByRole('button', { name: t('floor.phone.raise') }).click();
      await expect(first.page.getByText(t('floor.phone.kept'))).toBeVisible();
      await back;
      await expect(first.page.getByRole('button', { name: t('floor.phone.lower') })).toBeVisible({
        timeout: 30_000,
      });
      await expect(desk.locator('section', { has: desk.locator('#queue') })).toContainText('Рябцев', {
        timeout: 30_000,
      });
    });
    await onWall(wall, t('screen.pollClosed'));
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
  const port = await freePort();
  const child = spawn('redis-server', ['--port', String(port), '--save', '', '--bind', '127.0.0.1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const up = await new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false));
    child.stdout?.on('data', (chunk: Buffer) => chunk.includes('Ready to accept') && resolve(true));
  });
  hall.atEnd(() => void child.kill('SIGKILL'));
  return up ? `redis://127.0.0.1:${port}` : null;
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
  const html = await chair.page.content();
  const forumId = /\\?"forumId\\?":\\?"([0-9A-Za-z]{22})/.exec(html)?.[1] ?? '';
  const { id: floorId } = await look<{ id: string }>(chair, 'track.page', `${forumId}:5`);
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
