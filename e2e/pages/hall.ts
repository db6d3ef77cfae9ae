/**
 * The hall of a journey: servers, people with their devices, and one rule for all of them: a console error or an error
 * of a page fails the test. While a server is dead by intent (`outage`) its refused connections are expected.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  test as base,
  devices,
  expect,
  type Page,
} from '@playwright/test';
import { removeDir, type ServerProcess, startServer, tempDir, veche } from '../server.ts';
import { type Locale, type Words, words } from './words.ts';

export { expect };
export type Person = { page: Page; context: BrowserContext; t: Words; address: string };
type Device = 'desktop' | 'phone' | 'wall' | 'bare';
type Start = Partial<Parameters<typeof startServer>[0]>;

const DEVICES = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { ...devices['Pixel 5'], viewport: { width: 390, height: 844 }, defaultBrowserType: undefined },
  /** The projector of the hall. */
  wall: { viewport: { width: 1920, height: 1080 } },
  /** A browser whose owner has switched JavaScript off. */
  bare: { viewport: { width: 390, height: 844 }, javaScriptEnabled: false },
} as const;
const LOST =
  /ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE|ERR_SOCKET|WebSocket|Failed to (fetch|load)|NetworkError/;

export class Hall {
  readonly complaints: string[] = [];
  /** Every host that any browser of this hall has asked. */
  readonly hosts = new Set<string>();
  private readonly contexts: BrowserContext[] = [];
  private readonly servers: ServerProcess[] = [];
  private readonly dirs: string[] = [];
  private out = false;
  private readonly ends: (() => void)[] = [];
  constructor(private readonly browser: Browser) {}

  async server(options: Start = {}): Promise<ServerProcess> {
    const dataDir = options.dataDir ?? (await this.folder());
    const server = await startServer({ ...options, dataDir });
    this.servers.push(server);
    return server;
  }

  /** A data folder that goes with the hall. */
  async folder(): Promise<string> {
    const dir = await tempDir('line');
    this.dirs.push(dir);
    return dir;
  }

  async person(
    address: string,
    {
      device = 'desktop',
      locale = 'ru',
      dark = false,
    }: { device?: Device; locale?: Locale; dark?: boolean } = {},
  ): Promise<Person> {
    const context = await this.browser.newContext({
      ...DEVICES[device],
      locale: locale === 'ru' ? 'ru-RU' : 'en-GB',
      timezoneId: 'Europe/Moscow',
      colorScheme: dark ? 'dark' : 'light',
      baseURL: address,
    });
    this.contexts.push(context);
    const page = await context.newPage();
    this.watch(page);
    context.on('page', (other) => this.watch(other));
    return { page, context, t: words(locale), address };
  }

  private watch(page: Page): void {
    const told = (what: string) => {
      if (this.out && LOST.test(what)) return;
      this.complaints.push(`${new URL(page.url() || 'about:blank').pathname}: ${what}`);
    };
    page.on('console', (message) => {
      if (message.type() === 'error') told(`${message.text()} ${message.location().url}`);
    });
    page.on('request', (request) => {
      if (/^https?:|^wss?:/.test(request.url())) this.hosts.add(new URL(request.url()).host);
    });
    page.on('pageerror', (error) => told(String(error.stack ?? error)));
  }

  /** While `work` runs, the server is away: what browsers say of lost connections is no complaint. */
  async outage<T>(work: () => Promise<T>): Promise<T> {
    this.out = true;
    try {
      return await work();
    } finally {
      this.out = false;
    }
  }

  /** What a test has asked for on purpose is no complaint. */
  forgive(what: RegExp): void {
    const kept = this.complaints.filter((complaint) => !what.test(complaint));
    this.complaints.splice(0, Number.POSITIVE_INFINITY, ...kept);
  }

  /** Taken down with the hall: whatever a test started beside its servers. */
  atEnd(end: () => void): void {
    this.ends.push(end);
  }

  /** kill -9, and a new process on the same data and port; the people's pages stay open all the while. */
  async killAndRestart(server: ServerProcess): Promise<ServerProcess> {
    await server.stop('SIGKILL');
    const back = await server.restart();
    this.servers.push(back);
    return back;
  }

  /** A one-time link of an administrator who is new, opened and pressed. */
  async signInAdmin(person: Person, server: ServerProcess, name: string): Promise<void> {
    const email = `admin${this.contexts.length}@example.org`;
    await this.signInByLink(
      person,
      await veche(server, 'user', 'create', '--email', email, '--name', name, '--admin'),
    );
  }

  async signInByLink({ page, address, t }: Person, link: string): Promise<void> {
    const url = new URL(link);
    await page.goto(`${address}${url.pathname}${url.search}`);
    const button = page.getByRole('button', {
      name: new RegExp(`^(${t('account.link.submit_signin')}|${t('account.link.submit_invite')})$`),
    });
    await button.click();
    await expect(page).not.toHaveURL(/\/signin\/link/);
  }

  async close(): Promise<void> {
    for (const context of this.contexts) await context.close().catch(() => {});
    for (const server of this.servers.reverse()) await server.stop('SIGKILL').catch(() => {});
    for (const end of this.ends) end();
    for (const dir of this.dirs) {
      await stopPostgres(dir);
      await removeDir(dir);
    }
  }
}

/** After a kill -9 the database lives on by design; a test takes it along. */
async function stopPostgres(dataDir: string): Promise<void> {
  const lines = await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(lines.split('\n')[0]);
  if (!pid) return;
  const alive = (signal: NodeJS.Signals | 0) => {
    try {
      return process.kill(pid, signal);
    } catch {
      return false;
    }
  };
  if (alive('SIGQUIT')) await expect.poll(() => alive(0), { timeout: 15_000 }).toBe(false);
}

export const test = base.extend<{ hall: Hall }>({
  hall: async ({ browser }, use) => {
    const hall = new Hall(browser);
    await use(hall);
    await hall.close();
    expect(hall.complaints, 'what the browsers complained of').toEqual([]);
  },
});
