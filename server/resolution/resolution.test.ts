/** The pen, the ice and the adopted paper on the real database, with real draft sockets. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addBlock } from '#domain/resolution/operations.ts';
import { readDraft } from '#domain/resolution/read.ts';
import { adoptedText, frozenText, resolution } from '#drizzle/schema/resolution.ts';
import { verify } from '../backup/verify.ts';
import { synced } from '../drafting/testing.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import {
  addPerson,
  code,
  type Hall,
  ok,
  openHall,
  openSockets,
  type Sockets,
  toolOf,
  writeClauses,
} from '../vote/testing.ts';

let world: TestWorld;
let sockets: Sockets;
beforeAll(async () => {
  world = await createTestServices();
  sockets = await openSockets(world);
});
afterAll(async () => {
  await sockets.stop();
  expect(world.errors).toEqual([]);
  await world.end();
});

const commands = () => world.nouns.resolution.commands;
const queries = () => world.nouns.resolution.queries;
const type = (doc: Y.Doc, text: string) => {
  const tool = toolOf(doc);
  return addBlock(tool, { kind: 'clause', group: readDraft(tool.Y, doc).groups[0]?.id ?? null, text });
};
const textOf = async (draftId: string) =>
  JSON.stringify(readDraft(Y, await world.services.drafting.read(draftId)));

async function adopted(hall: Hall, matter: 'whole' | 'whole_with_edits' = 'whole') {
  ok(await commands().freezeText(hall.chair, { resolutionId: hall.resolutionId }));
  const { id } = ok(
    await world.nouns.vote.commands.putToVote(hall.chair, { forumId: hall.forumId, matter, method: 'hands' }),
  );
  const { adoptedTextId } = ok(
    await world.nouns.vote.commands.announceResult(hall.chair, {
      voteId: id,
      hands: { unanimous: true, for: 0, against: 0, abstain: 0 },
    }),
  );
  return adoptedTextId as string;
}

test('[AD1] the first text is made of what the forum says about itself; two who open it at once make one', async () => {
  const { id: forumId, slug } = await world.forum({
    number: 'II',
    name: 'муниципальный форум «Маяки управления»',
    settlement: 'ст. Заречная',
    venue: 'СОШ № 29',
    goal: 'поддержка управленцев',
    organisers: [
      { name: 'Клуб директоров', role: 'lead' },
      { name: 'центр образования', role: 'together' },
    ],
    participantGroups: [
      { count: 28, text: 'директоров района' },
      { count: 4, text: 'директора г. Тёплый Ключ' },
    ],
  });
  const people = await Promise.all([1, 2, 3].map(() => world.person()));
  for (const person of people) await world.join(forumId, person, ['participant']);
  const made = await Promise.all(people.map((person) => commands().ensureResolution(person, { forumId })));
  expect(new Set(made.map((answer) => ok(answer).id)).size).toBe(1);
  expect(made.filter((answer) => ok(answer).created)).toHaveLength(1);
  const page = await queries().draftPage(people[0] ?? null, slug);
  const text = JSON.stringify(page?.snapshot);
  for (const part of [
    'Организаторы форума: Клуб директоров; центр образования',
    '28 директоров района; 4 директора',
    'руководителям образовательных организаций',
    '11 февраля 2026 года',
  ])
    expect(text).toContain(part);
  expect(page?.pen.write).toBe(false);
  const guest = await world.person();
  await world.join(forumId, guest, ['guest'], { confirmedAt: null, voting: false });
  expect(code(await commands().ensureResolution(guest, { forumId }))).toBe('forbidden');
  await expect(queries().draftPage(guest, slug)).rejects.toMatchObject({ vecheCode: 'forbidden' });
  expect(code(await commands().ensureResolution(await world.person(), { forumId }))).toBe('not_found');
});

test('[AD2] freezing closes every editing socket, refuses later frames, and stores the text with its hash', async () => {
  const hall = await openHall(world, 3);
  ok(await commands().setPen(hall.chair, { resolutionId: hall.resolutionId, mode: 'everyone' }));
  const peers = [
    sockets.open(hall.draftId, hall.chair),
    ...hall.people.map((one) => sockets.open(hall.draftId, one)),
  ];
  await synced(...peers);
  type(peers[1]!.doc, 'написано до заморозки');
  await peers[1]!.acked();
  const frozen = ok(await commands().freezeText(hall.chair, { resolutionId: hall.resolutionId }));
  const closes = await Promise.all(peers.map((peer) => peer.closed));
  for (const { code: why } of closes) expect(why).toBe(4409);
  type(peers[2]!.doc, 'написано после');
  const [row] = await world.services.db
    .select()
    .from(frozenText)
    .where(eq(frozenText.id, frozen.frozenTextId));
  expect(row?.canonical).toContain('написано до заморозки');
  expect(row?.canonical).not.toContain('написано после');
  await expect(
    world.services.drafting.transact(
      hall.draftId,
      hall.chair.accountId,
      (doc) => void type(doc, 'и сервер не может'),
    ),
  ).rejects.toMatchObject({ vecheCode: 'frozen' });
  const reader = sockets.open(hall.draftId, hall.people[0]!);
  await reader.closed;
  expect(await textOf(hall.draftId)).not.toContain('написано после');
  expect(code(await commands().freezeText(hall.chair, { resolutionId: hall.resolutionId }))).toBe('frozen');
  const page = await queries().draftPage(hall.people[0] ?? null, hall.slug);
  expect(page).toMatchObject({
    pen: { write: false },
    frozen: { sha256: frozen.sha256, version: 1 },
  });
});

test('[AD3] thawing needs a reason, gives the pens back, and is refused while a vote is under way', async () => {
  const hall = await openHall(world, 2);
  const { resolutionId, forumId, chair } = hall;
  ok(await commands().setPen(chair, { resolutionId, mode: 'everyone' }));
  ok(await commands().freezeText(chair, { resolutionId }));
  expect(code(await commands().thawText(chair, { resolutionId, reason: '' }))).toBe('invalid_input');
  expect(
    code(await commands().thawText(hall.people[0] ?? null, { resolutionId, reason: 'хочу править' })),
  ).toBe('forbidden');
  const { id } = ok(
    await world.nouns.vote.commands.putToVote(chair, { forumId, matter: 'whole', method: 'devices' }),
  );
  expect(code(await commands().thawText(chair, { resolutionId, reason: 'поправка' }))).toBe(
    'resolution/vote_open',
  );
  ok(await world.nouns.vote.commands.annulVote(chair, { voteId: id, reason: 'поправка из зала' }));
  ok(await commands().thawText(chair, { resolutionId, reason: 'поправка из зала' }));
  const peer = sockets.open(hall.draftId, hall.people[0]!);
  await synced(peer);
  type(peer.doc, 'после разморозки');
  await peer.acked();
  expect(await textOf(hall.draftId)).toContain('после разморозки');
  const second = ok(await commands().freezeText(chair, { resolutionId }));
  expect(second.version).toBe(2);
  expect(code(await commands().thawText(chair, { resolutionId: chair.accountId, reason: 'нет такой' }))).toBe(
    'not_found',
  );
});

test('[AD4] a text that is not ready is not frozen, and stays under the pens', async () => {
  const { id: forumId } = await world.forum();
  const chair = await world.person();
  await world.join(forumId, chair, ['organiser']);
  const { id, draftId } = ok(await commands().ensureResolution(chair, { forumId }));
  const refused = await commands().freezeText(chair, { resolutionId: id });
  expect(refused).toMatchObject({ code: 'resolution/not_ready', params: { problem: 'no_clauses' } });
  await writeClauses(world, draftId, chair, ['провести семинар']);
  ok(await commands().freezeText(chair, { resolutionId: id }));
});

test('[AD9] the pen in three modes, for a section, and for all for ten minutes: sockets follow', async () => {
  const hall = await openHall(world, 1);
  const { resolutionId, chair, draftId } = hall;
  const editor = await addPerson(hall, ['participant', 'editor']);
  const pen = async (actor = hall.people[0] ?? null) => (await queries().draftPage(actor, hall.slug))?.pen;
  expect(await pen()).toMatchObject({ write: false });
  expect(await pen(editor.actor)).toMatchObject({ write: true, scope: null });
  const reader = sockets.open(draftId, hall.people[0]!);
  await synced(reader);
  ok(await commands().penToAll(chair, { resolutionId, minutes: 10 }));
  expect((await reader.closed).code).toBe(4401);
  expect((await pen())?.until).toBe('2026-02-11T07:10:00.000Z');
  const writer = sockets.open(draftId, hall.people[0]!);
  await synced(writer);
  type(writer.doc, 'пока перо у всех');
  await writer.acked();
  ok(await commands().penToAll(chair, { resolutionId, minutes: 0 }));
  expect((await writer.closed).code).toBe(4401);
  expect(await textOf(draftId)).toContain('пока перо у всех');
  const late = sockets.open(draftId, hall.people[0]!);
  await synced(late);
  type(late.doc, 'пера уже нет');
  expect((await late.closed).code).toBe(4403);
  expect(await textOf(draftId)).not.toContain('пера уже нет');
  const groupId = readDraft(Y, await world.services.drafting.read(draftId)).groups[0]!.id;
  ok(await commands().setSectionPen(chair, { resolutionId, groupId, mode: 'everyone' }));
  expect(await pen()).toMatchObject({ write: true, scope: [groupId] });
  expect(
    code(await commands().setSectionPen(chair, { resolutionId, groupId: chair.accountId, mode: 'everyone' })),
  ).toBe('resolution/group_gone');
  ok(await commands().setSectionPen(chair, { resolutionId, groupId, mode: null }));
  ok(await commands().setPen(chair, { resolutionId, mode: 'secretary' }));
  expect(await pen(editor.actor)).toMatchObject({ write: false });
  expect(code(await commands().setPen(editor.actor, { resolutionId, mode: 'everyone' }))).toBe('forbidden');
});

test('[AD5] [AD12] adopted: the voted characters under the voted hash, immutable; verify and the paper agree', async () => {
  const hall = await openHall(world, 3);
  const id = await adopted(hall);
  const view = await queries().adoptedPage(hall.people[0] ?? null, hall.slug);
  expect(view).toMatchObject({
    id,
    number: '1',
    adoptedOn: '2026-02-11',
    phase: 'proofreading',
    may: { correct: false, send: false },
  });
  const { db } = world.services;
  await expect(db.update(adoptedText).set({ number: '2' }).where(eq(adoptedText.id, id))).rejects.toThrow();
  expect(
    code(await commands().thawText(hall.chair, { resolutionId: hall.resolutionId, reason: 'передумали' })),
  ).toBe('resolution/adopted');
  expect((await verify(world.sql)).findings).toEqual([]);
  const hash = view!.sha256;
  expect(await queries().verifyText(hash)).toMatchObject({
    known: true,
    kind: 'adopted',
    number: '1',
    same: null,
  });
  expect(await queries().verifyText('0'.repeat(64))).toEqual({ known: false });
  await expect(queries().adoptedPage(await world.person(), hall.slug)).rejects.toMatchObject({
    vecheCode: 'not_found',
  });
});

test('[AD6] «Выверка» until sent, an erratum after; the adopted text never changes', async () => {
  const hall = await openHall(world, 2);
  const id = await adopted(hall);
  const [blockId = ''] = hall.clauses;
  const fix = (before: string, after: string, actor = hall.chair) =>
    commands().addCorrection(actor, { adoptedTextId: id, blockId, before, after, reason: 'опечатка' });
  expect(ok(await fix('молодыми', 'начинающими'))).toEqual({ number: 1, kind: 'proofreading' });
  expect(code(await fix('молодыми', 'новыми'))).toBe('resolution/before_not_found');
  expect(code(await fix('а', 'о'))).toBe('resolution/before_ambiguous');
  expect(code(await fix('наставников', 'наставников'))).toBe('resolution/nothing_changed');
  expect(code(await fix('закрепить', 'з'.repeat(201)))).toBe('resolution/not_a_typo');
  expect(code(await fix('закрепить', 'прикрепить', hall.people[0]))).toBe('forbidden');
  expect(
    code(
      await commands().addCorrection(hall.chair, { adoptedTextId: id, blockId: id, before: 'а', after: 'б' }),
    ),
  ).toBe('resolution/block_gone');
  expect(ok(await commands().markSent(hall.chair, { adoptedTextId: id }))).toEqual({ sent: true });
  expect(ok(await commands().markSent(hall.chair, { adoptedTextId: id }))).toEqual({ sent: false });
  expect(ok(await fix('начинающими', 'вновь назначенными'))).toEqual({ number: 2, kind: 'erratum' });
  const view = await queries().adoptedPage(hall.people[0] ?? null, hall.slug);
  expect(JSON.stringify(view?.corrected)).toContain('вновь назначенными');
  expect(JSON.stringify(view?.text)).toContain('молодыми');
  expect(view?.phase).toBe('errata');
  expect((await verify(world.sql)).findings).toEqual([]);
});

test('[AD7] «в целом с доработкой»: wording may be mended for the days of the rules, then typos only', async () => {
  const hall = await openHall(world, 2);
  const id = await adopted(hall, 'whole_with_edits');
  const long = 'разработать программу развития кадрового потенциала '.repeat(6).trim();
  const edit = (before: string, after: string) =>
    commands().addCorrection(hall.chair, {
      adoptedTextId: id,
      blockId: hall.clauses[1] ?? '',
      before,
      after,
    });
  ok(await edit('разработать программу развития', long));
  const start = world.clock.now();
  world.clock.set(new Date(start.getTime() + 3 * 86_400_000));
  expect(code(await edit(long, 'разработать программу'))).toBe('resolution/not_a_typo');
  world.clock.set(start);
});

test('[AD8] the signed scan is known by its bytes, not its name, and is for the forum alone', async () => {
  const hall = await openHall(world, 2);
  const id = await adopted(hall);
  const load = (data: Uint8Array<ArrayBuffer>, name = 'скан.pdf', actor = hall.chair) =>
    commands().loadScan(actor, { adoptedTextId: id, name, data });
  expect(code(await load(Buffer.from('<html>'), 'a.pdf'))).toBe('resolution/scan_type');
  expect(
    code(await load(new Uint8Array(Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(10 * 1024 * 1024)])))),
  ).toBe('too_large');
  expect(code(await load(Buffer.alloc(0)))).toBe('invalid_input');
  expect(code(await load(Buffer.from('%PDF-1.7'), 'a.pdf', hall.people[0]))).toBe('forbidden');
  ok(await load(Buffer.from([0xff, 0xd8, 0xff, 0xe0]), '../../подпись.exe'));
  const view = await queries().adoptedPage(hall.people[0] ?? null, hall.slug);
  expect(view?.signed).toMatchObject({ mime: 'image/jpeg', name: 'подпись.jpg' });
  expect((await queries().signedScan(hall.people[0] ?? null, hall.slug)).data).toHaveLength(4);
  await expect(queries().signedScan(await world.person(), hall.slug)).rejects.toMatchObject({
    vecheCode: 'not_found',
  });
});

test('[AD10] a clause tells its story: proposals without names, versions, votes, adoption', async () => {
  const hall = await openHall(world, 2);
  const author = hall.people[0] ?? null;
  const { id: proposalId } = ok(
    await world.nouns.proposal.commands.submitProposal(author, {
      forumId: hall.forumId,
      text: 'один запрос — один раз',
    }),
  );
  const snapshot = readDraft(Y, await world.services.drafting.read(hall.draftId));
  const { clauseId } = ok(
    await world.nouns.proposal.commands.takeProposals(hall.chair, {
      resolutionId: hall.resolutionId,
      proposalIds: [proposalId],
      groupId: snapshot.groups[0]!.id,
    }),
  );
  const draft = await queries().clauseStory(hall.people[1] ?? null, hall.slug, clauseId);
  expect(draft).toMatchObject({
    state: 'draft',
    text: 'один запрос — один раз',
    proposals: [{ author: null, mine: false }],
  });
  await adopted(hall);
  const story = await queries().clauseStory(hall.people[1] ?? null, hall.slug, clauseId);
  expect(story).toMatchObject({
    state: 'adopted',
    versions: [{ version: 1, changed: false }],
    votes: [{ number: 1, matter: 'whole', decision: 'adopted' }],
  });
  await expect(queries().clauseStory(author, hall.slug, hall.forumId)).rejects.toMatchObject({
    vecheCode: 'not_found',
  });
  await expect(queries().clauseStory(await world.person(), hall.slug, clauseId)).rejects.toMatchObject({
    vecheCode: 'not_found',
  });
});

test('[AD11] a freeze and a take at once: the proposal is in the frozen text, or is refused and stays on the desk', async () => {
  for (let round = 0; round < 5; round += 1) {
    const hall = await openHall(world, 1);
    const { id } = ok(
      await world.nouns.proposal.commands.submitProposal(hall.people[0] ?? null, {
        forumId: hall.forumId,
        text: 'в последнюю минуту',
      }),
    );
    const groupId = readDraft(Y, await world.services.drafting.read(hall.draftId)).groups[0]!.id;
    const [taken, frozen] = await Promise.all([
      world.nouns.proposal.commands.takeProposals(hall.chair, {
        resolutionId: hall.resolutionId,
        proposalIds: [id],
        groupId,
      }),
      commands().freezeText(hall.chair, { resolutionId: hall.resolutionId }),
    ]);
    const [row] = await world.services.db
      .select()
      .from(frozenText)
      .where(eq(frozenText.id, ok(frozen).frozenTextId));
    expect(row?.canonical.includes('в последнюю минуту')).toBe(taken.ok);
    if (!taken.ok) expect(taken.code).toBe('frozen');
  }
  expect(await world.services.db.select().from(resolution)).not.toEqual([]);
});

test('[RS18] the soft checks of the frozen text stand beside the form of the vote, under its hash, for whoever puts it', async () => {
  const hall = await openHall(world, 2);
  await writeClauses(world, hall.draftId, hall.chair, ['усилить усилить работу с молодыми директорами']);
  const ask = (actor: Hall['chair'] | undefined) => queries().voteChecks(actor ?? null, hall.slug);
  expect(await ask(hall.chair)).toBeNull();
  ok(await commands().freezeText(hall.chair, { resolutionId: hall.resolutionId }));
  const { ready } = await world.nouns.vote.queries.currentVote(hall.chair, hall.slug);
  const checks = await ask(hall.chair);
  expect(checks?.sha256).toBe(ready?.sha256);
  expect(checks?.clauses.at(-1)).toMatchObject({
    marker: expect.stringMatching(/^(?:3|в)\)$/),
    hints: expect.arrayContaining([{ code: 'doubled_word', params: { word: 'усилить' } }]),
  });
  expect(await ask(hall.people[0])).toBeNull();
  await expect(ask(undefined)).rejects.toMatchObject({ vecheCode: 'not_found' });
});
