/**
 * One client of the bench, the same for every server: a socket, and for those who type a document. Only the envelope
 * differs, so that no server is measured with a slower client than another.
 */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { ackFrame, awarenessFrame, step1Frame, step2Frame, updateFrame } from '#server/drafting/protocol.ts';
import { LoadSocket } from './socket.ts';

export type ServerName = 'veche' | 'y-websocket' | 'hocuspocus';
export interface Target {
  server: ServerName;
  /** Without the draft. */
  url: string;
  draftId: string;
}

export interface Wire {
  ws: LoadSocket;
  doc: Y.Doc | null;
  synced: Promise<number>;
  /** Every frame of a document change, while the bench looks for its marks. */
  onChange: ((frame: Buffer) => void) | null;
  ack(): Promise<void>;
  caret(at: number): void;
}

const SYNC = 0;
const SYNC_REPLY = 4;
const ACK = 120;

export function openWire({ server, url, draftId }: Target, who: string, doc: Y.Doc | null): Wire {
  const prefix =
    server === 'hocuspocus'
      ? encoding.encode((out) => encoding.writeVarString(out, draftId))
      : new Uint8Array();
  const wrap = (frame: Uint8Array) => (prefix.length > 0 ? Buffer.concat([prefix, frame]) : frame);
  const query = server === 'veche' ? `?ticket=${who}${doc ? '' : ':read'}&ack=1` : '';
  const waiting: { counter: number; done: () => void }[] = [];
  let counter = 0;
  let clock = 0;
  let resolve: (bytes: number) => void = () => {};
  let fail: (error: Error) => void = () => {};
  const events = {
    wanted: () => doc !== null || wire.onChange !== null,
    onClose: (code: number, reason: string) => fail(new Error(`${server} closed ${code} ${reason}`)),
    onOpen() {
      if (server === 'hocuspocus') ws.send(wrap(Uint8Array.of(2, 0, 1, 97)));
      ws.send(wrap(step1Frame(Y.encodeStateVector(doc ?? new Y.Doc()))));
    },
    onFrame(data: Buffer, length: number) {
      const frame = data.subarray(prefix.length);
      if (frame[0] === ACK) {
        const upTo = readVarUint(frame, 1).value;
        while (waiting[0] && waiting[0].counter <= upTo) waiting.shift()?.done();
      }
      if (frame[0] !== SYNC && frame[0] !== SYNC_REPLY) return;
      if (frame[1] === 0) {
        if (doc) ws.send(wrap(step2Frame(Y.encodeStateAsUpdate(doc))));
        return;
      }
      wire.onChange?.(frame);
      // What is applied may hold on to its bytes.
      if (doc) Y.applyUpdate(doc, Uint8Array.prototype.slice.call(frame, readVarUint(frame, 2).end), wire);
      if (frame[1] === 1) resolve(length - prefix.length);
    },
  };
  const address = server === 'hocuspocus' ? url : `${url}/${draftId}${query}`;
  const ws = new LoadSocket(address, events);
  const wire: Wire = {
    ws,
    doc,
    synced: new Promise((done, failed) => {
      resolve = done;
      fail = failed;
    }),
    onChange: null,
    ack: () =>
      new Promise((done) => {
        counter += 1;
        waiting.push({ counter, done });
        ws.send(wrap(ackFrame(counter)));
      }),
    caret(at) {
      if (!doc) return;
      clock += 1;
      const json = JSON.stringify({ cursor: { anchor: at, head: at } });
      ws.send(wrap(awarenessFrame([{ client: doc.clientID, clock, json }])));
    },
  };
  wire.synced.catch(() => {});
  doc?.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== wire) ws.send(wrap(updateFrame(update)));
  });
  return wire;
}

function readVarUint(bytes: Uint8Array, from: number): { value: number; end: number } {
  let value = 0;
  let scale = 1;
  let at = from;
  for (;;) {
    const byte = bytes[at]!;
    at += 1;
    value += (byte & 127) * scale;
    if (byte < 128) return { value, end: at };
    scale *= 128;
  }
}
