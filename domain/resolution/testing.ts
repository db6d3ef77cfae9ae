/**
 * Hands for tests of the shared document: replicas that exchange updates, seeded chance, typing as an editor does.
 * Used by tests only.
 */
import * as Y from 'yjs';
import { idFromBytes } from '#domain/id-text.ts';
import { bodyText } from './model.ts';
import type { Tool } from './operations.ts';
import { readDraft } from './read.ts';

/** mulberry32: small, seeded, good enough to make cases repeatable. */
export function seeded(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function toolOf(doc: Y.Doc, seed: number): Tool & { doc: Y.Doc } {
  const random = seeded(seed);
  const newId = () => idFromBytes(Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256)));
  return { Y, doc, random, newId };
}

/** n empty replicas of one document. */
export function replicas(n: number, seed = 1): (Tool & { doc: Y.Doc })[] {
  return Array.from({ length: n }, (_, i) => {
    const doc = new Y.Doc();
    doc.clientID = seed * 100 + i + 1;
    return toolOf(doc, seed * 1000 + i);
  });
}

/** Everybody gets everything. */
export function sync(tools: readonly Tool[]): void {
  for (const from of tools) {
    for (const to of tools) {
      const target = to.doc as Y.Doc;
      if (from !== to)
        Y.applyUpdate(target, Y.encodeStateAsUpdate(from.doc as Y.Doc, Y.encodeStateVector(target)));
    }
  }
}

/** The first text of the first paragraph: where an editor's caret is. */
export function firstText(tool: Tool, id: string): Y.XmlText {
  const body = (tool.doc as Y.Doc).getMap<Y.Map<unknown>>('blocks').get(id)?.get('body') as Y.XmlFragment;
  return (body.get(0) as Y.XmlElement).get(0) as Y.XmlText;
}

export function typeAt(tool: Tool, id: string, offset: number, text: string): void {
  firstText(tool, id).insert(offset, text);
}

export function textOf(tool: Tool, id: string): string {
  const block = readDraft(tool.Y, tool.doc).blocks.find((item) => item.id === id);
  return bodyText(block?.body ?? []);
}
