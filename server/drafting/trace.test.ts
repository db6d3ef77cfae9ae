/** Real typing, every character of it, through real sockets: what is stored is exactly what was written. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { applyFrame, frames, rawConnect } from './raw.ts';
import { ackRequest, synced, until } from './testing.ts';
import { NIGHTLY, scene, stored, text } from './testing-scene.ts';
import { applyTxn, beginning, pairTrace, seenBy, soloTrace } from './testing-trace.ts';

const s = scene();
const SHORT = 8_000;
const AT_ONCE = 1_000;

test('[DR39] one author’s trace typed through a socket is stored exactly, and the other person sees it so', async () => {
  const whole = soloTrace();
  const trace = NIGHTLY ? whole : beginning(whole, SHORT);
  const node = await s.startOne();
  const id = await s.newDraft(node);
  const [anna, boris] = [s.person(node.url, id, 'anna'), s.person(node.url, id, 'boris')];
  await synced(anna, boris);
  for (const [i, txn] of trace.txns.entries()) {
    anna.doc.transact(() => applyTxn(anna.doc.getText('t'), txn));
    if (i % AT_ONCE === 0) await anna.acked();
  }
  await anna.acked();
  expect((await stored(node, id)) === trace.endContent, trace.name).toBe(true);
  await until(() => text(boris) === trace.endContent);
}, 180_000);

test('[DR39] two authors’ trace typed through two sockets at once ends in exactly its text', async () => {
  const trace = pairTrace();
  const seen = seenBy(trace.txns);
  const node = await s.startOne();
  const id = await s.newDraft(node);
  const authors = await Promise.all([0, 1].map((i) => author(`${node.url}/${id}?ticket=p${i}&ack=1`, i + 1)));
  const sent = [0, 0];
  for (const [i, txn] of trace.txns.entries()) {
    const agent = txn.agent as 0 | 1;
    const other = (1 - agent) as 0 | 1;
    const me = authors[agent]!;
    // What this author had seen of the other by now is let out, and no more.
    const more = seen[i]![other] - sent[other]!;
    if (more > 0) {
      sent[other]! += more;
      authors[other]!.send(more);
      await authors[other]!.acked();
      // What comes back on this socket now comes after what the other has just had stored.
      await me.acked();
    }
    me.doc.transact(() => applyTxn(me.doc.getText('t'), txn));
  }
  for (const one of authors) one.send(Number.POSITIVE_INFINITY);
  await Promise.all(authors.map((one) => one.acked()));
  await Promise.all(authors.map((one) => one.acked()));
  for (const { doc } of authors)
    expect(doc.getText('t').toString() === trace.endContent, trace.name).toBe(true);
  expect((await stored(node, id)) === trace.endContent).toBe(true);
  for (const one of authors) one.close();
}, 180_000);

/** Somebody who sends what he typed only when told to. */
async function author(url: string, clientId: number) {
  const raw = await rawConnect(url);
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const outbox: Uint8Array[] = [];
  const waiting: (() => void)[] = [];
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== raw) outbox.push(update);
  });
  raw.ws.on('message', (data: Buffer) => {
    if (data[0] === 120) waiting.shift()?.();
    else if (data[0] === 0 && data[1] === 0) raw.send(frames.step2(Y.encodeStateAsUpdate(doc)));
    else applyFrame(doc, data, raw);
  });
  raw.send(frames.step1());
  let counter = 0;
  return {
    doc,
    send(count: number) {
      for (const update of outbox.splice(0, count)) raw.send(frames.update(update));
    },
    acked() {
      counter += 1;
      const back = new Promise<void>((done) => waiting.push(done));
      raw.send(ackRequest(counter));
      return back;
    },
    close: () => raw.ws.terminate(),
  };
}
