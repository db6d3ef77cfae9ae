/** The agreement loop on a real database and a real draft: the link is the right, what is read stands still. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { event } from '#drizzle/schema/event.ts';
import { approval, reviewLink, reviewRemark } from '#drizzle/schema/paper.ts';
import { readDocumentText, readDocx } from '../documents/docx-read.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { code, type Hall, ok, openHall, writeClauses } from '../vote/testing.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await createTestServices();
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.end();
});

const FIRST = 'закрепить наставников за молодыми директорами';
const review = () => world.nouns.review;
const send = async (hall: Hall, over: Record<string, unknown> = {}) => {
  const made = ok(
    await review().commands.sendProject(hall.chair, {
      resolutionId: hall.resolutionId,
      label: 'Управление образования',
      ...over,
    }),
  );
  return { ...made, token: made.url.split('/').at(-1) ?? '' };
};
const say = (token: string, over: Record<string, unknown> = {}) =>
  review().commands.sayByLink(null, {
    token,
    name: 'Сидорова Анна Петровна',
    post: 'начальник управления',
    saying: 'with_remarks',
    remarks: [],
    ...over,
  } as never);
const desk = (hall: Hall) => review().queries.reviewDesk(hall.chair, hall.slug);
const clause = (hall: Hall, at = 0) => hall.clauses[at] ?? '';
const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { vecheCode?: string }) => error.vecheCode ?? 'thrown',
  );

describe('the link', () => {
  test('[RV1] holds the text as it was: what is written later is not behind it, and the desk says so', async () => {
    const hall = await openHall(world, 0);
    const { token } = await send(hall);
    await writeClauses(world, hall.draftId, hall.chair, ['третий пункт']);
    const texts = (await review().queries.projectPage(token)).text.sections.flatMap((s) =>
      s.type === 'group' ? s.clauses.map(({ text }) => text) : [],
    );
    expect(texts).toEqual([FIRST, 'разработать программу развития']);
    expect((await desk(hall)).links[0]).toMatchObject({ outdated: true, state: 'open', seenAt: null });
  });

  test('[RV2] forged, expired, revoked and another’s are refused; the database keeps no secret', async () => {
    const hall = await openHall(world, 0);
    const other = await openHall(world, 0);
    const { token, linkId } = await send(hall, { days: 1 });
    const rows = await world.services.db.select().from(reviewLink).where(eq(reviewLink.id, linkId));
    expect(JSON.stringify(rows)).not.toContain(token);
    for (const forged of ['x'.repeat(32), token.slice(1), `${token}=`, '', "' or true --"]) {
      expect(await refused(review().queries.projectPage(forged))).toBe('not_found');
      expect(['not_found', 'invalid_input']).toContain(code(await say(forged)));
    }
    // A clause of somebody else's text is no place for a remark.
    const foreign = [{ blockId: clause(other), text: 'Здесь?' }];
    expect(code(await say(token, { remarks: foreign }))).toBe('not_found');
    world.clock.advance(86_400_000);
    expect(await refused(review().queries.projectPage(token))).toBe('review/expired');
    expect(await refused(review().queries.projectFile(token))).toBe('review/expired');
    expect(code(await say(token))).toBe('review/expired');
    const second = await send(hall);
    ok(await review().commands.revokeProject(hall.chair, { linkId: second.linkId }));
    expect(await refused(review().queries.projectPage(second.token))).toBe('not_found');
    expect(code(await say(second.token))).toBe('not_found');
    expect(
      await world.services.db.select().from(reviewRemark).where(eq(reviewRemark.linkId, linkId)),
    ).toEqual([]);
  });

  test('[RV3] a scanner that opens it and takes the file leaves no trace', async () => {
    const hall = await openHall(world, 0);
    const { token, linkId } = await send(hall);
    const before = [
      await world.services.db.select().from(reviewLink),
      await world.services.db.select().from(approval),
      await world.services.db.select().from(event),
    ];
    for (let i = 0; i < 3; i += 1) {
      await review().queries.projectPage(token);
      await review().queries.projectFile(token);
    }
    expect([
      await world.services.db.select().from(reviewLink),
      await world.services.db.select().from(approval),
      await world.services.db.select().from(event),
    ]).toEqual(before);
    ok(await say(token, { saying: 'seen' }));
    const [line] = (await desk(hall)).links;
    expect(line).toMatchObject({ id: linkId, answeredAt: null, seenAt: expect.any(String) });
  });

  test('[RV4] only those who move the pen send, read and settle; members learn nothing of it', async () => {
    const hall = await openHall(world, 1);
    const input = { resolutionId: hall.resolutionId, label: 'Кому-нибудь' };
    expect(code(await review().commands.sendProject(hall.people[0] ?? null, input))).toBe('not_found');
    expect(await refused(review().queries.reviewDesk(hall.people[0] ?? null, hall.slug))).toBe('not_found');
    expect(await refused(review().queries.reviewDesk(null, hall.slug))).toBe('not_found');
  });

  test('[RV5] the Word file is the text that was sent, marked as a project, each clause under its name', async () => {
    const hall = await openHall(world, 0);
    const { token } = await send(hall);
    const { data, name } = await review().queries.projectFile(token);
    expect(name).toBe('Проект резолюции.docx');
    const { lines } = await readDocumentText({ bytes: new Uint8Array(data), filename: name });
    expect(lines.slice(0, 2)).toEqual(['ПРОЕКТ', 'по состоянию на 12 февраля 2026 года']);
    expect(lines.join('\n')).toContain(FIRST);
    expect(lines.join('\n')).not.toMatch(/verify|[0-9a-f]{64}/);
    expect((await readDocx(new Uint8Array(data))).changes).toEqual({
      insertions: 0,
      deletions: 0,
      comments: 0,
    });
  });
});

describe('what comes back', () => {
  test('[RV6] remarks stand on the desk with their clause; sent twice they are kept once', async () => {
    const hall = await openHall(world, 0);
    const { token } = await send(hall);
    const remarks = [
      { blockId: clause(hall, 1), text: 'Какую программу?' },
      { blockId: '', text: 'В целом хорошо' },
    ];
    expect(code(await say(token))).toBe('review/remarks_missing');
    expect(code(await say(token, { name: 'И' }))).toBe('invalid_input');
    expect(ok(await say(token, { remarks }))).toEqual({ remarks: 2 });
    expect(ok(await say(token, { remarks }))).toEqual({ remarks: 0 });
    const page = await desk(hall);
    expect(page.remarks).toHaveLength(2);
    expect(page.remarks[0]).toMatchObject({
      marker: expect.stringMatching(/^(б|2)\)$/),
      sent: 'разработать программу развития',
      text: 'Какую программу?',
      name: 'Сидорова Анна Петровна',
      from: 'Управление образования',
      state: 'new',
    });
    expect(page.approvals).toMatchObject([
      { body: 'Управление образования', verdict: 'with_remarks', settledOn: '2026-02-12', byLink: true },
    ]);
    expect(page.links[0]).toMatchObject({ remarks: 2, open: 2, answeredAt: expect.any(String) });
  });

  test('[RV7] settled with a word that its author sees by the same link; declined only with a reason', async () => {
    const hall = await openHall(world, 0);
    const { token } = await send(hall);
    ok(await say(token, { remarks: [{ blockId: clause(hall), text: 'Кто закрепит?' }] }));
    const [remark] = (await desk(hall)).remarks;
    const id = remark?.id ?? '';
    expect(code(await review().commands.settleRemark(hall.chair, { remarkId: id, state: 'declined' }))).toBe(
      'review/reply_missing',
    );
    const settled = { remarkId: id, state: 'taken' as const, reply: 'Назначит приказ', expectV: 1 };
    ok(await review().commands.settleRemark(hall.chair, settled));
    expect(code(await review().commands.settleRemark(hall.chair, settled))).toBe('conflict');
    expect((await review().queries.projectPage(token)).said).toMatchObject([
      { state: 'taken', reply: 'Назначит приказ' },
    ]);
  });

  test('[RV8] a remark becomes an amendment over the words that stand; its author is named to those who preside', async () => {
    const hall = await openHall(world, 1, { state: 'draft' });
    const { token } = await send(hall);
    ok(await say(token, { remarks: [{ blockId: clause(hall), text: 'Кто закрепит?' }] }));
    const [remark] = (await desk(hall)).remarks;
    const input = { remarkId: remark?.id ?? '', base: FIRST, text: `приказом ${FIRST}` };
    const { number } = ok(await review().commands.amendByRemark(hall.chair, input));
    expect((await desk(hall)).remarks[0]).toMatchObject({ state: 'taken', amendmentNumber: number });
    expect(code(await review().commands.amendByRemark(hall.chair, input))).toBe('review/amended');
    const seen = async (actor: Hall['chair'] | undefined) =>
      (await world.nouns.amendment.queries.amendmentDesk(actor ?? null, hall.slug)).amendments[0];
    expect(await seen(hall.chair)).toMatchObject({
      mover: '',
      source: 'Сидорова Анна Петровна, начальник управления, Управление образования',
      reason: 'Кто закрепит?',
    });
    expect((await seen(hall.people[0]))?.source).toBe('');
  });

  test('[RV9] typed into the text over the words that were read, and over no others', async () => {
    const hall = await openHall(world, 0);
    const { token } = await send(hall);
    ok(await say(token, { remarks: [{ blockId: clause(hall), text: 'Каким приказом?' }] }));
    const [remark] = (await desk(hall)).remarks;
    const id = { remarkId: remark?.id ?? '' };
    const type = (base: string, text: string) =>
      review().commands.typeInRemark(hall.chair, { ...id, base, text });
    expect(code(await type('чужие слова', 'наши слова'))).toBe('amendment/text_moved');
    ok(await type(FIRST, `приказом ${FIRST}`));
    expect((await desk(hall)).remarks[0]).toMatchObject({ state: 'taken', now: `приказом ${FIRST}` });
    expect(code(await type(FIRST, `указом ${FIRST}`))).toBe('amendment/text_moved');
  });

  test('[RV10] [DC93] lines from paper are the secretary’s; a word given by link is neither changed nor removed', async () => {
    const hall = await openHall(world, 0);
    const { token } = await send(hall);
    ok(await say(token, { saying: 'agreed' }));
    const [byLink] = (await desk(hall)).approvals;
    const own = { resolutionId: hall.resolutionId, body: 'Совет директоров', name: 'Петров П. П.' };
    expect(
      code(await review().commands.setApproval(hall.chair, { ...own, approvalId: byLink?.id ?? '' })),
    ).toBe('review/said_by_link');
    expect(code(await review().commands.dropApproval(hall.chair, { approvalId: byLink?.id ?? '' }))).toBe(
      'review/said_by_link',
    );
    expect(code(await review().commands.setApproval(hall.chair, { ...own, verdict: 'agreed' }))).toBe(
      'invalid_input',
    );
    const paper = { ...own, verdict: 'declined' as const, settledOn: '2026-02-10' };
    const { id } = ok(await review().commands.setApproval(hall.chair, paper));
    // Another person of the same body gets a line of their own; the same one may think again.
    ok(
      await say(token, {
        saying: 'declined',
        name: 'Иванов Пётр Ильич',
        remarks: [{ blockId: '', text: 'Рано' }],
      }),
    );
    ok(await say(token, { saying: 'with_remarks', name: 'Иванов Пётр Ильич' }));
    expect(
      (await desk(hall)).approvals.map(({ name, verdict, byLink: link }) => [name, verdict, link]),
    ).toEqual([
      ['Сидорова Анна Петровна', 'agreed', true],
      ['Петров П. П.', 'declined', false],
      ['Иванов Пётр Ильич', 'with_remarks', true],
    ]);
    const sheet = await world.nouns.paper.queries.paperFile(hall.chair, hall.slug, 'approvals', 'docx');
    const { lines } = await readDocumentText({ bytes: new Uint8Array(sheet.data), filename: 'a.docx' });
    const text = lines.join('\n');
    expect(text).toContain('ЛИСТ СОГЛАСОВАНИЯ');
    expect(text).toMatch(/Совет директоров\tПетров П\. П\.\tне согласовано/);
    expect(text).toContain('согласовано (по ссылке)');
    ok(await review().commands.dropApproval(hall.chair, { approvalId: id }));
  });

  test('[RV11] an adopted text is not sent round; a text without clauses neither', async () => {
    const hall = await openHall(world, 0);
    const { id: forumId } = await world.forum();
    await world.join(forumId, hall.chair, ['organiser']);
    const { id: resolutionId } = ok(
      await world.nouns.resolution.commands.ensureResolution(hall.chair, { forumId }),
    );
    expect(code(await review().commands.sendProject(hall.chair, { resolutionId, label: 'Совет' }))).toBe(
      'review/empty_text',
    );
  });
});
