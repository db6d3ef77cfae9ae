/** Where a remark stands while people write: beside its words, inside them, and when its clause is cut, merged, moved. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { bodyText } from '../resolution/model.ts';
import {
  addBlock,
  addGroup,
  deleteBlock,
  mergeClauses,
  moveBlock,
  restoreBlock,
  splitClause,
  type Tool,
} from '../resolution/operations.ts';
import { readDraft } from '../resolution/read.ts';
import { restoreTo } from '../resolution/restore.ts';
import { firstText, replicas, seeded, sync, textOf, typeAt } from '../resolution/testing.ts';
import { type Anchor, type Anchored, anchorOf, type PlaceLib, placeOf, readingOf } from './anchor.ts';
import { occurrences } from './quote.ts';

const lib = Y as unknown as PlaceLib;
const TEXT = 'создать рабочую группу из молодых директоров до 1 сентября';
const WORDS = 'группу из молодых директоров';

function remarkOn(tool: Tool, clauseId: string, words: string): Anchored {
  const block = readDraft(Y, tool.doc).blocks.find(({ id }) => id === clauseId)!;
  const [span] = occurrences(bodyText(block.body), words);
  const anchor = anchorOf(lib, tool.doc, block, span!);
  expect(anchor).not.toBeNull();
  // As it comes back from the database.
  return { clauseId, quote: words, anchor: JSON.parse(JSON.stringify(anchor)) as Anchor };
}
const place = (tool: Tool, remark: Anchored) =>
  placeOf(readingOf(lib, tool.doc, readDraft(Y, tool.doc)), remark);

function scene(peers = 1) {
  const tools = replicas(peers) as unknown as Tool[];
  const tool = tools[0]!;
  const group = addGroup(tool, { verb: 'Рекомендовать' });
  const other = addGroup(tool, { verb: 'Просить' });
  const a = addBlock(tool, { group, text: TEXT });
  const b = addBlock(tool, { group, text: 'вести реестр наставников' });
  const remark = remarkOn(tool, a, WORDS);
  sync(tools);
  return { tools, tool, group, other, a, b, remark };
}

describe('a remark at words', () => {
  it('[RS54] keeps its words while others type before, behind and inside them', () => {
    const { tool, a, remark } = scene();
    typeAt(tool, a, 0, 'непременно ');
    typeAt(tool, a, textOf(tool, a).indexOf(WORDS), 'постоянную ');
    typeAt(tool, a, textOf(tool, a).indexOf(' до 1'), ' и завучей');
    expect(place(tool, remark)).toMatchObject({ clauseId: a, text: WORDS, gone: false });
    typeAt(tool, a, textOf(tool, a).indexOf('молодых'), 'лучших ');
    expect(place(tool, remark).text).toBe('группу из лучших молодых директоров');
    const at = textOf(tool, a).indexOf('группу из');
    firstText(tool, a).delete(at, 'группу из'.length);
    expect(place(tool, remark).text.trim()).toBe('лучших молодых директоров');
  });

  it('[RS54] goes with the clause to another group, and with the part that is cut off', () => {
    const { tool, a, other, remark } = scene();
    moveBlock(tool, a, { group: other });
    expect(place(tool, remark)).toMatchObject({ clauseId: a, text: WORDS });
    const tail = splitClause(tool, a, { block: 0, offset: 'создать рабочую '.length })!;
    expect(place(tool, remark)).toMatchObject({ clauseId: tail, text: WORDS, words: { from: 0 } });
    mergeClauses(tool, tail, a);
    expect(place(tool, remark)).toMatchObject({ clauseId: a, text: WORDS });
  });

  it('[RS54] stays with the first part where the cut goes behind it or through it', () => {
    const { tool, a, remark } = scene();
    splitClause(tool, a, { block: 0, offset: TEXT.indexOf(' до 1') });
    expect(place(tool, remark)).toMatchObject({ clauseId: a, text: WORDS });
    splitClause(tool, a, { block: 0, offset: TEXT.indexOf(' молодых') });
    expect(place(tool, remark)).toMatchObject({ clauseId: a, text: 'группу из', gone: false });
  });

  it('[RS54] changed words are found again in the clause that took them over, and in its parts', () => {
    const { tool, a, b, remark } = scene();
    typeAt(tool, a, TEXT.indexOf('молодых'), 'опытных и ');
    mergeClauses(tool, a, b, '; ');
    const changed = 'группу из опытных и молодых директоров';
    expect(place(tool, remark)).toMatchObject({ clauseId: b, text: changed });
    const tail = splitClause(tool, b, { block: 0, offset: textOf(tool, b).indexOf('создать') })!;
    expect(place(tool, remark)).toMatchObject({ clauseId: tail, text: changed });
  });

  it('[RS54] words changed and then cut off are known by most of themselves', () => {
    const { tool, a, remark } = scene();
    typeAt(tool, a, TEXT.indexOf('молодых'), 'опытных и ');
    const tail = splitClause(tool, a, { block: 0, offset: 'создать рабочую '.length })!;
    expect(place(tool, remark)).toMatchObject({
      clauseId: tail,
      text: 'группу из опытных и молодых директоров',
    });
  });

  it('[RS54] deleted words are gone, though the same phrase stands elsewhere; the clause stays', () => {
    const { tool, a, b, remark } = scene();
    typeAt(tool, a, TEXT.length, `, собрать ${WORDS} района`);
    firstText(tool, a).delete(TEXT.indexOf(WORDS), WORDS.length);
    expect(place(tool, remark)).toEqual({ clauseId: a, words: null, text: '', gone: true });
    deleteBlock(tool, a);
    expect(place(tool, remark)).toMatchObject({ clauseId: null, gone: true });
    restoreBlock(tool, a);
    expect(place(tool, remark)).toMatchObject({ clauseId: a, gone: true });
    expect(place(tool, { clauseId: b, quote: '', anchor: null })).toMatchObject({ clauseId: b, gone: false });
    mergeClauses(tool, b, a);
    expect(place(tool, { clauseId: b, quote: '', anchor: null })).toMatchObject({ clauseId: a, gone: false });
  });

  it('[RS54] words come back with the version that had them', () => {
    const { tool, a, remark } = scene();
    const version = readDraft(Y, tool.doc);
    firstText(tool, a).delete(0, TEXT.length);
    typeAt(tool, a, 0, 'отложить до весны');
    expect(place(tool, remark).gone).toBe(true);
    restoreTo(tool, version);
    expect(place(tool, remark)).toMatchObject({ clauseId: a, text: WORDS, gone: false });
  });

  it('[RS54] an anchor of a stranger’s making places nothing and breaks nothing', () => {
    const { tool, a } = scene();
    for (const from of [null, 7, {}, { type: { client: 1, clock: 99 } }, { item: { client: 9, clock: 9 } }]) {
      const remark = {
        clauseId: a,
        quote: 'нет таких слов',
        anchor: { from, to: from, before: '', after: '' },
      };
      expect(place(tool, remark)).toMatchObject({ clauseId: a, words: null, gone: true });
    }
  });
});

/** Private letters, each once: whatever happens, it is known which of them live and where. */
const MARKED = Array.from({ length: 12 }, (_, i) => String.fromCharCode(0xe000 + i)).join('');

describe('whatever people do at once', () => {
  it('[RS54] typing and deleting by four, anywhere: the place holds every letter of the words that lives', () => {
    const play = (seed: number) => {
      const random = seeded(seed);
      const tools = replicas(4, (seed % 9_000) + 1) as unknown as Tool[];
      const tool = tools[0]!;
      const group = addGroup(tool, { verb: 'Рекомендовать' });
      const a = addBlock(tool, { group, text: `перед словами ${MARKED} и за ними` });
      const remark = remarkOn(tool, a, MARKED);
      sync(tools);
      for (let i = 0; i < 30; i += 1) {
        const one = tools[Math.floor(random() * tools.length)]!;
        const text = firstText(one, a);
        const at = Math.floor(random() * (text.length + 1));
        if (random() < 0.6) text.insert(at, 'тук ');
        else if (random() < 0.8) text.delete(at, Math.min(Math.floor(random() * 5), text.length - at));
        else moveBlock(one, a, { group });
        if (random() < 0.2) sync(tools);
      }
      sync(tools);
      sync(tools);
      const found = tools.map((one) => place(one, remark));
      for (const other of found) expect(other, `seed ${seed}`).toEqual(found[0]);
      const living = [...MARKED].filter((letter) => textOf(tool, a).includes(letter));
      const { text, gone, clauseId } = found[0]!;
      expect(clauseId).toBe(a);
      if (living.length > 0) expect(gone, `seed ${seed}`).toBe(false);
      expect(
        [...text].filter((letter) => MARKED.includes(letter)),
        `seed ${seed}`,
      ).toEqual(living);
      if (living[0] === MARKED[0]) expect(text.startsWith(MARKED[0]!), `seed ${seed}`).toBe(true);
      if (living.at(-1) === MARKED.at(-1)) expect(text.endsWith(MARKED.at(-1)!), `seed ${seed}`).toBe(true);
    };
    fc.assert(fc.property(fc.nat(), play), { numRuns: Number(process.env.FUZZ_RUNS ?? 100) });
  });

  it('[RS54] cutting, merging, moving, deleting by four: words that stand whole, with a neighbour, are found', () => {
    const play = (seed: number) => {
      const random = seeded(seed);
      const tools = replicas(4, (seed % 9_000) + 1) as unknown as Tool[];
      const tool = tools[0]!;
      const groups = [addGroup(tool, { verb: 'Рекомендовать' }), addGroup(tool, { verb: 'Просить' })];
      const words = 'наставников каждому молодому директору';
      const a = addBlock(tool, { group: groups[0]!, text: `закрепить в районе ${words} на первый год` });
      for (const text of ['вести реестр', 'провести анализ итогов'])
        addBlock(tool, { group: groups[0]!, text });
      const remark = remarkOn(tool, a, words);
      sync(tools);
      const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
      for (let i = 0; i < 25; i += 1) {
        const one = pick(tools);
        const ids = [...one.doc.getMap('blocks').keys()];
        const [x, y] = [pick(ids), pick(ids)];
        const gaps = [...firstText(one, x).toString().matchAll(/ /g)].map(({ index }) => index);
        const what = random();
        if (what < 0.35) splitClause(one, x, { block: 0, offset: pick([0, ...gaps]) });
        else if (what < 0.7) mergeClauses(one, x, y);
        else if (what < 0.8) moveBlock(one, x, { group: pick(groups), after: y });
        else if (what < 0.85) deleteBlock(one, x);
        else if (what < 0.9) restoreBlock(one, x);
        else typeAt(one, x, pick([0, ...gaps]), ` сюда${i} `);
        if (random() < 0.2) sync(tools);
      }
      sync(tools);
      sync(tools);
      const found = tools.map((one) => place(one, remark));
      for (const other of found) expect(other, `seed ${seed}`).toEqual(found[0]);
      const reading = readingOf(lib, tool.doc, readDraft(Y, tool.doc));
      const { clauseId, words: span, text, gone } = found[0]!;
      // With what stood on one side of them: alone they might be a phrase like another.
      const whole = [...reading.alive].filter((id) =>
        [`районе ${words}`, `${words} на первый`].some(
          (known) => occurrences(bodyText(reading.byId.get(id)!.body), known).length > 0,
        ),
      );
      if (whole.length > 0) expect(gone, `seed ${seed}`).toBe(false);
      if (clauseId !== null) expect(reading.alive.has(clauseId), `seed ${seed}`).toBe(true);
      if (!span || clauseId === null) return;
      expect(bodyText(reading.byId.get(clauseId)!.body).slice(span.from, span.to)).toBe(text);
      expect(text.trim()).not.toBe('');
    };
    fc.assert(fc.property(fc.nat(), play), { numRuns: Number(process.env.FUZZ_RUNS ?? 100) });
  });
});
