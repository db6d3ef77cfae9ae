/** The browser's end against a real engine: what the status says, and when. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { WebSocket as NodeWebSocket } from 'ws';
import * as Y from 'yjs';
import { type Node, openAuthorize, startNode, until } from '#server/drafting/testing.ts';
import { randomIds } from '#server/ids.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/database.ts';
import { DraftProvider, type DraftProviderOptions, draftUrl } from './provider.ts';

let db: TestDatabase;
let node: Node;
const open: DraftProvider[] = [];
const expired = new Set<string>();

beforeAll(async () => {
  db = await createTestDatabase();
  node = await startNode(db.sql, {
    authorize: async (req) =>
      expired.has(req.ticket ?? '') ? { ok: false, code: 'unauthorised' } : openAuthorize(req),
  });
});
afterEach(() => {
  for (const one of open.splice(0)) one.destroy();
});
afterAll(async () => {
  await node.stop();
  await db.drop();
});

async function newDraft(kind: 'none' | 'notes' = 'none'): Promise<string> {
  const id = randomIds.id();
  await node.drafting.create(db.sql, { id, kind, accountId: 'server' });
  return id;
}
function page(draftId: string, more: Partial<DraftProviderOptions> = {}): DraftProvider {
  const one = new DraftProvider({
    url: node.url,
    draftId,
    generation: 1,
    schemaVersion: 1,
    accountId: 'anna',
    write: true,
    ticket: 'anna',
    WebSocketPolyfill: NodeWebSocket as unknown as typeof WebSocket,
    ...more,
  });
  open.push(one);
  return one;
}
const stored = async (id: string) => (await node.drafting.read(id)).getText('t').toString();

test('[DR50] nobody types before the first sync; a reader never', async () => {
  const id = await newDraft();
  const anna = page(id);
  expect(anna.getStatus()).toMatchObject({ state: 'waiting', editable: false });
  await until(() => anna.getStatus().editable);
  const reader = page(id, { ticket: 'r:read', write: false });
  await until(() => reader.getStatus().state === 'saved');
  expect(reader.getStatus().editable).toBe(false);
});

test('[DR51] saving, then saved, and then it is in the database', async () => {
  const id = await newDraft();
  const anna = page(id);
  await until(() => anna.getStatus().editable);
  const states: string[] = [];
  anna.subscribe(() => states.push(anna.getStatus().state));
  anna.doc.getText('t').insert(0, 'Решили');
  expect(anna.getStatus()).toMatchObject({ state: 'saving', unsaved: true });
  await until(() => anna.getStatus().state === 'saved');
  expect(anna.getStatus().savedAt).not.toBeNull();
  expect(await stored(id)).toBe('Решили');
  expect(states).toEqual(['saving', 'saved']);
});

test('[DR51] offline is said at once, and what was typed meanwhile is saved on return', async () => {
  const id = await newDraft();
  const anna = page(id);
  await until(() => anna.getStatus().editable);
  anna.provider.disconnect();
  anna.doc.getText('t').insert(0, 'без сети');
  expect(anna.getStatus()).toMatchObject({ state: 'offline', unsaved: true, editable: true });
  anna.provider.connect();
  await until(() => anna.getStatus().state === 'saved' && !anna.getStatus().unsaved);
  expect(await stored(id)).toBe('без сети');
});

test('[DR53] a freeze leaves the unsent edits in the page, to be taken out', async () => {
  const id = await newDraft();
  const anna = page(id);
  await until(() => anna.getStatus().editable);
  anna.doc.getText('t').insert(0, 'было ');
  await until(() => anna.getStatus().state === 'saved');
  anna.provider.disconnect();
  anna.doc.getText('t').insert(5, 'и ещё');
  await db.sql.begin((tx) => node.drafting.freeze(tx, id));
  anna.provider.connect();
  await until(() => anna.getStatus().state === 'closed');
  expect(anna.getStatus()).toMatchObject({ closed: 'frozen', editable: false, unsaved: true });
  const copy = await node.drafting.read(id);
  Y.applyUpdate(copy, anna.unsent());
  expect(copy.getText('t').toString()).toBe('было и ещё');
});

test('[DR23] [DR53] an older page is refused before it syncs; what it had not sent can be taken out', async () => {
  const id = await newDraft('notes');
  const anna = page(id, { schemaVersion: 0 });
  // What IndexedDB brings back comes in as this does, before the first answer.
  anna.doc.getText('t').insert(0, 'написано вчера');
  await until(() => anna.getStatus().state === 'closed');
  expect(anna.getStatus()).toMatchObject({ closed: 'schemaTooOld', editable: false, unsaved: true });
  const copy = new Y.Doc();
  Y.applyUpdate(copy, anna.unsent());
  expect(copy.getText('t').toString()).toBe('написано вчера');
  expect(await stored(id)).toBe('');
});

test('[DR51] what is not stored for three seconds is said to be not saved, with the time since when', async () => {
  const id = await newDraft();
  let now = 1_000_000;
  const anna = page(id, { now: () => now });
  await until(() => anna.getStatus().editable);
  await db.owner.begin(async (tx) => {
    // The draft's row is held: the commit of what is typed must wait.
    await tx`select id from draft where id = ${id} for update`;
    anna.doc.getText('t').insert(0, 'ждёт');
    expect(anna.getStatus()).toMatchObject({ state: 'saving', unsavedSince: now });
    now += 8_000;
    await until(() => anna.getStatus().state === 'notSaved');
    expect(anna.getStatus().unsavedSince).toBe(1_000_000);
  });
  await until(() => anna.getStatus().state === 'saved');
  expect(anna.getStatus()).toMatchObject({ unsaved: false, unsavedSince: null });
});

test('[DR52] an ended session is authorised anew and goes on; without that the page says why it ended', async () => {
  const id = await newDraft();
  expired.add('old');
  const anna = page(id, { ticket: 'old', reauthorise: async () => 'anna' });
  await until(() => anna.getStatus().editable);
  const boris = page(id, { ticket: 'old' });
  await until(() => boris.getStatus().state === 'closed');
  expect(boris.getStatus().closed).toBe('unauthorised');
});

test('[DR54] the address follows the page', () => {
  expect(draftUrl({ protocol: 'https:', host: 'veche.example' })).toBe('wss://veche.example/draft');
  expect(draftUrl({ protocol: 'http:', host: '192.168.0.5:3000' })).toBe('ws://192.168.0.5:3000/draft');
});
