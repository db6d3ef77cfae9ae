/**
 * What became of last year's resolution: letters out, one letter of the authority that takes up а), hands в) on and divides
 * г), a centre renamed in between, an answer by link that waits for the secretary and one that waits
 * for its own side's yes, marks of schools, a published snapshot.
 */
import { and, asc, eq } from 'drizzle-orm';
import { addressee } from '#drizzle/schema/body.ts';
import { recommendation, recommendationAddressee } from '#drizzle/schema/recommendation.ts';
import { CENTRE, DIRECTORY, LAST_CLAUSES, LETTER, MARKS, PLAN, SPLIT_PARTS } from './last-year.ts';
import { person, ROLES } from './people.ts';
import { account, must, type Stage, sit } from './stage.ts';
import { tellDirectory } from './tell-directory.ts';
import type { ToldLast } from './tell-last-year.ts';
import { planTold, tellStepReached, tellWaiting } from './tell-plan.ts';

const DAY = 86_400_000;
const iso = (date: Date) => date.toISOString().slice(0, 10);

export async function tellAnswers(stage: Stage, last: ToldLast): Promise<void> {
  const { nouns, services, clock } = stage;
  const { db } = services;
  const secretary = stage.actors.get(person(ROLES.secretary).fullName)!;
  const organiser = stage.actors.get(person(ROLES.organiser).fullName)!;
  const rows = await db
    .select()
    .from(recommendation)
    .where(eq(recommendation.forumId, last.forumId))
    .orderBy(asc(recommendation.number));
  const bodies = await db
    .select({ id: addressee.id, dative: addressee.dative, role: recommendationAddressee.role })
    .from(recommendationAddressee)
    .innerJoin(addressee, eq(addressee.id, recommendationAddressee.addresseeId))
    .where(and(eq(recommendationAddressee.recommendationId, rows[0]!.id)));
  const authority = bodies.find((b) => b.role === 'lead')!;
  const centre = bodies.find((b) => b.role === 'co')!;
  const circleOf = await db
    .select({ id: recommendationAddressee.addresseeId })
    .from(recommendationAddressee)
    .where(eq(recommendationAddressee.recommendationId, rows.at(-1)!.id));
  await tellDirectory(
    stage,
    secretary,
    last.forumId,
    new Map([
      [authority.id, DIRECTORY.authority],
      [centre.id, DIRECTORY.centre],
      [circleOf[0]!.id, DIRECTORY.circle],
    ]),
  );
  const subject = { resolutionId: last.resolutionId, addresseeId: authority.id };

  clock.advance(6 * DAY);
  must(
    await nouns.recommendation.commands.markSent(secretary, {
      ...subject,
      regNo: '12',
      regDate: iso(clock.now()),
      channel: 'электронная почта',
    }),
  );
  must(
    await nouns.recommendation.commands.markSent(secretary, {
      ...subject,
      addresseeId: centre.id,
      regNo: '13',
      regDate: iso(clock.now()),
      channel: 'электронная почта',
    }),
  );

  must(
    await nouns.recommendation.commands.markSent(secretary, {
      ...subject,
      addresseeId: circleOf[0]!.id,
      regNo: '14',
      regDate: iso(clock.now()),
      channel: 'чат директоров',
    }),
  );

  clock.advance(26 * DAY);
  must(
    await nouns.recommendation.commands.enterAnswer(secretary, {
      ...subject,
      regNo: LETTER.regNo,
      regDate: iso(clock.now()),
      signer: LETTER.signer,
      public: true,
      items: LETTER.items.map(({ clause, outcome, text }) => ({
        recommendationId: rows[clause]!.id,
        outcome,
        text,
        ...(clause === PLAN.clause && planTold(clock.now())),
      })),
    }),
  );
  clock.advance(1_200_000);
  must(
    await nouns.recommendation.commands.closeRecommendation(secretary, {
      recommendationId: rows[4]!.id,
      verdict: 'not_supported',
      note: 'Средств на поездки в бюджете года нет; встречи пройдут по видеосвязи.',
    }),
  );
  must(
    await nouns.recommendation.commands.closeRecommendation(secretary, {
      recommendationId: rows[0]!.id,
      verdict: 'done',
      note: 'Наставники закреплены приказом, методический день установлен.',
    }),
  );
  must(
    await nouns.recommendation.commands.splitRecommendation(secretary, {
      recommendationId: rows[3]!.id,
      parts: SPLIT_PARTS.map(({ text, owner }) => ({ text, ownerText: owner, addresseeId: authority.id })),
    }),
  );

  // The centre took over the method department; its new head answers by the link.
  clock.advance(40 * DAY);
  must(
    await nouns.recommendation.commands.renameAddressee(secretary, {
      forumId: last.forumId,
      addresseeId: centre.id,
      name: CENTRE.name,
      dative: CENTRE.dative,
      genitive: CENTRE.genitive,
      until: iso(clock.now()),
      ground: 'Постановление о реорганизации',
    }),
  );
  must(
    await nouns.recommendation.commands.rerouteRecommendation(secretary, {
      recommendationId: rows[2]!.id,
      addresseeId: centre.id,
      ground: 'Письмо управления образования: вопрос ведёт муниципальный центр',
    }),
  );
  must(
    await nouns.recommendation.commands.setOwner(secretary, {
      recommendationId: rows[2]!.id,
      addresseeId: centre.id,
      post: CENTRE.post,
      holder: CENTRE.head,
      since: iso(clock.now()),
    }),
  );
  must(
    await nouns.recommendation.commands.markSent(secretary, {
      ...subject,
      addresseeId: centre.id,
      regNo: '21',
      regDate: iso(clock.now()),
      channel: 'электронная почта',
    }),
  );
  const link = must(
    await nouns.recommendation.commands.createAnswerLink(secretary, {
      ...subject,
      addresseeId: centre.id,
      days: 120,
    }),
  );
  clock.advance(19 * DAY);
  must(
    await nouns.recommendation.commands.answerByLink(
      null,
      {
        token: link.url.split('/').at(-1)!,
        signedBy: `${CENTRE.head}, ${CENTRE.post}`,
        items: [
          {
            recommendationId: rows[2]!.id,
            outcome: 'in_progress',
            text: 'Создано сетевое объединение учителей математики пяти школ, осенью присоединятся ещё четыре.',
          },
        ],
      },
      { channel: 'link' },
    ),
  );

  clock.advance(30 * DAY);
  const circle = rows.slice(LAST_CLAUSES.findIndex(({ group }) => group === 1));
  for (const { school, marks, note } of MARKS) {
    const head = person(school);
    const actor = await account(stage, head, { email: `director-${school}@example.org` });
    await sit(stage, last.forumId, head, actor);
    for (const [i, mark] of marks.entries()) {
      if (mark)
        must(
          await nouns.recommendation.commands.markSchool(actor, {
            recommendationId: circle[i]!.id,
            mark,
            note: mark === 'not_relevant' ? (note ?? '') : '',
          }),
        );
    }
  }
  must(
    await nouns.recommendation.commands.moveRecommendation(secretary, {
      recommendationId: circle[0]!.id,
      event: 'start',
      reason: 'Рабочая группа собирается по вторникам.',
    }),
  );
  must(
    await nouns.recommendation.commands.closeRecommendation(secretary, {
      recommendationId: circle[1]!.id,
      verdict: 'partly',
      note: 'Программы приняты в половине школ; остальные берут образец у соседей.',
    }),
  );
  // The reserve waits for its order: the authority's letter moves one date, the original one stays.
  const [reserve] = await db
    .select()
    .from(recommendation)
    .where(and(eq(recommendation.forumId, last.forumId), eq(recommendation.text, SPLIT_PARTS[1]!.text)));
  if (reserve?.currentDue) {
    const until = iso(new Date(Date.parse(reserve.currentDue) + 92 * DAY));
    const asked = must(
      await nouns.recommendation.commands.askExtension(secretary, {
        recommendationId: reserve.id,
        until: until > iso(clock.now()) ? until : iso(new Date(clock.now().getTime() + 92 * DAY)),
        reason: 'Приказ о резерве управленческих кадров выйдет после аттестации заместителей.',
        regNo: '34',
      }),
    );
    must(
      await nouns.recommendation.commands.decideExtension(secretary, {
        extensionId: asked.extensionId,
        decision: 'granted',
        note: 'Согласовано с советом клуба.',
      }),
    );
  }
  await tellStepReached(stage, secretary, subject, rows[PLAN.clause]!);
  clock.advance(5 * DAY);
  const desk = await nouns.recommendation.queries.publishDesk(organiser, last.forumId);
  must(
    await nouns.recommendation.commands.publishSnapshot(organiser, {
      forumId: last.forumId,
      sha256: desk.sha256,
    }),
  );
  clock.advance(60 * DAY);
  must(
    await nouns.recommendation.commands.moveRecommendation(secretary, {
      recommendationId: rows[5]!.id,
      event: 'suspend',
      reason: 'Ждём краевой план совещаний на учебный год.',
      until: iso(new Date(clock.now().getTime() + 150 * DAY)),
    }),
  );
  clock.advance(128 * DAY);
  await tellWaiting(stage, secretary, { ...subject, addresseeId: centre.id }, rows[2]!.id);
}
