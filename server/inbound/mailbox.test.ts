/** Replies that are read from a mailbox over real IMAP: once each, however often and whoever else looks into it. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { readEnv } from '../env.ts';
import { startImapServer } from '../testing/imap-server.ts';
import { readMailbox } from './mailbox.ts';
import { mailWorld } from './testing.ts';

type Server = Awaited<ReturnType<typeof startImapServer>>;
let m: Awaited<ReturnType<typeof mailWorld>>;
const servers: Server[] = [];

beforeAll(async () => {
  m = await mailWorld({});
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});
afterAll(async () => {
  expect(m.world.errors).toEqual([]);
  await m.world.end();
});

/** A mailbox of its own for one test, and the installation told of it. */
async function mailbox(options: { words?: boolean; password?: string } = {}): Promise<Server> {
  const server = await startImapServer(options);
  servers.push(server);
  if (m.world.services.env.inbound) m.world.services.env.inbound.mailbox = server.url(options.password);
  for (const one of await m.waiting())
    await m.world.nouns.inbound.commands.dropMail(m.b.secretary, { mailId: one.id });
  return server;
}
const read = () => readMailbox(m.world.services);

test('[EX26] what lies in the mailbox waits unverified, is marked there by a word of ours, and nothing is deleted', async () => {
  const box = await mailbox();
  const mine = box.put(
    await m.mime({ messageId: '<a1@district.example>', text: 'Приказ № 5 издан.\n\n> Просим сообщить' }),
  );
  const strange = box.put(await m.mime({ to: 'director@district.example' }));
  const machine = box.put(await m.mime({ subject: 'Автоответ: я в отпуске' }));
  expect(await read()).toEqual({ kept: 1, passed: 2, failed: 0 });
  expect(await m.waiting()).toMatchObject([
    { sender: 'uo@district.example', body: 'Приказ № 5 издан.', subject: 'О резолюции' },
  ]);
  for (const one of [mine, strange, machine]) expect([...one.flags]).toEqual(['$VecheRead']);
  expect(box.messages).toHaveLength(3);
  expect((await m.mailDesk()).mailbox).toEqual({ at: m.world.clock.now().toISOString(), code: null });
  expect(await read()).toEqual({ kept: 0, passed: 0, failed: 0 });
});

test('[EX26] somebody has opened the message before us: it is taken all the same; without words the mark is «seen»', async () => {
  const box = await mailbox();
  box.put(await m.mime({ messageId: '<b1@district.example>' })).flags.add('\\Seen');
  expect(await read()).toMatchObject({ kept: 1 });
  const plain = await mailbox({ words: false });
  const first = plain.put(await m.mime({ messageId: '<b2@district.example>' }));
  expect(await read()).toMatchObject({ kept: 1 });
  expect([...first.flags]).toEqual(['\\Seen']);
  expect(await read()).toMatchObject({ kept: 0 });
});

test('[EX23] [EX26] the line is lost between taking and marking, and two processes read at once: kept once', async () => {
  const box = await mailbox();
  box.put(await m.mime({ messageId: '<c1@district.example>' }));
  box.loseLineAt(/^UID STORE/);
  expect(await read()).toBeNull();
  expect((await m.mailDesk()).mailbox?.code).toMatch(/\w/);
  await Promise.all([read(), read()]);
  expect((await m.mailDesk()).mailbox?.code).toBeNull();
  expect(await m.waiting()).toHaveLength(1);
  // The same letter by the other door, too.
  box.put(await m.mime({ messageId: '<c1@district.example>' }));
  await read();
  expect(await m.waiting()).toHaveLength(1);
});

test('[EX26] a mailbox that refuses or is not there is said on the desk, and the next minute finds what lay there', async () => {
  const box = await mailbox({ password: 'wrong' });
  box.put(await m.mime({ messageId: '<d1@district.example>' }));
  expect(await read()).toBeNull();
  expect((await m.mailDesk()).mailbox?.code).toBe('sign_in');
  const { env } = m.world.services;
  if (env.inbound) env.inbound.mailbox = new URL('imap://a:b@127.0.0.1:1/INBOX');
  expect(await read()).toBeNull();
  expect((await m.mailDesk()).mailbox?.code).toBe('ECONNREFUSED');
  if (env.inbound) env.inbound.mailbox = box.url();
  expect(await read()).toMatchObject({ kept: 1 });
});

test('[EX26] settings: a mailbox without a domain of addresses is refused, and so is what is no mailbox', () => {
  const env = (over: Record<string, string>) =>
    readEnv({ ...process.env, AUTH_SECRET: 'Zq7vN2xW9bT4mK8sR1pL6yD3hF5gJ0cA', ...over });
  const url = 'imaps://replies:p%40ss@mail.example.org/Replies';
  expect(env({ INBOUND_DOMAIN: 'Reply.example.org', IMAP_URL: url }).inbound).toMatchObject({
    domain: 'reply.example.org',
    mailbox: new URL(url),
  });
  expect(() => env({ IMAP_URL: url })).toThrow('env/INBOUND_DOMAIN_missing');
  expect(() => env({ INBOUND_DOMAIN: 'reply.example.org', IMAP_URL: 'https://mail.example.org' })).toThrow(
    'env/IMAP_URL',
  );
});
