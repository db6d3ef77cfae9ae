/** Minutes on a real database: they write themselves, close only over decided questions, and are signed as one text. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#domain/actor.ts';
import { minutes } from '#drizzle/schema/minutes.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { addPerson, code, type Hall, ok, openHall } from '../vote/testing.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await createTestServices();
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.end();
});

const keep = () => world.nouns.minutes.commands;
const page = (hall: Hall, actor: Actor | null = hall.chair) =>
  world.nouns.minutes.queries.minutesPage(actor, hall.slug);
async function adopted(hall: Hall, matter: 'whole' | 'whole_with_edits' = 'whole') {
  ok(await world.nouns.resolution.commands.freezeText(hall.chair, { resolutionId: hall.resolutionId }));
  const { id } = ok(
    await world.nouns.vote.commands.putToVote(hall.chair, { forumId: hall.forumId, matter, method: 'hands' }),
  );
  ok(
    await world.nouns.vote.commands.announceResult(hall.chair, {
      voteId: id,
      hands: { unanimous: true, for: 0, against: 0, abstain: 0 },
    }),
  );
}
const start = async (hall: Hall) => ok(await keep().startMinutes(hall.chair, { forumId: hall.forumId })).id;

test('[MN1] minutes write themselves: who was here, what was voted, what was resolved, word for word', async () => {
  const hall = await openHall(world, 4);
  await world.join(hall.forumId, null, ['participant'], {
    present: false,
    fullName: 'Отсутствующий Пётр Ильич',
  });
  await start(hall);
  expect((await page(hall)).undecided).toEqual([1]);
  await adopted(hall, 'whole_with_edits');
  const { doc, undecided } = await page(hall);
  expect(undecided).toEqual([]);
  expect(doc).toMatchObject({ listed: 5, absent: ['Отсутствующий\u00a0П.\u00a0И.'] });
  expect(doc?.present).toHaveLength(4);
  const [item] = doc?.items ?? [];
  expect(item?.votes[0]).toMatchObject({ matter: 'whole_with_edits', result: { for: 4, unanimous: true } });
  expect(item?.resolved[0]).toMatchObject({ by: 'text', matter: 'whole_with_edits' });
  const clauses = item?.resolved[0]?.by === 'text' ? item.resolved[0].clauses : [];
  expect(clauses[0]).toMatchObject({
    text: 'закрепить наставников за молодыми директорами',
    owner: 'начальник управления',
    deadline: 'до 1 сентября 2026 года',
  });
});

test('[MN6] they cannot be closed while a question is undecided, or a remark unanswered', async () => {
  const hall = await openHall(world, 2);
  const minutesId = await start(hall);
  const { id: extra } = ok(
    await keep().addAgendaItem(hall.chair, {
      forumId: hall.forumId,
      title: 'О плане на год',
      kind: 'report',
    }),
  );
  await adopted(hall);
  expect(await keep().sealMinutes(hall.chair, { minutesId })).toMatchObject({
    code: 'minutes/undecided',
    params: { number: 2, more: 0 },
  });
  ok(
    await keep().editAgendaItem(hall.chair, {
      itemId: extra,
      expectV: 1,
      decision: 'Утвердить план',
      owner: 'совет',
    }),
  );
  const { id: remarkId } = ok(
    await keep().remarkMinutes(hall.people[0]!, { minutesId, text: 'Не хватает фамилии' }),
  );
  expect(code(await keep().sealMinutes(hall.chair, { minutesId }))).toBe('minutes/remarks_waiting');
  ok(await keep().answerRemark(hall.chair, { remarkId, accepted: true }));
  ok(await keep().sealMinutes(hall.chair, { minutesId }));
  expect(code(await keep().addAgendaItem(hall.chair, { forumId: hall.forumId, title: 'Ещё вопрос' }))).toBe(
    'minutes/wrong_state',
  );
});

test('[MN6] remarks are taken until their day; then they are refused, and what was said before still wants an answer', async () => {
  const hall = await openHall(world, 1);
  const minutesId = await start(hall);
  const [reader] = hall.people;
  const remark = (text: string) => keep().remarkMinutes(reader!, { minutesId, text });
  const { until } = ok(await keep().sendMinutes(hall.chair, { minutesId, days: 2 }));
  ok(await remark('Не хватает фамилии'));
  expect((await page(hall, reader)).may.remark).toBe(true);
  world.clock.set(new Date(Date.parse(until) + 1000));
  expect(code(await remark('Ещё одно'))).toBe('minutes/remarks_over');
  const late = await page(hall, reader);
  expect(late.may.remark).toBe(false);
  expect(late.remarks).toHaveLength(1);
  // Sent again, they are taken again.
  ok(await keep().sendMinutes(hall.chair, { minutesId, days: 1 }));
  ok(await remark('Ещё одно'));
});

test('[MN7] the secretary’s words stand in place of the generated ones, and can be taken back', async () => {
  const hall = await openHall(world, 1);
  const minutesId = await start(hall);
  const itemId = (await page(hall)).doc!.items[0]!.id;
  const word = (text: string | null) =>
    keep().wordPart(hall.chair, { minutesId, itemId, part: 'heard', text });
  ok(await word('Слушали председателя о проекте резолюции'));
  expect((await page(hall)).doc?.items[0]?.words).toEqual({
    heard: 'Слушали председателя о проекте резолюции',
  });
  ok(await word(null));
  expect((await page(hall)).doc?.items[0]?.words).toEqual({});
  expect(
    code(await keep().wordPart(hall.people[0]!, { minutesId, itemId, part: 'heard', text: 'иначе' })),
  ).toBe('forbidden');
});

test('[MN10] signed by chair and secretary under exactly one text; then approved, and never worded otherwise', async () => {
  const hall = await openHall(world, 2);
  const secretary = await addPerson(hall, ['secretary', 'participant']);
  const presiding = await addPerson(hall, ['presiding', 'participant']);
  const minutesId = await start(hall);
  await adopted(hall);
  const { sha256 } = ok(await keep().sealMinutes(secretary.actor, { minutesId }));
  const sign = (actor: Actor, role: 'chair' | 'secretary', hash = sha256) =>
    keep().signMinutes(actor, { minutesId, role, sha256: hash });
  expect(code(await sign(presiding.actor, 'chair', 'f'.repeat(64)))).toBe('minutes/text_changed');
  expect(code(await sign(secretary.actor, 'chair'))).toBe('forbidden');
  expect(ok(await sign(secretary.actor, 'secretary')).signed).toBe(false);
  ok(await keep().reopenMinutes(secretary.actor, { minutesId, reason: 'опечатка в фамилии' }));
  ok(
    await keep().wordPart(secretary.actor, {
      minutesId,
      itemId: (await page(hall)).doc!.items[0]!.id,
      part: 'heard',
      text: 'Слушали',
    }),
  );
  const again = ok(await keep().sealMinutes(secretary.actor, { minutesId })).sha256;
  expect(again).not.toBe(sha256);
  ok(await sign(secretary.actor, 'secretary', again));
  expect(ok(await sign(presiding.actor, 'chair', again)).signed).toBe(true);
  const seen = await page(hall);
  expect(seen.minutes?.state).toBe('signed');
  const valid = seen.signatures.filter((one) => one.valid).map(({ role }) => role);
  expect(valid.sort()).toEqual(['chair', 'secretary']);
  expect(code(await keep().reopenMinutes(secretary.actor, { minutesId, reason: 'передумали' }))).toBe(
    'minutes/wrong_state',
  );
  ok(await keep().approveMinutes(presiding.actor, { minutesId }));
  await expect(
    world.services.db.update(minutes).set({ canonical: '{}' }).where(eq(minutes.id, minutesId)),
  ).rejects.toThrow();
  const extract = await world.nouns.minutes.queries.minutesExtract(hall.people[0]!, hall.slug, 1);
  expect(extract.items).toHaveLength(1);
});

test('[MN12] a dissent is attached in its author’s name; guests and officials do not read minutes', async () => {
  const hall = await openHall(world, 2);
  await start(hall);
  ok(await keep().addDissent(hall.people[1]!, { forumId: hall.forumId, text: 'Срок слишком мал' }));
  expect((await page(hall)).doc?.items[0]?.dissents).toMatchObject([{ text: 'Срок слишком мал' }]);
  const official = await addPerson(hall, ['official'], { voting: false });
  await expect(page(hall, official.actor)).rejects.toMatchObject({ vecheCode: 'not_found' });
});
