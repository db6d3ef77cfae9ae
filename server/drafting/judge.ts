/**
 * Whether one update may enter the document as it stands now: right of the connection, owner of the client ids, shape of
 * the structs, guard of the kind. Called for each update inside the transaction of its batch, just before it is applied.
 */
import type * as Y from 'yjs';
import type { CloseName } from '#domain/close-codes.ts';
import type { Connection } from './connection.ts';
import type { RoomKind } from './kinds.ts';
import { type decode, readUpdate, readValue } from './structs.ts';

export type Decoded = NonNullable<ReturnType<typeof decode>>;

/** An update on its way into the document. */
export interface Entry {
  kind: 'update';
  /** null: the server's own edit. */
  peer: Connection | null;
  accountId: string;
  connectionId: string;
  data: Uint8Array;
  decoded: Decoded;
  /** A whole answer to step 1, which settles what the peer owes. */
  whole: boolean;
  /** Was put off once already, to look into the log. */
  looked?: boolean;
  done?: (result: EditResult) => void;
}
export type EditResult = { ok: true; seq: number } | { ok: false; code: string };

export function entryOf(peer: Connection, data: Uint8Array, decoded: Decoded, whole: boolean): Entry {
  return { kind: 'update', peer, accountId: peer.accountId, connectionId: peer.id, data, decoded, whole };
}

export type Judgement =
  | { type: 'accept' }
  /** Nothing in it that we do not have. */
  | { type: 'idle' }
  /** Leans on what is not here. */
  | { type: 'dangling' }
  | { type: 'refuse'; close: CloseName; code: string };

const refuse = (close: CloseName, code: string): Judgement => ({ type: 'refuse', close, code });

export function judge(
  entry: Entry,
  doc: Y.Doc,
  kind: RoomKind,
  ownerOf: (client: number) => string | undefined,
): Judgement {
  const read = readUpdate(entry.decoded, doc);
  if (!read.ok) {
    if (read.code === 'dangling') {
      return entry.peer && !entry.peer.grant.write ? refuse('forbidden', 'read_only') : { type: 'dangling' };
    }
    return refuse('guardRefused', read.code);
  }
  const { update } = read;
  if (update.structs.length === 0 && update.deletes.length === 0) return { type: 'idle' };
  const write = entry.peer?.grant.write ?? true;
  if (!write) return refuse('forbidden', 'read_only');
  for (const client of update.clients) {
    if (ownerOf(client) !== entry.accountId) return refuse('forbidden', 'foreign_client');
  }
  const verdict = kind.guard(update, {
    doc,
    read: (root, ...keys) => readValue(doc, root, ...keys),
    write,
    scope: entry.peer?.scope,
  });
  return verdict.ok ? { type: 'accept' } : refuse('guardRefused', verdict.code);
}
