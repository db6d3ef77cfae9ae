/** Versions: what two of them say differently, and how the text comes back to an older one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { compare } from './compare.ts';
import { canonicalText, freeze } from './freeze.ts';
import { readName, storedName } from './history.ts';
import { lateEdits } from './layout.ts';
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
import { restoreTo } from './restore.ts';
import { firstText, replicas, seeded, sync, typeAt } from './testing.ts';

function text() {
  const [tool, other] = replicas(2) as unknown as [Tool, Tool];
  const first = addGroup(tool, { verb: 'Рекомендовать', addressees: [{ name: 'управлению', bodyId: null }] });
  const second = addGroup(tool, { verb: 'Просить' });
  const a = addBlock(tool, { group: first, text: 'создать рабочую группу до 1 сентября' });
  const b = addBlock(tool, { group: first, text: 'вести реестр наставников' });
  const c = addBlock(tool, { group: first, text: 'провести анализ' });
  const d = addBlock(tool, { group: second, text: 'помочь школам' });
  return { tool, other, first, second, a, b, c, d };
}
const snap = (tool: Tool) => readDraft(Y, tool.doc);

describe('comparison', () => {
  it('[RS40] words that went and came stand in their clause; what is the same is said to be the same', () => {
    const { tool, a, b } = text();
    const before = snap(tool);
    firstText(tool, a).delete(8, 7);
    firstText(tool, a).insert(8, 'постоянную');
    setFields(tool, b, { owner: 'методический центр' });
    const { sections, counts } = compare(before, snap(tool));
    const blocks = sections.flatMap((section) => section.blocks);
    expect(blocks.map(({ what }) => what)).toEqual(['changed', 'changed', 'same', 'same']);
    expect(blocks[0]?.parts).toEqual([
      { type: 'same', text: 'создать ' },
      { type: 'del', text: 'рабочую' },
      { type: 'ins', text: 'постоянную' },
      { type: 'same', text: ' группу до 1 сентября' },
    ]);
    expect(blocks[1]?.owner).toEqual({ before: '', after: 'методический центр' });
    expect(counts).toEqual({ changed: 2, added: 0, removed: 0, moved: 0 });
  });

  it('[RS41] a clause that only stands elsewhere has moved; the others have not', () => {
    const { tool, second, a, c } = text();
    const before = snap(tool);
    moveBlock(tool, a, { after: c });
    let moved = compare(before, snap(tool)).sections.flatMap(({ blocks }) =>
      blocks.filter((one) => one.moved),
    );
    expect(moved.map(({ id, what, from, marker }) => [id, what, from?.marker, marker])).toEqual([
      [a, 'same', 'а)', 'в)'],
    ]);
    moveBlock(tool, c, { group: second });
    moved = compare(before, snap(tool)).sections.flatMap(({ blocks }) => blocks.filter((one) => one.moved));
    expect(moved).toHaveLength(2);
    expect(moved.find(({ id }) => id === c)?.from?.heading).toBe('Рекомендовать управлению:');
  });

  it('[RS42] a removed clause stands struck out where it stood, a merged one names its heir, a new one is all new', () => {
    const { tool, first, a, b, c } = text();
    const before = snap(tool);
    deleteBlock(tool, b);
    mergeClauses(tool, c, a);
    const fresh = addBlock(tool, { group: first, text: 'открыть сайт' });
    const result = compare(before, snap(tool));
    expect(result.sections[0]?.blocks.map(({ id, what, into }) => [id, what, into])).toEqual([
      [a, 'changed', ''],
      [b, 'removed', ''],
      [c, 'merged', 'а)'],
      [fresh, 'added', ''],
    ]);
    expect(result.counts).toEqual({ changed: 1, added: 1, removed: 2, moved: 0 });
  });
});

describe('coming back', () => {
  it('[RS43] the text says again what the version said; what came since is a tombstone, not lost', () => {
    const { tool, first, second, a, b, c } = text();
    const version = snap(tool);
    typeAt(tool, a, 0, 'непременно ');
    deleteBlock(tool, b);
    moveBlock(tool, c, { group: second });
    const fresh = addBlock(tool, { group: first, text: 'открыть сайт' });
    expect(restoreTo(tool, version)).toBe(4);
    expect(canonicalText(freeze(snap(tool)))).toBe(canonicalText(freeze(version)));
    expect(snap(tool).blocks.find(({ id }) => id === fresh)?.end).toMatchObject({
      how: 'deleted',
      text: 'открыть сайт',
    });
    expect(restoreTo(tool, version)).toBe(0);
  });

  it('[RS44] what somebody types meanwhile stays: beside the restored words, or as a late edit', () => {
    const { tool, other, a, first } = text();
    const version = snap(tool);
    typeAt(tool, a, 7, ' скорее');
    const fresh = addBlock(tool, { group: first, text: 'открыть сайт' });
    sync([tool, other]);
    typeAt(other, a, firstText(other, a).length, ', не позже');
    typeAt(other, fresh, 12, ' школы');
    restoreTo(tool, version);
    sync([tool, other]);
    const now = snap(tool);
    expect(snap(other)).toEqual(now);
    expect(firstText(tool, a).toString()).toBe('создать рабочую группу до 1 сентября, не позже');
    expect(lateEdits(now).map(({ id, now: words }) => [id, words])).toEqual([[fresh, 'открыть сайт школы']]);
  });

  it('[RS43] whatever happened since, and marks too', () => {
    const play = (seed: number) => {
      const random = seeded(seed);
      const [tool] = replicas(1, (seed % 9_000) + 1) as unknown as [Tool];
      const groups = [addGroup(tool, { verb: 'Рекомендовать' }), addGroup(tool, { verb: 'Просить' })];
      for (const words of ['создать группу', 'вести реестр', 'провести анализ'])
        addBlock(tool, { group: groups[0] ?? null, text: words });
      const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
      const step = () => {
        const [a, b] = [
          pick([...tool.doc.getMap('blocks').keys()]),
          pick([...tool.doc.getMap('blocks').keys()]),
        ];
        const what = random();
        const words = firstText(tool, a);
        const at = Math.floor(random() * (words.length + 1));
        if (what < 0.3) words.insert(at, `слово${Math.floor(random() * 99)} `);
        else if (what < 0.4) words.delete(at, Math.min(3, words.length - at));
        else if (what < 0.5) words.format(0, at, { strong: {} });
        else if (what < 0.6) moveBlock(tool, a, { group: pick(groups), after: b });
        else if (what < 0.7) splitClause(tool, a, { block: 0, offset: at });
        else if (what < 0.8) mergeClauses(tool, a, b);
        else if (what < 0.87) deleteBlock(tool, a);
        else if (what < 0.92) restoreBlock(tool, a);
        else setFields(tool, a, { level: Math.floor(random() * 3), owner: 'кто-то' });
      };
      for (let i = 0; i < 12; i += 1) step();
      const version = snap(tool);
      for (let i = 0; i < 20; i += 1) step();
      restoreTo(tool, version);
      expect(canonicalText(freeze(snap(tool))), `seed ${seed}`).toBe(canonicalText(freeze(version)));
    };
    fc.assert(fc.property(fc.nat(), play), { numRuns: Number(process.env.FUZZ_RUNS ?? 60) });
  });
});

it('[RS45] a name given by hand never looks like one of the house', () => {
  expect(readName(storedName('hour'))).toEqual({ kind: 'hour', name: '' });
  expect(readName(storedName('hand', 'freeze'))).toEqual({ kind: 'hand', name: 'freeze' });
});
