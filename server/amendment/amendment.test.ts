/** Amendments on a real database and a real draft: what is accepted stands letter for letter, or waits for a person. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { editBody } from '#domain/resolution/body-edit.ts';
import { bodyText } from '#domain/resolution/model.ts';
import { readDraft } from '#domain/resolution/read.ts';
import { amendment } from '#drizzle/schema/amendment.ts';
import { participant } from '#drizzle/schema/forum.ts';
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

const FIRST = 'закрепить наставников за молодыми директорами';
const commands = () => world.nouns.amendment.commands;
const draftOf = async (hall: Hall) => {
  const doc = await world.services.drafting.read(hall.draftId);
  return { doc, snapshot: readDraft(toolOf(doc).Y, doc) };
};
const clauseText = async (hall: Hall, id: string) => {
  const { snapshot } = await draftOf(hall);
  const block = snapshot.blocks.find((b) => b.id === id);
  return block && !block.end ? bodyText(block.body) : null;
};
const submit = (hall: Hall, at: number, input: Record<string, unknown>) =>
  commands().submitAmendment(hall.people[at] ?? null, { resolutionId: hall.resolutionId, ...input } as never);
const replace = (hall: Hall, at: number, text: string, clause = 0) =>
  submit(hall, at, { op: 'replace', clauseId: hall.clauses[clause], text });
const sort = (hall: Hall, amendmentId: string, to: 'consensual' | 'to_vote') =>
  commands().sortAmendment(hall.chair, { amendmentId, to });
const typeIn = (hall: Hall, clause: number, from: number, text: string) =>
  world.services.drafting.transact(hall.draftId, hall.chair.accountId, (doc) => {
    const tool = toolOf(doc);
    const body = doc
      .getMap<Y.Map<unknown>>('blocks')
      .get(hall.clauses[clause] ?? '')
      ?.get('body');
    editBody(tool.Y, body as never, [{ from, to: from, insert: text }]);
  });
const desk = async (hall: Hall, actor = hall.chair) =>
  (await world.nouns.amendment.queries.amendmentDesk(actor, hall.slug)).amendments;

describe('submitting', () => {
  test('[AM1] by clause and base; numbered; the same words, a gone clause and a stranger are refused', async () => {
    const hall = await openHall(world, 2);
    const { id, number } = ok(await replace(hall, 0, 'назначить наставников молодым директорам'));
    expect(number).toBe(1);
    expect((await desk(hall))[0]).toMatchObject({
      id,
      op: 'replace',
      state: 'submitted',
      base: FIRST,
      marker: expect.stringMatching(/^(а|1)\)$/),
    });
    expect(code(await replace(hall, 0, FIRST))).toBe('amendment/nothing_changed');
    expect(code(await submit(hall, 0, { op: 'delete', clauseId: 'Z'.repeat(22) }))).toBe(
      'amendment/clause_gone',
    );
    const stranger = await world.person();
    expect(
      code(
        await commands().submitAmendment(stranger, {
          resolutionId: hall.resolutionId,
          op: 'delete',
          clauseId: hall.clauses[0]!,
        }),
      ),
    ).toBe('not_found');
  });

  test('[AM4] words typed meanwhile are carried over; where both touch the same words the mover decides', async () => {
    const hall = await openHall(world, 1);
    await typeIn(hall, 0, FIRST.length, ' района');
    ok(
      await submit(hall, 0, {
        op: 'replace',
        clauseId: hall.clauses[0],
        base: FIRST,
        text: FIRST.replace('закрепить', 'назначить'),
      }),
    );
    expect((await desk(hall))[0]?.text).toBe('назначить наставников за молодыми директорами района');
    expect(
      code(
        await submit(hall, 0, {
          op: 'replace',
          clauseId: hall.clauses[0],
          base: FIRST,
          text: `${FIRST} края`,
        }),
      ),
    ).toBe('amendment/text_moved');
  });

  test('[AM6] the desk enters for a person without a phone, nobody else does', async () => {
    const hall = await openHall(world, 1);
    const without = await world.join(hall.forumId, null, ['participant']);
    const input = { op: 'delete', clauseId: hall.clauses[0], moverId: without };
    expect(code(await submit(hall, 0, input))).toBe('forbidden');
    ok(await commands().submitAmendment(hall.chair, { resolutionId: hall.resolutionId, ...input } as never));
    expect((await desk(hall))[0]?.mover).not.toBe('');
  });
});

describe('deciding', () => {
  test('[AM10] one objection takes one out of the block; the rest passes at once, in the text letter for letter', async () => {
    const hall = await openHall(world, 3);
    const a = ok(await replace(hall, 0, 'закрепить опытных наставников за молодыми директорами'));
    const b = ok(await replace(hall, 1, 'утвердить программу развития', 1));
    for (const { id } of [a, b]) ok(await sort(hall, id, 'consensual'));
    ok(await commands().objectAmendment(hall.people[2]!, { amendmentId: b.id }));
    expect(code(await sort(hall, b.id, 'consensual'))).toBe('amendment/objected');
    const block = { resolutionId: hall.resolutionId };
    expect(code(await commands().adoptBlock(hall.chair, { ...block, amendmentIds: [a.id, b.id] }))).toBe(
      'amendment/block_changed',
    );
    const { results } = ok(await commands().adoptBlock(hall.chair, { ...block, amendmentIds: [a.id] }));
    expect(results).toEqual([{ id: a.id, number: 1, outcome: 'applied' }]);
    expect(await clauseText(hall, hall.clauses[0]!)).toBe(
      'закрепить опытных наставников за молодыми директорами',
    );
    expect(await clauseText(hall, hall.clauses[1]!)).toBe('разработать программу развития');
    const authors = await world.services.drafting.authors(hall.draftId);
    expect([...authors.values()]).toContain(hall.people[0]!.accountId);
  });

  test('[AM13] every kind of change: add, delete, move, merge, split', async () => {
    const hall = await openHall(world, 1);
    const group = (await draftOf(hall)).snapshot.groups[0]!.id;
    const [first, second] = hall.clauses as [string, string];
    const pass = async (input: Record<string, unknown>) => {
      const { id } = ok(await submit(hall, 0, input));
      ok(await sort(hall, id, 'consensual'));
      ok(await commands().adoptBlock(hall.chair, { resolutionId: hall.resolutionId, amendmentIds: [id] }));
      return (await desk(hall)).find((a) => a.id === id);
    };
    const order = async () => {
      const view = await world.nouns.amendment.queries.amendmentDesk(hall.chair, hall.slug);
      return view.clauses.map(({ text }) => text);
    };
    expect(
      await pass({ op: 'add', groupId: group, afterId: first, text: 'создать клуб наставников' }),
    ).toMatchObject({
      state: 'adopted',
      applied: true,
    });
    expect(await order()).toEqual([FIRST, 'создать клуб наставников', 'разработать программу развития']);
    await pass({ op: 'move', clauseId: second, groupId: group, afterId: null });
    expect((await order())[0]).toBe('разработать программу развития');
    await pass({
      op: 'split',
      clauseId: first,
      text: 'закрепить наставников',
      tail: 'помогать молодым директорам',
    });
    expect(await order()).toEqual([
      'разработать программу развития',
      'закрепить наставников',
      'помогать молодым директорам',
      'создать клуб наставников',
    ]);
    await pass({ op: 'merge', clauseId: second, intoId: first });
    expect((await order())[0]).toBe('закрепить наставников разработать программу развития');
    await pass({ op: 'delete', clauseId: first });
    expect(await order()).toEqual(['помогать молодым директорам', 'создать клуб наставников']);
  });

  test('[AM20] [AM23] [AM24] a changed clause is never overwritten: the amendment waits for its mover, and is rebased', async () => {
    const hall = await openHall(world, 2);
    const a = ok(await replace(hall, 0, FIRST.replace('закрепить', 'назначить')));
    const b = ok(await replace(hall, 1, FIRST.replace('молодыми', 'начинающими')));
    for (const { id } of [a, b]) ok(await sort(hall, id, 'consensual'));
    const { results } = ok(
      await commands().adoptBlock(hall.chair, {
        resolutionId: hall.resolutionId,
        amendmentIds: [a.id, b.id],
      }),
    );
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(['applied', 'text_changed']);
    const waiting = (await desk(hall)).find(({ state }) => state === 'needs_rebase')!;
    expect(waiting).toMatchObject({ decided: true, applied: false, stale: 'text_changed' });
    expect(waiting.waitsFor).not.toBe('');
    expect(waiting.suggestion).toBe('назначить наставников за начинающими директорами');
    expect(
      code(await world.nouns.resolution.commands.freezeText(hall.chair, { resolutionId: hall.resolutionId })),
    ).toBe('resolution/amendments_waiting');
    const input = { amendmentId: waiting.id, base: waiting.now!, text: waiting.suggestion! };
    expect(code(await commands().rebaseAmendment(hall.people[1]!, input))).toBe('forbidden');
    expect(code(await commands().rebaseAmendment(hall.chair, { ...input, base: FIRST }))).toBe(
      'amendment/text_moved',
    );
    ok(await commands().rebaseAmendment(hall.chair, input));
    expect(await clauseText(hall, hall.clauses[0]!)).toBe('назначить наставников за начинающими директорами');
    ok(await world.nouns.resolution.commands.freezeText(hall.chair, { resolutionId: hall.resolutionId }));
  });

  test('[AM21] typing between sorting and adopting is kept; the amendment waits', async () => {
    const hall = await openHall(world, 1);
    const a = ok(await replace(hall, 0, FIRST.replace('закрепить', 'назначить')));
    ok(await sort(hall, a.id, 'consensual'));
    await typeIn(hall, 0, 0, 'срочно ');
    const { results } = ok(
      await commands().adoptBlock(hall.chair, { resolutionId: hall.resolutionId, amendmentIds: [a.id] }),
    );
    expect(results[0]?.outcome).toBe('text_changed');
    expect(await clauseText(hall, hall.clauses[0]!)).toBe(`срочно ${FIRST}`);
  });

  test('[AM22] applied twice is applied once', async () => {
    const hall = await openHall(world, 1);
    const group = (await draftOf(hall)).snapshot.groups[0]!.id;
    const a = ok(await submit(hall, 0, { op: 'add', groupId: group, text: 'создать клуб' }));
    ok(await sort(hall, a.id, 'consensual'));
    ok(await commands().adoptBlock(hall.chair, { resolutionId: hall.resolutionId, amendmentIds: [a.id] }));
    await world.services.db.update(amendment).set({ appliedAt: null }).where(eq(amendment.id, a.id));
    expect(ok(await commands().applyAdopted(hall.chair, { amendmentId: a.id })).outcome).toBe('already');
    expect(
      (await draftOf(hall)).snapshot.blocks.filter((b) => bodyText(b.body) === 'создать клуб'),
    ).toHaveLength(1);
  });

  test('[AM7] seconders by the rules; one does not second oneself, nor without a vote', async () => {
    const hall = await openHall(world, 3, {
      rules: { amendments: { cutOffDays: null, seconders: 2, order: 'farthest', rebaseDays: 1 } },
    });
    const a = ok(await replace(hall, 0, 'назначить наставников'));
    expect(await sort(hall, a.id, 'to_vote')).toMatchObject({
      code: 'amendment/seconders',
      params: { missing: 2 },
    });
    const second = (at: number) => commands().secondAmendment(hall.people[at]!, { amendmentId: a.id });
    expect(code(await second(0))).toBe('amendment/own_second');
    for (const at of [1, 2, 2]) ok(await second(at));
    ok(await sort(hall, a.id, 'to_vote'));
    const guest = await world.person();
    await world.join(hall.forumId, guest, ['participant'], { voting: false });
    expect(code(await commands().secondAmendment(guest, { amendmentId: a.id }))).toBe('forbidden');
  });

  test('[AM9] only who presides sorts and adopts; movers withdraw their own', async () => {
    const hall = await openHall(world, 2);
    const a = ok(await replace(hall, 0, 'назначить наставников'));
    expect(
      code(await commands().sortAmendment(hall.people[0]!, { amendmentId: a.id, to: 'consensual' })),
    ).toBe('forbidden');
    expect(code(await commands().withdrawAmendment(hall.people[1]!, { amendmentId: a.id }))).toBe(
      'forbidden',
    );
    ok(await commands().withdrawAmendment(hall.people[0]!, { amendmentId: a.id }));
    expect(code(await sort(hall, a.id, 'consensual'))).toBe('amendment/wrong_state');
    const seat = await world.services.db
      .select()
      .from(participant)
      .where(eq(participant.forumId, hall.forumId));
    expect(seat.length).toBeGreaterThan(2);
  });
});
