/**
 * Typing traces in the form of josephg/editing-traces, replayed through sockets. Where the published ones are not beside
 * the repository, traces of our own are made: the same every time, one author with his known text, and two at once.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as Y from 'yjs';

export interface Txn {
  parents: number[];
  agent: number;
  /** Position, characters to delete, text to insert. */
  patches: [number, number, string][];
}
export interface Trace {
  name: string;
  txns: Txn[];
  endContent: string;
}

const FOLDER = resolve(
  process.env.VECHE_SHARED ?? resolve(import.meta.dirname, '../../../shared'),
  'data/traces',
);

function published(name: string): Trace | null {
  const file = resolve(FOLDER, `${name}.json.gz`);
  if (!existsSync(file)) return null;
  return { name, ...(JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as Omit<Trace, 'name'>) };
}

export const soloTrace = (): Trace => published('automerge-paper') ?? ownSolo(6_000);
export const pairTrace = (): Trace => published('friendsforever') ?? ownPair(3_000);

/** The first `count` of one author's transactions, with the text they lead to. */
export function beginning(trace: Trace, count: number): Trace {
  const txns = trace.txns.slice(0, count);
  return { name: trace.name, txns, endContent: txns.reduce(splice, '') };
}

const splice = (text: string, txn: Txn): string =>
  txn.patches.reduce((now, [at, remove, insert]) => now.slice(0, at) + insert + now.slice(at + remove), text);

export function applyTxn(text: Y.Text, { patches }: Txn): void {
  for (const [at, remove, insert] of patches) {
    if (remove) text.delete(at, remove);
    if (insert) text.insert(at, insert);
  }
}

/** What each transaction had seen: so many of either author's, itself included. */
export function seenBy(txns: Txn[]): [number, number][] {
  const seen: [number, number][] = [];
  for (const { parents, agent } of txns) {
    const now: [number, number] = [0, 0];
    for (const parent of parents)
      for (const i of [0, 1] as const) now[i] = Math.max(now[i], seen[parent]![i]);
    now[agent as 0 | 1] += 1;
    seen.push(now);
  }
  return seen;
}

function chance(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}
const WORDS = ['Рекомендовать ', 'школам ', 'до 1 сентября ', 'и ', 'ё', '\n'];

function patchFor(length: number, pick: (n: number) => number): [number, number, string] {
  const at = pick(length + 1);
  return pick(4) === 0 && at < length ? [at, 1, ''] : [at, 0, WORDS[pick(WORDS.length)]!];
}

function ownSolo(count: number): Trace {
  const pick = chance(7);
  const txns: Txn[] = [];
  let text = '';
  for (let i = 0; i < count; i += 1) {
    const txn: Txn = { parents: i > 0 ? [i - 1] : [], agent: 0, patches: [patchFor(text.length, pick)] };
    text = splice(text, txn);
    txns.push(txn);
  }
  return { name: 'own, one author', txns, endContent: text };
}

/** Two authors who see each other now and then; the text is what two plain documents agree on. */
function ownPair(count: number): Trace {
  const pick = chance(11);
  const docs = [1, 2].map((id) => {
    const doc = new Y.Doc();
    doc.clientID = id;
    return doc;
  });
  const heads: number[][] = [[], []];
  const txns: Txn[] = [];
  for (let i = 0; i < count; i += 1) {
    const agent = pick(2);
    const [mine, theirs] = [docs[agent]!, docs[1 - agent]!];
    if (pick(8) === 0) {
      Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs, Y.encodeStateVector(mine)));
      heads[agent] = [...new Set([...heads[agent]!, ...heads[1 - agent]!])];
    }
    const text = mine.getText('t');
    const txn: Txn = {
      parents: heads[agent]!,
      agent,
      patches: [patchFor(text.length, pick)],
    };
    applyTxn(text, txn);
    heads[agent] = [i];
    txns.push(txn);
  }
  Y.applyUpdate(docs[0]!, Y.encodeStateAsUpdate(docs[1]!));
  return { name: 'own, two authors', txns, endContent: docs[0]!.getText('t').toString() };
}
