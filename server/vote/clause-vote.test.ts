/** Votes on amendments, a block and single clauses: bound to exactly those words, carried out in the live text at once. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { layout } from '#domain/resolution/layout.ts';
import { bodyText } from '#domain/resolution/model.ts';
import { readDraft } from '#domain/resolution/read.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { code, type Hall, ok, openHall } from './testing.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await createTestServices();
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.end();
});

const FIRST = 'закрепить наставников за молодыми директорами';
const votes = () => world.nouns.vote.commands;
const texts = async (hall: Hall) => {
  const snapshot = readDraft(Y, await world.services.drafting.read(hall.draftId));
  return layout(snapshot).sections.flatMap((s) =>
    s.type === 'block' ? [] : s.clauses.map((c) => bodyText(c.block.body)),
  );
};
async function moved(hall: Hall, text: string, to: 'to_vote' | 'consensual' = 'to_vote') {
  const { id } = ok(
    await world.nouns.amendment.commands.submitAmendment(hall.people[0]!, {
      op: 'replace',
      resolutionId: hall.resolutionId,
      clauseId: hall.clauses[0]!,
      text,
    }),
  );
  ok(await world.nouns.amendment.commands.sortAmendment(hall.chair, { amendmentId: id, to }));
  return id;
}
const put = (hall: Hall, over: Record<string, unknown>) =>
  votes().putToVote(hall.chair, { forumId: hall.forumId, method: 'hands', ...over } as never);
const announce = (hall: Hall, voteId: string, yes: number, no: number) =>
  votes().announceResult(hall.chair, { voteId, hands: { for: yes, against: no, abstain: 0 } });
const state = async (hall: Hall, id: string) =>
  (await world.nouns.amendment.queries.amendmentDesk(hall.chair, hall.slug)).amendments.find(
    (a) => a.id === id,
  );

test('[VO35] an adopted amendment stands in the text at the announcement; a rejected one changes nothing', async () => {
  const hall = await openHall(world, 3);
  const [good, bad] = [await moved(hall, `${FIRST} района`), await moved(hall, 'ничего не делать')];
  expect(code(await put(hall, { matter: 'amendment' }))).toBe('vote/no_subject');
  const first = ok(await put(hall, { matter: 'amendment', subjectId: bad }));
  expect(first.sha256).not.toBeNull();
  const current = await world.nouns.vote.queries.currentVote(hall.people[1]!, hall.slug);
  expect(current.vote?.subject).toMatchObject({
    kind: 'amendments',
    items: [{ base: FIRST, text: 'ничего не делать' }],
  });
  expect(
    code(await world.nouns.amendment.commands.withdrawAmendment(hall.people[0]!, { amendmentId: bad })),
  ).toBe('amendment/on_vote');
  ok(await announce(hall, first.id, 1, 2));
  expect(await state(hall, bad)).toMatchObject({ state: 'rejected', applied: false });
  const next = ok(await put(hall, { matter: 'amendment', subjectId: good }));
  ok(await announce(hall, next.id, 3, 0));
  expect(await state(hall, good)).toMatchObject({ state: 'adopted', applied: true, voteNumber: 2 });
  expect(await texts(hall)).toContain(`${FIRST} района`);
});

test('[VO36] typed into while the hall votes: the words typed stay, the amendment waits for its owner', async () => {
  const hall = await openHall(world, 3);
  const id = await moved(hall, `${FIRST} района`);
  const { id: voteId } = ok(await put(hall, { matter: 'amendment', subjectId: id }));
  await world.services.drafting.transact(hall.draftId, hall.chair.accountId, (doc) => {
    const body = doc.getMap<Y.Map<unknown>>('blocks').get(hall.clauses[0]!)?.get('body') as Y.XmlFragment;
    ((body.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'срочно ');
  });
  ok(await announce(hall, voteId, 3, 0));
  expect(await state(hall, id)).toMatchObject({
    state: 'needs_rebase',
    decided: true,
    stale: 'text_changed',
  });
  expect(await texts(hall)).toContain(`срочно ${FIRST}`);
});

test('[VO37] a block is one vote about exactly those amendments', async () => {
  const hall = await openHall(world, 3);
  const a = await moved(hall, `${FIRST} района`, 'consensual');
  const { id } = ok(await put(hall, { matter: 'block', subjectIds: [a] }));
  ok(await announce(hall, id, 2, 1));
  expect(await state(hall, a)).toMatchObject({ state: 'adopted', applied: true });
});

test('[VO38] by clauses: a rejected one leaves the text as a tombstone, an adopted one stays', async () => {
  const hall = await openHall(world, 3);
  const [keep, drop] = hall.clauses;
  const one = ok(await put(hall, { matter: 'clause', subjectId: keep }));
  ok(await announce(hall, one.id, 3, 0));
  const two = ok(await put(hall, { matter: 'clause', subjectId: drop }));
  ok(await announce(hall, two.id, 1, 2));
  expect(await texts(hall)).toEqual([FIRST]);
  const snapshot = readDraft(Y, await world.services.drafting.read(hall.draftId));
  expect(snapshot.blocks.find((b) => b.id === drop)?.end).toMatchObject({ how: 'deleted' });
});

test('[VO39] an annulled vote decides nothing, and its amendment may be put again', async () => {
  const hall = await openHall(world, 3);
  const id = await moved(hall, `${FIRST} района`);
  const { id: voteId } = ok(await put(hall, { matter: 'amendment', subjectId: id }));
  const { repeatedBy } = ok(
    await votes().annulVote(hall.chair, { voteId, reason: 'пришли ещё двое', repeat: true }),
  );
  ok(await votes().openVote(hall.chair, { voteId: repeatedBy ?? '' }));
  ok(await announce(hall, repeatedBy ?? '', 2, 0));
  expect(await state(hall, id)).toMatchObject({ applied: true });
});
