/**
 * The people of the drafting bench: typists are real y-websocket clients with documents, the others read their sockets
 * and look for the marks that each edit carries, so that every delivery to everybody is counted and timed.
 */
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { frames } from '#server/drafting/raw.ts';
import { connect, type Peer, until } from '#server/drafting/testing.ts';
import { quantiles } from '#server/drafting/timings.ts';

interface Plan {
  url: string;
  draftId: string;
  clients: number;
  typists: number;
  rate: number;
  seconds: number;
}
const plan = JSON.parse(process.argv[2] ?? '{}') as Plan;
const MARK = /~([0-9a-z]{5});/g;
const total = Math.ceil(plan.typists * plan.rate * plan.seconds) + plan.typists * 2;
const sentAt = new Float64Array(total);
const delays: number[] = [];
const acks: number[] = [];
let made = 0;
let delivered = 0;

/** Counts each mark once a client. */
function watch(ws: WebSocket): void {
  const seen = new Uint8Array(total);
  ws.on('message', (raw: Buffer | ArrayBuffer) => {
    const data = Buffer.from(raw as ArrayBuffer);
    if (data[0] !== 0) return;
    const now = performance.now();
    for (const match of data.toString('latin1').matchAll(MARK)) {
      const mark = Number.parseInt(match[1]!, 36);
      if (seen[mark]) continue;
      seen[mark] = 1;
      delivered += 1;
      delays.push(now - sentAt[mark]!);
    }
  });
}

async function joinAll(): Promise<void> {
  let synced = 0;
  let bytes = 0;
  const started = performance.now();
  for (let i = 0; i < plan.clients; i += 1) {
    const ws = new WebSocket(`${plan.url}/${plan.draftId}?ticket=r${i}:read`);
    ws.on('open', () => ws.send(frames.step1()));
    ws.once('message', (data: Buffer) => {
      synced += 1;
      bytes += data.length;
    });
  }
  await until(() => synced === plan.clients, 120_000, 'joins');
  const ms = performance.now() - started;
  process.send?.({ clients: plan.clients, joinMs: ms, mbEach: bytes / plan.clients / 1e6 });
}

async function type(): Promise<void> {
  const typists: Peer[] = [];
  let ready = 0;
  for (let i = 0; i < plan.clients; i += 1) {
    if (i < plan.typists) {
      const peer = connect(plan.url, plan.draftId, `p${i}`, new Y.Doc());
      typists.push(peer);
      peer.provider.once('sync', () => {
        ready += 1;
        watch(peer.provider.ws as unknown as WebSocket);
      });
    } else {
      const ws = new WebSocket(`${plan.url}/${plan.draftId}?ticket=r${i}:read`);
      watch(ws);
      ws.on('open', () => ws.send(frames.step1()));
      ws.once('message', () => {
        ready += 1;
      });
    }
    if (i % 50 === 49) await until(() => ready > i - 25, 60_000, 'joins');
  }
  await until(() => ready === plan.clients, 60_000, 'joins');
  process.send?.('ready');
  await new Promise((done) => process.once('message', done));
  const lines = typists.map(({ doc }) => {
    const line = new Y.XmlText();
    doc.transact(() => {
      const paragraph = new Y.XmlElement('paragraph');
      doc.getXmlFragment('notes').push([paragraph]);
      paragraph.insert(0, [line]);
    });
    return line;
  });
  await Promise.all(typists.map((peer) => peer.acked()));
  const gap = 1_000 / plan.rate;
  const end = performance.now() + plan.seconds * 1_000;
  const turns = typists.map((peer, i) => {
    let at = performance.now() + (gap * i) / typists.length;
    return new Promise<void>((done) => {
      const turn = () => {
        if (performance.now() >= end || made >= total) return done();
        const mark = made;
        made += 1;
        sentAt[mark] = performance.now();
        lines[i]!.insert(lines[i]!.length, `~${mark.toString(36).padStart(5, '0')};`);
        peer.provider.awareness.setLocalStateField('cursor', { anchor: mark, head: mark });
        void peer.acked().then(() => acks.push(performance.now() - sentAt[mark]!));
        at += gap;
        setTimeout(turn, at - performance.now());
      };
      setTimeout(turn, at - performance.now());
    });
  });
  await Promise.all(turns);
  const stopped = performance.now();
  const wanted = made * plan.clients;
  await until(() => delivered >= wanted && acks.length >= made, 30_000, 'delivery').catch(() => undefined);
  process.send?.({
    clients: plan.clients,
    typists: plan.typists,
    rate: plan.rate,
    edits: made,
    wanted,
    delivered,
    afterStopMs: performance.now() - stopped,
    propagationMs: quantiles(delays),
    savedAckMs: quantiles(acks),
    acked: acks.length,
  });
}

if (plan.seconds > 0) await type();
else {
  process.send?.('ready');
  await new Promise((done) => process.once('message', done));
  await joinAll();
}
