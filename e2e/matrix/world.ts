/**
 * One installation with a forum at each station: a hall that drafts, a hall that votes, an evening after adoption, and
 * somebody else's forum. Told by lawful commands; only accounts and memberships are put in as rows.
 */
import { eq } from 'drizzle-orm';
import * as Y from 'yjs';
import type { Actor } from '#domain/actor.ts';
import { addBlock, type Tool } from '#domain/resolution/operations.ts';
import { readDraft } from '#domain/resolution/read.ts';
import type { Result } from '#domain/result.ts';
import { account } from '#drizzle/schema/account.ts';
import { school } from '#drizzle/schema/body.ts';
import { forum, participant, programmeItem } from '#drizzle/schema/forum.ts';
import { file } from '#drizzle/schema/installation.ts';
import { answer, recommendation, recommendationAddressee } from '#drizzle/schema/recommendation.ts';
import { SESSION_COOKIE } from '#server/actor.ts';
import type { Core } from '#server/core.ts';
import { PNG } from '#server/quiz/testing/pictures.ts';
import { waitingAnswer } from './approval-world.ts';
import { sentRound } from './review-world.ts';
import { MEMBERS, type Role } from './roles.ts';
import { writtenSheet } from './tables-world.ts';

type House = Pick<Core, 'services' | 'sessions' | 'nouns'>;
type Person = { accountId: string | null; actor: Actor | null };
export type Place = { id: string; slug: string; seats: Record<string, string> };

const pdf = (name: string) => ({
  name,
  data: new Uint8Array(Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF')),
});
const BADGE_OF_LISTED = '4821';

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`the world could not be made: ${JSON.stringify(result)}`);
  return result.data;
}

/** A quiz in an open question, one table seated. */
async function playing(nouns: House['nouns'], organiser: Actor, player: Actor, { id, slug }: Place) {
  const { commands, queries } = nouns.quiz;
  const made = must(
    await commands.createQuiz(organiser, {
      forumId: id,
      title: 'Квиз идёт',
      questions: [
        {
          kind: 'single',
          stem: 'Сколько?',
          options: [
            { id: 'a', text: 'Один' },
            { id: 'b', text: 'Два' },
          ],
          key: { options: ['a'] },
          seconds: 1_800,
        },
      ],
    }),
  );
  const edit = () => queries.quizEdit(organiser, slug, made.id);
  const questionId = (await edit()).list[0]?.id ?? '';
  must(await commands.setImage(organiser, { quizId: made.id, questionId, data: PNG, alt: 'Флаг школы' }));
  const imageId = (await edit()).list[0]?.image?.fileId ?? '';
  const { id: runId } = must(await commands.openRun(organiser, { quizId: made.id, tables: 2 }));
  const desk = async () => {
    const found = await queries.deskNow(organiser, slug);
    if (!found) throw new Error('the world has no quiz');
    return found.play;
  };
  const unitId = (await desk()).tables[0]?.id ?? '';
  must(await commands.joinRun(player, { runId, teamId: unitId }));
  for (const action of ['next', 'open'] as const)
    must(await commands.stepRun(organiser, { runId, expectV: (await desk()).run.v, action }));
  const { run, round } = await desk();
  return { runId, unitId, roundId: round?.id ?? '', version: run.v, imageId };
}

export async function makeWorld(house: House) {
  const { services, sessions, nouns } = house;
  const { db, ids } = services;
  const now = () => services.clock.now();
  const people = {} as Record<Role, Person>;

  async function person(role: Role, over: Partial<typeof account.$inferInsert> = {}): Promise<Person> {
    const row = {
      id: ids.id(),
      kind: 'user' as const,
      name: `Проверкин ${role}`,
      email: `${role.replace('_', '-')}@matrix.example.org`,
      createdAt: now(),
      ...over,
    };
    await db.insert(account).values(row);
    return { accountId: row.id, actor: await sessions.byId(row.id) };
  }

  for (const role of ['outsider', 'foreign_organiser', 'removed', 'suspended', ...MEMBERS] as const)
    people[role] = await person(role, role === 'guest' ? { kind: 'guest', email: null } : {});
  people.administrator = await person('administrator', { admin: true });
  people.anonymous = { accountId: null, actor: null };
  people.official_link = { accountId: null, actor: null };
  const actor = (role: Role): Actor => people[role].actor as Actor;
  const organiser = actor('organiser');

  const schoolId = ids.id();
  await db.insert(school).values({
    id: schoolId,
    number: '7',
    shortName: 'СОШ № 7',
    fullName: 'МБОУ СОШ № 7',
    createdAt: now(),
  });

  async function seat(forumId: string, role: Role | 'listed', accountId: string | null): Promise<string> {
    const id = ids.id();
    const guest = role === 'guest';
    const roles =
      MEMBERS.find((member) => member === role) ?? (role === 'suspended' ? 'organiser' : 'participant');
    await db.insert(participant).values({
      id,
      forumId,
      accountId,
      fullName: `Проверкин ${role}`,
      roles: [roles],
      schoolId: role === 'participant' ? schoolId : null,
      source: guest ? 'code' : 'list',
      // Never one that the forum draws by itself.
      badgeCode: role === 'listed' ? BADGE_OF_LISTED : `of-${role}`,
      confirmedAt: guest ? null : now(),
      voting: !guest && role !== 'official' && role !== 'listed',
      present: !guest && role !== 'listed',
      createdAt: now(),
    });
    return id;
  }

  /** A forum of the organiser with one member of every role, one removed, one suspended, one listed without a phone. */
  async function place(name: string): Promise<Place & { joinCode: string }> {
    const made = must(
      await nouns.forum.commands.createForum(organiser, {
        preset: 'municipal',
        name,
        startsOn: '2026-02-11',
        settlement: 'ст. Заречная',
      }),
    );
    // Made running at once: the way through the states is proved elsewhere.
    await db
      .update(forum)
      .set({ state: 'running', public: false, announcedAt: now() })
      .where(eq(forum.id, made.forumId));
    await db
      .update(participant)
      .set({ roles: ['organiser'], present: true })
      .where(eq(participant.forumId, made.forumId));
    const [own] = await db.select().from(participant).where(eq(participant.forumId, made.forumId));
    const seats: Record<string, string> = { organiser: own?.id ?? '' };
    for (const role of [...MEMBERS, 'suspended', 'removed'] as const)
      if (role !== 'organiser') seats[role] = await seat(made.forumId, role, people[role].accountId);
    seats.listed = await seat(made.forumId, 'listed', null);
    must(await nouns.forum.commands.removeParticipant(organiser, { participantId: seats.removed ?? '' }));
    return { id: made.forumId, slug: made.slug, joinCode: made.joinCode, seats };
  }

  /** A resolution with a clause under each of its addressees. */
  async function text(forumId: string) {
    const made = must(await nouns.resolution.commands.ensureResolution(organiser, { forumId }));
    let groupId = '';
    await services.drafting.transact(made.draftId, organiser.accountId, (doc) => {
      const tool: Tool = { Y: Y as unknown as Tool['Y'], doc, newId: () => ids.id(), random: Math.random };
      const groups = [...readDraft(tool.Y, doc).groups].sort((a, b) => (a.pos < b.pos ? -1 : 1));
      groupId = groups[0]?.id ?? '';
      for (const [at, words] of [
        [0, 'закрепить наставников за молодыми директорами; провести их стажировку'],
        [0, 'обеспечить поддержку партнёрских связей школ'],
        [1, 'разработать программу развития школы'],
      ] as const)
        addBlock(tool, { kind: 'clause', group: groups[at]?.id ?? null, text: words });
    });
    return { resolutionId: made.id, draftId: made.draftId, groupId };
  }

  // The hall that drafts
  const hall = await place('Зал, который пишет');
  const track = must(
    await nouns.track.commands.createTrack(organiser, { forumId: hall.id, title: 'Проектный офис' }),
  );
  const notesDraftId = (await nouns.track.queries.trackPage(organiser, hall.id, 1)).notesDraftId ?? '';
  const item = must(
    await nouns.forum.commands.addProgrammeItem(organiser, {
      forumId: hall.id,
      item: { kind: 'opening', title: 'Открытие', day: '2026-02-11' },
    }),
  );
  const propose = async (words: string) =>
    must(
      await nouns.proposal.commands.submitProposal(actor('participant'), { forumId: hall.id, text: words }),
    ).id;
  const [submitted, returned] = [
    await propose('Закрепить наставников'),
    await propose('Провести стажировку'),
  ];
  must(
    await nouns.proposal.commands.returnProposal(organiser, {
      proposalId: returned,
      reason: 'Уточните срок',
    }),
  );
  const draft = await text(hall.id);
  const sheetDraftId = await writtenSheet(house, organiser, track.id);
  const review = await sentRound(nouns, organiser, hall.id, draft);
  const prepared = must(
    await nouns.vote.commands.prepareVote(organiser, {
      forumId: hall.id,
      matter: 'procedural',
      question: 'Перейти к голосованию?',
      method: 'hands',
    }),
  );
  const screen = must(await nouns.room.commands.openScreen(organiser, { forumId: hall.id, name: 'Стена' }));

  const quiz = must(
    await nouns.quiz.commands.createQuiz(organiser, {
      forumId: hall.id,
      title: 'Квиз',
      questions: [{ kind: 'open', stem: 'Что увезёте домой?' }],
    }),
  );

  // The hall that votes
  const voting = await place('Зал, который голосует');
  const ice = await text(voting.id);
  const frozen = must(
    await nouns.resolution.commands.freezeText(organiser, { resolutionId: ice.resolutionId }),
  );
  const openVote = must(
    await nouns.vote.commands.putToVote(organiser, { forumId: voting.id, matter: 'whole', method: 'mixed' }),
  );
  const run = await playing(nouns, organiser, actor('participant'), voting);
  /** Frozen, and nothing put to the vote yet. */
  const cold = await place('Зал, который заморозил');
  const coldText = await text(cold.id);
  must(await nouns.resolution.commands.freezeText(organiser, { resolutionId: coldText.resolutionId }));

  // The evening after
  const after = await place('Вечер после принятия');
  const paper = await text(after.id);
  must(await nouns.resolution.commands.freezeText(organiser, { resolutionId: paper.resolutionId }));
  const lastVote = must(
    await nouns.vote.commands.putToVote(organiser, { forumId: after.id, matter: 'whole', method: 'hands' }),
  );
  const announced = must(
    await nouns.vote.commands.announceResult(organiser, {
      voteId: lastVote.id,
      hands: { unanimous: true, for: 0, against: 0, abstain: 0 },
    }),
  );
  const adoptedTextId = announced.adoptedTextId ?? '';
  must(await nouns.resolution.commands.loadScan(organiser, { adoptedTextId, ...pdf('резолюция.pdf') }));
  const rows = await db
    .select({
      id: recommendation.id,
      number: recommendation.number,
      kind: recommendation.kind,
      text: recommendation.text,
      clauseId: recommendation.clauseId,
      addresseeId: recommendationAddressee.addresseeId,
    })
    .from(recommendation)
    .innerJoin(recommendationAddressee, eq(recommendationAddressee.recommendationId, recommendation.id))
    .where(eq(recommendation.forumId, after.id))
    .orderBy(recommendation.number);
  const [first, second] = rows.filter(({ kind }) => kind !== 'circle');
  const circle = rows.find(({ kind }) => kind === 'circle');
  if (!first || !second || !circle) throw new Error('the world has no recommendations');
  const subject = { resolutionId: paper.resolutionId, addresseeId: first.addresseeId };
  must(
    await nouns.recommendation.commands.markSent(organiser, {
      ...subject,
      regDate: '2026-02-12',
      scan: pdf('письмо.pdf'),
    }),
  );
  const [scan] = await db.select({ id: file.id }).from(file).where(eq(file.name, 'письмо.pdf'));
  const link = must(await nouns.recommendation.commands.createAnswerLink(organiser, subject));
  const token = link.url.split('/').at(-1) ?? '';
  must(
    await nouns.recommendation.commands.answerByLink(null, {
      token,
      signedBy: 'Начальник управления',
      items: [{ recommendationId: first.id, outcome: 'in_progress', text: 'Готовим приказ' }],
    }),
  );
  const [given] = await db.select().from(answer).where(eq(answer.recommendationId, first.id));
  must(
    await nouns.recommendation.commands.closeRecommendation(organiser, {
      recommendationId: second.id,
      verdict: 'obsolete',
      note: 'Утратила смысл',
    }),
  );
  const owned = must(
    await nouns.recommendation.commands.setOwner(organiser, {
      recommendationId: first.id,
      addresseeId: first.addresseeId,
      post: 'начальник управления',
    }),
  );
  const preview = await nouns.recommendation.queries.publishDesk(organiser, after.id);
  const published = must(
    await nouns.recommendation.commands.publishSnapshot(organiser, {
      forumId: after.id,
      sha256: preview.sha256,
    }),
  );
  const approval = await waitingAnswer(house, organiser, subject, { token, recommendationId: first.id });

  // Somebody else's
  const foreign = must(
    await nouns.forum.commands.createForum(actor('foreign_organiser'), {
      preset: 'municipal',
      name: 'Чужой форум',
      startsOn: '2026-02-11',
    }),
  );
  const invited = must(
    await nouns.account.commands.createUser(actor('administrator'), {
      email: 'invited@matrix.example.org',
      name: 'Приглашённый Человек',
    }),
  );

  const cookies = {} as Record<Role, string>;
  for (const [role, one] of Object.entries(people) as [Role, Person][])
    cookies[role] = one.accountId ? `${SESSION_COOKIE}=${await sessions.issue(one.accountId, 1)}` : '';
  await db
    .update(account)
    .set({ suspendedAt: now() })
    .where(eq(account.id, people.suspended.accountId ?? ''));

  const versionOf = async (id: string) =>
    (await db.select({ v: forum.version }).from(forum).where(eq(forum.id, id)))[0]?.v ?? 1;
  const [itemRow] = await db.select().from(programmeItem).where(eq(programmeItem.id, item.itemId));
  return {
    people,
    cookies,
    hall: { ...hall, version: await versionOf(hall.id) },
    voting,
    cold,
    after,
    foreign,
    schoolId,
    listed: { participantId: hall.seats.listed ?? '', badge: BADGE_OF_LISTED },
    track: { id: track.id, number: track.number, notesDraftId, sheetDraftId },
    item: { id: item.itemId, version: itemRow?.version ?? 1 },
    proposals: { submitted, returned },
    draft,
    review,
    quizId: quiz.id,
    questionId: (await nouns.quiz.queries.quizEdit(organiser, hall.slug, quiz.id)).list[0]?.id ?? '',
    quiz: run,
    fileId: scan?.id ?? '',
    preparedVoteId: prepared.id,
    screen,
    ice: { ...ice, sha256: frozen.sha256, voteId: openVote.id },
    coldText,
    paper: { ...paper, adoptedTextId, blockId: first.clauseId },
    board: {
      first,
      second,
      circle,
      subject,
      linkId: link.linkId,
      token,
      answerId: given?.id ?? '',
      postId: owned.postId,
      snapshotId: published.snapshotId,
      approval,
    },
    invited: {
      accountId: invited.accountId,
      token: new URL(invited.link).searchParams.get('t') ?? '',
      link: invited.link,
    },
    /** Who this cookie is now: the same way for pages, sockets and the JSON door. */
    actorOf: (role: Role) => sessions.resolve(cookies[role] || undefined),
  };
}

export type World = Awaited<ReturnType<typeof makeWorld>>;
