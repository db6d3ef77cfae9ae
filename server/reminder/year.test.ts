/**
 * A year of one forum: 25 recommendations; officials answer late and by mail, move on, ask for time, refuse. Letters
 * leave through a mail server that is too busy for every third of them. They are counted and read.
 */
import { sql } from 'drizzle-orm';
import nodemailer from 'nodemailer';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Actor } from '#domain/actor.ts';
import { startMailServer } from '../account/testing.ts';
import { receive } from '../inbound/receive.ts';
import { adoptText, CENTRE, clauseOf, frozenOf, SCHOOLS, UPRAVLENIE } from '../recommendation/testing.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { live, type Mails, type Read, read } from './testing.ts';

// A year lived day by day: on a busy machine more than the usual twenty seconds.
vi.setConfig({ testTimeout: 280_000, hookTimeout: 120_000 });

/** At night every hour of the year is lived, by day one hour of each day. */
const HOURS = process.env.NIGHTLY === '1' ? Array.from({ length: 24 }, (_, hour) => hour) : [8];
const DATES = ['1 декабря 2026 года', '15 января 2027 года', '3 мая 2027 года', '15 июля 2027 года'];
const OFFICE = 'uo@district.example';
const METHOD = 'centre@district.example';

let busy = 0;
let mails: Mails;
let world: TestWorld;
let secretary: Actor;
let organiser: Actor;
let forum: { id: string; slug: string };
beforeAll(async () => {
  mails = await startMailServer(() => busy++ % 3 === 2);
  world = await createTestServices({
    env: { smtpUrl: mails.url, inbound: { domain: 'reply.example.org' } },
    now: new Date('2026-09-01T03:00:00Z'),
  });
  forum = await world.forum({ state: 'closed', name: 'Форум руководителей' });
  secretary = await world.person({ name: 'Секретарёва Анна Павловна', email: 'secretary@example.org' });
  organiser = await world.person({ name: 'Чернова Лидия Викторовна', email: 'organiser@example.org' });
  await world.join(forum.id, secretary, ['secretary']);
  await world.join(forum.id, organiser, ['organiser', 'participant'], { schoolId: await world.school() });
  const ten = (what: string) =>
    Array.from({ length: 10 }, (_, n) =>
      clauseOf(`${n + 1})`, `${what}, вопрос ${n + 1}, до ${DATES[n % DATES.length]}`),
    );
  const five = Array.from({ length: 5 }, (_, n) => clauseOf(`${n + 1})`, `обновить программу ${n + 1}`));
  await adoptText(
    world,
    forum.id,
    frozenOf([
      { to: [UPRAVLENIE], clauses: ten('издать приказ') },
      { to: [CENTRE], clauses: ten('подготовить материалы') },
      { to: [SCHOOLS], clauses: five },
    ]),
  );
  await world.forum({
    state: 'announced',
    previousForumId: forum.id,
    startsOn: '2027-02-12',
    endsOn: '2027-02-12',
  });
});
afterAll(async () => {
  await world?.services.mailer.stop();
  await world?.end();
  await mails?.stop();
});

const board = () => world.nouns.recommendation;
async function done<T>(result: Promise<{ ok: true; data: T } | { ok: false; code: string }>): Promise<T> {
  const told = await result;
  if (!told.ok) throw new Error(told.code);
  return told.data;
}
const deskOf = async (dative: string) => {
  const { desks } = await board().queries.lettersDesk(secretary, forum.slug);
  const desk = desks.find(({ addressee }) => addressee.dative === dative);
  if (!desk) throw new Error(`no desk of ${dative}`);
  return { desk, subject: { resolutionId: desk.resolutionId, addresseeId: desk.addressee.id } };
};
const row = async (number: number) =>
  (await board().queries.recommendationPage(secretary, forum.slug, number)).row;
const idOf = async (number: number) => (await row(number)).id;

async function linkOf(dative: string): Promise<string> {
  const { subject } = await deskOf(dative);
  const { url } = await done(board().commands.createAnswerLink(secretary, { ...subject, days: 120 }));
  return url.split('/o/')[1] ?? '';
}
async function confirmAll(): Promise<void> {
  const { pending } = await board().queries.lettersDesk(secretary, forum.slug);
  for (const { id } of pending) await done(board().commands.confirmAnswer(secretary, { answerId: id }));
}
const close = async (number: number, verdict: 'done' | 'not_supported', note = '') =>
  done(
    board().commands.closeRecommendation(organiser, { recommendationId: await idOf(number), verdict, note }),
  );

/** What people do in this year, by the day on which they do it. */
const acts: Record<string, () => Promise<unknown>> = {
  async '2026-09-01'() {
    await done(
      world.nouns.reminder.commands.configureReminders(organiser, {
        forumId: forum.id,
        digest: true,
        schools: true,
        ladder: false,
        officials: true,
      }),
    );
    for (const [dative, email] of [
      [UPRAVLENIE, OFFICE],
      [CENTRE, METHOD],
    ] as const) {
      const { desk, subject } = await deskOf(dative);
      const { name } = desk.addressee;
      await done(
        board().commands.correctAddressee(secretary, {
          forumId: forum.id,
          addresseeId: subject.addresseeId,
          name,
          dative,
          email,
          expectV: 1,
        }),
      );
      await done(board().commands.markSent(secretary, { ...subject, regNo: '12', regDate: '2026-09-01' }));
    }
    await linkOf(UPRAVLENIE);
    const { subject } = await deskOf(CENTRE);
    for (const number of [11, 12])
      await done(
        board().commands.setOwner(secretary, {
          recommendationId: await idOf(number),
          addresseeId: subject.addresseeId,
          post: 'Начальник отдела',
          holder: 'Первова Ольга Ильинична',
          since: '2026-09-01',
        }),
      );
  },
  // The authority answers the letter it got, by mail; the secretary enters it and the organiser concludes.
  async '2026-11-20'() {
    const letter = read(mails).find(({ to }) => to === OFFICE);
    const composer = nodemailer.createTransport({ streamTransport: true, buffer: true });
    const { message } = await composer.sendMail({
      from: OFFICE,
      to: letter?.replyTo,
      subject: `Re: ${letter?.subject}`,
      text: 'Пункты 1–3 выполнены, приказ от 15 ноября прилагаем.',
    });
    expect(await receive(world.services, message as unknown as Buffer)).toEqual({ kept: 'new' });
    const { waiting } = await world.nouns.inbound.queries.mailDesk(secretary, forum.slug);
    await done(
      world.nouns.inbound.commands.takeMail(secretary, {
        mailId: waiting[0]?.id ?? '',
        regNo: '01-15/900',
        regDate: '2026-11-20',
        items: await Promise.all(
          [1, 2, 3].map(async (number) => ({
            recommendationId: await idOf(number),
            outcome: 'done' as const,
          })),
        ),
      }),
    );
    for (const number of [1, 2, 3]) await close(number, 'done');
  },
  // The head of the method department moves on: what is open stays with the post.
  async '2026-12-07'() {
    const { addressees } = await board().queries.directory(secretary, forum.slug);
    const post = addressees.flatMap(({ posts }) => posts).find(({ title }) => title === 'Начальник отдела');
    await done(
      board().commands.handOverPost(secretary, {
        forumId: forum.id,
        postId: post?.id ?? '',
        holder: 'Второва Инна Олеговна',
        since: '2026-12-07',
      }),
    );
  },
  async '2026-12-20'() {
    await done(
      board().commands.askExtensionByLink(null, {
        token: await linkOf(UPRAVLENIE),
        recommendationId: await idOf(6),
        until: '2027-04-30',
        reason: 'Ждём приказа министерства',
        signedBy: 'Белозёрова Т. К.',
      }),
    );
  },
  async '2027-01-20'() {
    const { extensions } = await board().queries.recommendationPage(secretary, forum.slug, 6);
    await done(
      board().commands.decideExtension(organiser, {
        extensionId: extensions[0]?.id ?? '',
        decision: 'other_date',
        until: '2027-03-31',
        note: 'К весеннему заседанию',
      }),
    );
  },
  // The method department answers late, by its link, and refuses one.
  async '2027-02-01'() {
    await done(
      board().commands.answerByLink(null, {
        token: await linkOf(CENTRE),
        signedBy: 'Второва Инна Олеговна',
        items: [
          { recommendationId: await idOf(11), outcome: 'in_progress', text: 'Сборник готовится' },
          { recommendationId: await idOf(12), outcome: 'declined', text: 'Вне нашей компетенции' },
        ],
      }),
    );
  },
  async '2027-02-10'() {
    await confirmAll();
    await close(12, 'not_supported', 'Адресат обосновал отказ');
  },
};

it('[RN1] [RN3] [RN4] [RN7] [RN8] a year with letters to addressees: each counted, each read', async () => {
  const sent = await live(world, '2026-09-01', 365, { hours: HOURS, at: async (day) => acts[day]?.() });
  while (mails.letters.length < sent) await world.services.mailer.kick();
  const all = read(mails);
  const to = (who: string) => all.filter((mail) => mail.to === who);

  // Of 25 rows: 13 letters to the authority, 10 to the department, 12 to the secretary, none to anybody else.
  expect({ office: to(OFFICE).length, method: to(METHOD).length }).toEqual({ office: 13, method: 10 });
  expect(to('secretary@example.org')).toHaveLength(12);
  expect(all).toHaveLength(35);
  expect(sent).toBe(35);
  // The mail server refused some of them at first; each has come once.
  expect(busy).toBeGreaterThan(35);
  const kept = await world.services.db.execute<{ to: string; day: string; n: number }>(sql`
    select recipient as "to", (created_at at time zone 'UTC')::date::text as day, count(*)::int as n from mail group by 1, 2`);
  expect([...kept].every(({ n }) => n === 1)).toBe(true);
  expect([...kept].some(({ day }) => /^2027-0[78]/.test(day))).toBe(false);
  const days = (who: string) => [...kept].flatMap((one) => (one.to === who ? [one.day] : [])).sort();
  // Days off are met by the next working day; 3 May 2027 is one itself, so its date is met on 30 April.
  expect(days(OFFICE)).toEqual([
    ...['2026-11-02', '2026-11-30', '2026-12-11', '2026-12-16', '2027-01-12', '2027-01-25', '2027-03-01'],
    ...['2027-03-29', '2027-03-31', '2027-04-12', '2027-04-27', '2027-05-11', '2027-06-15'],
  ]);

  const about = (mails: readonly Read[], number: number) =>
    mails.filter(({ text }) => text.includes(`№ ${number},`));
  // Concluded after two letters; asked for time after one, then told the new day three times; refused after three.
  expect(about(to(OFFICE), 1)).toHaveLength(1);
  expect(about(to(OFFICE), 2)).toHaveLength(0);
  expect(about(to(OFFICE), 6)).toHaveLength(4);
  expect(about(to(OFFICE), 6).filter(({ text }) => text.includes('31 марта 2027'))).toHaveLength(3);
  expect(about(to(METHOD), 12)).toHaveLength(3);
  expect(about(to(METHOD), 21)).toHaveLength(0);

  const [first] = to(OFFICE);
  expect(first?.subject).toBe('Форум руководителей: рекомендации, обращённые к вам');
  expect(first?.replyTo).toMatch(/^rec-[0-9a-z]+-[0-9a-f]{20}@reply\.example\.org$/);
  expect(first?.text).toContain(`Ответ можно отправить по адресу ${first?.replyTo}`);
  expect(first?.text).toContain('№ 1, срок 1 декабря 2026 г.: издать приказ, вопрос 1');
  // The department has no link of its own at first: it is told to answer by letter.
  expect(to(METHOD)[0]?.text).toContain('Ответить можно письмом');
  expect(to(METHOD)[0]?.replyTo).toBe('');
  for (const { text } of [...to(OFFICE), ...to(METHOD)])
    expect(text).not.toMatch(/наруш|просроч|Секретарёва|Чернова|Первова|Второва/i);
  for (const { text } of to('secretary@example.org')) expect(text).not.toContain('ничего не отправлялось');

  // Who came after has what was open; the department's rows wait on, the refused one is closed with its reason.
  expect((await row(11)).state).toBe('in_progress');
  expect(await row(12)).toMatchObject({ state: 'closed', verdict: 'not_supported' });
  expect((await row(6)).baselineDue).toBe('2027-01-15');
  const { addressees } = await board().queries.directory(secretary, forum.slug);
  const post = addressees.flatMap(({ posts }) => posts).find(({ title }) => title === 'Начальник отдела');
  expect(post?.holders.map(({ fullName }) => fullName)).toEqual(
    expect.arrayContaining(['Первова Ольга Ильинична', 'Второва Инна Олеговна']),
  );
});
