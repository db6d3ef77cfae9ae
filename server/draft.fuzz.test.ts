/**
 * Seven people do to a resolution whatever its editor can do, through two nodes behind a proxy that are killed and come
 * back, on sockets that double and reorder what they carry: all copies and the stored text end equal.
 */
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  addBlock,
  addGroup,
  deleteBlock,
  mergeClauses,
  moveBlock,
  restoreBlock,
  setFields,
  splitClause,
  type Tool,
} from '#domain/resolution/operations.ts';
import { readDraft } from '#domain/resolution/read.ts';
import { firstText, seeded, toolOf, typeAt } from '#domain/resolution/testing.ts';
import { resolutionKind } from './draft-kind.ts';
import { connect, type Peer, until } from './drafting/testing.ts';
import { mangledSocket } from './drafting/testing-mangled.ts';
import { freePort, NIGHTLY, scene } from './drafting/testing-scene.ts';
import { textHash } from './drafting/text-hash.ts';
import { openProxy } from './nodes/proxy.ts';

const s = scene();
const PEOPLE = 7;
const STEPS = 400;
const NODE = join(import.meta.dirname, 'testing/draft-node.ts');
const LIMITS = {
  pollMs: 150,
  messagesPerSecond: 1e5,
  messageBurst: 1e5,
  bytesPerSecond: 1e9,
  byteBurst: 1e9,
};

/** Seeds that failed once, by what they found. */
const KEPT: Record<string, number> = {};
const SEEDS = NIGHTLY ? Array.from({ length: 40 }, (_, i) => i + 1) : [1, 2, 3];
const ALL = [...Object.entries(KEPT), ...SEEDS.map((seed): [string, number] => ['in turn', seed])];

function act(tool: Tool & { doc: Y.Doc }, random: () => number, word: string): void {
  const ids = [...tool.doc.getMap('blocks').keys()];
  const groups = [...tool.doc.getMap('groups').keys()];
  const pick = <T>(list: T[]) => list[Math.floor(random() * list.length)] as T;
  const [a, b] = [pick(ids), pick(ids)];
  const line = firstText(tool, a);
  const at = Math.floor(random() * (line.length + 1));
  const what = random();
  if (what < 0.45) typeAt(tool, a, at, ` ${word} `);
  else if (what < 0.55) line.delete(Math.min(at, line.length - 1), line.length > 0 ? 1 : 0);
  else if (what < 0.6) line.format(0, line.length, { strong: random() < 0.5 ? {} : null });
  else if (what < 0.7) moveBlock(tool, a, { group: pick(groups), after: random() < 0.5 ? b : null });
  else if (what < 0.78) splitClause(tool, a, { block: 0, offset: at });
  else if (what < 0.86) mergeClauses(tool, a, b);
  else if (what < 0.91) deleteBlock(tool, a);
  else if (what < 0.94) restoreBlock(tool, a);
  else if (what < 0.97) setFields(tool, a, { level: Math.floor(random() * 3), owner: word });
  else addBlock(tool, { group: pick(groups), place: { after: a } });
}

function firstDraft(seed: number): Uint8Array {
  const tool = toolOf(new Y.Doc(), seed);
  const group = addGroup(tool, { verb: 'Рекомендовать' });
  addGroup(tool, { verb: 'Просить' });
  for (const line of ['создать группу', 'вести реестр', 'провести анализ'])
    addBlock(tool, { group, text: line });
  return Y.encodeStateAsUpdate(tool.doc);
}

test.each(ALL)(
  '[DR38] seven people on two nodes do anything at once while nodes are killed: all end equal (%s, seed %i)',
  async (_why, seed) => {
    const random = seeded(seed);
    const reader = await s.startOne({ kinds: { resolution: resolutionKind } });
    const id = await s.newDraft(reader, 'resolution', firstDraft(seed));
    const ports = [await freePort(), await freePort()];
    const limits = JSON.stringify(LIMITS);
    const start = (port: number) => s.startChild(port, { file: NODE, limits });
    const nodes: ChildProcess[] = await Promise.all(ports.map(start));
    const proxy = await openProxy(ports);
    const refused: string[] = [];
    const people = Array.from({ length: PEOPLE }, (_, i) => {
      const url = `ws://127.0.0.1:${proxy.port}/draft`;
      const peer = connect(url, id, `p${i}`, new Y.Doc(), {}, mangledSocket(random));
      void peer.closed.then(() => undefined);
      peer.provider.on('connection-close', (event) => {
        if (event && event.code >= 4400 && event.code < 4500) refused.push(`${event.code} ${event.reason}`);
      });
      return { peer, tool: { ...toolOf(peer.doc, seed * 100 + i), doc: peer.doc } };
    });
    try {
      await until(() => people.every(({ peer }) => peer.provider.synced), 15_000, 'sync');
      for (let step = 0; step < STEPS; step += 1) {
        const { peer, tool } = people[Math.floor(random() * PEOPLE)]!;
        const chance = random();
        if (chance < 0.03) peer.provider.disconnect();
        else if (chance < 0.1) peer.provider.connect();
        else act(tool, random, `w${step}`);
        if (step === STEPS / 4 || step === STEPS / 2) {
          // One is killed in the middle and comes back; what it had not told is in the log or still with its people.
          const at = step === STEPS / 4 ? 0 : 1;
          const gone = new Promise((done) => nodes[at]!.once('exit', done));
          nodes[at]!.kill('SIGKILL');
          await gone;
          nodes[at] = await start(ports[at]!);
        }
        if (step % 8 === 0) await new Promise((done) => setImmediate(done));
      }
      for (const { peer } of people) peer.provider.connect();
      await Promise.race([
        Promise.all(people.map(({ peer }) => peer.acked())),
        until(() => refused.length > 0, 40_000, 'acknowledgements'),
      ]);
      expect(refused).toEqual([]);
      const stored = await reader.drafting.read(id);
      const hash = textHash(stored);
      const equal = ({ peer }: { peer: Peer }) => textHash(peer.doc) === hash;
      await until(() => people.every(equal), 30_000, 'all equal');
      const sheet = readDraft(Y, stored);
      for (const { peer } of people) {
        expect(peer.doc.store.pendingStructs).toBeNull();
        expect(readDraft(Y, peer.doc)).toEqual(sheet);
      }
    } finally {
      for (const { peer } of people) peer.destroy();
      await proxy.close();
    }
  },
  90_000,
);
