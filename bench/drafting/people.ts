/**
 * The load process of the drafting bench. Everybody looks in what he is told for the marks which each edit carries, so
 * that every delivery to everybody is counted and timed; `go` starts what the plan says.
 */
import * as Y from 'yjs';
import { until } from '#server/drafting/testing.ts';
import { quantiles } from '#server/drafting/timings.ts';
import { openWire, type Target, type Wire } from './wire.ts';

export interface Plan {
  target: Target;
  clients: number;
  typists: number;
  rate: number;
  /** 0: nobody types; all join at once when told to go, or before it and stay idle. */
  seconds: number;
  idle?: boolean;
}
export interface Typed {
  edits: number;
  wanted: number;
  delivered: number;
  afterStopMs: number;
  propagationMs: ReturnType<typeof quantiles>;
  ackMs: ReturnType<typeof quantiles>;
}
export interface Joined {
  joinMs: number;
  mbEach: number;
}

const plan = JSON.parse(process.argv[2] ?? '{}') as Plan;
const go = () => new Promise((done) => process.once('message', done));
const AT_ONCE = 50;
const AFTER_MS = 3_000;
const MARK = /~([0-9a-z]{5});/g;

async function joinAll(typists: number): Promise<Wire[]> {
  const wires: Wire[] = [];
  for (let i = 0; i < plan.clients; i += 1) {
    wires.push(openWire(plan.target, i < typists ? `p${i}` : `r${i}`, i < typists ? new Y.Doc() : null));
    if (i % AT_ONCE === AT_ONCE - 1) await Promise.all(wires.slice(-AT_ONCE).map((wire) => wire.synced));
  }
  await Promise.all(wires.map((wire) => wire.synced));
  return wires;
}

async function joinAtOnce(): Promise<Joined> {
  const started = performance.now();
  const wires = Array.from({ length: plan.clients }, (_, i) => openWire(plan.target, `r${i}`, null));
  const bytes = await Promise.all(wires.map((wire) => wire.synced));
  const joinMs = performance.now() - started;
  return { joinMs, mbEach: bytes.reduce((a, b) => a + b, 0) / bytes.length / 1e6 };
}

/** Everybody is told the same bytes one after another: what has just been read is not read again. */
let last = { frame: Buffer.alloc(0), marks: [] as number[] };
function marksOf(frame: Buffer): number[] {
  if (!frame.equals(last.frame)) {
    const marks = [...frame.toString('latin1').matchAll(MARK)].map((match) => Number.parseInt(match[1]!, 36));
    last = { frame: Buffer.from(frame), marks };
  }
  return last.marks;
}

async function type(wires: Wire[]): Promise<Typed> {
  const typists = wires.slice(0, plan.typists);
  const veche = plan.target.server === 'veche';
  const total = Math.ceil(plan.typists * plan.rate * plan.seconds) + plan.typists * 2;
  const sentAt = new Float64Array(total);
  const authorOf = new Int32Array(total);
  const delays: number[] = [];
  const acks: number[] = [];
  let made = 0;
  for (const [i, wire] of wires.entries()) {
    const seen = new Uint8Array(total);
    wire.onChange = (frame) => {
      const now = performance.now();
      for (const mark of marksOf(frame)) {
        if (mark >= made || seen[mark] || authorOf[mark] === i) continue;
        seen[mark] = 1;
        delays.push(now - sentAt[mark]!);
      }
    };
  }
  const lines = typists.map((wire) => newLine(wire.doc!));
  const settled = () =>
    lines.every((_, i) => wires.every((wire) => !wire.doc || holds(wire.doc, typists, i)));
  await until(settled, 60_000, 'first lines');
  const gap = 1_000 / plan.rate;
  const end = performance.now() + plan.seconds * 1_000;
  const turns = typists.map((wire, i) => {
    let at = performance.now() + (gap * i) / typists.length;
    return new Promise<void>((done) => {
      const turn = () => {
        if (performance.now() >= end || made >= total) return done();
        const mark = made;
        made += 1;
        authorOf[mark] = i;
        sentAt[mark] = performance.now();
        lines[i]!.insert(lines[i]!.length, `~${mark.toString(36).padStart(5, '0')};`);
        wire.caret(mark);
        if (veche) void wire.ack().then(() => acks.push(performance.now() - sentAt[mark]!));
        at += gap;
        setTimeout(turn, at - performance.now());
      };
      setTimeout(turn, at - performance.now());
    });
  });
  await Promise.all(turns);
  const stopped = performance.now();
  const wanted = made * (plan.clients - 1);
  const all = () => delays.length >= wanted && (!veche || acks.length >= made);
  await until(all, AFTER_MS, 'delivery').catch(() => undefined);
  const afterStopMs = performance.now() - stopped;
  const delivered = delays.length;
  return {
    edits: made,
    wanted,
    delivered,
    afterStopMs,
    propagationMs: quantiles(delays),
    ackMs: quantiles(acks),
  };
}

function newLine(doc: Y.Doc): Y.XmlText {
  const line = new Y.XmlText();
  doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph');
    doc.getXmlFragment('notes').push([paragraph]);
    paragraph.insert(0, [line]);
  });
  return line;
}
const holds = (doc: Y.Doc, typists: Wire[], i: number) => doc.store.clients.has(typists[i]!.doc!.clientID);

const early = plan.idle || plan.seconds > 0 ? await joinAll(plan.typists) : [];
process.send?.('ready');
await go();
process.send?.(plan.seconds > 0 ? await type(early) : plan.idle ? {} : await joinAtOnce());
