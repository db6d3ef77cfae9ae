import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answer, answerLink, letter, recommendation } from '#drizzle/schema/recommendation.ts';
import { bindCommands, bindQueries } from '../bind.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import * as life from './commands.ts';
import * as letters from './letter-commands.ts';
import * as one from './one-queries.ts';
import * as pages from './page-queries.ts';
import * as queries from './queries.ts';
import { type BoardWorld, boardWorld, CENTRE, PDF } from './testing.ts';

let world: TestWorld;
let b: BoardWorld;
beforeAll(async () => {
  world = await createTestServices();
  b = await boardWorld(world);
});
afterAll(() => world.end());

const run = () => bindCommands(world.services, { ...life, ...letters });
const ask = () => bindQueries(world.services, { ...queries, ...pages, ...one });
const rowsOf = () =>
  world.services.db
    .select()
    .from(recommendation)
    .where(eq(recommendation.forumId, b.forum.id))
    .orderBy(recommendation.number);
async function desk(name: RegExp) {
  const found = (await ask().lettersDesk(b.secretary, b.forum.slug)).desks.find((d) =>
    name.test(d.addressee.dative),
  );
  if (!found) throw new Error('no desk');
  return {
    resolutionId: found.resolutionId,
    addresseeId: found.addressee.id,
    items: found.items,
    desk: found,
  };
}
async function link(name = /управлению/) {
  const { resolutionId, addresseeId, items } = await desk(name);
  const made = await run().createAnswerLink(b.secretary, { resolutionId, addresseeId });
  if (!made.ok) throw new Error(made.code);
  return { ...made.data, token: made.data.url.split('/o/')[1] ?? '', items };
}
const item = (
  recommendationId: string,
  outcome: 'accepted' | 'in_progress' | 'done' | 'declined' | 'elsewhere',
  text = '',
) => ({
  recommendationId,
  outcome,
  text,
});

it('[RC12] [AD6] the covering letter makes «направлена» and ends the «выверка»; a second one moves nothing', async () => {
  const { resolutionId, addresseeId } = await desk(/управлению/);
  const out = { resolutionId, addresseeId, regNo: '12', regDate: '2026-02-13', channel: 'нарочно' };
  await world.sql`insert into adopted_paper (adopted_text_id)
    select id from adopted_text where resolution_id = ${resolutionId}`;
  const paper = async () =>
    (
      await world.sql`select sent_at from adopted_paper p join adopted_text t on t.id = p.adopted_text_id
      where t.resolution_id = ${resolutionId}`
    )[0]?.sent_at;
  expect(await paper()).toBeNull();
  expect(await run().markSent(b.member, out)).toMatchObject({ ok: false, code: 'forbidden' });
  expect(await run().markSent(b.stranger, out)).toMatchObject({ ok: false, code: 'not_found' });
  expect(await run().markSent(b.secretary, out)).toMatchObject({ ok: true, data: { sent: 3 } });
  const sent = await paper();
  expect(sent).not.toBeNull();
  expect((await rowsOf()).map((r) => r.state)).toEqual([
    'sent',
    'sent',
    'sent',
    'adopted',
    'adopted',
    'adopted',
  ]);
  expect(await run().markSent(b.secretary, { ...out, regNo: '13' })).toMatchObject({
    ok: true,
    data: { sent: 0 },
  });
  expect((await rowsOf())[0]?.sentAt?.toISOString()).toBe('2026-02-13T09:00:00.000Z');
  expect(await paper()).toEqual(sent);
});

it('[RC13] one letter answers all items of an addressee in one form, each with its outcome, with the scan', async () => {
  const { resolutionId, addresseeId, items } = await desk(/управлению/);
  expect(items).toHaveLength(3);
  const done = await run().enterAnswer(b.secretary, {
    resolutionId,
    addresseeId,
    regNo: '01-12/345',
    regDate: '2026-03-05',
    signer: 'Начальник управления Петров А. А.',
    scan: { name: '..\\scan\u202Efdp.exe', data: PDF },
    items: [
      item(items[0]?.id ?? '', 'accepted', 'Пункт а) принят к рассмотрению'),
      item(items[1]?.id ?? '', 'in_progress', 'Готовится план'),
      item(items[2]?.id ?? '', 'elsewhere', 'Относится к ведению школ'),
    ],
  });
  expect(done).toMatchObject({ ok: true, data: { items: 3 } });
  expect((await rowsOf()).slice(0, 3).map((r) => r.state)).toEqual(['accepted', 'in_progress', 'rerouted']);
  const kept = (await world.services.db.select().from(letter).where(eq(letter.regNo, '01-12/345')))[0];
  const file = await ask().storedFile(b.secretary, b.forum.slug, kept?.fileId ?? '');
  expect(file).toMatchObject({ name: 'scanfdp.pdf', mime: 'application/pdf' });
  for (const person of [b.member, b.director, b.stranger, null])
    await expect(ask().storedFile(person, b.forum.slug, kept?.fileId ?? '')).rejects.toMatchObject({
      vecheCode: 'not_found',
    });
});

it('[RC14] a letter about another addressee’s item, twice about one, or with a program for a scan keeps nothing', async () => {
  const { resolutionId, addresseeId, items } = await desk(/управлению/);
  const before = (await world.services.db.select().from(letter)).length;
  const base = { resolutionId, addresseeId, regDate: '2026-03-06' };
  const circle = (await rowsOf())[3];
  expect(
    await run().enterAnswer(b.secretary, { ...base, items: [item(circle?.id ?? '', 'done')] }),
  ).toMatchObject({
    code: 'not_found',
  });
  const twice = [item(items[0]?.id ?? '', 'done'), item(items[0]?.id ?? '', 'declined')];
  expect(await run().enterAnswer(b.secretary, { ...base, items: twice })).toMatchObject({
    code: 'invalid_input',
  });
  const scan = { name: 'скан.pdf', data: new Uint8Array([0x4d, 0x5a, 1, 2, 3]) };
  expect(
    await run().enterAnswer(b.secretary, { ...base, scan, items: [item(items[0]?.id ?? '', 'done')] }),
  ).toMatchObject({ code: 'board/file_kind', params: { name: 'скан.pdf' } });
  expect((await world.services.db.select().from(letter)).length).toBe(before);
});

it('[RC15] an answer by link is unverified: it moves nothing and members do not see it until it is confirmed', async () => {
  const { token, items } = await link();
  const target = items[1];
  const sent = await run().answerByLink(null, {
    token,
    signedBy: 'Специалист Орлова М. И.',
    items: [
      {
        ...item(target?.id ?? '', 'done', 'Подписаны соглашения с тремя вузами'),
        files: [{ name: 'приказ.pdf', data: PDF }],
      },
    ],
  });
  expect(sent).toEqual({ ok: true, data: { kept: 1 } });
  expect((await rowsOf())[1]?.state).toBe('in_progress');
  const number = target?.number ?? 0;
  const forMember = await ask().recommendationPage(b.member, b.forum.slug, number);
  expect(JSON.stringify(forMember)).not.toContain('Подписаны');
  expect(JSON.stringify(forMember)).not.toContain('Орлова');
  const keeper = await ask().recommendationPage(b.secretary, b.forum.slug, number);
  const step = keeper.trail.find((s) => s.kind === 'answer' && s.state === 'submitted');
  if (step?.kind !== 'answer') throw new Error('no answer');
  expect(step.files).toHaveLength(1);
  const desk1 = await ask().lettersDesk(b.secretary, b.forum.slug);
  expect(desk1.pending).toMatchObject([{ number, outcome: 'done', signedBy: 'Специалист Орлова М. И.' }]);

  expect(await run().confirmAnswer(b.member, { answerId: step.id })).toMatchObject({ code: 'forbidden' });
  const fileId = step.files[0]?.id ?? '';
  expect(await run().confirmAnswer(b.secretary, { answerId: step.id, public: true })).toMatchObject({
    ok: true,
  });
  expect((await rowsOf())[1]?.state).toBe('reported');
  const file = () => ask().storedFile(b.member, b.forum.slug, fileId);
  await expect(file(), 'the words are open, the file is not').rejects.toMatchObject({
    vecheCode: 'not_found',
  });
  expect((await ask().recommendationPage(b.member, b.forum.slug, number)).trail).toContainEqual(
    expect.objectContaining({ kind: 'answer', public: true, files: [] }),
  );
  const open = (files: string[]) =>
    run().confirmAnswer(b.secretary, { answerId: step.id, public: true, openFiles: files });
  expect(await open([fileId])).toMatchObject({ ok: true });
  const after = await ask().recommendationPage(b.member, b.forum.slug, number);
  expect(JSON.stringify(after)).toContain('Подписаны');
  expect(JSON.stringify(after)).not.toContain('Орлова');
  expect((await file()).mime).toBe('application/pdf');
  await expect(ask().storedFile(null, b.forum.slug, fileId)).rejects.toMatchObject({
    vecheCode: 'not_found',
  });
  expect(await open([])).toMatchObject({ ok: true });
  await expect(file(), 'closed again').rejects.toMatchObject({ vecheCode: 'not_found' });
});

it('[RC16] the secretary asks for more: the official reads what is missing and answers again, both stay', async () => {
  const { token, items } = await link();
  const id = items[1]?.id ?? '';
  world.clock.advance(60_000);
  await run().answerByLink(null, { token, signedBy: 'Орлова М. И.', items: [item(id, 'done', 'Сделано')] });
  const [pending] = (await ask().lettersDesk(b.secretary, b.forum.slug)).pending;
  expect(
    await run().askMore(b.secretary, { answerId: pending?.id ?? '', note: 'Приложите, пожалуйста, приказ' }),
  ).toMatchObject({ ok: true });
  expect((await rowsOf())[1]?.state).toBe('in_progress');
  const page = await ask().answerPage(token);
  expect(page.items.find((i) => i.id === id)).toMatchObject({
    asked: 'Приложите, пожалуйста, приказ',
    open: true,
  });
  await run().answerByLink(null, {
    token,
    signedBy: 'Орлова М. И.',
    items: [item(id, 'done', 'Приказ № 17')],
  });
  const all = await world.services.db.select().from(answer).where(eq(answer.recommendationId, id));
  expect(all.map((a) => a.text)).toEqual(expect.arrayContaining(['Сделано', 'Приказ № 17']));
});

it('[RC17] a scanner that opens the link, however often, changes nothing', async () => {
  const { token, linkId } = await link();
  const events = async () => (await world.sql`select count(*)::int as n from event`)[0]?.n;
  const before = await events();
  for (let i = 0; i < 5; i += 1) await ask().answerPage(token);
  expect(await events()).toBe(before);
  const [row] = await world.services.db.select().from(answerLink).where(eq(answerLink.id, linkId));
  expect(row).toMatchObject({ lastUsedAt: null, revokedAt: null });
});

it('[RC18] a forwarded link shows the items of its addressee and no more: no people, no letters, no other items', async () => {
  const { token } = await link();
  const page = JSON.stringify(await ask().answerPage(token));
  for (const name of ['Чернова', 'Секретарёва', 'Участникова', 'Директоров', 'рабочую группу', '01-12/345'])
    expect(page).not.toContain(name);
  expect(page).not.toMatch(/silent|schedule|overdue|past/);
});

it('[RC19] an item of another addressee is not answered by this link', async () => {
  const { token } = await link();
  const foreign = (await rowsOf())[3];
  const tried = await run().answerByLink(null, {
    token,
    signedBy: 'Орлова М. И.',
    items: [item(foreign?.id ?? '', 'done')],
  });
  expect(tried).toMatchObject({ ok: false, code: 'not_found' });
  expect(
    await world.services.db
      .select()
      .from(answer)
      .where(eq(answer.recommendationId, foreign?.id ?? '')),
  ).toEqual([]);
});

it('[RC20] an expired link says so, takes nothing, and its page is closed', async () => {
  const { token, items } = await link(/методическому/);
  world.clock.advance(61 * 86_400_000);
  await expect(ask().answerPage(token)).rejects.toMatchObject({ vecheCode: 'answer/expired' });
  expect(
    await run().answerByLink(null, {
      token,
      signedBy: 'Орлова М. И.',
      items: [item(items[0]?.id ?? '', 'done')],
    }),
  ).toMatchObject({ code: 'answer/expired' });
});

it('[RC21] a revoked link is as if it had never been; a new one ends the former: one at a time', async () => {
  const first = await link();
  const second = await link();
  await expect(ask().answerPage(first.token)).rejects.toMatchObject({ vecheCode: 'not_found' });
  expect((await ask().answerPage(second.token)).items).toHaveLength(3);
  expect(await run().revokeAnswerLink(b.member, { linkId: second.linkId })).toMatchObject({
    code: 'forbidden',
  });
  expect(await run().revokeAnswerLink(b.secretary, { linkId: second.linkId })).toMatchObject({ ok: true });
  await expect(ask().answerPage(second.token)).rejects.toMatchObject({ vecheCode: 'not_found' });
  await expect(ask().answerPage('x'.repeat(32))).rejects.toMatchObject({ vecheCode: 'not_found' });
  await expect(ask().answerPage("' or 1=1 --")).rejects.toMatchObject({ vecheCode: 'not_found' });
  const stored = JSON.stringify(await world.services.db.select().from(answerLink));
  expect(stored).not.toContain(second.token);
});

it('[RC22] pressing «Отправить» twice keeps one answer; twenty at once too', async () => {
  const { token, items } = await link(/методическому/);
  const id = items[0]?.id ?? '';
  const before = (await world.services.db.select().from(answer).where(eq(answer.recommendationId, id)))
    .length;
  const same = { token, signedBy: 'Орлова М. И.', items: [item(id, 'in_progress', 'Готовим приказ')] };
  const all = await Promise.all(Array.from({ length: 20 }, () => run().answerByLink(null, same)));
  expect(all.filter((r) => r.ok && r.data.kept === 1)).toHaveLength(1);
  const after = await world.services.db.select().from(answer).where(eq(answer.recommendationId, id));
  expect(after.length).toBe(before + 1);
  expect(world.errors).toEqual([]);
});

it('[RC23] what a closed matter still receives by link is refused; a letter may be filed with it', async () => {
  const { token, items } = await link(/методическому/);
  const row = (await rowsOf())[2];
  await run().closeRecommendation(b.secretary, {
    recommendationId: row?.id ?? '',
    verdict: 'obsolete',
    note: 'Передано школам',
  });
  const tried = await run().answerByLink(null, {
    token,
    signedBy: 'Орлова М. И.',
    items: [item(items[2]?.id ?? '', 'done')],
  });
  expect(tried).toMatchObject({ code: 'board/closed', params: { number: 3 } });
  const { resolutionId, addresseeId } = await desk(new RegExp(CENTRE.slice(0, 12)));
  const filed = await run().enterAnswer(b.secretary, {
    resolutionId,
    addresseeId,
    regDate: '2026-04-20',
    items: [{ recommendationId: row?.id ?? '', outcome: 'no_outcome', text: 'Принято к сведению' }],
  });
  expect(filed).toMatchObject({ ok: true });
  expect((await rowsOf())[2]?.state).toBe('closed');
});

it('[RC25] members read the words of an answer only once the tick opened them; that there is one, they see', async () => {
  const { resolutionId, addresseeId, items } = await desk(/центр/i);
  const asked = items[0];
  if (!asked) throw new Error('no item');
  const sent = {
    resolutionId,
    addresseeId,
    regNo: '77',
    regDate: '2026-03-01',
    items: [
      {
        recommendationId: asked.id,
        outcome: 'in_progress' as const,
        text: 'Тайная фраза',
        url: 'https://example.org/order',
      },
    ],
  };
  expect(await run().enterAnswer(b.secretary, { ...sent, public: false })).toMatchObject({ ok: true });
  const readers = async (who: typeof b.member) =>
    JSON.stringify([
      await ask().recommendationPage(who, b.forum.slug, asked.number),
      await ask().boardTable(who, b.forum.slug),
      await ask().meetingSheet(who, b.forum.slug),
    ]);
  expect(await readers(b.secretary)).toContain('Тайная фраза');
  const closed = await readers(b.member);
  expect(closed).not.toMatch(/Тайная фраза|example\.org/);
  expect(closed).toContain('"outcome":"in_progress"');
  expect(await run().enterAnswer(b.secretary, { ...sent, regNo: '78', public: true })).toMatchObject({
    ok: true,
  });
  expect(await readers(b.member)).toContain('Тайная фраза');
});
