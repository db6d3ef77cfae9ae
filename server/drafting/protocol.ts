/**
 * The words of the draft socket: y-websocket's messages unchanged, and two of ours that only `?ack=1` clients see.
 * Invariant: a frame is read to its end before any part of it takes effect; what cannot be read is the sender's fault.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

export const MESSAGE = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, ack: 120, notice: 121 } as const;
const SYNC = { step1: 0, step2: 1, update: 2 } as const;

export type Incoming =
  | { type: 'step1'; sv: Uint8Array }
  | { type: 'write'; update: Uint8Array; whole: boolean }
  | { type: 'awareness'; entries: AwarenessEntry[] }
  | { type: 'queryAwareness' }
  | { type: 'ack'; counter: number };

export interface AwarenessEntry {
  client: number;
  clock: number;
  state: Record<string, unknown> | null;
}

const MAX_MESSAGES = 64;
const MAX_ENTRIES = 4_096;

/** Every message of a frame; throws on anything malformed. */
export function readFrame(frame: Uint8Array): Incoming[] {
  const decoder = decoding.createDecoder(frame);
  const out: Incoming[] = [];
  while (decoding.hasContent(decoder)) {
    if (out.length >= MAX_MESSAGES) throw new Error('too many messages in a frame');
    const message = readMessage(decoder);
    if (message) out.push(message);
  }
  return out;
}

function readMessage(decoder: decoding.Decoder): Incoming | null {
  const type = decoding.readVarUint(decoder);
  switch (type) {
    case MESSAGE.sync: {
      const kind = decoding.readVarUint(decoder);
      const data = decoding.readVarUint8Array(decoder);
      if (kind === SYNC.step1) return { type: 'step1', sv: data };
      if (kind === SYNC.step2) return { type: 'write', update: data, whole: true };
      if (kind === SYNC.update) return { type: 'write', update: data, whole: false };
      throw new Error('unknown sync message');
    }
    case MESSAGE.awareness:
      return { type: 'awareness', entries: readAwareness(decoding.readVarUint8Array(decoder)) };
    case MESSAGE.queryAwareness:
      return { type: 'queryAwareness' };
    case MESSAGE.ack:
      return { type: 'ack', counter: decoding.readVarUint(decoder) };
    default:
      throw new Error('unknown message');
  }
}

function readAwareness(data: Uint8Array): AwarenessEntry[] {
  const decoder = decoding.createDecoder(data);
  const count = decoding.readVarUint(decoder);
  if (count > MAX_ENTRIES) throw new Error('too many awareness entries');
  const entries: AwarenessEntry[] = [];
  for (let i = 0; i < count; i += 1) {
    const client = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    const state: unknown = JSON.parse(decoding.readVarString(decoder));
    if (state !== null && (typeof state !== 'object' || Array.isArray(state)))
      throw new Error('bad awareness');
    entries.push({ client, clock, state: state as AwarenessEntry['state'] });
  }
  return entries;
}

const syncFrame = (kind: number, data: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.sync);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, data);
  });

export const step1Frame = (sv: Uint8Array) => syncFrame(SYNC.step1, sv);
export const step2Frame = (update: Uint8Array) => syncFrame(SYNC.step2, update);
export const updateFrame = (update: Uint8Array) => syncFrame(SYNC.update, update);

export const ackFrame = (counter: number): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.ack);
    encoding.writeVarUint(encoder, counter);
  });

/** What `?ack=1` clients are told of the server: it cannot store, it can again, it is about to restart. */
export const NOTICE = { notStoring: 0, storing: 1, restart: 2 } as const;
export const noticeFrame = (notice: keyof typeof NOTICE): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.notice);
    encoding.writeVarUint(encoder, NOTICE[notice]);
  });
export const storingFrame = (ok: boolean): Uint8Array => noticeFrame(ok ? 'storing' : 'notStoring');

/** `json` is the state already written as JSON, or `null`. */
export const awarenessFrame = (
  entries: Iterable<{ client: number; clock: number; json: string }>,
): Uint8Array => {
  const body = encoding.encode((encoder) => {
    const list = [...entries];
    encoding.writeVarUint(encoder, list.length);
    for (const entry of list) {
      encoding.writeVarUint(encoder, entry.client);
      encoding.writeVarUint(encoder, entry.clock);
      encoding.writeVarString(encoder, entry.json);
    }
  });
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.awareness);
    encoding.writeVarUint8Array(encoder, body);
  });
};

const EMPTY = [0, 0];
/** An update without structs and deletions, as y-websocket sends it in answer to step 1 when it holds nothing new. */
export const isEmptyUpdate = (update: Uint8Array) =>
  update.length === 2 && update[0] === EMPTY[0] && update[1] === EMPTY[1];
