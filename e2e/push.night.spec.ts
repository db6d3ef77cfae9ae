/**
 * A notification from the switch of the installation to the screen: the administrator switches web push on, a browser that
 * cannot reach its maker's service says so, a message of the running server is read as a browser reads it and handed to
 * the worker as the browser would. What no test here can show is the way over the maker's service itself.
 */
import AxeBuilder from '@axe-core/playwright';
import type { CDPSession } from '@playwright/test';
import postgres from 'postgres';
import { deviceName } from '#domain/push/rules.ts';
import { attachPostgres } from '#server/postgres/open.ts';
import { startPushService, subscriber } from '#server/push/testing.ts';
import { expect, type Person, test } from './pages/hall.ts';
import { command } from './session.ts';

test.use({ trace: 'off', actionTimeout: 15_000 });

const WORKER = '/api/push/worker';
const quiet = { info() {}, warn() {}, error() {} };

/** The registration of the worker, once the browser has told of it. */
async function registrationOf(devtools: CDPSession): Promise<string> {
  let id = '';
  devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
    id = registrations.find((one) => one.scopeURL.endsWith('/api/push/'))?.registrationId ?? id;
  });
  await devtools.send('ServiceWorker.enable');
  await expect.poll(() => id).not.toBe('');
  return id;
}

/** As by hand in the browser's own settings. */
async function forbid({ page, context, address }: Person): Promise<void> {
  const { targetInfo } = await (await context.newCDPSession(page)).send('Target.getTargetInfo');
  const devtools = await context.browser()?.newBrowserCDPSession();
  await devtools?.send('Browser.setPermission', {
    permission: { name: 'notifications' },
    setting: 'denied',
    origin: address,
    browserContextId: targetInfo.browserContextId,
  });
}

const shown = ({ page }: Person) =>
  page.evaluate(async (worker) => {
    const registration = await navigator.serviceWorker.getRegistration(worker);
    const list = (await registration?.getNotifications()) ?? [];
    return list.map(({ title, lang, data }) => ({ title, lang, data }));
  }, WORKER);

test('[PU1] [PU2] [PU5] [PU8] from the switch to the screen of a device', async ({ hall }) => {
  test.setTimeout(300_000);
  const service = await startPushService();
  hall.atEnd(() => service.stop());
  const server = await hall.server({ env: { WEBHOOK_LOOPBACK: '1' } });
  const admin = await hall.person(server.address);
  const { page, t, context } = admin;
  await hall.signInAdmin(admin, server, 'Осипов Кирилл Максимович');

  await test.step('off: nothing to switch on, and nobody is pointed there', async () => {
    await page.goto('/me/push');
    await expect(page.getByText(t('push.off'))).toBeVisible();
    await page.goto('/me');
    await expect(page.getByRole('heading', { name: t('push.me'), exact: true })).toBeHidden();
  });

  await test.step('the administrator reads who learns what, and switches it on; the page of personal data says so', async () => {
    await page.goto('/admin');
    await expect(page.getByText(t('push.admin.needs'))).toBeVisible();
    await page
      .getByRole('region', { name: t('push.admin.title') })
      .getByRole('button')
      .click();
    await expect(page.getByRole('button', { name: t('push.admin.turnOff') })).toBeVisible();
    await page.goto('/privacy');
    await expect(page.getByText(t('account.privacy.push'))).toBeVisible();
    await page.goto('/me');
    await page.getByRole('link', { name: t('push.title') }).click();
    await expect(page).toHaveURL(/\/me\/push$/);
  });

  await test.step('forbidden in the browser: said in words; a service out of reach: said in words, nothing is listed', async () => {
    await forbid(admin);
    await page.reload();
    await expect(page.getByText(t('push.state.denied'))).toBeVisible();
    await context.grantPermissions(['notifications'], { origin: server.address });
    await page.reload();
    await page.getByRole('button', { name: t('push.turnOn') }).click();
    await expect(page.getByText(t('push.state.failed'))).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText(t('push.none'))).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    // A window of a test is a private one; Chromium says so to the console, too.
    hall.forgive(/does not support the Push API in incognito mode/);
  });

  const browser = subscriber();
  const agent = await page.evaluate(() => navigator.userAgent);
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const { deviceId } = await command<{ deviceId: string }>(server, cookie, 'push.addDevice', {
    endpoint: `${service.origin}/phone`,
    ...browser.keys,
    agent,
  });
  // What the sweep of a morning writes (server/push/push.test.ts); from here on the running server does it all.
  const { ownerUrl } = await attachPostgres({ dataDir: server.dataDir, log: quiet });
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  await sql`insert into push_message (id, device_id, key, count, path, status, next_at, created_at)
    values (${'M'.repeat(22)}, ${deviceId}, 'today', 3, '/f/x/board', 'queued', now(), now())`;
  await sql.end();
  await expect.poll(() => service.got.length, { timeout: 120_000 }).toBe(1);
  const data = browser.read(service.got[0]?.body ?? Buffer.alloc(0));

  await test.step('its worker shows the line, controls no page and keeps nothing', async () => {
    const devtools = await context.newCDPSession(page);
    const registrationId = await registrationOf(devtools);
    await devtools.send('ServiceWorker.deliverPushMessage', { origin: server.address, registrationId, data });
    const text = t('push.sign', { count: 3 });
    await expect.poll(() => shown(admin)).toEqual([{ title: text, lang: 'ru', data: '/f/x/board' }]);
    // The same once more replaces it.
    await devtools.send('ServiceWorker.deliverPushMessage', { origin: server.address, registrationId, data });
    await expect.poll(() => shown(admin)).toHaveLength(1);
    expect(
      await page.evaluate(async () => [navigator.serviceWorker.controller, await caches.keys()]),
    ).toEqual([null, []]);
  });

  await test.step('pressed, it goes away and opens a page of ours, never another’s', async () => {
    const worker = context.serviceWorkers().find((one) => one.url().endsWith(WORKER));
    // A press by hand is not to be had here: the event is made, and the one door out of the worker is watched.
    const opened = await worker?.evaluate(async () => {
      type Press = Event & { waitUntil(work: Promise<unknown>): void; notification: Notification };
      const scope = self as unknown as {
        registration: ServiceWorkerRegistration;
        clients: { openWindow(url: string): Promise<null> };
        NotificationEvent: new (type: string, init: object) => Press;
        dispatchEvent(event: Event): boolean;
      };
      const urls: string[] = [];
      scope.clients.openWindow = async (url) => {
        urls.push(url);
        return null;
      };
      const press = async (notification: Notification | undefined) => {
        const event = new scope.NotificationEvent('notificationclick', { notification });
        let work: Promise<unknown> = Promise.resolve();
        event.waitUntil = (given) => {
          work = given;
        };
        scope.dispatchEvent(event);
        await work;
      };
      await press((await scope.registration.getNotifications())[0]);
      await scope.registration.showNotification('?', { data: 'https://elsewhere.example/' });
      await press((await scope.registration.getNotifications())[0]);
      return { urls, left: (await scope.registration.getNotifications()).length };
    });
    expect(opened).toEqual({ urls: [`${server.address}/f/x/board`, server.address], left: 0 });
  });

  await test.step('the device is on its person’s page, and goes from there', async () => {
    await page.reload();
    const device = page.getByRole('listitem').filter({ hasText: deviceName(agent) });
    await expect(device).toContainText(t('push.told', { day: '' }).trim());
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await device.getByRole('button', { name: t('push.remove') }).click();
    await expect(page.getByText(t('push.none'))).toBeVisible();
  });
});
