/** Nothing that was acknowledged is ever lost: killed servers, bad rows, long logs, two nodes. */
import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { ManualClock } from '#server/clock.ts';
import { randomIds } from '#server/ids.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/database.ts';
import { createStore } from './store.ts';
import { connect, localHints, type Node, type Peer, startNode, synced, until } from './testing.ts';
import { textHash } from './text-hash.ts';

const NIGHTLY = process.env.NIGHTLY === '1';
const FAST = { messagesPerSecond: 100_000, messageBurst: 100_000, bytesPerSecond: 1e9, byteBurst: 1e9 };
let db: TestDatabase;
const peers: Peer[] = [];
const nodes: Node[] = [];
const children: ChildProcess[] = [];

beforeAll(async () => {
  db = await createTestDatabase();
});
afterEach(async () => {
  for (const peer of peers.splice(0)) peer.destroy();
  for (const node of nodes.splice(0)) await node.stop();
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(() => db.drop());

async function startOne(options: Parameters<typeof startNode>[1] = {}): Promise<Node> {
  const node = await startNode(db.sql, { ...options, limits: { ...FAST, ...options.limits } });
  nodes.push(node);
  return node;
}
async function newDraft(node: Node): Promise<string> {
  const id = randomIds.id();
  await node.drafting.create(db.sql, { id, kind: 'none', accountId: 'server' });
  return id;
}
function person(url: string, id: string, ticket: string): Peer {
  const peer = connect(url, id, ticket);
  peers.push(peer);
  return peer;
}
const text = (peer: Peer) => peer.doc.getText('t').toString();
const stored = async (node: Node, id: string) => (await node.drafting.read(id)).getText('t').toString();

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}
async function startChild(port: number): Promise<ChildProcess> {
  const child = fork(resolve(import.meta.dirname, 'testing-server.ts'), [db.appUrl, String(port)], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  children.push(child);
  await new Promise((done) => child.once('message', done));
  return child;
}

test(
  '[DR30] kill -9 while 24 people type: what was acknowledged is there, once, in each author’s order',
  async () => {
    const reader = await startOne();
    const id = await newDraft(reader);
    const port = await freePort();
    let child = await startChild(port);
    const people = Array.from({ length: 24 }, (_, i) => person(`ws://127.0.0.1:${port}/draft`, id, `p${i}`));
    await synced(...people);
    const typedBy = people.map(() => 0);
    const ackedBy = people.map(() => 0);
    const type = (i: number) => {
      const list = people[i]!.doc.getArray<string>('a');
      typedBy[i]! += 1;
      list.push([`${i}:${typedBy[i]}`]);
      const upTo = typedBy[i]!;
      void people[i]!.acked().then(() => {
        ackedBy[i] = Math.max(ackedBy[i]!, upTo);
      });
    };
    for (let round = 0; round < (NIGHTLY ? 20 : 3); round += 1) {
      const before = ackedBy.reduce((a, b) => a + b, 0);
      const typing = setInterval(() => people.forEach((_, i) => void type(i)), 40);
      await until(() => ackedBy.reduce((a, b) => a + b, 0) > before + 300, 15_000, 'acks');
      const gone = new Promise((done) => child.once('exit', done));
      child.kill('SIGKILL');
      const promised = [...ackedBy];
      await gone;
      clearInterval(typing);
      const tokens = (await reader.drafting.read(id)).getArray<string>('a').toArray();
      people.forEach((_, i) => {
        const mine = tokens
          .filter((token) => token.startsWith(`${i}:`))
          .map((token) => Number(token.split(':')[1]));
        expect(mine.length).toBeGreaterThanOrEqual(promised[i]!);
        expect(mine).toEqual(Array.from({ length: mine.length }, (_, n) => n + 1));
      });
      child = await startChild(port);
    }
    await until(() => ackedBy.every((acked, i) => acked === typedBy[i]), 20_000, 'everything acknowledged');
    const tokens = (await reader.drafting.read(id)).getArray<string>('a').toArray();
    expect(tokens.length).toBe(typedBy.reduce((a, b) => a + b, 0));
    expect(new Set(tokens).size).toBe(tokens.length);
  },
  60_000 * (NIGHTLY ? 5 : 1),
);

test('[DR31] two nodes hold one draft: hints carry it over, and a poll heals a lost hint', async () => {
  const hints = localHints();
  const [one, two] = [
    await startOne({ hints, limits: { pollMs: 300 } }),
    await startOne({ hints, limits: { pollMs: 300 } }),
  ];
  const id = await newDraft(one);
  const [anna, boris] = [person(one.url, id, 'anna'), person(two.url, id, 'boris')];
  await synced(anna, boris);
  anna.doc.getText('t').insert(0, 'раз');
  await until(() => text(boris) === 'раз');
  boris.doc.getText('t').insert(3, ' два');
  await until(() => text(anna) === 'раз два');
  hints.lost = true;
  anna.doc.getText('t').insert(0, 'потеря ');
  boris.doc.getText('t').insert(text(boris).length, ' три');
  await until(() => text(anna) === 'потеря раз два три' && text(boris) === text(anna));
  expect(await stored(one, id)).toBe(text(anna));
});

test('[DR32] freezing on one node closes the sockets of the other, hint or no hint', async () => {
  const hints = localHints();
  hints.lost = true;
  const [one, two] = [
    await startOne({ hints, limits: { pollMs: 300 } }),
    await startOne({ hints, limits: { pollMs: 300 } }),
  ];
  const id = await newDraft(one);
  const boris = person(two.url, id, 'boris');
  await synced(boris);
  await db.sql.begin((tx) => one.drafting.freeze(tx, id));
  boris.doc.getText('t').insert(0, 'поздно');
  expect((await boris.closed).code).toBe(4409);
  expect(await stored(one, id)).toBe('');
});

test('[DR33] who moves to another node that is behind is not taken for a forger', async () => {
  const hints = localHints();
  hints.lost = true;
  const limits = { pollMs: 60_000 };
  const [one, two] = [await startOne({ hints, limits }), await startOne({ hints, limits })];
  const id = await newDraft(one);
  const [anna, boris, clara] = [
    person(one.url, id, 'anna'),
    person(one.url, id, 'boris'),
    person(two.url, id, 'clara'),
  ];
  await synced(anna, boris, clara);
  anna.doc.getText('t').insert(0, 'Анна ');
  await until(() => text(boris) === 'Анна ');
  boris.provider.disconnect();
  boris.doc.getText('t').insert(5, 'Борис');
  const moved = connect(two.url, id, 'boris', boris.doc);
  peers.push(moved);
  await moved.acked();
  await until(() => text(clara) === 'Анна Борис');
});

test('[DR34] a compacted draft says the same, rows go only when two snapshots hold them, and it opens at once', async () => {
  const node = await startOne({ limits: { compactRows: 1_000_000 } });
  const id = await newDraft(node);
  const anna = person(node.url, id, 'anna');
  await synced(anna);
  const write = async (n: number) => {
    for (let i = 0; i < n; i += 1) {
      anna.doc.getText('t').insert(i % 7, 'слово ');
      if (i % 3 === 0) anna.doc.getText('t').delete(0, 2);
    }
    await anna.acked();
  };
  const rows = async () =>
    (await db.sql`select count(*)::int as n from draft_update where draft_id = ${id}`)[0]!.n;
  await write(300);
  const first = await rows();
  expect(await node.drafting.compact(id)).toBe(true);
  expect(await rows()).toBe(first);
  await write(300);
  const hash = textHash(await node.drafting.read(id));
  expect(await node.drafting.compact(id)).toBe(true);
  expect(await rows()).toBeLessThan(first + 300);
  expect(textHash(await node.drafting.read(id))).toBe(hash);
  await write(10);
  expect(await stored(node, id)).toBe(text(anna));
  expect(await node.drafting.compact('нет')).toBe(false);
  // The newest snapshot rots: the one before it and the log still give everything.
  await db.owner`update draft_snapshot set data = '\\x0102'::bytea where draft_id = ${id} and seq = (
    select max(seq) from draft_snapshot where draft_id = ${id})`;
  expect(await stored(node, id)).toBe(text(anna));
});

test('[DR35] a row that cannot be applied is set aside and the draft opens with the rest', async () => {
  const node = await startOne();
  const id = await newDraft(node);
  const anna = person(node.url, id, 'anna');
  await synced(anna);
  anna.doc.getText('t').insert(0, 'цело');
  await anna.acked();
  anna.destroy();
  await until(() => node.drafting.stats().rooms === 0);
  await createStore(db.sql).append(id, 1, 1, new Date(), [
    { accountId: 'eve', connectionId: 'x', data: Uint8Array.of(1, 1, 9, 0, 4, 1, 1, 116, 255, 255) },
  ]);
  const boris = person(node.url, id, 'boris');
  await synced(boris);
  expect(text(boris)).toBe('цело');
  const [row] = await db.sql`select account_id, reason from draft_quarantine where draft_id = ${id}`;
  expect(row?.account_id).toBe('eve');
  boris.doc.getText('t').insert(0, 'и дальше ');
  await boris.acked();
  expect(await stored(node, id)).toBe('и дальше цело');
});

test('[DR36] named versions can be listed and read, and a freeze keeps one', async () => {
  const node = await startOne();
  const id = await newDraft(node);
  await node.drafting.transact(id, 'anna', (doc) => doc.getText('t').insert(0, 'первая'));
  const version = await node.drafting.nameVersion(id, 'До обеда', 'anna');
  await node.drafting.transact(id, 'anna', (doc) => doc.getText('t').insert(0, 'вторая '));
  await db.sql.begin((tx) => node.drafting.freeze(tx, id, 'anna'));
  expect((await node.drafting.readVersion(id, version.id)).getText('t').toString()).toBe('первая');
  expect((await node.drafting.versions(id)).map((one) => one.name)).toEqual(['freeze', 'До обеда']);
  expect(
    (await db.sql`select distinct account_id from draft_client where draft_id = ${id}`).map(
      (r) => r.account_id,
    ),
  ).toEqual(['anna']);
});

test('[DR40] after each hour of work a version is kept by itself', async () => {
  const clock = new ManualClock(new Date('2026-11-21T10:00:00Z'));
  const node = await startOne({ clock });
  const id = await newDraft(node);
  const write = () => node.drafting.transact(id, 'anna', (doc) => doc.getText('t').insert(0, 'x'));
  await write();
  clock.advance(59 * 60_000);
  await write();
  expect(await node.drafting.versions(id)).toEqual([]);
  clock.advance(2 * 60_000);
  await write();
  await until(async () => (await node.drafting.versions(id)).length === 1);
  await write();
  expect((await node.drafting.versions(id)).map((version) => version.name)).toEqual(['hour']);
});

test('[DR37] two hundred openings and closings, failing ones included, leave no room and no timer', async () => {
  const node = await startOne({ limits: { lingerMs: 0 } });
  const ids = await Promise.all(Array.from({ length: 5 }, () => newDraft(node)));
  const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
  const before = timers();
  for (let i = 0; i < 200; i += 1) {
    const failing = i % 5 === 0;
    const peer = connect(node.url, failing ? randomIds.id() : ids[i % 5]!, 'anna');
    if (failing) await peer.closed;
    else await synced(peer);
    peer.destroy();
  }
  await until(() => node.drafting.stats().rooms === 0 && node.drafting.stats().connections === 0);
  await until(() => timers() <= before + 1, 10_000, 'timers');
});

/** Small and fast, so that a failing seed can be named and kept. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

// 27 and 36 failed once: Yjs' own clean-up of formatting sent a second update that hid the first.
test.each(NIGHTLY ? Array.from({ length: 40 }, (_, i) => i + 1) : [1, 27, 36])(
  '[DR38] seven people on two nodes do anything at once and go away in between: all end equal (seed %i)',
  async (seed) => {
    const next = random(seed);
    const hints = localHints();
    const both = [
      await startOne({ hints, limits: { pollMs: 200 } }),
      await startOne({ hints, limits: { pollMs: 200 } }),
    ];
    const id = await newDraft(both[0]!);
    const people = Array.from({ length: 7 }, (_, i) => person(both[i % 2]!.url, id, `p${i}`));
    await synced(...people);
    const pick = (n: number) => Math.floor(next() * n);
    const act = (peer: Peer) => {
      const body = peer.doc.getXmlFragment('body');
      const blocks = peer.doc.getMap<Y.Map<unknown>>('blocks');
      const paragraphs = body.toArray().filter((node): node is Y.XmlElement => node instanceof Y.XmlElement);
      const some = paragraphs[pick(paragraphs.length)];
      const line = some?.firstChild;
      const kind = pick(8);
      if (kind === 0 || !(line instanceof Y.XmlText)) {
        const paragraph = new Y.XmlElement('paragraph');
        body.insert(pick(body.length + 1), [paragraph]);
        paragraph.insert(0, [new Y.XmlText('новый ')]);
      } else if (kind < 4) line.insert(pick(line.length + 1), `${pick(100)} `);
      else if (kind === 4 && line.length > 0) line.delete(pick(line.length), 1);
      else if (kind === 5) line.format(0, line.length, { strong: next() > 0.5 ? {} : null });
      else if (kind === 6) body.delete(body.toArray().indexOf(some as Y.XmlElement), 1);
      else {
        const block = new Y.Map<unknown>();
        blocks.set(`b${pick(5)}`, block);
        block.set('pos', next());
      }
    };
    for (let step = 0; step < 300; step += 1) {
      const peer = people[pick(people.length)]!;
      const chance = next();
      if (chance < 0.04) peer.provider.disconnect();
      else if (chance < 0.12) peer.provider.connect();
      else act(peer);
      if (chance > 0.97) hints.lost = !hints.lost;
      if (step % 10 === 0) await new Promise((done) => setImmediate(done));
    }
    for (const peer of people) peer.provider.connect();
    await Promise.all(people.map((peer) => peer.acked()));
    const hash = textHash(await both[0]!.drafting.read(id));
    await until(() => people.every((peer) => textHash(peer.doc) === hash), 8_000, `seed ${seed}`);
  },
);

const TRACES = resolve(
  process.env.VECHE_SHARED ?? resolve(import.meta.dirname, '../../../shared'),
  'data/traces',
);
const trace = (name: string) => {
  const file = resolve(TRACES, name);
  return existsSync(file) ? JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) : null;
};
if (!trace('automerge-paper.json.gz'))
  console.warn('drafting: no traces beside the repository, their replay is left out');

test.runIf(trace('automerge-paper.json.gz'))(
  '[DR39] a real trace typed through a socket is stored exactly',
  async () => {
    const data = trace('automerge-paper.json.gz');
    const node = await startOne();
    const id = await newDraft(node);
    const [anna, boris] = [person(node.url, id, 'anna'), person(node.url, id, 'boris')];
    await synced(anna, boris);
    const target = anna.doc.getText('t');
    const txns = NIGHTLY ? data.txns : data.txns.slice(0, 20_000);
    let expected = '';
    for (const [i, txn] of txns.entries()) {
      anna.doc.transact(() => {
        for (const [at, remove, insert] of txn.patches) {
          if (remove) target.delete(at, remove);
          if (insert) target.insert(at, insert);
          if (!NIGHTLY) expected = expected.slice(0, at) + insert + expected.slice(at + remove);
        }
      });
      if (i % 2_000 === 0) await anna.acked();
    }
    await anna.acked();
    if (NIGHTLY) expected = data.endContent;
    expect(await stored(node, id)).toBe(expected);
    await until(() => text(boris) === expected);
  },
  120_000,
);
