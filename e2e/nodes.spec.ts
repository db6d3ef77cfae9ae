/**
 * Two real nodes behind a proxy, with Redis: one text, one set of rights, one presence; a node or Redis may die in the
 * middle and nobody loses a word.
 */
import { expect, test } from '@playwright/test';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { type Nodes, startNodes } from '../server/nodes/nodes.ts';
import { silentLog } from '../server/testing/log.ts';
import { removeDir, type ServerProcess, tempDir, veche } from './server.ts';
import { liveNotesDraft, sessionCookie } from './session.ts';

let dir: string;
let all: Nodes;
test.beforeAll(async () => {
  dir = await tempDir('nodes');
  all = await startNodes({ dataDir: dir, log: silentLog });
});
test.afterAll(async () => {
  await all?.stop();
  await removeDir(dir);
});

/** What the helpers of sessions need to know of a server. */
const asServer = () => ({ address: all.address, env: all.env }) as unknown as ServerProcess;

interface Person {
  provider: WebsocketProvider;
  line: Y.XmlText;
  text(): string;
  carets(): number;
  closed: Promise<number>;
}

async function person(draftId: string, cookie: string): Promise<Person> {
  const doc = new Y.Doc();
  class Authorised extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie, origin: all.address } });
    }
  }
  const provider = new WebsocketProvider(`${all.address.replace('http', 'ws')}/draft`, draftId, doc, {
    WebSocketPolyfill: Authorised as never,
    disableBc: true,
    maxBackoffTime: 200,
    params: { schema: '1' },
  });
  const closed = new Promise<number>((done) => {
    provider.on('connection-close', (event) => {
      if (event && event.code >= 4400) done(event.code);
    });
  });
  await expect.poll(() => provider.synced).toBe(true);
  const line = new Y.XmlText();
  doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph');
    doc.getXmlFragment('notes').push([paragraph]);
    paragraph.insert(0, [line]);
  });
  return {
    provider,
    line,
    text: () => doc.getXmlFragment('notes').toString(),
    carets: () => provider.awareness.getStates().size,
    closed,
  };
}

/** The proxy takes turns: two who come one after the other come to two nodes. */
async function onePerNode(draftId: string, cookie: string): Promise<[Person, Person]> {
  const before = all.nodes.map((node) => all.passed(node));
  const people: [Person, Person] = [await person(draftId, cookie), await person(draftId, cookie)];
  for (const [i, node] of all.nodes.entries()) expect(all.passed(node)).toBeGreaterThan(before[i]!);
  return people;
}

test('[DR31] two nodes hold one draft: typing, carets, Redis killed, a node killed: everybody has everything', async () => {
  const { cookie } = await sessionCookie(asServer());
  const draftId = await liveNotesDraft(asServer(), cookie);
  const people = await onePerNode(draftId, cookie);
  const [anna, boris] = people;
  anna.provider.awareness.setLocalState({ block: 'a' });
  boris.provider.awareness.setLocalState({ block: 'b' });
  await expect.poll(() => [anna.carets(), boris.carets()]).toEqual([2, 2]);
  anna.line.insert(0, 'первая');
  boris.line.insert(0, 'вторая');
  const equal = (...words: string[]) =>
    expect
      .poll(() => people.every((one) => words.every((word) => one.text().includes(word))), {
        timeout: 15_000,
      })
      .toBe(true);
  await equal('первая', 'вторая');

  await all.redis?.stop();
  anna.line.insert(0, 'без-посредника ');
  await equal('без-посредника');
  await all.redis?.start();

  for (const node of all.nodes) {
    const typing = setInterval(() => {
      anna.line.insert(anna.line.length, 'а');
      boris.line.insert(boris.line.length, 'б');
    }, 10);
    await expect.poll(() => anna.text().includes('ббб') && boris.text().includes('ааа')).toBe(true);
    await node.stop('SIGKILL');
    await expect.poll(() => people.every((one) => one.provider.synced), { timeout: 15_000 }).toBe(true);
    clearInterval(typing);
    await node.start();
    await expect.poll(() => anna.text() === boris.text(), { timeout: 15_000 }).toBe(true);
    expect(anna.text()).toContain(anna.line.toString());
    expect(anna.text()).toContain(boris.line.toString());
  }
  for (const one of people) one.provider.destroy();
});

test('[BU2] a revocation reaches the people of both nodes within a second', async () => {
  const server = asServer();
  await sessionCookie(server, 'Второй Администратор');
  const { cookie, email } = await sessionCookie(server);
  const draftId = await liveNotesDraft(server, cookie);
  const people = await onePerNode(draftId, cookie);
  await veche(server, 'user', 'suspend', '--email', email);
  const committed = Date.now();
  expect(await Promise.all(people.map((one) => one.closed))).toEqual([4419, 4419]);
  expect(Date.now() - committed).toBeLessThan(1_000);
  for (const one of people) one.provider.destroy();
});
