/** Openings and closings, failing ones included, leave nothing: no room, no timer, no memory. At night a thousand. */
import v8 from 'node:v8';
import vm from 'node:vm';
import { expect, test } from 'vitest';
import { randomIds } from '#server/ids.ts';
import { rawConnect } from './raw.ts';
import { connect, openAuthorize, synced, until } from './testing.ts';
import { NIGHTLY, scene } from './testing-scene.ts';

const s = scene();
const CYCLES = NIGHTLY ? 1_000 : 300;
const AT_ONCE = 10;
/** What a cycle may leave behind, all told; one room of these is ten times as much. */
const LEAK_BYTES_EACH = 3_000;

v8.setFlagsFromString('--expose-gc');
const gc = vm.runInNewContext('gc') as () => void;

test(`[DR37] ${CYCLES} openings and closings, failing ones included, leave no room, no timer and no memory`, async () => {
  let broken = false;
  const node = await s.startOne({
    limits: { lingerMs: 0 },
    authorize: async (request) => {
      if (broken && request.ticket === 'broken') throw new Error('rights cannot be looked up');
      return openAuthorize(request);
    },
  });
  const ids = await Promise.all(Array.from({ length: 5 }, () => s.newDraft(node)));
  const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
  const one = async (i: number) => {
    const id = ids[i % ids.length]!;
    // Each way of failing has its turn: unknown draft, rights that cannot be looked up, gone before the answer.
    if (i % 10 === 1) {
      const stranger = await rawConnect(`${node.url}/${randomIds.id()}?ticket=anna`);
      expect((await stranger.closed).code).toBe(4404);
    } else if (i % 10 === 3) {
      broken = true;
      const unlucky = await rawConnect(`${node.url}/${id}?ticket=broken`);
      expect((await unlucky.closed).code).toBe(4500);
    } else if (i % 10 === 5) {
      const hasty = await rawConnect(`${node.url}/${id}?ticket=anna`);
      hasty.ws.terminate();
    } else {
      const peer = connect(node.url, id, 'anna');
      await synced(peer);
      if (i % 10 === 7) {
        peer.doc.getText('t').insert(0, 'x');
        await peer.acked();
      }
      peer.destroy();
    }
  };
  const cycles = async (count: number) => {
    for (let i = 0; i < count; i += AT_ONCE)
      await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => one(i + n)));
    const { drafting } = node;
    await until(() => drafting.stats().rooms === 0 && drafting.stats().connections === 0, 10_000, 'all gone');
  };
  // The first ones load code and warm caches.
  await cycles(100);
  const timersBefore = timers();
  gc();
  const heapBefore = process.memoryUsage().heapUsed;
  await cycles(CYCLES);
  await until(() => timers() <= timersBefore, 10_000, 'timers');
  gc();
  const left = process.memoryUsage().heapUsed - heapBefore;
  expect(left / CYCLES).toBeLessThan(LEAK_BYTES_EACH);
}, 240_000);
