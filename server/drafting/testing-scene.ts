/** What the engine's tests of lasting and of nodes share: one database a file, nodes, people and killable processes. */
import { type ChildProcess, fork } from 'node:child_process';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import * as Y from 'yjs';
import { randomIds } from '#server/ids.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/database.ts';
import { connect, type Node, type Peer, startNode } from './testing.ts';

export const NIGHTLY = process.env.NIGHTLY === '1';
/** People in tests type faster than people. */
export const FAST = {
  messagesPerSecond: 100_000,
  messageBurst: 100_000,
  bytesPerSecond: 1e9,
  byteBurst: 1e9,
};

const SERVER = resolve(import.meta.dirname, 'testing-server.ts');

export interface Scene {
  readonly db: TestDatabase;
  startOne(options?: Parameters<typeof startNode>[1]): Promise<Node>;
  newDraft(node: Node, kind?: string, initial?: Uint8Array): Promise<string>;
  person(url: string, id: string, ticket: string, doc?: Y.Doc): Peer;
  /** An engine in a process of its own. */
  startChild(port: number, options?: { file?: string; limits?: string }): Promise<ChildProcess>;
}

export function scene(): Scene {
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
  return {
    get db() {
      return db;
    },
    async startOne(options = {}) {
      const node = await startNode(options.sql ?? db.sql, {
        ...options,
        limits: { ...FAST, ...options.limits },
      });
      nodes.push(node);
      return node;
    },
    async newDraft(node, kind = 'none', initial) {
      const id = randomIds.id();
      await node.drafting.create(db.sql, { id, kind, accountId: 'server', ...(initial ? { initial } : {}) });
      return id;
    },
    person(url, id, ticket, doc) {
      const peer = connect(url, id, ticket, doc ?? new Y.Doc());
      peers.push(peer);
      return peer;
    },
    async startChild(port, { file = SERVER, limits = '{}' } = {}) {
      const child = fork(file, [db.appUrl, String(port), limits], {
        execArgv: ['--import', 'tsx'],
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      children.push(child);
      await new Promise((done, fail) => {
        child.once('message', done);
        child.once('exit', (code) => fail(new Error(`the engine's process ended with ${code}`)));
      });
      return child;
    },
  };
}

export const text = (peer: Peer) => peer.doc.getText('t').toString();
export const stored = async (node: Node, id: string) =>
  (await node.drafting.read(id)).getText('t').toString();

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}
