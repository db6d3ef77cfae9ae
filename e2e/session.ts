/** Sessions and forums for tests that are about something else: real links, real forms, real commands of the JSON door. */
import { type ServerProcess, veche } from './server.ts';

let count = 0;

/** A new administrator's session cookie, got by opening the one-time link and sending its form without JavaScript. */
export async function sessionCookie(
  server: ServerProcess,
  name = 'Иванова Мария Петровна',
): Promise<{ cookie: string; email: string }> {
  count += 1;
  const email = `person${count}-${process.pid}@example.org`;
  const link = new URL(await veche(server, 'user', 'create', '--email', email, '--name', name, '--admin'));
  return { cookie: await redeem(server.address, `${link.pathname}${link.search}`), email };
}

export async function redeem(address: string, path: string): Promise<string> {
  const answer = await submitForm(address, path, {});
  const cookie = answer.headers
    .getSetCookie()
    .map((c) => c.split(';')[0] ?? '')
    .find((c) => c.startsWith('veche.session='));
  if (!cookie) throw new Error(`no session from ${path}: ${answer.status}`);
  return cookie;
}

/** Sends the first form of a page as a browser without JavaScript would. */
export async function submitForm(
  address: string,
  path: string,
  fields: Record<string, string>,
  cookie = '',
): Promise<Response> {
  const page = await fetch(address + path, { headers: { cookie } });
  const html = await page.text();
  const form =
    /<form\b[^>]*method="post"[^>]*>([\s\S]*?)<\/form>/i.exec(html) ??
    /<form\b[^>]*>([\s\S]*?)<\/form>/i.exec(html);
  if (!form) throw new Error(`no form on ${path} (${page.status})`);
  const body = new FormData();
  for (const [input] of (form[1] ?? '').matchAll(/<(?:input|button)\b[^>]*>/g)) {
    const name = /\bname="([^"]*)"/.exec(input)?.[1];
    const type = /\btype="([^"]*)"/.exec(input)?.[1] ?? 'text';
    if (name && type !== 'checkbox' && type !== 'radio')
      body.set(plainText(name), plainText(/\bvalue="([^"]*)"/.exec(input)?.[1] ?? ''));
  }
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return fetch(address + path, {
    method: 'POST',
    body,
    headers: { cookie, origin: address },
    redirect: 'manual',
  });
}

const plainText = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

export async function command<T>(
  server: ServerProcess,
  cookie: string,
  name: string,
  input: unknown,
): Promise<T> {
  const answer = await fetch(`${server.address}/api/v1/commands/${name}`, {
    method: 'POST',
    headers: { cookie, origin: server.address, 'content-type': 'application/json' },
    body: JSON.stringify({ input }),
  });
  const result = (await answer.json()) as { ok: boolean; data: T; code?: string };
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result)}`);
  return result.data;
}

export async function view<T>(server: ServerProcess, cookie: string, name: string, id: string): Promise<T> {
  const answer = await fetch(`${server.address}/api/v1/views/${name}/${id}`, { headers: { cookie } });
  const result = (await answer.json()) as { ok: boolean; data: T };
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result)}`);
  return result.data;
}

/** A draft that the session may write: the shared notes of a track in a forum made for it. */
export async function liveNotesDraft(server: ServerProcess, cookie: string): Promise<string> {
  const forum = await command<{ id: string; forumId?: string }>(server, cookie, 'forum.create', {
    preset: 'municipal',
    name: 'Проверочный форум',
    startsOn: '2026-02-11',
  });
  const forumId = forum.forumId ?? forum.id;
  await command(server, cookie, 'track.create', { forumId, title: 'Проектный офис' });
  const page = await view<{ notesDraftId: string }>(server, cookie, 'track.page', `${forumId}:1`);
  return page.notesDraftId;
}
