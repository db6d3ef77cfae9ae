/** The secretary's letters, and the page an official opens by link. */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { wallClock } from '#domain/forum/programme.ts';
import { rulesOf } from '#domain/forum/rules-schema.ts';
import type { AnswerItem, AnswerPageView, LettersView } from '#domain/recommendation/page-views.ts';
import { canKeepLetters, linkProblem } from '#domain/recommendation/permissions.ts';
import { waitingOf } from '#domain/recommendation/schedule.ts';
import { isOpenStep, ownSteps, planOfSteps, toldBy } from '#domain/recommendation/steps.ts';
import type { Q } from '../bind.ts';
import { forumAccess } from '../forum/access.ts';
import { tokenHash } from '../ids.ts';
import { approversOfForum } from './approver-repository.ts';
import { addresseeById } from './directory-repository.ts';
import { type ExtensionRow, lastExtensions } from './extension-repository.ts';
import { forumOfLink, type LinkRow, lettersOfForum, linkByHash, linksOfForum } from './letter-repository.ts';
import { boardForum, linkHead } from './project.ts';
import {
  addresseesOfForum,
  answersOf,
  boardRecords,
  type Row,
  resolutionsWithRows,
  subjectRows,
} from './repository.ts';
import { stepsOf } from './step-repository.ts';
import { adoptionOf, filesOfAnswers } from './trail-repository.ts';

/** The secretary's letters: an addressee and a resolution at a time, what came by link on top. */
export async function lettersDesk(q: Q, actor: Actor | null, forumRef: string): Promise<LettersView> {
  const { viewer, forum } = await forumAccess(q.db, actor, forumRef);
  if (!canKeepLetters(viewer)) refuse('not_found');
  const { day: today } = wallClock(q.now, forum.timeZone);
  const rules = rulesOf(forum.preset, forum.rules);
  const dayOf = (at: Date) => wallClock(at, forum.timeZone).day;
  const [resolutions, addressees, letters, links, approvers] = await Promise.all([
    resolutionsWithRows(q.db, forum.id),
    addresseesOfForum(q.db, forum.id),
    lettersOfForum(q.db, forum.id),
    linksOfForum(q.db, forum.id),
    approversOfForum(q.db, forum.id, today, forum.timeZone),
  ]);
  const linkView = (link: LinkRow | undefined) =>
    link
      ? {
          id: link.id,
          expiresOn: dayOf(link.expiresAt),
          usedOn: link.lastUsedAt && dayOf(link.lastUsedAt),
          expired: link.expiresAt <= q.now,
        }
      : null;
  const desks: LettersView['desks'] = [];
  for (const resolution of resolutions) {
    for (const addressee of addressees) {
      const rows = await subjectRows(q.db, resolution.id, addressee.id);
      if (rows.length === 0) continue;
      const here = (x: { resolutionId: string; addresseeId: string }) =>
        x.resolutionId === resolution.id && x.addresseeId === addressee.id;
      const linkOf = (role: LinkRow['role']) => linkView(links.find((one) => here(one) && one.role === role));
      const approver = approvers.find(here);
      const told = await stepsOf(
        q.db,
        rows.map((row) => row.id),
        forum.timeZone,
      );
      const openSteps = (id: string) =>
        planOfSteps(told.get(id) ?? [], ownSteps(addressee.id))
          .filter(isOpenStep)
          .map(({ id: stepId, text, due }) => ({ id: stepId, text, due }));
      const silent = rows.find((r) => r.sentAt !== null && r.lastAnswerAt === null && r.state === 'sent');
      desks.push({
        resolutionId: resolution.id,
        resolution: resolution.number,
        addressee: { id: addressee.id, name: addressee.name, dative: addressee.dative },
        circle: addressee.kind === 'circle',
        items: rows.map(({ id, number, marker, text, state, verdict }) => ({
          id,
          number,
          marker,
          text,
          state,
          verdict,
          steps: openSteps(id),
        })),
        letters: letters
          .filter(here)
          .map(({ id, direction, regNo, regDate, signer, channel, note, fileId }) => ({
            id,
            direction,
            regNo,
            regDate,
            signer,
            channel,
            note,
            fileId,
          })),
        link: linkOf('executor'),
        approver: approver
          ? {
              post: approver.post,
              holder: approver.holder,
              link: linkOf('approver'),
              waits: approver.waits,
              since: approver.since,
            }
          : null,
        waiting: waitingOf(
          {
            state: silent?.state ?? 'closed',
            sentOn: silent?.sentAt ? dayOf(silent.sentAt) : null,
            answered: !silent,
          },
          rules,
          today,
        ),
      });
    }
  }
  return { forum: boardForum(forum), today, desks, pending: await pendingOf(q, forum.id, forum.timeZone) };
}

async function pendingOf(q: Q, forumId: string, timeZone: string): Promise<LettersView['pending']> {
  const { day } = wallClock(q.now, timeZone);
  const records = await boardRecords(q.db, { forumId, pendingOnly: true, limit: 200 }, day, timeZone);
  const answers = await answersOf(
    q.db,
    records.map((r) => r.id),
  );
  const waiting = answers.filter((a) => a.state === 'submitted');
  const files = await filesOfAnswers(
    q.db,
    waiting.map((a) => a.id),
  );
  const told = await stepsOf(
    q.db,
    records.map((r) => r.id),
    timeZone,
  );
  return waiting.flatMap((a) => {
    const record = records.find((r) => r.id === a.recommendationId);
    if (!record) return [];
    return [
      {
        id: a.id,
        number: record.number,
        text: record.text,
        addressee: record.addressees.find((x) => x.id === a.addresseeId)?.name ?? '',
        outcome: a.outcome,
        answer: a.text,
        percent: a.percent,
        steps: toldBy(told.get(record.id) ?? [], a.id),
        signedBy: a.signedBy,
        on: wallClock(a.createdAt, timeZone).day,
        public: a.public,
        files: files.get(a.id) ?? [],
        version: a.version,
      },
    ];
  });
}

function timeOf(row: Row, last: ExtensionRow | undefined): Pick<AnswerItem, 'time' | 'mayAskTime'> {
  const told = last && last.state !== 'withdrawn' ? last : undefined;
  return {
    time: told
      ? {
          state: told.state as NonNullable<AnswerItem['time']>['state'],
          until: told.decidedUntil ?? told.until,
          note: told.note,
        }
      : null,
    mayAskTime: row.state !== 'closed' && row.currentDue !== null && last?.state !== 'requested',
  };
}

/** What an official sees. Asking changes nothing: no visit is counted, a scanner of links leaves no trace. */
export async function answerPage(q: Q, token: string): Promise<AnswerPageView> {
  if (!/^[\w-]{32}$/.test(token)) refuse('not_found');
  const known = await linkByHash(q.db, tokenHash(token));
  const link = known?.role === 'executor' ? known : undefined;
  const problem = linkProblem(link, q.now);
  if (problem || !link) refuse(problem ?? 'not_found');
  const rows = await subjectRows(q.db, link.resolutionId, link.addresseeId);
  const first = rows[0];
  const addressee = await addresseeById(q.db, link.addresseeId);
  const adoption = first && (await adoptionOf(q.db, first.adoptedTextId));
  const forum = await forumOfLink(q.db, link.forumId);
  if (!first || !addressee || !adoption || !forum) refuse('not_found');
  const answers = (
    await answersOf(
      q.db,
      rows.map((r) => r.id),
    )
  ).filter((a) => a.addresseeId === link.addresseeId);
  const files = await filesOfAnswers(
    q.db,
    answers.map((a) => a.id),
  );
  const dayOf = (at: Date) => wallClock(at, forum.timeZone).day;
  const ids = rows.map((r) => r.id);
  const [times, steps] = await Promise.all([lastExtensions(q.db, ids), stepsOf(q.db, ids, forum.timeZone)]);
  return {
    ...linkHead(forum, adoption, addressee, link),
    items: rows.map((row) => {
      const said = answers.filter((a) => a.recommendationId === row.id).at(-1);
      return {
        id: row.id,
        number: row.number,
        marker: row.marker,
        text: row.text,
        deadlineText: row.deadlineText,
        ownerText: row.ownerText,
        tracks: row.tracks,
        state: row.state,
        verdict: row.verdict,
        open: row.state !== 'closed',
        said: said
          ? {
              outcome: said.outcome,
              text: said.text,
              url: said.url,
              on: dayOf(said.createdAt),
              percent: said.percent,
              state: said.state,
              files: (files.get(said.id) ?? []).map(({ name }) => name),
            }
          : null,
        asked: said?.state === 'more_asked' || said?.state === 'set_aside' ? said.reviewNote : '',
        steps: planOfSteps(steps.get(row.id) ?? [], ownSteps(link.addresseeId)),
        ...timeOf(row, times.get(row.id)),
      };
    }),
  };
}
