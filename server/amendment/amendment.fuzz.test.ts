/**
 * Random amendments and people typing at the same time, some of them away and back later: no typed word is lost, no
 * accepted text is lost, and every word of the text is of its beginning, of typing, or of an adopted amendment.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { layout } from '#domain/resolution/layout.ts';
import { bodyText } from '#domain/resolution/model.ts';
import { readDraft } from '#domain/resolution/read.ts';
import { seeded } from '#domain/resolution/testing.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { type Hall, openHall } from '../vote/testing.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await createTestServices();
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.end();
});

const read = (hall: Hall) => world.services.drafting.read(hall.draftId);
const clausesOf = (doc: Y.Doc) =>
  layout(readDraft(Y, doc)).sections.flatMap((s) =>
    s.type === 'block' ? [] : s.clauses.map((c) => c.block),
  );

/** Puts a word between two words of a clause, as an editor does. */
function type(doc: Y.Doc, clauseId: string, word: string, at: number): void {
  const body = doc.getMap<Y.Map<unknown>>('blocks').get(clauseId)?.get('body') as Y.XmlFragment;
  const text = (body.get(0) as Y.XmlElement).get(0) as Y.XmlText;
  const plain = text.toString();
  const gaps = [0, ...[...plain.matchAll(/ /g)].map((m) => m.index + 1)];
  const gap = gaps[at % gaps.length] ?? 0;
  text.insert(gap, `${word} `);
}

test.each([1, 2, 3])(
  '[AM25] random amendments and typing, seed %i: nothing typed or accepted is lost',
  async (seed) => {
    const random = seeded(seed * 7919);
    const below = (n: number) => Math.floor(random() * n);
    const hall = await openHall(world, 4);
    const { submitAmendment, sortAmendment, adoptBlock, rebaseAmendment } = world.nouns.amendment.commands;
    const desk = async () =>
      (await world.nouns.amendment.queries.amendmentDesk(hall.chair, hall.slug)).amendments;
    const first = await read(hall);
    const beginning = new Set(clausesOf(first).flatMap((b) => bodyText(b.body).split(/\s+/)));
    const groupId = readDraft(Y, first).groups[0]!.id;
    const typed: string[] = [];
    const words = new Map<string, string>();
    let moves = 0;
    const away: { doc: Y.Doc; before: Uint8Array; by: string }[] = [];
    const person = () => hall.people[below(hall.people.length)]!;
    const write = async () => {
      const word = `слово${typed.length}`;
      typed.push(word);
      const { drafting } = world.services;
      const at = below(50);
      const pick = below(50);
      await drafting.transact(hall.draftId, person().accountId, (doc) => {
        const list = clausesOf(doc);
        type(doc, list[pick % list.length]!.id, word, at);
      });
    };
    const leave = async () => {
      const doc = await read(hall);
      const before = Y.encodeStateVector(doc);
      const word = `слово${typed.length}`;
      typed.push(word);
      const list = clausesOf(doc);
      type(doc, list[below(list.length)]!.id, word, below(50));
      away.push({ doc, before, by: person().accountId });
    };
    const comeBack = async () => {
      const one = away.shift();
      if (!one) return;
      const update = Y.encodeStateAsUpdate(one.doc, one.before);
      await world.services.drafting.transact(hall.draftId, one.by, (doc) => Y.applyUpdate(doc, update));
    };
    const move = async () => {
      const list = clausesOf(await read(hall));
      const clause = list[below(list.length)]!;
      const base = bodyText(clause.body);
      const parts = base.split(' ');
      moves += 1;
      const word = `поправка${moves}`;
      parts.splice(below(parts.length + 1), 0, word);
      const add = random() < 0.2;
      const common = { resolutionId: hall.resolutionId };
      const result = await submitAmendment(
        person(),
        add
          ? { ...common, op: 'add', groupId, text: `добавить ${word}` }
          : { ...common, op: 'replace', clauseId: clause.id, base, text: parts.join(' ') },
      );
      if (!result.ok) return expect(result.code).toBe('amendment/text_moved');
      words.set(result.data.id, word);
      const sorted = await sortAmendment(hall.chair, { amendmentId: result.data.id, to: 'consensual' });
      // Its words may have been typed over since: seen here, or by somebody's adoption just before (it waits, then).
      if (!sorted.ok) expect(['amendment/text_changed', 'amendment/wrong_state']).toContain(sorted.code);
    };
    const adopt = async () => {
      const ids = (await desk()).filter(({ state }) => state === 'consensual').map(({ id }) => id);
      if (ids.length === 0) return;
      const result = await adoptBlock(hall.chair, { resolutionId: hall.resolutionId, amendmentIds: ids });
      if (!result.ok) expect(result.code).toBe('amendment/block_changed');
    };
    const rebase = async () => {
      for (const a of await desk())
        if (a.may.rebase && a.now !== null && a.suggestion !== null) {
          const result = await rebaseAmendment(hall.chair, {
            amendmentId: a.id,
            base: a.now,
            text: a.suggestion,
          });
          if (!result.ok) expect(['amendment/text_moved', 'amendment/wrong_state']).toContain(result.code);
        }
    };
    const acts = [write, write, write, leave, comeBack, move, move, adopt, rebase];
    for (let round = 0; round < 25; round += 1)
      await Promise.all(Array.from({ length: 1 + below(4) }, () => acts[below(acts.length)]!()));
    while (away.length > 0) await comeBack();
    await adopt();

    const doc = await read(hall);
    const everywhere = readDraft(Y, doc)
      .blocks.map((b) => bodyText(b.body))
      .join(' ')
      .split(/\s+/);
    const standing = clausesOf(doc).flatMap((b) => bodyText(b.body).split(/\s+/));
    for (const word of typed) expect(everywhere, word).toContain(word);
    const adopted = new Set<string>(['добавить']);
    for (const a of await desk()) {
      const word = words.get(a.id) ?? '';
      if (a.applied) {
        adopted.add(word);
        expect(standing, `${word} was accepted`).toContain(word);
      } else {
        expect(standing, `${word} was not accepted`).not.toContain(word);
        if (a.decided) expect(a.waitsFor).not.toBe('');
      }
    }
    const known = new Set([...beginning, ...typed, ...adopted]);
    expect(standing.filter((word) => word !== '' && !known.has(word))).toEqual([]);
    const authors = await world.services.drafting.authors(hall.draftId);
    for (const client of Y.decodeStateVector(Y.encodeStateVector(doc)).keys())
      expect(authors.has(client)).toBe(true);
  },
  120_000,
);
