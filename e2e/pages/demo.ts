/** The demo forum as whoever reads the terminal gets it: the addresses and one-time links which the server prints. */
import type { ServerProcess } from '../server.ts';
import { copyDemo } from '../shared.ts';
import type { Hall, Person } from './hall.ts';

export const ROLES = ['organiser', 'moderator', 'secretary', 'presiding', 'participant'] as const;
export type Role = (typeof ROLES)[number];
export type Demo = { server: ServerProcess; slug: string; code: string; links: Record<Role, string> };

export async function openDemo(hall: Hall, env: Record<string, string> = {}): Promise<Demo> {
  const dataDir = await hall.folder();
  // One whose server is set up in another way tells it itself.
  if (Object.keys(env).length === 0) await copyDemo(dataDir);
  const server = await hall.server({ dataDir, args: ['--demo'], env: { LOG_LEVEL: 'error', ...env } });
  const links = {} as Record<Role, string>;
  const printed = /\/ (organiser|moderator|secretary|presiding|participant)\s+(http\S+)/g;
  const all = () => [...server.output().matchAll(printed)];
  // The server is ready a moment before it has printed its last link.
  while (all().length < ROLES.length) await new Promise((done) => server.child.stdout?.once('data', done));
  for (const [, role, link] of all()) links[role as Role] = link as string;
  const slug = /\/f\/([a-z0-9-]+)\n/.exec(server.output())?.[1] ?? '';
  const code = /\/j\/(\d{6})/.exec(server.output())?.[1] ?? '';
  return { server, slug, code, links };
}

export async function personOf(
  hall: Hall,
  demo: Demo,
  role: Role | null,
  device?: Parameters<Hall['person']>[1],
): Promise<Person> {
  const person = await hall.person(demo.server.address, device);
  if (role) await hall.signInByLink(person, demo.links[role]);
  return person;
}

/** The same account on another device: a link signs in once. */
export async function alsoOn(
  hall: Hall,
  whose: Person,
  device?: Parameters<Hall['person']>[1],
): Promise<Person> {
  const person = await hall.person(whose.address, device);
  const cookies = await whose.context.cookies();
  await person.context.addCookies(cookies.filter(({ name }) => name === 'veche.session'));
  return person;
}

/** The slug of last year's forum, as the home page of somebody who was there links it. */
export async function lastYear({ page }: Person, demo: Demo): Promise<string> {
  await page.goto('/');
  const links = await page
    .getByRole('link')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
  const slugs = links.flatMap((href) => /^\/f\/([a-z0-9-]+)/.exec(href)?.[1] ?? []);
  const other = slugs.find((slug) => slug !== demo.slug);
  if (!other) throw new Error(`no other forum on the home page: ${links.join(' ')}`);
  return other;
}
