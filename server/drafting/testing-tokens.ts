/**
 * A hundred people who type numbered tokens and remember which of them were acknowledged: whatever happens to server and
 * database meanwhile, none of those may be missing or doubled, and each author's stand in the order typed.
 */
import { expect } from 'vitest';
import type * as Y from 'yjs';
import { type Peer, until } from './testing.ts';

export interface Typing {
  /** Tokens acknowledged so far, all authors together. */
  acked(): number;
  start(everyMs: number): void;
  stop(): void;
  /** What was promised by now, to be held against the stored text later. */
  promised(): number[];
  holds(doc: Y.Doc, promised: number[]): void;
  /** Everything typed is acknowledged, stored once and seen by everybody. */
  ends(read: () => Promise<Y.Doc>): Promise<void>;
}

export function typing(people: Peer[]): Typing {
  const typed = people.map(() => 0);
  const acked = people.map(() => 0);
  let timer: NodeJS.Timeout | null = null;
  let turn = 0;
  const sum = (list: number[]) => list.reduce((a, b) => a + b, 0);
  const tokensOf = (doc: Y.Doc) => doc.getArray<string>('a').toArray();
  const type = (i: number) => {
    const upTo = typed[i]! + 1;
    typed[i] = upTo;
    people[i]!.doc.getArray<string>('a').push([`${i}:${upTo}`]);
    void people[i]!.acked().then(() => {
      acked[i] = Math.max(acked[i]!, upTo);
    });
  };
  const holds = (doc: Y.Doc, promised: number[]) => {
    const byAuthor = people.map((): number[] => []);
    for (const token of tokensOf(doc)) {
      const [author, number] = token.split(':').map(Number);
      byAuthor[author!]!.push(number!);
    }
    for (const [i, mine] of byAuthor.entries()) {
      expect(mine.length, `acknowledged tokens of ${i}`).toBeGreaterThanOrEqual(promised[i]!);
      expect(mine).toEqual(Array.from({ length: mine.length }, (_, n) => n + 1));
    }
  };
  return {
    acked: () => sum(acked),
    start(everyMs) {
      // Not all in the same moment: people do not type in step.
      timer = setInterval(() => {
        for (let n = 0; n < people.length / 10; n += 1) {
          turn = (turn + 1) % people.length;
          type(turn);
        }
      }, everyMs / 10);
    },
    stop() {
      if (timer) clearInterval(timer);
      timer = null;
    },
    promised: () => [...acked],
    holds,
    async ends(read) {
      await until(() => acked.every((n, i) => n === typed[i]), 60_000, 'everything acknowledged');
      const doc = await read();
      holds(doc, typed);
      expect(tokensOf(doc).length).toBe(sum(typed));
      const all = sum(typed);
      await until(
        () => people.every((peer) => tokensOf(peer.doc).length === all),
        30_000,
        'everybody has all',
      );
    },
  };
}
