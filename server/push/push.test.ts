/** Web push against a service and a browser written by the RFCs: what is told, to whom, once, and what is refused. */
import { createECDH } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#domain/actor.ts';
import { type BoardWorld, boardWorld } from '../recommendation/testing.ts';
import { sweep } from '../reminder/testing.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { pushDue } from './deliver.ts';
import { encrypt } from './encrypt.ts';
import { startPushService, subscriber, vapidOf } from './testing.ts';

let service: Awaited<ReturnType<typeof startPushService>>;
let world: TestWorld;
let b: BoardWorld;
let admin: Actor;
const AGENT = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const browser = subscriber();

beforeAll(async () => {
  service = await startPushService();
  world = await createTestServices({
    env: { webhookLoopback: true },
    now: new Date('2026-09-15T05:00:00Z'),
  });
  b = await boardWorld(world);
  admin = await world.person({ name: 'Админов Иван', admin: true });
});
afterAll(async () => {
  await world?.end();
  service?.stop();
});

const push = () => world.nouns.push;
const add = (actor: Actor | null, path: string, over: Record<string, unknown> = {}) =>
  push().commands.addDevice(actor, {
    endpoint: `${service.origin}${path}`,
    ...browser.keys,
    agent: AGENT,
    ...over,
  });
const email = (actor: Actor, to: string | null) =>
  world.services.db.execute(sql`update account set email = ${to} where id = ${actor.accountId}`);
const paths = () => service.got.splice(0).map(({ path }) => path);
/** The first working morning of a month, when the secretary has a digest. */
async function morning(day: string): Promise<number | string> {
  world.clock.set(new Date(`${day}T07:00:00Z`));
  return sweep(world);
}

it('[PU3] the example of RFC 8291, byte for byte', () => {
  const own = createECDH('prime256v1');
  own.setPrivateKey('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw', 'base64url');
  const them = subscriber({
    privateKey: 'q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94',
    auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  });
  const salt = Buffer.from('DGv6ra1nlYgDCS1FRnbzlw', 'base64url');
  const body = encrypt('When I grow up, I want to be a watermelon', them.keys, { own, salt, padded: 0 });
  expect(body.toString('base64url')).toBe(
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
  );
  expect(them.read(body)).toBe('When I grow up, I want to be a watermelon');
  // Nothing can be told from a length.
  expect(encrypt('1', them.keys).length).toBe(encrypt('Вас ждут дела: 1000', them.keys).length);
});

it('[PU1] off until an administrator switches it on; nobody else can, and while it is off nobody is listed', async () => {
  const { commands, queries } = push();
  expect(await queries.myDevices(b.secretary)).toMatchObject({ key: null, keeps: true, devices: [] });
  expect(await add(b.secretary, '/1')).toMatchObject({ code: 'push/off' });
  expect(await commands.switchPush(b.organiser, { on: true })).toMatchObject({ code: 'not_found' });
  await expect(queries.pushAdmin(b.organiser)).rejects.toMatchObject({ vecheCode: 'not_found' });
  expect(await commands.switchPush(admin, { on: true })).toMatchObject({ ok: true });
  const { key } = await queries.myDevices(b.secretary);
  expect(Buffer.from(String(key), 'base64url')).toHaveLength(65);
  // The private half is nowhere in the open, and stays the same when it is switched again.
  const [row] = await world.services.db.execute(sql`select value from setting where key = 'push'`);
  expect(Object.keys(row?.value as object).sort()).toEqual(['on', 'publicKey', 'sealedKey']);
  await commands.switchPush(admin, { on: false });
  await commands.switchPush(admin, { on: true });
  expect((await queries.myDevices(b.secretary)).key).toBe(key);
});

it('[PU2] a device is its person’s own: bounded, checked by bytes, no guest’s, no private address', async () => {
  const guest = await world.person({ kind: 'guest' });
  expect(await add(null, '/1')).toMatchObject({ code: 'signed_out' });
  expect(await add(guest, '/1')).toMatchObject({ code: 'forbidden' });
  const off = createECDH('prime256v1');
  off.generateKeys();
  const noPoint = Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 7)]).toString('base64url');
  for (const [field, over] of [
    ['endpoint', { endpoint: 'ftp://push.example/1' }],
    ['endpoint', { endpoint: 'http://push.example.org:port/' }],
    ['endpoint', { endpoint: 'https://me:secret@push.example/1' }],
    ['endpoint', { endpoint: 'https://10.0.0.1/1' }],
    ['endpoint', { endpoint: 'https://[fd00::1]/1' }],
    ['endpoint', { endpoint: `https://push.example/${'x'.repeat(1_000)}` }],
    ['p256dh', { p256dh: off.getPublicKey('base64url', 'compressed') }],
    ['p256dh', { p256dh: noPoint }],
    ['auth', { auth: 'short' }],
    ['agent', { agent: 'x'.repeat(301) }],
  ] as const)
    expect(await add(b.secretary, '/1', over), JSON.stringify(over)).toMatchObject({
      code: 'invalid_input',
      fields: { [field]: expect.any(String) },
    });
  // Plain http is for tests alone.
  const { env } = world.services;
  env.webhookLoopback = false;
  expect(await add(b.secretary, '/1')).toMatchObject({ code: 'invalid_input' });
  expect(await add(b.secretary, '/1', { endpoint: 'https://127.0.0.1/1' })).toMatchObject({
    code: 'invalid_input',
  });
  env.webhookLoopback = true;

  for (let n = 1; n <= 10; n += 1) expect(await add(b.member, `/m${n}`)).toMatchObject({ ok: true });
  expect(await add(b.member, '/m11')).toMatchObject({ code: 'push/too_many_devices' });
  // The same browser again is no eleventh; in another's hands it is theirs, and not the first one's any more.
  expect(await add(b.member, '/m1')).toMatchObject({ ok: true });
  expect(await add(b.secretary, '/m1')).toMatchObject({ ok: true });
  const mine = await push().queries.myDevices(b.secretary);
  expect(mine.devices).toMatchObject([{ name: 'Firefox, Linux', last: null }]);
  expect((await push().queries.myDevices(b.member)).devices).toHaveLength(9);
  const id = { deviceId: mine.devices[0]?.id ?? '' };
  expect(await push().commands.removeDevice(b.member, id)).toMatchObject({ code: 'not_found' });
  expect(await push().commands.removeDevice(b.secretary, id)).toMatchObject({ ok: true });
  expect(await push().commands.removeDevice(b.secretary, id)).toMatchObject({ code: 'not_found' });
});

it('[PU3] [PU4] [PU5] with the letter of the day, once: a count and a place, for the browser’s eyes alone', async () => {
  await email(b.secretary, 'secretary@example.org');
  await add(b.secretary, '/phone');
  expect(await morning('2026-10-01')).toBe(1);
  const both = await Promise.all([pushDue(world.services), pushDue(world.services)]);
  expect(both.reduce((sum, { sent }) => sum + sent, 0)).toBe(1);
  expect(await morning('2026-10-01')).toBe(0);
  expect(await pushDue(world.services)).toEqual({ sent: 0, failed: 0 });

  const [knock, ...more] = service.got.splice(0);
  expect(more).toEqual([]);
  expect(knock).toMatchObject({
    path: '/phone',
    headers: { 'content-encoding': 'aes128gcm', ttl: '43200', topic: 'veche' },
  });
  expect(JSON.parse(browser.read(knock!.body))).toEqual({
    text: 'Вас ждут дела: 1',
    path: `/f/${b.forum.slug}/board`,
    lang: 'ru',
  });
  expect(() => subscriber().read(knock!.body)).toThrow();
  const { key, claims } = vapidOf(String(knock?.headers.authorization));
  expect(key).toBe((await push().queries.myDevices(b.secretary)).key);
  expect(claims).toEqual({
    aud: service.origin,
    sub: 'mailto:veche@localhost',
    exp: Math.floor(world.clock.now().getTime() / 1_000) + 43_200,
  });
  // Whoever is not written to is not told, though they have devices.
  expect((await push().queries.myDevices(b.member)).devices.every(({ last }) => last === null)).toBe(true);
  expect((await push().queries.myDevices(b.secretary)).devices[0]?.last).toMatchObject({ ok: true });
});

it('[PU5] silent in July and August, and where the digest is switched off; told without an address of mail', async () => {
  for (const day of ['2027-07-01', '2027-08-02']) expect(await morning(day)).toBe(0);
  const set = { forumId: b.forum.id, schools: true, ladder: false, officials: false };
  await world.nouns.reminder.commands.configureReminders(b.organiser, { ...set, digest: false });
  expect(await morning('2027-09-01')).toBe(0);
  expect(await pushDue(world.services)).toEqual({ sent: 0, failed: 0 });
  await world.nouns.reminder.commands.configureReminders(b.organiser, { ...set, digest: true });
  await email(b.secretary, null);
  expect(await morning('2027-10-01')).toBe(0);
  expect(await morning('2027-10-01')).toBe(0);
  expect(await pushDue(world.services)).toEqual({ sent: 1, failed: 0 });
  expect(paths()).toEqual(['/phone']);
  const { last } = await world.nouns.reminder.queries.remindersPage(b.secretary, b.forum.slug);
  expect(last[0]).toMatchObject({ rule: 'monthly', status: 'sent' });
});

it('[PU6] gone is forgotten; what fails is tried four times within the day and seen by both', async () => {
  await add(b.secretary, '/gone');
  await add(b.secretary, '/down');
  service.answers.set('/gone', 410).set('/down', 503);
  await morning('2027-11-01');
  expect(await pushDue(world.services)).toEqual({ sent: 1, failed: 2 });
  for (let n = 0; n < 5; n += 1) {
    world.clock.advance(2 * 3_600_000);
    await pushDue(world.services);
  }
  const told = paths();
  expect(told.filter((path) => path === '/down')).toHaveLength(4);
  expect(told.filter((path) => path === '/gone')).toHaveLength(1);
  const { devices } = await push().queries.myDevices(b.secretary);
  expect(devices.map(({ last }) => last?.answer)).toEqual(['201', '503']);
  const seen = await push().queries.pushAdmin(admin);
  expect(seen.failed).toMatchObject([{ answer: '503', attempts: 4, host: new URL(service.origin).host }]);
  expect(JSON.stringify(seen)).not.toContain('/down');

  // A machine that stood still does not tell of yesterday; a name that leads inside is not called.
  await morning('2027-12-01');
  world.clock.advance(13 * 3_600_000);
  expect(await pushDue(world.services)).toEqual({ sent: 0, failed: 0 });
  expect((await push().queries.pushAdmin(admin)).failed[0]?.answer).toBe('too_late');
  await add(b.secretary, '', { endpoint: 'https://push.example/inside' });
  await morning('2028-02-01');
  const inside = { resolve: async () => [{ address: '10.0.0.1', family: 4 }] };
  await pushDue(world.services, inside);
  const { failed } = await push().queries.pushAdmin(admin);
  expect(failed.filter(({ host }) => host === 'push.example')).toMatchObject([
    { answer: 'address_refused', attempts: 1 },
  ]);
});

it('[PU7] exported without its keys; signed out everywhere, erased or switched off, a device is forgotten', async () => {
  const { tables } = await world.nouns.account.queries.exportSelf(b.secretary);
  expect(tables.push_device?.[0]).toMatchObject({ name: 'Firefox, Linux', endpoint: expect.any(String) });
  expect(JSON.stringify(tables.push_device)).not.toContain(browser.keys.auth);
  await world.nouns.account.commands.signOutEverywhere(b.secretary, {});
  expect((await push().queries.myDevices(b.secretary)).devices).toEqual([]);
  await world.nouns.account.commands.eraseAccount(b.member, { accountId: b.member.accountId, confirm: true });
  const left = async () =>
    Number((await world.services.db.execute(sql`select count(*) as n from push_device`))[0]?.n);
  expect(await left()).toBe(0);

  // Another secret than the one that sealed them: said, not crashed; switched on anew there are new keys.
  await add(b.secretary, '/phone');
  const { key } = await push().queries.myDevices(b.secretary);
  await world.services.db.execute(
    sql`update setting set value = value || '{"sealedKey":"AAAA"}' where key = 'push'`,
  );
  await morning('2028-03-01');
  expect(await pushDue(world.services)).toEqual({ sent: 0, failed: 1 });
  expect((await push().queries.pushAdmin(admin)).failed[0]?.answer).toBe('key_lost');
  await push().commands.switchPush(admin, { on: true });
  expect((await push().queries.myDevices(b.secretary)).key).not.toBe(key);
  expect(await left()).toBe(0);
  await add(b.secretary, '/phone');
  await push().commands.switchPush(admin, { on: false });
  expect(await left()).toBe(0);
  expect(world.errors).toEqual([]);
});
