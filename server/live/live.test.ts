import { afterEach, describe, expect, test } from 'vitest';
import type { EventBody } from '#domain/contract.ts';
import { startLive, type TestSocket, World } from './testing/start-live.ts';
import type { LiveLimits } from './types.ts';

type Node = Awaited<ReturnType<typeof startLive>>;
const nodes: Node[] = [];
async function start(world: World, limits: Partial<LiveLimits> = {}): Promise<Node> {
  const node = await startLive(world, limits);
  nodes.push(node);
  return node;
}
afterEach(async () => {
  await Promise.all(nodes.splice(0).map((node) => node.stop()));
});

const open = (socket: TestSocket, id = 'f1', name = 'forum.text') =>
  socket.emitWithAck('view:open', { name, id });
const ready = (socket: TestSocket) =>
  new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
const gone = (socket: TestSocket) => new Promise<string>((resolve) => socket.once('disconnect', resolve));
const once = <T>(socket: TestSocket, event: 'bye' | 'view:closed' | 'view:changed' | 'who:here') =>
  new Promise<T>((resolve) => socket.once(event as 'bye', resolve as never));
function changes(socket: TestSocket): EventBody<'view:changed'>[] {
  const seen: EventBody<'view:changed'>[] = [];
  socket.on('view:changed', (body) => seen.push(body));
  return seen;
}

describe('views', () => {
  test('[LV4] each audience gets its own whole view, and nobody learns of what he may not see', async () => {
    const world = new World();
    world.texts.set('f1', 'один');
    world.accounts.set('stranger', { ...world.accounts.get('anna')!, accountId: 'stranger' });
    const node = await start(world);
    const open1 = await open(node.connect('anna'));
    expect(open1).toMatchObject({ ok: true, data: { data: { audience: 'participant', text: 'один' } } });
    expect(await open(node.connect('vera'))).toMatchObject({
      ok: true,
      data: { data: { audience: 'organiser' } },
    });
    const refused = { ok: false, code: 'not_found' };
    expect(await open(node.connect('stranger'))).toEqual(refused);
    expect(await open(node.connect(null))).toEqual(refused);
    expect(await open(node.connect('anna'), 'f1', 'no.such')).toEqual(refused);
    const odd = node.connect('anna');
    expect(await odd.emitWithAck('view:open', { name: 'forum.text', id: '../f1' })).toMatchObject({
      code: 'invalid_input',
    });
    expect(await odd.emitWithAck('view:open', null as never)).toMatchObject({ code: 'invalid_input' });
  });

  test('[LV5] a fact reaches every node; a burst is computed a few times, the last state always arrives', async () => {
    const world = new World();
    const [one, two] = [await start(world), await start(world)];
    const sockets = [one.connect('anna'), one.connect('boris'), two.connect('anna')];
    const seen = sockets.map(changes);
    const first = await Promise.all(sockets.map((socket) => open(socket)));
    const loads = world.loads;
    for (let i = 1; i <= 50; i += 1) {
      world.texts.set('f1', `правка ${i}`);
      world.fact('forum:f1');
    }
    await expect
      .poll(() => seen.map((list) => (list.at(-1)?.data as { text: string })?.text))
      .toEqual(['правка 50', 'правка 50', 'правка 50']);
    expect(world.loads - loads).toBeLessThanOrEqual(4);
    for (const [index, list] of seen.entries()) {
      const revs = list.map(({ rev }) => rev);
      const opened = first[index]!;
      expect([...revs].sort((a, b) => a - b)).toEqual(revs);
      expect(opened.ok && revs[0]! > opened.data.rev).toBe(true);
    }
  });

  test('[LV5] the first change goes out at once, an unchanged view not at all, a closed one never', async () => {
    const world = new World();
    const node = await start(world, { coalesceMs: 100 });
    const socket = node.connect('anna');
    const seen = changes(socket);
    await open(socket);
    const opened = performance.now();
    await expect.poll(() => performance.now() - opened > 120).toBe(true);
    const before = performance.now();
    world.texts.set('f1', 'быстро');
    world.fact('forum:f1');
    await once(socket, 'view:changed');
    expect(performance.now() - before).toBeLessThan(80);
    world.fact('forum:f1', 'forum:other');
    world.fact('forum:other');
    await socket.emitWithAck('view:close', { name: 'forum.text', id: 'f1' });
    world.texts.set('f1', 'после');
    world.fact('forum:f1');
    expect(await open(socket)).toMatchObject({ data: { data: { text: 'после' } } });
    expect(seen.length).toBe(1);
  });

  test('[LV6] a load that fails is tried again until it succeeds, and nobody is disconnected', async () => {
    const world = new World();
    const node = await start(world);
    const socket = node.connect('anna');
    await open(socket);
    world.broken = true;
    world.texts.set('f1', 'после сбоя');
    world.fact('forum:f1');
    await expect.poll(() => node.lines.length).toBeGreaterThan(0);
    const changed = once<EventBody<'view:changed'>>(socket, 'view:changed');
    world.broken = false;
    expect((await changed).data).toMatchObject({ text: 'после сбоя' });
    expect(socket.connected).toBe(true);
  });

  test('[LV6] a hall that comes in together costs one load', async () => {
    const world = new World();
    const node = await start(world);
    const results = await Promise.all(
      Array.from({ length: 60 }, (_, i) => open(node.connect(i % 2 ? 'anna' : 'boris'))),
    );
    expect(results.filter(({ ok }) => ok).length).toBe(60);
    expect(world.loads).toBeLessThanOrEqual(2);
  });
});

describe('rights', () => {
  test('[LV7] a sign-out closes the sockets of the account on every node within a second, and no other', async () => {
    const world = new World();
    const [one, two] = [await start(world), await start(world)];
    const mine = [one.connect('anna'), two.connect('anna')];
    const other = two.connect('boris');
    const seen = mine.map(changes);
    await Promise.all([...mine, other].map((socket) => open(socket)));
    const byes = mine.map((socket) => once(socket, 'bye'));
    const ends = mine.map(gone);
    world.accounts.delete('anna');
    const before = performance.now();
    world.revoke({ accountId: 'anna', code: 'signed_out' });
    world.texts.set('f1', 'не для неё');
    world.fact('forum:f1');
    expect(await Promise.all(byes)).toEqual([{ code: 'unauthorised' }, { code: 'unauthorised' }]);
    await Promise.all(ends);
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(seen.flat()).toEqual([]);
    expect(other.connected).toBe(true);
    expect(await open(one.connect('anna'))).toEqual({ ok: false, code: 'not_found' });
  });

  test('[LV8] a change of role moves the socket to its new audience, and out of what it may not see', async () => {
    const world = new World();
    const node = await start(world);
    const [anna, boris] = [node.connect('anna'), node.connect('boris')];
    await Promise.all([open(anna), open(boris)]);
    world.roles.set('anna', 'organiser');
    const moved = once<EventBody<'view:changed'>>(anna, 'view:changed');
    world.revoke({ accountId: 'anna', forumId: 'f1', code: 'rights_changed' });
    expect((await moved).data).toMatchObject({ audience: 'organiser' });

    const seen = changes(anna);
    world.roles.delete('anna');
    const closed = once(anna, 'view:closed');
    world.revoke({ forumId: 'f1', code: 'rights_changed' });
    world.texts.set('f1', 'тайна');
    world.fact('forum:f1');
    expect(await closed).toEqual({ name: 'forum.text', id: 'f1', code: 'not_found' });
    expect((await once<EventBody<'view:changed'>>(boris, 'view:changed')).data).toMatchObject({
      text: 'тайна',
    });
    expect(JSON.stringify(seen)).not.toContain('тайна');
    expect(anna.connected).toBe(true);
  });

  test('[LV8] when rights cannot be asked, the socket is closed, not trusted', async () => {
    const world = new World();
    const node = await start(world);
    const anna = node.connect('anna');
    await open(anna);
    world.broken = true;
    const bye = once(anna, 'bye');
    world.revoke({ accountId: 'anna', code: 'rights_changed' });
    expect(await bye).toEqual({ code: 'rightsChanged' });
  });

  test('[LV9] another protocol version is refused by name', async () => {
    const node = await start(new World());
    const refusals: [unknown, string][] = [
      [{ protocol: 0 }, 'schemaTooOld'],
      [{ protocol: 99 }, 'restart'],
      [{}, 'badFrame'],
      [{ protocol: 1, role: 'organiser' }, 'badFrame'],
    ];
    for (const [auth, code] of refusals) {
      const refused = await ready(node.connect('anna', { auth })).catch((error: unknown) => error);
      expect((refused as { data: unknown }).data).toEqual({ code });
    }
  });
});

describe('commands and floods', () => {
  test('[LV10] a command is run as the actor of the session, once a key', async () => {
    const world = new World();
    const node = await start(world);
    const anna = node.connect('anna');
    const body = { name: 'proposal.submit', cmdId: 'k'.repeat(22), input: { text: 'текст' } };
    const first = await anna.emitWithAck('command:run', body);
    expect(first).toEqual({
      ok: true,
      data: { actor: 'anna', name: 'proposal.submit', input: { text: 'текст' } },
    });
    expect(await anna.emitWithAck('command:run', body)).toEqual(first);
    expect(world.ran.length).toBe(1);
  });

  test('[LV11] 20,000 events at once: a bounded number is handled, the socket is closed, others go on', async () => {
    const world = new World();
    const node = await start(world);
    const [anna, boris] = [node.connect('anna'), node.connect('boris')];
    await Promise.all([ready(anna), open(boris)]);
    const end = gone(anna);
    for (let i = 0; i < 20_000; i += 1) {
      anna.emit(
        'command:run',
        { name: 'proposal.submit', cmdId: String(i).padStart(20, 'a'), input: {} },
        () => {},
      );
    }
    await end;
    expect(world.ran.length).toBeLessThanOrEqual(60);
    const before = performance.now();
    world.texts.set('f1', 'дальше');
    world.fact('forum:f1');
    await once(boris, 'view:changed');
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  test('[LV11] over the limit of an account the answer says when to come back, tabs do not multiply it', async () => {
    const world = new World();
    const node = await start(world, { commands: 5 });
    const tabs = [node.connect('anna'), node.connect('anna')];
    const results = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        tabs[i % 2]!.emitWithAck('command:run', { name: 'a.b', cmdId: `${i}`.padStart(20, 'z'), input: {} }),
      ),
    );
    expect(results.filter(({ ok }) => ok).length).toBe(5);
    const refused = results.find(({ ok }) => !ok);
    expect(refused).toMatchObject({ code: 'rate_limited' });
    expect(refused && 'retryAfterMs' in refused && refused.retryAfterMs! > 0).toBe(true);
  });

  test('[LV11] a frame over 64 kB ends the connection, garbage does not end the server', async () => {
    const world = new World();
    const node = await start(world);
    const big = node.connect('anna');
    await ready(big);
    const end = gone(big);
    big.emit('command:run', { name: 'a.b', cmdId: 'k'.repeat(20), input: 'я'.repeat(70_000) }, () => {});
    await end;
    const odd = node.connect('boris');
    await ready(odd);
    const ended = gone(odd);
    for (const text of ['2["view:open"]', '2[]', '99', '2{"a":1}', '451-["x"]']) {
      (odd.io.engine as unknown as { write(text: string): void }).write(`4${text}`);
    }
    await ended;
    expect(await open(node.connect('anna'))).toMatchObject({ ok: true });
    expect(world.ran).toEqual([]);
  });

  test('[LV12] the clock answers with the times of the server', async () => {
    const node = await start(new World());
    const now = Date.now();
    const result = await node.connect('anna').emitWithAck('clock:ping', { t0: 5 });
    expect(result.ok && result.data.t0).toBe(5);
    expect(result.ok && result.data.t1 >= now && result.data.t2 >= result.data.t1).toBe(true);
  });
});

describe('presence and the end', () => {
  test('[LV13] a person is here once however many sockets and nodes; names only for whom they are meant', async () => {
    const world = new World();
    const [one, two] = [await start(world), await start(world)];
    const rosters: EventBody<'who:here'>[] = [];
    const counts: EventBody<'who:here'>[] = [];
    const vera = one.connect('vera');
    const anna = two.connect('anna');
    vera.on('who:here', (body) => rosters.push(body));
    anna.on('who:here', (body) => counts.push(body));
    const phone = one.connect('anna');
    await Promise.all([open(vera), open(anna), open(phone)]);
    await expect
      .poll(() =>
        rosters
          .at(-1)
          ?.people?.map(({ accountId }) => accountId)
          .sort(),
      )
      .toEqual(['anna', 'vera']);
    await expect.poll(() => counts.at(-1)?.count).toBe(2);
    expect(JSON.stringify(counts)).not.toContain('Имя');
    anna.disconnect();
    phone.disconnect();
    await expect.poll(() => rosters.at(-1)?.count).toBe(1);
  });

  test('[LV14] a stopping server says restart, and refuses who comes after', async () => {
    const world = new World();
    const node = await start(world);
    const anna = node.connect('anna');
    await open(anna);
    const bye = once(anna, 'bye');
    await node.live.stop();
    expect(await bye).toEqual({ code: 'restart' });
    await expect(ready(node.connect('anna'))).rejects.toBeTruthy();
  });
});
