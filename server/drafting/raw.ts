/** A socket that says what y-websocket never would: for the tests that attack the door. */
import { once } from 'node:events';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { awarenessFrame, step1Frame, step2Frame, updateFrame } from './protocol.ts';

export interface RawPeer {
  ws: WebSocket;
  frames: Uint8Array[];
  closed: Promise<{ code: number; reason: string }>;
  send(frame: Uint8Array): void;
}

export async function rawConnect(url: string): Promise<RawPeer> {
  const ws = new WebSocket(url);
  const frames: Uint8Array[] = [];
  ws.on('message', (data) => frames.push(new Uint8Array(data as Buffer)));
  ws.on('error', () => {});
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    ws.once('close', (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  await once(ws, 'open');
  return { ws, frames, closed, send: (frame) => ws.send(frame) };
}

export const frames = {
  step1: (doc = new Y.Doc()) => step1Frame(Y.encodeStateVector(doc)),
  step2: step2Frame,
  update: updateFrame,
  awareness: (entries: { client: number; clock: number; state: unknown }[]) =>
    awarenessFrame(
      entries.map(({ client, clock, state }) => ({ client, clock, json: JSON.stringify(state) })),
    ),
  joined: (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part])),
};

/** Takes over what a frame says of the text. */
export function applyFrame(doc: Y.Doc, frame: Uint8Array, origin: unknown = 'raw'): void {
  if (frame[0] !== 0 || (frame[1] !== 1 && frame[1] !== 2)) return;
  let at = 2;
  while (frame[at]! > 127) at += 1;
  Y.applyUpdate(doc, frame.subarray(at + 1), origin);
}

/** The update that an edit of a fresh (or given) document makes. */
export function edit(change: (doc: Y.Doc) => void, doc = new Y.Doc()): Uint8Array {
  const before = Y.encodeStateVector(doc);
  change(doc);
  return Y.encodeStateAsUpdate(doc, before);
}

/** An update written by hand: one client, structs from raw pieces. */
export function handmade(
  client: number,
  clock: number,
  write: (encoder: encoding.Encoder) => void,
  count = 1,
): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, count);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    write(encoder);
    encoding.writeVarUint(encoder, 0);
  });
}
