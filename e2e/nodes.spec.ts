/**
 * Two real nodes behind a proxy, with Redis: one text, one set of rights, one presence; a node or Redis may die in the
 * middle and nobody loses a word.
 */
import { expect, test } from '@playwright/test';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { DraftSnapshot } from '#domain/resolution/draft.ts';
import { bodyText } from '#domain/resolution/model.ts';
import { addBlock, setGroupFields } from '#domain/resolution/operations.ts';
import { readDraft } from '#domain/resolution/read.ts';
import { textOf, toolOf, typeAt } from '#domain/resolution/testing.ts';
import { type Nodes, startNodes } from '../server/nodes/nodes.ts';
import { silentLog } from '../server/testing/log.ts';
import { removeDir, type ServerProcess, tempDir, veche } from './server.ts';
import { command, liveNotesDraft, sessionCookie, submitForm, view } from './session.ts';

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

interface Peer {
  provider: WebsocketProvider;
  doc: Y.Doc;
  closed: Promise<number>;
}
interface Person extends Peer {
  line: Y.XmlText;
  text(): string;
  carets(): number;
}

async function peer(draftId: string, cookie: string, doc = new Y.Doc()): Promise<Peer> {
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
  return { provider, doc, closed };
}
const synced = ({ provider }: Peer) => expect.poll(() => provider.synced).toBe(true);

async function arrived(draftId: string, cookie: string): Promise<Peer> {
  const one = await peer(draftId, cookie);
  await synced(one);
  return one;
}

async function person(draftId: string, cookie: string): Promise<Person> {
  const one = await arrived(draftId, cookie);
  const line = new Y.XmlText();
  one.doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph');
    one.doc.getXmlFragment('notes').push([paragraph]);
    paragraph.insert(0, [line]);
  });
  return {
    ...one,
    line,
    text: () => one.doc.getXmlFragment('notes').toString(),
    carets: () => one.provider.awareness.getStates().size,
  };
}

/** The proxy takes turns: two who come one after the other come to two nodes. */
async function onePerNode<T>(come: (nth: number) => Promise<T>): Promise<[T, T]> {
  const before = all.nodes.map((node) => all.passed(node));
  const people: [T, T] = [await come(0), await come(1)];
  for (const [i, node] of all.nodes.entries()) expect(all.passed(node)).toBeGreaterThan(before[i]!);
  return people;
}

test('[DR31] two nodes hold one draft: typing, carets, Redis killed, a node killed: everybody has everything', async () => {
  const { cookie } = await sessionCookie(asServer());
  const draftId = await liveNotesDraft(asServer(), cookie);
  const people = await onePerNode(() => person(draftId, cookie));
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
  const people = await onePerNode(() => person(draftId, cookie));
  await veche(server, 'user', 'suspend', '--email', email);
  const committed = Date.now();
  expect(await Promise.all(people.map((one) => one.closed))).toEqual([4419, 4419]);
  expect(Date.now() - committed).toBeLessThan(1_000);
  for (const one of people) one.provider.destroy();
});

/** A text of one clause that two people may write: its organiser, and an editor who joined by the code. */
const openText = () => {
  opened ??= makeText();
  return opened;
};
let opened: ReturnType<typeof makeText> | undefined;

async function makeText() {
  const server = asServer();
  const chair = await sessionCookie(server, 'Организатор Текста');
  const editor = await sessionCookie(server, 'Редактор Второго Узла');
  const run = <T>(name: string, input: unknown) => command<T>(server, chair.cookie, name, input);
  const { forumId, joinCode } = await run<{ forumId: string; joinCode: string }>('forum.create', {
    preset: 'municipal',
    name: 'Форум двух узлов',
    startsOn: '2026-02-11',
    settlement: 'ст. Заречная',
    venue: 'Школа № 1',
  });
  const operator = {
    organisation: 'МКУ «Методический центр»',
    inn: '7707083893',
    address: 'ст. Заречная, ул. Красная, 1',
    contact: 'center@example.org',
  };
  await run('forum.setOperator', { forumId, expectV: 1, operator });
  await run('forum.setState', { forumId, expectV: 2, state: 'announced' });
  await submitForm(
    server.address,
    `/j/${joinCode}?new`,
    { name: 'Редактор Второго Узла', processing: 'on' },
    editor.cookie,
  );
  const { people } = await view<{ people: { id: string; fullName: string }[] }>(
    server,
    chair.cookie,
    'forum.people',
    forumId,
  );
  const participantId = people.find(({ fullName }) => fullName.startsWith('Редактор'))!.id;
  await run('people.setRoles', { participantId, roles: ['editor', 'participant'] });
  const { id: resolutionId, draftId } = await run<{ id: string; draftId: string }>('resolution.ensure', {
    forumId,
  });
  return { server, run, chair, editor, forumId, participantId, resolutionId, draftId };
}

const clauseText = (doc: Y.Doc, id: string) => textOf(toolOf(doc, 1), id);

test('[DR11] [DR24] an office taken away on one node ends the pen on the other, and frames on their way are dropped', async () => {
  const { run, chair, editor, participantId, draftId } = await openText();
  const [anna, boris] = await onePerNode((nth) => arrived(draftId, [chair, editor][nth]!.cookie));
  const tool = toolOf(boris.doc, 2);
  const clause = addBlock(tool, { group: readDraft(Y, boris.doc).groups[0]!.id, text: 'вести реестр' });
  await expect.poll(() => clauseText(anna.doc, clause)).toBe('вести реестр');
  const typing = setInterval(() => typeAt(tool, clause, 0, 'б'), 5);
  await expect.poll(() => clauseText(anna.doc, clause)).toContain('б');
  await run('people.setRoles', { participantId, roles: ['participant'] });
  const committed = Date.now();
  expect(await boris.closed).toBe(4401);
  expect(Date.now() - committed).toBeLessThan(1_000);
  clearInterval(typing);
  // Come back as a reader, he has what was stored and gives nothing of what was not.
  boris.provider.destroy();
  const reader = await arrived(draftId, editor.cookie);
  await expect.poll(() => clauseText(reader.doc, clause) === clauseText(anna.doc, clause)).toBe(true);
  const kept = clauseText(anna.doc, clause);
  expect(kept.length).toBeLessThan(clauseText(boris.doc, clause).length + 1);
  typeAt(toolOf(reader.doc, 4), clause, 0, 'читатель ');
  expect(await reader.closed).toBe(4403);
  expect(clauseText(anna.doc, clause)).toBe(kept);
  for (const one of [anna, reader]) one.provider.destroy();
  await run('people.setRoles', { participantId, roles: ['editor', 'participant'] });
});

test('[DR6] [DR13] [DR32] frozen on one node, the text takes nothing on the other: sockets close, frames and 50 offline edits are refused', async () => {
  const { server, run, chair, editor, forumId, resolutionId, draftId } = await openText();
  const [anna, boris] = await onePerNode((nth) => arrived(draftId, [chair, editor][nth]!.cookie));
  const tool = toolOf(anna.doc, 1);
  const [group] = readDraft(Y, anna.doc).groups;
  setGroupFields(tool, group!.id, {
    verb: 'Рекомендовать',
    addressees: [{ name: 'управлению образования', bodyId: null }],
  });
  const clause = addBlock(tool, { group: group!.id, text: 'создать школу наставников' });
  await expect.poll(() => clauseText(boris.doc, clause)).toBe('создать школу наставников');

  // A third one goes away with the text and writes on.
  const clara = await arrived(draftId, editor.cookie);
  clara.provider.disconnect();
  for (let i = 0; i < 50; i += 1) typeAt(toolOf(clara.doc, 3), clause, 0, 'без связи ');
  const typing = setInterval(() => {
    for (const one of [anna, boris]) typeAt(toolOf(one.doc, 2), clause, 0, one === anna ? 'а' : 'б');
  }, 5);
  await expect
    .poll(() => clauseText(anna.doc, clause).includes('б') && clauseText(boris.doc, clause).includes('а'))
    .toBe(true);
  const { sha256 } = await run<{ sha256: string }>('resolution.freeze', { resolutionId });
  const committed = Date.now();
  expect(await Promise.all([anna.closed, boris.closed])).toEqual([4409, 4409]);
  expect(Date.now() - committed).toBeLessThan(1_000);
  clearInterval(typing);

  const stored = async () => {
    const page = await view<{ snapshot: DraftSnapshot; frozen: { sha256: string } }>(
      server,
      chair.cookie,
      'resolution.page',
      forumId,
    );
    return {
      sha256: page.frozen.sha256,
      text: bodyText(page.snapshot.blocks.find(({ id }) => id === clause)!.body),
    };
  };
  const frozen = await stored();
  expect(frozen.sha256).toBe(sha256);
  expect(frozen.text).toMatch(/^[аб]+создать школу наставников$/);
  clara.provider.connect();
  expect(await clara.closed).toBe(4409);
  anna.provider.connect();
  // The proxy takes turns: each node is asked, and each answers with the frozen text.
  expect([await stored(), await stored()]).toEqual([frozen, frozen]);
  for (const one of [anna, boris, clara]) one.provider.destroy();
});
