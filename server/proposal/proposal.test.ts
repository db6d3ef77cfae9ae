import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Actor } from '#domain/actor.ts';
import { targetsOf } from '#domain/proposal/targets.ts';
import { readDraft } from '#domain/resolution/read.ts';
import type { Result } from '#domain/result.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';

let world: TestWorld;
let organiser: Actor;
let moderator: Actor;
let director: Actor;
beforeAll(async () => {
  world = await createTestServices();
  organiser = await world.person({ name: 'Чернова Лидия Викторовна' });
  moderator = await world.person({ name: 'Ведущая Анна Игоревна' });
  director = await world.person({ name: 'Приметная Фамилия Отчествовна' });
});
afterAll(() => world.end());

async function stage(over: Parameters<TestWorld['forum']>[0] = {}) {
  const forum = await world.forum(over);
  await world.join(forum.id, organiser, ['organiser', 'participant']);
  await world.join(forum.id, moderator, ['moderator', 'participant']);
  const me = await world.join(forum.id, director, ['participant']);
  return { ...forum, me };
}
function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.data;
}
const submit = async (actor: Actor, forumId: string, over: Record<string, unknown> = {}) =>
  done(
    await world.nouns.proposal.commands.submitProposal(actor, {
      forumId,
      text: 'Один запрос — один раз',
      ...over,
    }),
  );

async function draftOf(forum: { id: string; slug: string }) {
  done(await world.nouns.resolution.commands.ensureResolution(organiser, { forumId: forum.id }));
  const page = (await world.nouns.resolution.queries.draftPage(organiser, forum.slug))!;
  return { resolutionId: page.resolution.id, draftId: page.resolution.draftId, groups: targetsOf(page) };
}
const clausesWith = async (draftId: string, proposalId: string) =>
  readDraft(Y, await world.services.drafting.read(draftId)).blocks.filter(
    (block) => !block.end && block.proposals.includes(proposalId),
  );

it('[PR1] twenty who propose at once get twenty numbers without a gap', async () => {
  const forum = await stage();
  const all = await Promise.all(
    Array.from({ length: 20 }, (_, i) => submit(director, forum.id, { text: `Предложение ${i}` })),
  );
  expect(all.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 20 }, (_, i) => i + 1),
  );
});

it('[PR2] what cannot be taken is refused by name: too short, too long, a foreign track, a closed one, a closed forum', async () => {
  const forum = await stage();
  const other = await stage();
  const t = done(
    await world.nouns.track.commands.createTrack(organiser, { forumId: forum.id, title: 'Проектный офис' }),
  );
  const base = { forumId: forum.id, text: 'Разумное предложение' };
  expect(
    await world.nouns.proposal.commands.submitProposal(director, { ...base, text: ' а ' }),
  ).toMatchObject({
    code: 'invalid_input',
    fields: { text: 'too_short' },
  });
  expect(
    await world.nouns.proposal.commands.submitProposal(director, { ...base, text: 'а'.repeat(4001) }),
  ).toMatchObject({
    code: 'invalid_input',
  });
  expect(
    await world.nouns.proposal.commands.submitProposal(director, {
      ...base,
      forumId: other.id,
      trackId: t.id,
    }),
  ).toMatchObject({ code: 'not_found' });
  done(await world.nouns.track.commands.setProposalsOpen(organiser, { trackId: t.id, open: false }));
  expect(
    await world.nouns.proposal.commands.submitProposal(director, { ...base, trackId: t.id }),
  ).toMatchObject({
    code: 'proposal/closed',
  });
  const closed = await stage({ state: 'closed' });
  expect(
    await world.nouns.proposal.commands.submitProposal(director, { ...base, forumId: closed.id }),
  ).toMatchObject({
    code: 'proposal/closed',
  });
  const stranger = await world.person();
  expect(await world.nouns.proposal.commands.submitProposal(stranger, base)).toMatchObject({
    code: 'not_found',
  });
  expect(await world.nouns.proposal.commands.submitProposal(null, base)).toMatchObject({ code: 'not_found' });
});

it('[PR3] a name is shown by the author’s own tick only: not by the desk’s, and never in an event', async () => {
  const forum = await stage();
  await submit(director, forum.id, { text: 'Без имени' });
  await submit(director, forum.id, { text: 'С именем', showAuthor: true });
  await submit(organiser, forum.id, { text: 'За другого', showAuthor: true, onBehalfOf: forum.me });
  for (const reader of [organiser, moderator]) {
    const desk = await world.nouns.proposal.queries.proposalDesk(reader, forum.slug);
    const authors = Object.fromEntries(desk.proposals.map((p) => [p.text, p.author]));
    expect(authors).toEqual({ 'Без имени': null, 'С именем': director.name, 'За другого': null });
    const without = desk.proposals.filter((p) => p.text !== 'С именем');
    expect(JSON.stringify(without)).not.toContain('Приметная');
    expect(JSON.stringify(without)).not.toContain(forum.me);
  }
  const rows = await world.sql`select data::text from event where stream = ${forum.id}`;
  expect(JSON.stringify(rows)).not.toMatch(/Приметная|Без имени/);
  const mine = await world.nouns.proposal.queries.myProposals(director, forum.slug);
  expect(mine.map(({ mine }) => mine)).toEqual([true, true, true]);
});

it('[PR3] nothing is entered for somebody who has been taken off the list', async () => {
  const forum = await stage();
  const gone = await world.join(forum.id, null, ['participant'], { removedAt: world.clock.now() });
  const sent = { forumId: forum.id, text: 'За того, кого нет', onBehalfOf: gone };
  expect(await world.nouns.proposal.commands.submitProposal(organiser, sent)).toMatchObject({
    code: 'not_found',
  });
});

it('[PR4] a guest proposes, is marked so, and sees only what is theirs', async () => {
  const forum = await stage();
  const guest = await world.person({ kind: 'guest', name: 'Гость Зала' });
  await world.join(forum.id, guest, ['guest'], { confirmedAt: null, voting: false });
  await submit(director, forum.id, { text: 'Чужое' });
  await submit(guest, forum.id, { text: 'Своё' });
  const desk = await world.nouns.proposal.queries.proposalDesk(guest, forum.slug);
  expect(desk.proposals.map((p) => [p.text, p.fromGuest, p.mine])).toEqual([['Своё', true, true]]);
  expect(desk.counts.submitted).toBe(1);
  expect(desk.canDecide).toBe(false);
});

it('[PR5] taking one writes one clause under the group, with owner, deadline and where it came from', async () => {
  const forum = await stage();
  const draft = await draftOf(forum);
  const { id } = await submit(director, forum.id, {
    text: 'Передать отчёты в единую систему',
    ownerText: 'начальник отдела',
    deadlineText: 'до 1 сентября 2026 года',
  });
  const group = draft.groups[0]!;
  const { clauseId } = done(
    await world.nouns.proposal.commands.takeProposals(moderator, {
      resolutionId: draft.resolutionId,
      proposalIds: [id],
      groupId: group.id,
    }),
  );
  const [clause] = await clausesWith(draft.draftId, id);
  expect(clause).toMatchObject({
    id: clauseId,
    group: group.id,
    owner: 'начальник отдела',
    deadlineText: 'до 1 сентября 2026 года',
    deadlineDay: '2026-09-01',
  });
  const [mine] = await world.nouns.proposal.queries.myProposals(director, forum.slug);
  expect(mine).toMatchObject({ state: 'taken', clauseId });
});

it('[PR6] two who take the same proposal at once make one clause; the second is told', async () => {
  const forum = await stage();
  const draft = await draftOf(forum);
  const { id } = await submit(director, forum.id);
  const take = (actor: Actor) =>
    world.nouns.proposal.commands.takeProposals(actor, {
      resolutionId: draft.resolutionId,
      proposalIds: [id],
      groupId: draft.groups[0]!.id,
    });
  const results = await Promise.all([take(organiser), take(moderator), take(organiser), take(moderator)]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.filter((r) => !r.ok && r.code === 'proposal/already_decided')).toHaveLength(3);
  expect(await clausesWith(draft.draftId, id)).toHaveLength(1);
});

it('[PR7] several become one clause: the first is taken, the others say with which they were joined', async () => {
  const forum = await stage();
  const draft = await draftOf(forum);
  const a = await submit(director, forum.id, { text: 'Один запрос' });
  const b = await submit(moderator, forum.id, { text: 'Запрашивать один раз' });
  const c = await submit(organiser, forum.id, { text: 'Не дублировать запросы' });
  done(
    await world.nouns.proposal.commands.takeProposals(moderator, {
      resolutionId: draft.resolutionId,
      proposalIds: [b.id, a.id, c.id],
      groupId: draft.groups[0]!.id,
      text: 'Один запрос — один раз',
    }),
  );
  const desk = await world.nouns.proposal.queries.proposalDesk(moderator, forum.slug);
  const of = (number: number) => desk.proposals.find((p) => p.number === number)!;
  expect([of(b.number).state, of(a.number).state, of(c.number).state]).toEqual(['taken', 'merged', 'merged']);
  expect(of(a.number).mergedInto).toBe(b.number);
  expect(new Set([of(a.number).clauseId, of(b.number).clauseId]).size).toBe(1);
  const [clause] = await clausesWith(draft.draftId, a.id);
  expect([...clause!.proposals].sort()).toEqual([a.id, b.id, c.id].sort());
});

it('[PR8] one is put with a clause that stands in the text; a clause or group that is gone is refused and nothing moves', async () => {
  const forum = await stage();
  const draft = await draftOf(forum);
  const a = await submit(director, forum.id, { text: 'Первое' });
  const b = await submit(director, forum.id, { text: 'Второе' });
  const base = { resolutionId: draft.resolutionId, groupId: draft.groups[0]!.id };
  const { clauseId } = done(
    await world.nouns.proposal.commands.takeProposals(moderator, { ...base, proposalIds: [a.id] }),
  );
  const nowhere = a.id;
  expect(
    await world.nouns.proposal.commands.takeProposals(moderator, {
      ...base,
      proposalIds: [b.id],
      clauseId: nowhere,
    }),
  ).toMatchObject({ code: 'proposal/clause_gone' });
  expect(
    await world.nouns.proposal.commands.takeProposals(moderator, {
      ...base,
      proposalIds: [b.id],
      groupId: nowhere,
    }),
  ).toMatchObject({ code: 'proposal/group_gone' });
  expect((await world.nouns.proposal.queries.myProposals(director, forum.slug))[0]).toMatchObject({
    state: 'submitted',
  });
  done(
    await world.nouns.proposal.commands.takeProposals(moderator, { ...base, proposalIds: [b.id], clauseId }),
  );
  expect((await clausesWith(draft.draftId, b.id)).map(({ id }) => id)).toEqual([clauseId]);
  expect((await world.nouns.proposal.queries.myProposals(director, forum.slug))[0]).toMatchObject({
    state: 'merged',
    clauseId,
    mergedInto: null,
  });
});

it('[PR9] a returned proposal shows its reason to its author, who mends it and sends it again', async () => {
  const forum = await stage();
  const { id } = await submit(director, forum.id, { text: 'Уволить всех', showAuthor: true });
  expect(
    await world.nouns.proposal.commands.returnProposal(moderator, { proposalId: id, reason: ' ' }),
  ).toMatchObject({
    code: 'invalid_input',
  });
  done(
    await world.nouns.proposal.commands.returnProposal(moderator, {
      proposalId: id,
      reason: 'Вне полномочий форума',
    }),
  );
  const [returned] = await world.nouns.proposal.queries.myProposals(director, forum.slug);
  expect(returned).toMatchObject({ state: 'returned', reason: 'Вне полномочий форума' });
  const edit = { proposalId: id, text: 'Обучить всех', addressees: [], showAuthor: false };
  expect(
    await world.nouns.proposal.commands.editProposal(director, { ...edit, expectV: returned!.version - 1 }),
  ).toMatchObject({ code: 'conflict' });
  expect(
    await world.nouns.proposal.commands.editProposal(moderator, { ...edit, expectV: returned!.version }),
  ).toMatchObject({ code: 'not_found' });
  done(await world.nouns.proposal.commands.editProposal(director, { ...edit, expectV: returned!.version }));
  expect((await world.nouns.proposal.queries.myProposals(director, forum.slug))[0]).toMatchObject({
    state: 'submitted',
    reason: '',
    author: null,
  });
});

it('[PR10] deciding is refused to participants, to outsiders, and in an archive; a frozen text takes nothing in', async () => {
  const forum = await stage();
  const draft = await draftOf(forum);
  const { id } = await submit(director, forum.id);
  const take = { resolutionId: draft.resolutionId, proposalIds: [id], groupId: draft.groups[0]!.id };
  expect(await world.nouns.proposal.commands.takeProposals(director, take)).toMatchObject({
    code: 'forbidden',
  });
  expect(
    await world.nouns.proposal.commands.returnProposal(director, { proposalId: id, reason: 'просто так' }),
  ).toMatchObject({ code: 'forbidden' });
  expect(await world.nouns.proposal.commands.takeProposals(await world.person(), take)).toMatchObject({
    code: 'not_found',
  });
  const other = await stage();
  const theirs = await submit(director, other.id);
  expect(
    await world.nouns.proposal.commands.takeProposals(moderator, { ...take, proposalIds: [theirs.id] }),
  ).toMatchObject({ code: 'not_found' });
  done(await world.nouns.proposal.commands.takeProposals(moderator, take));
  const late = await submit(director, forum.id, { text: 'Опоздавшее' });
  done(await world.nouns.resolution.commands.freezeText(organiser, { resolutionId: draft.resolutionId }));
  expect(
    await world.nouns.proposal.commands.takeProposals(moderator, { ...take, proposalIds: [late.id] }),
  ).toMatchObject({ code: 'frozen' });
  expect((await world.nouns.proposal.queries.myProposals(director, forum.slug))[0]).toMatchObject({
    state: 'submitted',
  });
});

it('[PR11] a decision taken back leaves the clause in the text, and taking again finds it', async () => {
  const forum = await stage();
  const draft = await draftOf(forum);
  const { id } = await submit(director, forum.id);
  const take = { resolutionId: draft.resolutionId, proposalIds: [id], groupId: draft.groups[0]!.id };
  const first = done(await world.nouns.proposal.commands.takeProposals(moderator, take));
  done(await world.nouns.proposal.commands.reopenProposal(moderator, { proposalId: id }));
  expect(done(await world.nouns.proposal.commands.takeProposals(organiser, take))).toEqual(first);
  expect(await clausesWith(draft.draftId, id)).toHaveLength(1);
});

it('[PR12] the author withdraws what is not decided; what is taken stays', async () => {
  const forum = await stage();
  const draft = await draftOf(forum);
  const a = await submit(director, forum.id);
  const b = await submit(director, forum.id);
  done(await world.nouns.proposal.commands.withdrawProposal(director, { proposalId: a.id }));
  done(
    await world.nouns.proposal.commands.takeProposals(moderator, {
      resolutionId: draft.resolutionId,
      proposalIds: [b.id],
      groupId: null,
    }),
  );
  expect(await world.nouns.proposal.commands.withdrawProposal(director, { proposalId: b.id })).toMatchObject({
    code: 'proposal/already_decided',
    params: { number: b.number },
  });
  expect(await world.nouns.proposal.commands.withdrawProposal(moderator, { proposalId: b.id })).toMatchObject(
    {
      code: 'not_found',
    },
  );
});
