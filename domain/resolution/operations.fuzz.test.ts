/**
 * Six people do anything at once, with delayed deliveries: all replicas end equal, and every word that was typed
 * stands in the text, in a tombstone that knew it, or is offered as a late edit.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { canonicalText, freeze } from './freeze.ts';
import { lateEdits, layout, readingOrder } from './layout.ts';
import { bodyText } from './model.ts';
import {
  addBlock,
  addGroup,
  deleteBlock,
  mergeClauses,
  moveBlock,
  restoreBlock,
  setFields,
  splitClause,
  type Tool,
} from './operations.ts';
import { readDraft } from './read.ts';
import { firstText, replicas, seeded, sync, typeAt } from './testing.ts';

const PEERS = 6;

function step(tool: Tool, random: () => number, word: string): string | null {
  const ids = [...tool.doc.getMap('blocks').keys()];
  const groups = [...tool.doc.getMap('groups').keys()];
  const pick = <T>(list: T[]) => list[Math.floor(random() * list.length)] as T;
  const [a, b] = [pick(ids), pick(ids)];
  const text = firstText(tool, a);
  // Between words only: typing or cutting inside a word is legal but the word could not be found again.
  const gaps = [...text.toString().matchAll(/ /g)].map((match) => match.index);
  const at = pick([0, ...gaps, text.length]);
  const what = random();
  if (what < 0.5) {
    typeAt(tool, a, at, ` ${word} `);
    return word;
  }
  if (what < 0.62) moveBlock(tool, a, { group: pick(groups), after: random() < 0.5 ? b : null });
  else if (what < 0.74) splitClause(tool, a, { block: 0, offset: at });
  else if (what < 0.86) mergeClauses(tool, a, b);
  else if (what < 0.91) deleteBlock(tool, a);
  else if (what < 0.94) restoreBlock(tool, a);
  else if (what < 0.97) setFields(tool, a, { level: Math.floor(random() * 3), owner: word });
  else addBlock(tool, { group: pick(groups), place: { after: a } });
  return null;
}

function play(seed: number): void {
  const random = seeded(seed);
  const tools = replicas(PEERS, (seed % 9_000) + 1);
  const first = tools[0] as (typeof tools)[number];
  const group = addGroup(first, { verb: 'Рекомендовать' });
  addGroup(first, { verb: 'Просить' });
  for (const text of ['создать группу', 'вести реестр', 'провести анализ']) addBlock(first, { group, text });
  sync(tools);
  const typed: string[] = [];
  for (let round = 0; round < 40; round += 1) {
    const tool = tools[Math.floor(random() * PEERS)] as Tool;
    const word = step(tool, random, `w${seed % 1000}x${round}`);
    if (word) typed.push(word);
    if (random() < 0.15) {
      const some = tools.filter(() => random() < 0.4);
      sync(some);
    }
  }
  sync(tools);
  sync(tools);
  const snapshot = readDraft(Y, first.doc);
  for (const tool of tools) {
    const other = readDraft(Y, tool.doc);
    expect(other).toEqual(snapshot);
    expect(canonicalText(freeze(other))).toBe(canonicalText(freeze(snapshot)));
  }
  const placed = layout(snapshot);
  const shown = new Set(readingOrder(placed.sections));
  expect([...placed.alive].sort()).toEqual([...shown].sort());
  const late = new Set(lateEdits(snapshot).map(({ id }) => id));
  // A blank beside a word may be cut away by a split; no digit ever follows.
  const has = (text: string, word: string) => new RegExp(`${word}(?!\\d)`).test(text);
  for (const word of typed) {
    const found = snapshot.blocks.some(
      (block) =>
        has(bodyText(block.body), word) &&
        (shown.has(block.id) || late.has(block.id) || has(block.end?.text ?? '', word)),
    );
    expect(found, `seed ${seed}: ${word}`).toBe(true);
  }
}

describe('everybody at once', () => {
  it('[RS9] no word is lost and all replicas are equal', () => {
    fc.assert(fc.property(fc.nat(), play), { numRuns: Number(process.env.FUZZ_RUNS ?? 60) });
  });
});
