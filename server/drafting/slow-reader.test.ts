/** Who reads too slowly holds nobody up, and is never left with a gap: one difference, or the door. */
import type { Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { applyFrame, frames, type RawPeer, rawConnect } from './raw.ts';
import { synced, until } from './testing.ts';
import { scene } from './testing-scene.ts';

const s = scene();
const stopped: RawPeer[] = [];
afterEach(() => {
  for (const peer of stopped.splice(0)) peer.ws.terminate();
});

/** Synced, and from then on takes nothing from the kernel. */
async function stuck(url: string): Promise<{ slow: RawPeer; socket: Socket }> {
  const slow = await rawConnect(url);
  stopped.push(slow);
  slow.send(frames.step1());
  await until(() => slow.frames.length > 0);
  const socket = (slow.ws as unknown as { _socket: Socket })._socket;
  socket.pause();
  return { slow, socket };
}

test('[DR25] a reader that does not read is skipped and then told the whole difference, or cut off', async () => {
  const node = await s.startOne();
  const id = await s.newDraft(node);
  const [anna, boris] = [s.person(node.url, id, 'anna'), s.person(node.url, id, 'boris')];
  await synced(anna, boris);
  const { slow, socket } = await stuck(`${node.url}/${id}?ticket=slow:read`);
  const text = anna.doc.getText('t');
  while (node.drafting.stats().lagging === 0) {
    text.insert(0, 'ж'.repeat(50_000));
    await anna.acked();
  }
  text.insert(0, 'конец ');
  await anna.acked();
  await until(() => boris.doc.getText('t').length === text.length);
  socket.resume();
  await until(() => node.drafting.stats().lagging === 0);
  const copy = new Y.Doc();
  await until(() => {
    for (const frame of slow.frames.splice(0)) applyFrame(copy, frame);
    return copy.getText('t').length === text.length;
  });
  expect(copy.store.pendingStructs).toBeNull();
});

test('[DR25] a reader that takes nothing at all is cut off by name, and nobody waits for it', async () => {
  const strict = await s.startOne({
    limits: { lagBytes: 64 * 1024, lagMaxBytes: 1024 * 1024, lagMaxMs: 500 },
  });
  const id = await s.newDraft(strict);
  const anna = s.person(strict.url, id, 'anna');
  await synced(anna);
  await stuck(`${strict.url}/${id}?ticket=slow:read`);
  const text = anna.doc.getText('t');
  // Until the kernel takes no more for it and the engine has to hold what it does not read.
  while ((strict.drafting.stats().closed.overload ?? 0) === 0) {
    text.insert(0, 'ж'.repeat(50_000));
    await anna.acked();
  }
  await until(() => strict.drafting.stats().lagging === 0);
  expect((await strict.drafting.read(id)).getText('t').length).toBe(text.length);
});
