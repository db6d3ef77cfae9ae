import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#domain/actor.ts';
import { DEFAULT_FLOOR, type FloorSettings } from '#domain/floor/kinds.ts';
import { commandLog, event } from '#drizzle/schema/event.ts';
import { question } from '#drizzle/schema/floor.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { viewRegistry } from '../views.ts';

let world: TestWorld;
let chair: Actor;
let asker: Actor;
let other: Actor;
beforeAll(async () => {
  world = await createTestServices({ now: new Date('2026-02-11T07:00:23.456Z') });
  chair = await world.person({ name: 'Чернова Лидия Викторовна' });
  other = await world.person({ name: 'Борисова Белла Ивановна' });
});
afterAll(() => world.end());

const commands = () => world.nouns.question.commands;
const key = () => world.services.ids.id();
/** The hall's own floor; a fresh asker each time, since how often one may ask is counted by account. */
async function stage(settings: Partial<FloorSettings> = {}) {
  const forum = await world.forum();
  asker = await world.person({ name: 'Антонова Анна Ивановна' });
  await world.join(forum.id, chair, ['organiser', 'participant']);
  const seat = await world.join(forum.id, asker, ['participant']);
  await world.join(forum.id, other, ['participant']);
  const floorId = forum.id;
  await world.nouns.floor.commands.configureFloor(chair, {
    floorId,
    expectV: 0,
    settings: { ...DEFAULT_FLOOR, questionsModerated: false, ...settings },
  });
  const list = () => world.nouns.question.queries.questionList(other, floorId);
  const desk = () => world.nouns.question.queries.questionDesk(chair, floorId);
  return { forum, floorId, seat, list, desk };
}

it('[QN1] a question by name is signed; one without a name has no author in any payload, row, event or log', async () => {
  const { forum, floorId, list, desk, seat } = await stage();
  const text = 'Почему отчёт спрашивают трижды?';
  const cmdId = key();
  const asked = await world.nouns.run(
    asker,
    'question.askAnonymously',
    { floorId, text, key: key() },
    { channel: 'live', cmdId },
  );
  expect(asked).toEqual({ ok: true, data: { waiting: false } });
  await commands().askQuestion(asker, { floorId, text: 'Когда закрепят наставников?' });
  expect((await list()).list.map(({ text: t, author }) => [t, author])).toEqual([
    [text, null],
    ['Когда закрепят наставников?', asker.name],
  ]);
  const views = viewRegistry(world.services);
  const payloads = [
    await list(),
    await desk(),
    await world.nouns.floor.queries.desk(chair, floorId),
    await world.nouns.floor.queries.phone(other, floorId),
    await views.get('question.list')!.load('members', `${forum.id}:${floorId}`),
    await views.get('floor.hall')!.load('members', `${forum.id}:${floorId}`),
  ].map((payload) => JSON.stringify(payload));
  for (const payload of payloads) {
    expect(payload).not.toContain(seat);
    expect(payload).not.toContain(asker.accountId);
  }
  const [row] = (await world.services.db.select().from(question)).filter((r) => r.text === text);
  expect(row).toMatchObject({ participantId: null, createdAt: new Date('2026-02-11T07:00:00Z') });
  const log = await world.services.db.select().from(commandLog);
  expect(log.filter((line) => line.name === 'question.askAnonymously' || line.cmdId === cmdId)).toEqual([]);
  const events = (await world.services.db.select().from(event)).filter((e) => e.nounId === row!.id);
  expect(events).toMatchObject([{ type: 'question.asked', accountId: null }]);
  // No table at all holds the asker's id beside the question's.
  const tables = await world.sql<{ table_name: string }[]>`
    select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`;
  for (const { table_name } of tables) {
    const rows = await world.sql`
      select 1 from ${world.sql(table_name)} t where to_jsonb(t)::text like ${`%${row!.id}%`}
      and (to_jsonb(t)::text like ${`%${seat}%`} or to_jsonb(t)::text like ${`%${asker.accountId}%`})`;
    expect(rows, table_name).toHaveLength(0);
  }
});

it('[QN2] the same form sent twice asks once', async () => {
  const { floorId, desk } = await stage();
  const input = { floorId, text: 'Один раз?', key: key() };
  await Promise.all([commands().askAnonymously(asker, input), commands().askAnonymously(asker, input)]);
  expect(await desk()).toHaveLength(1);
});

it('[QN3] the rule of the floor decides whether names are given', async () => {
  const named = await stage({ questionNames: 'named' });
  expect(
    await commands().askAnonymously(asker, { floorId: named.floorId, text: 'Кто?', key: key() }),
  ).toMatchObject({ code: 'question/names_only' });
  const hidden = await stage({ questionNames: 'anonymous' });
  expect(await commands().askQuestion(asker, { floorId: hidden.floorId, text: 'Кто?' })).toMatchObject({
    code: 'question/anonymous_only',
  });
  const closed = await stage({ questionsOpen: false });
  expect(await commands().askQuestion(asker, { floorId: closed.floorId, text: 'Кто?' })).toMatchObject({
    code: 'question/closed',
  });
});

it('[QN4] one voice a person, however often and from however many phones; taken back it is gone', async () => {
  const { floorId, list } = await stage();
  await commands().askQuestion(asker, { floorId, text: 'Первый вопрос' });
  await commands().askQuestion(asker, { floorId, text: 'Второй вопрос' });
  const [, second] = (await list()).list;
  const on = { questionId: second!.id, on: true };
  await Promise.all(Array.from({ length: 5 }, () => commands().supportQuestion(other, on)));
  expect((await list()).list.map(({ text, votes }) => [text, votes])).toEqual([
    ['Второй вопрос', 1],
    ['Первый вопрос', 0],
  ]);
  await commands().supportQuestion(other, { ...on, on: false });
  expect((await list()).list.map(({ votes }) => votes)).toEqual([0, 0]);
});

it('[QN5] what waits for the moderator is not there for the hall; a stale move is a conflict', async () => {
  const { floorId, list, desk } = await stage({ questionsModerated: true });
  await commands().askQuestion(asker, { floorId, text: 'Можно ли это спросить?' });
  expect((await list()).list).toEqual([]);
  const [row] = await desk();
  expect(await commands().supportQuestion(other, { questionId: row!.id, on: true })).toMatchObject({
    code: 'not_found',
  });
  expect(
    await commands().moveQuestion(other, { questionId: row!.id, expectV: 1, move: 'let_through' }),
  ).toMatchObject({ code: 'forbidden' });
  const move = { questionId: row!.id, expectV: row!.version, move: 'let_through' as const };
  expect(await commands().moveQuestion(chair, move)).toMatchObject({ data: { state: 'open' } });
  expect(await commands().moveQuestion(chair, { ...move, move: 'answer' })).toMatchObject({
    code: 'conflict',
  });
  expect((await list()).list).toHaveLength(1);
});

it('[QN6] one question is lit at a time, and an answered one is lit no more', async () => {
  const { floorId, list, desk } = await stage();
  for (const text of ['Первый?', 'Второй?']) await commands().askQuestion(asker, { floorId, text });
  const [first, second] = (await list()).list;
  await commands().highlightQuestion(chair, { questionId: first!.id, on: true });
  await commands().highlightQuestion(chair, { questionId: second!.id, on: true });
  expect((await list()).list.map(({ highlighted }) => highlighted)).toEqual([false, true]);
  const row = (await desk()).find(({ id }) => id === second!.id)!;
  await commands().moveQuestion(chair, { questionId: row.id, expectV: row.version, move: 'answer' });
  expect((await desk()).some(({ highlighted }) => highlighted)).toBe(false);
  expect((await list()).list.map(({ text }) => text)).toEqual(['Первый?']);
});

it('[QN7] a flood of questions is slowed down and leaves the ones accepted', async () => {
  const { floorId, desk } = await stage();
  const sent = await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      commands().askAnonymously(asker, { floorId, text: `Вопрос № ${n}`, key: key() }),
    ),
  );
  expect(sent.filter(({ ok }) => ok)).toHaveLength(3);
  expect(sent.filter((r) => !r.ok && r.code === 'rate_limited' && (r.retryAfterMs ?? 0) > 0)).toHaveLength(
    37,
  );
  expect(await desk()).toHaveLength(3);
  expect(await commands().askQuestion(other, { floorId, text: 'А другому можно' })).toMatchObject({
    ok: true,
  });
});

it('[QN8] one’s own question by name is taken back by its author alone', async () => {
  const { floorId, list } = await stage();
  await commands().askQuestion(asker, { floorId, text: 'Передумаю' });
  const [row] = (await list()).list;
  expect(await commands().withdrawQuestion(chair, { questionId: row!.id })).toMatchObject({
    code: 'not_found',
  });
  expect(await commands().withdrawQuestion(asker, { questionId: row!.id })).toMatchObject({ ok: true });
  expect((await list()).list).toEqual([]);
});
