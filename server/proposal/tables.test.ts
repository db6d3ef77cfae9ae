/** Parallel tables: each writes its sheet with its own pen, hands it in, the plenary joins what was written twice. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Actor } from '#domain/actor.ts';
import { alikeAmong, likeness } from '#domain/proposal/alike.ts';
import { tablesOf } from '#domain/proposal/tables.ts';
import { addBlock, deleteBlock } from '#domain/resolution/operations.ts';
import { readDraft } from '#domain/resolution/read.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { code, type Hall, ok, openHall, toolOf } from '../vote/testing.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await createTestServices();
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.end();
});

const M = 'закрепить наставников за молодыми директорами';
type Table = { id: string; number: number; person: Actor; draftId: string };

async function table(hall: Hall, title: string, person: Actor): Promise<Table> {
  const { id, number } = ok(
    await world.nouns.track.commands.createTrack(hall.chair, { forumId: hall.forumId, title }),
  );
  ok(await world.nouns.track.commands.joinTrack(person, { trackId: id, join: true }));
  const { draftId } = ok(await world.nouns.track.commands.openSheet(person, { trackId: id }));
  return { id, number, person, draftId };
}
const write = async ({ draftId, person }: Table, texts: string[]) => {
  const ids: string[] = [];
  await world.services.drafting.transact(draftId, person.accountId, (doc) => {
    const tool = toolOf(doc);
    const [group] = readDraft(tool.Y, doc).groups;
    for (const text of texts) ids.push(addBlock(tool, { kind: 'clause', group: group?.id ?? null, text }));
  });
  return ids;
};
const handIn = ({ id, person }: Table) => world.nouns.proposal.commands.handInSheet(person, { trackId: id });
const desk = async (hall: Hall) =>
  (await world.nouns.proposal.queries.proposalDesk(hall.chair, hall.slug)).proposals;

describe('the sheet of a table', () => {
  test('[TS1] one a table, opened by its people or who runs the forum; others read', async () => {
    const hall = await openHall(world, 2);
    const [one, two] = hall.people as [Actor, Actor];
    const mine = await table(hall, 'Наставничество', one);
    expect(ok(await world.nouns.track.commands.openSheet(hall.chair, { trackId: mine.id }))).toEqual({
      draftId: mine.draftId,
      created: false,
    });
    expect(code(await world.nouns.track.commands.openSheet(two, { trackId: mine.id }))).toBe('forbidden');
    const seen = await world.nouns.track.queries.tableSheet(two, hall.slug, mine.number);
    expect(seen.may).toEqual({ write: false, open: false, handIn: false });
    expect(code(await world.nouns.proposal.commands.handInSheet(two, { trackId: mine.id }))).toBe(
      'forbidden',
    );
    expect(code(await handIn(mine))).toBe('proposal/empty_sheet');
  });

  test('[TS2] [TS3] handed in, each clause is a proposal of nobody, with its number; again, it is renewed, not doubled', async () => {
    const hall = await openHall(world, 1);
    const mine = await table(hall, 'Наставничество', hall.people[0] as Actor);
    const [first, second] = (await write(mine, [M, 'провести стажировку'])) as [string, string];
    expect(ok(await handIn(mine))).toEqual({ added: 2, changed: 0, gone: 0 });
    expect(ok(await handIn(mine))).toEqual({ added: 0, changed: 0, gone: 0 });
    expect(
      (await desk(hall)).map(({ text, place, author, mine: own }) => [text, place, author, own]),
    ).toEqual([
      ['провести стажировку', 2, null, false],
      [M, 1, null, false],
    ]);
    const taken = (await desk(hall)).find(({ place }) => place === 2);
    ok(
      await world.nouns.proposal.commands.takeProposals(hall.chair, {
        resolutionId: hall.resolutionId,
        proposalIds: [taken?.id ?? ''],
        groupId: null,
      }),
    );
    await world.services.drafting.transact(mine.draftId, mine.person.accountId, (doc) => {
      deleteBlock(toolOf(doc), first);
      deleteBlock(toolOf(doc), second);
    });
    await write(mine, ['создать реестр наставников']);
    // What the assembly has taken stays; what the table struck out is withdrawn.
    expect(ok(await handIn(mine))).toEqual({ added: 1, changed: 0, gone: 1 });
    expect((await desk(hall)).map(({ text, state }) => [text, state])).toEqual([
      ['создать реестр наставников', 'submitted'],
      ['провести стажировку', 'taken'],
      [M, 'withdrawn'],
    ]);
  });
});

describe('the plenary', () => {
  test('[TS4] what two tables wrote alike is pointed at; one tap keeps one, and the clause knows both tables', async () => {
    const hall = await openHall(world, 2);
    const [one, two] = hall.people as [Actor, Actor];
    const a = await table(hall, 'Наставничество', one);
    const b = await table(hall, 'Кадры', two);
    await write(a, ['провести стажировку', M]);
    await write(b, [
      'открыть консультационный пункт',
      'издать приказ',
      'закрепить наставника за каждым молодым директором',
    ]);
    ok(await handIn(a));
    ok(await handIn(b));
    const list = [...(await desk(hall))].reverse();
    const [pair, ...more] = alikeAmong(list);
    expect(more).toEqual([]);
    expect(pair?.how).toBe('near');
    const [keep, other] = (pair?.ids ?? []) as [string, string];
    ok(await world.nouns.proposal.commands.joinProposals(hall.chair, { keepId: keep, otherIds: [other] }));
    expect(
      code(
        await world.nouns.proposal.commands.joinProposals(hall.chair, { keepId: other, otherIds: [keep] }),
      ),
    ).toBe('proposal/already_decided');
    const { clauseId } = ok(
      await world.nouns.proposal.commands.takeProposals(hall.chair, {
        resolutionId: hall.resolutionId,
        proposalIds: [keep],
        groupId: null,
      }),
    );
    const story = await world.nouns.resolution.queries.clauseStory(hall.chair, hall.slug, clauseId);
    expect(tablesOf(story.proposals)).toEqual([
      { number: a.number, places: [2] },
      { number: b.number, places: [3] },
    ]);
    const doc = await world.services.drafting.read(hall.draftId);
    const block = readDraft(Y, doc).blocks.find(({ id }) => id === clauseId);
    expect([...(block?.proposals ?? [])].sort()).toEqual([keep, other].sort());
    expect(
      code(await world.nouns.proposal.commands.joinProposals(one, { keepId: keep, otherIds: [other] })),
    ).toBe('forbidden');
  });

  test('[TS5] the same words, and nearly the same; different measures about one thing are not taken for one', () => {
    expect(
      alikeAmong([
        { id: 'a', text: `${M};` },
        { id: 'b', text: M.toUpperCase() },
      ]),
    ).toEqual([{ ids: ['a', 'b'], how: 'same' }]);
    expect(likeness('провести стажировку директоров', 'провести конкурс для молодых педагогов')).toBeLessThan(
      667,
    );
    expect(likeness('', 'слово')).toBe(0);
    const three = ['а', 'б', 'в'].map((id) => ({ id, text: M }));
    expect(alikeAmong(three)).toEqual([{ ids: ['а', 'б', 'в'], how: 'same' }]);
  });
});
