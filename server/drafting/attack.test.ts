/** What the door and the guard refuse, each from a raw socket; the draft stays as it was and others go on. */
import { connect as tcpConnect } from 'node:net';
import * as encoding from 'lib0/encoding';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { randomIds } from '#server/ids.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/database.ts';
import { edit, frames, handmade, type RawPeer, rawConnect } from './raw.ts';
import { connect, type Node, openAuthorize, type Peer, startNode, synced, until } from './testing.ts';

let db: TestDatabase;
let node: Node;
const rights = new Map<string, 'read' | 'write' | 'none'>();
const open: { destroy(): void }[] = [];

beforeAll(async () => {
  db = await createTestDatabase();
  node = await startNode(db.sql, {
    authorize: async (req) => {
      const answer = await openAuthorize(req);
      if (!answer.ok) return answer;
      const now = rights.get(answer.accountId);
      if (now === 'none') return { ok: false, code: 'not_found' };
      return now ? { ...answer, write: now === 'write' } : answer;
    },
  });
});
afterEach(() => {
  rights.clear();
  for (const one of open.splice(0)) one.destroy();
});
afterAll(async () => {
  await node.stop();
  await db.drop();
});

async function newDraft(kind = 'none'): Promise<string> {
  const id = randomIds.id();
  await node.drafting.create(db.sql, { id, kind, accountId: 'server' });
  return id;
}
function person(id: string, ticket: string, doc?: Y.Doc): Peer {
  const peer = connect(node.url, id, ticket, doc);
  open.push(peer);
  return peer;
}
async function raw(id: string, ticket: string): Promise<RawPeer> {
  const peer = await rawConnect(`${node.url}/${id}?ticket=${ticket}&ack=1`);
  open.push({ destroy: () => peer.ws.terminate() });
  peer.send(frames.step1());
  await until(() => peer.frames.length > 0);
  return peer;
}
const content = async (id: string) => (await node.drafting.read(id)).getText('t').toString();
const typed = (text: string) => edit((doc) => doc.getText('t').insert(0, text));

test('[DR10] a reader who writes as update, as sync step 2 or wrapped in another message is shut out', async () => {
  const id = await newDraft();
  const disguises = [
    frames.update(typed('взлом')),
    frames.step2(typed('взлом')),
    frames.joined(frames.step1(), frames.awareness([]), frames.update(typed('взлом'))),
  ];
  for (const frame of disguises) {
    const reader = await raw(id, 'eve:read');
    reader.send(frame);
    expect((await reader.closed).code).toBe(4403);
  }
  expect(await content(id)).toBe('');
});

test('[DR11] what a demoted writer had sent but not got stored is dropped, and the socket closed', async () => {
  const id = await newDraft();
  const eve = await raw(id, 'eve');
  eve.send(frames.update(typed('можно')));
  await until(async () => (await content(id)) === 'можно');
  rights.set('eve', 'read');
  const rechecked = node.drafting.recheck({ accountId: 'eve' });
  for (let i = 0; i < 20; i += 1)
    eve.send(frames.update(edit((doc) => doc.getText('t').insert(0, 'нельзя'))));
  await rechecked;
  expect((await eve.closed).code).toBe(4401);
  await node.drafting.transact(id, 'server', (doc) => doc.getText('t').insert(0, '+'));
  expect(await content(id)).toBe('+можно');
});

test('[DR12] a recheck leaves those alone whose rights are the same, and closes who lost the right to read', async () => {
  const id = await newDraft();
  const [anna, eve] = [person(id, 'anna'), person(id, 'eve')];
  await synced(anna, eve);
  rights.set('eve', 'none');
  await node.drafting.recheck({ draftId: id });
  expect((await eve.closed).code).toBe(4401);
  anna.doc.getText('t').insert(0, 'здесь');
  await anna.acked();
  expect(await content(id)).toBe('здесь');
});

test('[DR13] fifty edits made offline before a freeze are refused after it and stay with their author', async () => {
  const id = await newDraft();
  const anna = person(id, 'anna');
  await synced(anna);
  anna.provider.disconnect();
  for (let i = 0; i < 50; i += 1) anna.doc.getText('t').insert(0, 'x');
  await db.sql.begin((tx) => node.drafting.freeze(tx, id));
  const late = person(id, 'anna', anna.doc);
  expect((await late.closed).code).toBe(4409);
  expect(await content(id)).toBe('');
  expect(anna.doc.getText('t').length).toBe(50);
});

test('[DR14] awareness for others, ghosts by the thousand and giant states reach nobody', async () => {
  const id = await newDraft();
  const anna = person(id, 'anna');
  await synced(anna);
  anna.provider.awareness.setLocalState({ user: { name: 'Анна' } });
  const seen = person(id, 'boris');
  await synced(seen);
  const state = () =>
    seen.provider.awareness.getStates().get(anna.doc.clientID) as { user?: { name: string } } | undefined;
  await until(() => state()?.user?.name === 'Имя anna');
  const eve = await raw(id, 'eve');
  eve.send(
    frames.awareness([{ client: anna.doc.clientID, clock: 999_999, state: { user: { name: 'Ева' } } }]),
  );
  eve.send(frames.awareness([{ client: anna.doc.clientID, clock: 999_999_999, state: null }]));
  eve.send(
    frames.awareness([
      { client: 77, clock: 1, state: { cursor: 'x'.repeat(100_000), user: { name: 'Президент' } } },
    ]),
  );
  eve.send(frames.awareness([{ client: 78, clock: 1, state: { block: 'b', user: { name: 'Президент' } } }]));
  await until(() => [...seen.provider.awareness.getStates().keys()].includes(78));
  expect(seen.provider.awareness.getStates().get(78)).toEqual({
    block: 'b',
    user: { name: 'Имя eve', color: '#336699' },
  });
  expect(seen.provider.awareness.getStates().has(77)).toBe(false);
  expect(state()?.user?.name).toBe('Имя anna');
  const ghosts = Array.from({ length: 4_000 }, (_, i) => ({ client: 1_000 + i, clock: 1, state: {} }));
  eve.send(frames.awareness(ghosts));
  eve.send(
    frames.awareness(Array.from({ length: 20_000 }, (_, i) => ({ client: 1_000 + i, clock: 1, state: {} }))),
  );
  expect((await eve.closed).code).toBe(4400);
  await until(() => seen.provider.awareness.getStates().size === 2, 3_000, 'ghost gone');
  const heavy = await raw(id, 'eve');
  heavy.send(frames.awareness([{ client: 79, clock: 1, state: { cursor: 'x'.repeat(5 * 1024 * 1024) } }]));
  expect([1006, 1009]).toContain((await heavy.closed).code);
  expect([...seen.provider.awareness.getStates().keys()].includes(79)).toBe(false);
});

test('[DR15] a frame of 50 MB and one in sixteen thousand fragments end the connection', async () => {
  const id = await newDraft();
  const big = await raw(id, 'eve');
  big.send(new Uint8Array(50 * 1024 * 1024));
  expect([1006, 1009]).toContain((await big.closed).code);
  const bits = await raw(id, 'eve');
  for (let i = 0; i < 16_000 && bits.ws.readyState === 1; i += 1)
    bits.ws.send(new Uint8Array(1), { fin: false });
  expect([1006, 1008, 1009]).toContain((await bits.closed).code);
  expect(await content(id)).toBe('');
});

test('[DR16] an update that leans on what nobody has is never stored; its sender is asked again, then shut out', async () => {
  const id = await newDraft();
  const anna = person(id, 'anna');
  await synced(anna);
  const doc = new Y.Doc();
  doc.getText('t').insert(0, 'a');
  const dangling = edit((d) => d.getText('t').insert(1, 'b'), doc);
  const eve = await raw(id, 'eve');
  const asked = () => eve.frames.filter((frame) => frame[0] === 0 && frame[1] === 0).length;
  await until(() => asked() === 1);
  for (let i = 2; i < 12 && eve.ws.readyState === 1; i += 1) {
    eve.send(frames.step2(Uint8Array.of(0, 0)));
    eve.send(frames.update(dangling));
    await until(() => asked() === i || eve.ws.readyState !== 1);
  }
  expect((await eve.closed).code).toBe(4400);
  anna.doc.getText('t').insert(0, 'цел');
  await anna.acked();
  expect(await content(id)).toBe('цел');
  expect((await node.drafting.read(id)).store.pendingStructs).toBeNull();
});

test('[DR17] five thousand elements one in another are refused', async () => {
  const id = await newDraft();
  // By hand, because Yjs itself takes minutes to build it.
  const nest = (depth: number) =>
    handmade(
      5,
      0,
      (encoder) => {
        for (let i = 0; i < depth; i += 1) {
          encoding.writeUint8(encoder, 7);
          encoding.writeVarUint(encoder, i === 0 ? 1 : 0);
          if (i === 0) encoding.writeVarString(encoder, 'x');
          else {
            encoding.writeVarUint(encoder, 5);
            encoding.writeVarUint(encoder, i - 1);
          }
          encoding.writeVarUint(encoder, 3);
          encoding.writeVarString(encoder, 'a');
        }
      },
      depth,
    );
  const eve = await raw(id, 'eve');
  eve.send(frames.update(nest(5_000)));
  expect((await eve.closed).code).toBe(4422);
  expect((await node.drafting.read(id)).getXmlFragment('x').length).toBe(0);
  const deep = await raw(id, 'eve');
  deep.send(frames.update(nest(60)));
  await until(async () => (await node.drafting.read(id)).getXmlFragment('x').length === 1);
});

test('[DR18] nobody writes with a client id that another has written with', async () => {
  const id = await newDraft();
  const doc = new Y.Doc();
  const anna = person(id, 'anna', doc);
  await synced(anna);
  doc.getText('t').insert(0, 'моё');
  await anna.acked();
  const forged = new Y.Doc();
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(doc));
  forged.clientID = doc.clientID;
  const eve = await raw(id, 'eve');
  eve.send(frames.update(edit((d) => d.getText('t').insert(0, 'не '), forged)));
  expect((await eve.closed).reason).toBe('forbidden:foreign_client');
  expect(await content(id)).toBe('моё');
});

test('[DR19] unknown ids, path tricks and no ticket are all turned away and create nothing', async () => {
  const before = (await db.sql`select count(*)::int as n from draft`)[0]!.n;
  const tried = ['нет', '../draft/x', 'a%2F..%2Fb', 'a/b', '', 'x'.repeat(500), "' or 1=1", randomIds.id()];
  for (const path of tried) {
    const peer = await rawConnect(`${node.url}/${path}?ticket=eve`);
    expect((await peer.closed).code).toBe(4404);
  }
  const nobody = await rawConnect(`${node.url}/${await newDraft()}`);
  expect((await nobody.closed).code).toBe(4419);
  expect((await db.sql`select count(*)::int as n from draft`)[0]!.n).toBe(before + 1);
  await until(() => node.drafting.stats().rooms === 0);
});

test('[DR20] malformed frames end their connection and nothing else', async () => {
  const id = await newDraft();
  const anna = person(id, 'anna');
  await synced(anna);
  const broken = [
    Uint8Array.of(200, 1),
    Uint8Array.of(0, 9, 0),
    Uint8Array.of(0, 2, 50, 1),
    frames.update(Uint8Array.of(1, 255, 255, 255, 255, 15, 1, 0)),
    frames.update(Uint8Array.of(1, 1, 1, 0, 4, 1, 1)),
    Uint8Array.of(0, 0, 3, 255, 255, 255),
    Uint8Array.of(1, 4, 1, 1, 1, 2),
  ];
  for (const frame of broken) {
    const eve = await raw(id, 'eve');
    eve.send(frame);
    expect((await eve.closed).code).toBe(4400);
  }
  anna.doc.getText('t').insert(0, 'цел');
  await anna.acked();
});

test('[DR21] a collected run of absurd length and an unparented struct are refused', async () => {
  const id = await newDraft();
  const gc = handmade(5, 0, (encoder) => {
    encoder.cbuf[encoder.cpos++] = 0;
    for (const byte of [255, 255, 255, 255, 255, 255, 15]) encoder.cbuf[encoder.cpos++] = byte;
  });
  const eve = await raw(id, 'eve');
  eve.send(frames.update(gc));
  expect((await eve.closed).code).toBe(4422);
  expect((await node.drafting.read(id)).store.clients.size).toBe(0);
});

test('[DR22] a room of notes takes paragraphs and refuses foreign roots, scripts in links and unknown nodes', async () => {
  const id = await newDraft('notes');
  const good = (doc: Y.Doc) => {
    const paragraph = new Y.XmlElement('paragraph');
    doc.getXmlFragment('notes').insert(0, [paragraph]);
    const text = new Y.XmlText();
    paragraph.insert(0, [text]);
    text.insert(0, 'Решили', { link: { href: 'https://example.org' } });
  };
  const anna = await raw(id, 'anna');
  anna.send(frames.update(edit(good)));
  await until(async () => (await node.drafting.read(id)).getXmlFragment('notes').length === 1);
  const bad: ((doc: Y.Doc) => void)[] = [
    (doc) => doc.getMap('other').set('a', 1),
    (doc) => doc.getXmlFragment('notes').insert(0, [new Y.XmlElement('script')]),
    (doc) => {
      const paragraph = new Y.XmlElement('paragraph');
      doc.getXmlFragment('notes').insert(0, [paragraph]);
      paragraph.setAttribute('onclick', 'x');
    },
    (doc) => {
      const paragraph = new Y.XmlElement('paragraph');
      doc.getXmlFragment('notes').insert(0, [paragraph]);
      const text = new Y.XmlText();
      paragraph.insert(0, [text]);
      text.insert(0, 'x', { link: { href: 'javascript:alert(1)' } });
    },
    (doc) => doc.getArray('notes').insert(0, [new Y.Doc()]),
  ];
  for (const change of bad) {
    const eve = await raw(id, 'eve');
    eve.send(frames.update(edit(change)));
    expect((await eve.closed).code).toBe(4422);
  }
  expect((await node.drafting.read(id)).getXmlFragment('notes').length).toBe(1);
});

test('[DR23] an older schema and another generation are refused before sync', async () => {
  const id = await newDraft('notes');
  const old = await rawConnect(`${node.url}/${id}?ticket=eve&schema=0`);
  expect((await old.closed).code).toBe(4406);
  const stale = await rawConnect(`${node.url}/${id}?ticket=eve&gen=7`);
  expect((await stale.closed).code).toBe(4410);
});

test('[DR23] who holds a draft open while it is replaced by another generation is told so, and keeps what was not sent', async () => {
  const id = await newDraft();
  const anna = person(id, 'anna');
  await synced(anna);
  anna.doc.getText('t').insert(0, 'до');
  await anna.acked();
  await db.owner`update draft set generation = 2 where id = ${id}`;
  anna.doc.getText('t').insert(2, ' после');
  expect((await anna.closed).code).toBe(4410);
  expect((await db.sql`select count(*)::int as n from draft_update where draft_id = ${id}`)[0]!.n).toBe(1);
  expect(anna.doc.getText('t').toString()).toBe('до после');
});

test('[DR24] revocation closes by account with the code given', async () => {
  const id = await newDraft();
  const [anna, eve] = [person(id, 'anna'), person(id, 'eve')];
  await synced(anna, eve);
  expect(node.drafting.revoke({ accountId: 'eve' }, 'unauthorised')).toBe(1);
  expect((await eve.closed).code).toBe(4419);
  expect(anna.provider.wsconnected).toBe(true);
  expect(node.drafting.roster(id).map((one) => one.accountId)).toEqual(['anna']);
});

test('[DR26] a socket that opens TCP and says nothing takes no place in a room', async () => {
  const id = await newDraft();
  const socket = tcpConnect(node.port, '127.0.0.1');
  socket.write(`GET /draft/${id}?ticket=eve HTTP/1.1\r\nHost: x\r\n\r\n`);
  const anna = person(id, 'anna');
  await synced(anna);
  expect(node.drafting.stats().connections).toBe(1);
  socket.destroy();
});
