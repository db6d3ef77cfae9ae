/**
 * An edit by the server in somebody's name. It runs on a copy, because Yjs cannot take back half an edit that threw;
 * what comes out is an update that is judged, committed and told like anybody else's.
 */
import * as Y from 'yjs';
import type { CloseName } from '#domain/close-codes.ts';
import type { EditResult, Entry } from './judge.ts';
import { serverDoc } from './server-doc.ts';
import { decode } from './structs.ts';

export interface Job {
  accountId: string;
  edit: (doc: Y.Doc) => void;
  resolve: (result: EditResult) => void;
  reject: (error: unknown) => void;
}

/** The entry to be queued; null when the job is settled already. */
export function runEdit(
  job: Job,
  doc: Y.Doc,
  seq: number,
  clientOf: (accountId: string, fresh: number) => number,
): Entry | null {
  const copy = serverDoc();
  try {
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    copy.clientID = clientOf(job.accountId, copy.clientID);
    let data: Uint8Array | null = null;
    copy.on('update', (update: Uint8Array) => {
      data = data ? Y.mergeUpdates([data, update]) : update;
    });
    copy.transact(() => job.edit(copy));
    const decoded = data === null ? null : decode(data);
    if (data !== null && decoded) return entryFor(job, data, decoded);
    job.resolve(data === null ? { ok: true, seq } : { ok: false, code: 'too_large' });
  } catch (error) {
    job.reject(error);
  } finally {
    copy.destroy();
  }
  return null;
}

function entryFor(job: Job, data: Uint8Array, decoded: Entry['decoded']): Entry {
  const { accountId, resolve: done } = job;
  return { kind: 'update', peer: null, accountId, connectionId: 'server', data, decoded, whole: false, done };
}

const CODES: Partial<Record<CloseName, string>> = {
  frozen: 'frozen',
  notFound: 'not_found',
  replaced: 'conflict',
};
/** How the end of a room is told to a command. */
export const codeOf = (name: CloseName): string => CODES[name] ?? 'unavailable';
