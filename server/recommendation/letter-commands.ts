/**
 * Letters out and in, and the one link per addressee and resolution. A letter entered by the secretary is confirmed by
 * its registration number; what comes by link waits for the secretary and moves nothing until then.
 */
import { refuse } from '#domain/errors.ts';
import { afterReport } from '#domain/recommendation/life.ts';
import { canKeepLetters, canSeeBoard } from '#domain/recommendation/permissions.ts';
import { EVENT_OF_OUTCOME } from '#domain/recommendation/rules.ts';
import {
  type Upload,
  zAnswerByLink,
  zAskMore,
  zConfirmAnswer,
  zCreateLink,
  zEnterAnswer,
  zMarkSent,
  zRevokeLink,
} from '#domain/recommendation/schema.ts';
import { hasCome, sameTold } from '#domain/recommendation/steps.ts';
import { type Cx, defineCommand } from '../command.ts';
import { forumAccess } from '../forum/access.ts';
import { noteLetterSent } from '../resolution/access.ts';
import { approverPost } from './approver-repository.ts';
import { keepFile } from './files.ts';
import {
  answersOfLink,
  bytesOfLink,
  forumOfLink,
  insertLetter,
  linkById,
  markFirstSent,
  revokeLinkRow,
  touchLink,
} from './letter-repository.ts';
import { loadByLink } from './link-access.ts';
import { actorId, boardKeys, loadRow, move } from './move.ts';
import {
  answerById,
  answersOf,
  attachFiles,
  insertAnswers,
  lockAnswer,
  openFiles,
  setAsideWaiting,
  updateAnswer,
} from './repository.ts';
import { stepsOf } from './step-repository.ts';
import { issueLink, loadSubject } from './subject.ts';
import { tellSteps } from './tell-steps.ts';

const LINK_ANSWERS = 300;
const LINK_BYTES = 60 * 1024 * 1024;

type LetterInput = {
  resolutionId: string;
  addresseeId: string;
  regNo: string;
  regDate: string;
  signer: string;
  channel: string;
  note: string;
  scan: Upload | null;
};

async function fileLetter(
  cx: Cx,
  forumId: string,
  direction: 'in' | 'out',
  input: LetterInput,
): Promise<string> {
  const id = cx.id();
  const { resolutionId, addresseeId, regNo, regDate, signer, channel, note } = input;
  const fileId = input.scan ? await keepFile(cx, forumId, input.scan) : null;
  await insertLetter(cx.tx, {
    id,
    forumId,
    resolutionId,
    addresseeId,
    direction,
    regNo,
    regDate,
    signer,
    channel,
    note,
    fileId,
    by: actorId(cx.actor),
    createdAt: cx.now,
  });
  cx.record({
    stream: forumId,
    noun: 'letter',
    nounId: id,
    type: direction === 'in' ? 'letter.received' : 'letter.sent',
    data: { resolutionId, addresseeId, regDate, scan: fileId !== null },
  });
  return id;
}

export const markSent = defineCommand({
  name: 'recommendation.markSent',
  input: zMarkSent,
  load: loadSubject,
  permit: (_actor, { viewer }) => canKeepLetters(viewer),
  async run(cx, input, { forum, rows }) {
    const letterId = await fileLetter(cx, forum.id, 'out', input);
    const moved: string[] = [];
    for (const row of rows) {
      if (row.state !== 'adopted' && row.state !== 'rerouted') continue;
      // A matter given to somebody else is awaited from the day it went to them.
      const set = row.state === 'rerouted' ? { sentAt: new Date(`${input.regDate}T09:00:00Z`) } : {};
      await move(cx, row, 'send', { letterId }, set);
      moved.push(row.id);
    }
    await markFirstSent(cx.tx, moved, new Date(`${input.regDate}T09:00:00Z`));
    await noteLetterSent(cx, input.resolutionId);
    cx.touch(...boardKeys(forum.id));
    return { letterId, sent: moved.length };
  },
});

export const enterAnswer = defineCommand({
  name: 'recommendation.enterAnswer',
  input: zEnterAnswer,
  load: loadSubject,
  permit: (_actor, { viewer }) => canKeepLetters(viewer),
  async run(cx, input, { forum, rows }) {
    const byId = new Map(rows.map((row) => [row.id, row]));
    if (input.items.some((item) => !byId.has(item.recommendationId))) refuse('not_found');
    const letterId = await fileLetter(cx, forum.id, 'in', input);
    const before = await stepsOf(cx.tx, [...byId.keys()], forum.timeZone);
    for (const item of input.items) {
      const row = byId.get(item.recommendationId) ?? refuse('not_found');
      const answer = { id: cx.id(), addresseeId: input.addresseeId };
      // What the head has signed takes the place of what waited for the head.
      await setAsideWaiting(cx.tx, row.id, input.addresseeId);
      await insertAnswers(cx.tx, [
        {
          ...answer,
          recommendationId: row.id,
          letterId,
          outcome: item.outcome,
          text: item.text,
          url: item.url,
          percent: item.percent,
          signedBy: input.signer,
          state: 'confirmed',
          public: input.public,
          by: actorId(cx.actor),
          createdAt: cx.now,
        },
      ]);
      await tellSteps(cx, row, answer, item, before.get(row.id) ?? []);
      await move(
        cx,
        row,
        EVENT_OF_OUTCOME[item.outcome],
        { outcome: item.outcome, letterId },
        heard(cx.now, row),
      );
    }
    return { letterId, items: input.items.length };
  },
});

/** Of whoever answers, or of whoever approves: the latter only where a post was named for it. */
export const createAnswerLink = defineCommand({
  name: 'recommendation.createAnswerLink',
  secret: true,
  input: zCreateLink,
  load: loadSubject,
  permit: (_actor, { viewer }) => canKeepLetters(viewer),
  async run(cx, { role, days, ...subject }, { forum }) {
    if (role === 'approver' && !(await approverPost(cx.tx, subject))) refuse('board/no_approver');
    return issueLink(cx, forum.id, subject, role, days);
  },
});

export const revokeAnswerLink = defineCommand({
  name: 'recommendation.revokeAnswerLink',
  input: zRevokeLink,
  live: true,
  async load(cx, input) {
    const link = await linkById(cx.tx, input.linkId);
    if (!link) refuse('not_found');
    const access = await forumAccess(cx.tx, cx.actor, link.forumId);
    if (!canSeeBoard(access.viewer)) refuse('not_found');
    return access;
  },
  permit: (_actor, { viewer }) => canKeepLetters(viewer),
  async run(cx, input, { forum }) {
    if (await revokeLinkRow(cx.tx, input.linkId, cx.now))
      cx.record({ stream: forum.id, noun: 'answer_link', nounId: input.linkId, type: 'answer_link.revoked' });
    cx.touch(...boardKeys(forum.id));
    return { linkId: input.linkId };
  },
});

/** No account: the link is the right, and only for the items it was made for. */
export const answerByLink = defineCommand({
  name: 'recommendation.answerByLink',
  input: zAnswerByLink,
  load: (cx, input) => loadByLink(cx, input.token),
  permit: () => true,
  async run(cx, input, { link, rows }) {
    if ((await answersOfLink(cx.tx, link.id)) + input.items.length > LINK_ANSWERS) refuse('rate_limited');
    const coming = input.items.flatMap((item) => item.files).reduce((sum, f) => sum + f.data.byteLength, 0);
    if (coming > 0 && (await bytesOfLink(cx.tx, link.id)) + coming > LINK_BYTES)
      refuse('answer/too_many_files');
    const byId = new Map(rows.map((row) => [row.id, row]));
    const before = await answersOf(cx.tx, [...byId.keys()]);
    const forum = (await forumOfLink(cx.tx, link.forumId)) ?? refuse('not_found');
    const told = await stepsOf(cx.tx, [...byId.keys()], forum.timeZone);
    const approved = (await approverPost(cx.tx, link)) !== null;
    const state = approved ? ('to_approve' as const) : ('submitted' as const);
    let kept = 0;
    for (const item of input.items) {
      const row = byId.get(item.recommendationId) ?? refuse('not_found');
      const last = before
        .filter((a) => a.recommendationId === row.id && a.addresseeId === link.addresseeId)
        .at(-1);
      const steps = told.get(row.id) ?? [];
      const repeated =
        last?.linkId === link.id &&
        last.state === state &&
        last.outcome === item.outcome &&
        last.text === item.text &&
        last.url === item.url &&
        last.percent === item.percent &&
        item.files.length === 0 &&
        sameTold(
          steps.filter((step) => step.answerId === last.id),
          item,
        );
      if (repeated) continue;
      const id = cx.id();
      // Of two that wait for the same yes, the later is meant; the former's plan goes with it.
      const replaced = await setAsideWaiting(cx.tx, row.id, link.addresseeId);
      await insertAnswers(cx.tx, [
        {
          id,
          recommendationId: row.id,
          addresseeId: link.addresseeId,
          linkId: link.id,
          outcome: item.outcome,
          text: item.text,
          url: item.url,
          percent: item.percent,
          signedBy: input.signedBy,
          state,
          createdAt: cx.now,
        },
      ]);
      await tellSteps(
        cx,
        row,
        { id, addresseeId: link.addresseeId },
        item,
        steps.filter((step) => !replaced.includes(step.answerId)),
      );
      const fileIds: string[] = [];
      for (const upload of item.files) fileIds.push(await keepFile(cx, link.forumId, upload));
      await attachFiles(
        cx.tx,
        fileIds.map((fileId) => ({ answerId: id, fileId })),
      );
      await move(cx, row, approved ? 'prepare' : 'answer', {
        outcome: item.outcome,
        answerId: id,
        linkId: link.id,
        files: fileIds.length,
      });
      kept += 1;
    }
    await touchLink(cx.tx, link.id, cx.now);
    return { kept };
  },
});

async function loadAnswer(cx: Cx, answerId: string) {
  const known = await answerById(cx.tx, answerId);
  if (!known || !hasCome(known)) refuse('not_found');
  const loaded = await loadRow(cx, known.recommendationId);
  if (!canSeeBoard(loaded.viewer)) refuse('not_found');
  const answer = await lockAnswer(cx.tx, answerId);
  return { ...loaded, answer: answer ?? refuse('not_found') };
}

/** An answer is also the report of a matter that is told again and again. */
const heard = (now: Date, row: Parameters<typeof move>[1]) => ({
  lastAnswerAt: now,
  ...afterReport(row, now.toISOString().slice(0, 10)),
});

/** Only now does the answer move the recommendation. */
export const confirmAnswer = defineCommand({
  name: 'recommendation.confirmAnswer',
  input: zConfirmAnswer,
  live: true,
  load: (cx, input) => loadAnswer(cx, input.answerId),
  permit: (_actor, { viewer }) => canKeepLetters(viewer),
  async run(cx, input, { row, answer }) {
    if (input.expectV !== undefined && answer.version !== input.expectV) refuse('conflict');
    const opened = await openFiles(cx.tx, answer.id, input.openFiles);
    if (answer.state === 'confirmed' && answer.public === input.public && !opened)
      return { number: row.number };
    await updateAnswer(cx.tx, answer.id, { state: 'confirmed', public: input.public, reviewNote: '' });
    if (answer.state === 'confirmed') {
      await move(cx, row, 'note', {
        answerId: answer.id,
        public: input.public,
        openFiles: input.openFiles.length,
      });
    } else {
      const event = EVENT_OF_OUTCOME[answer.outcome];
      await move(cx, row, event, { outcome: answer.outcome, answerId: answer.id }, heard(cx.now, row));
    }
    return { number: row.number };
  },
});

export const askMore = defineCommand({
  name: 'recommendation.askMore',
  input: zAskMore,
  live: true,
  load: (cx, input) => loadAnswer(cx, input.answerId),
  permit: (_actor, { viewer }) => canKeepLetters(viewer),
  async run(cx, input, { row, answer }) {
    await updateAnswer(cx.tx, answer.id, { state: 'more_asked', reviewNote: input.note });
    await move(cx, row, 'more', { answerId: answer.id });
    return { number: row.number };
  },
});
