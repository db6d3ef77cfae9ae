/**
 * Amendments as objects: submitted over the text the mover saw, seconded, objected to, taken back (AM1–AM9). Deciding
 * about them stands in decide-commands.ts.
 */
import { type Amending, applyAmendment, isStale } from '#domain/amendment/apply.ts';
import { canAmend, canAmendForOthers, canSecond, canWithdraw } from '#domain/amendment/permissions.ts';
import { takesAmendments } from '#domain/amendment/rules.ts';
import {
  type SubmitAmendment,
  zObjectAmendment,
  zSecondAmendment,
  zSubmitAmendment,
  zWithdrawAmendment,
} from '#domain/amendment/schema.ts';
import { threeWay } from '#domain/amendment/words.ts';
import { refuse } from '#domain/errors.ts';
import { wallClock } from '#domain/forum/programme.ts';
import { rulesOf } from '#domain/forum/rules-schema.ts';
import { normalText } from '#domain/resolution/freeze.ts';
import { layout } from '#domain/resolution/layout.ts';
import { bodyText } from '#domain/resolution/model.ts';
import { readDraft } from '#domain/resolution/read.ts';
import { within } from '../bind.ts';
import { type Cx, defineCommand } from '../command.ts';
import { resolutionInForum } from '../resolution/access.ts';
import { keysOf, toolOn } from './carry-out.ts';
import {
  dropSecond,
  headSeq,
  insertAmendment,
  nextNumber,
  peopleByIds,
  putSecond,
  updateAmendment,
} from './repository.ts';
import { amendmentHash, loadOne, notOnVote, record, step } from './rows.ts';

/** From what was sent to what is kept: the base is the text that stands there, the words are the mover's. */
function written(cx: Cx, input: SubmitAmendment, text: string | null): Amending {
  const one = (words: string) => normalText(words).replace(/\s*\n+\s*/g, text?.includes('\n') ? '\n' : ' ');
  const a: Amending = {
    op: input.op,
    clauseId: 'clauseId' in input ? input.clauseId : null,
    intoId: 'intoId' in input ? input.intoId : null,
    groupId: 'groupId' in input ? input.groupId : null,
    afterId: 'afterId' in input ? (input.afterId ?? null) : null,
    newId: input.op === 'add' || input.op === 'split' ? cx.id() : null,
    base: text ?? '',
    text: 'text' in input ? one(input.text) : '',
    tail: 'tail' in input ? one(input.tail) : '',
    owner: 'owner' in input ? (input.owner ?? null) : null,
    deadlineText: 'deadlineText' in input ? (input.deadlineText ?? null) : null,
  };
  const seen = 'base' in input ? input.base : undefined;
  if (seen === undefined || text === null || normalText(seen) === normalText(text)) return a;
  // Somebody typed meanwhile: the mover's words are carried over where the two do not touch, else the mover decides.
  const carried = a.op === 'replace' ? threeWay(normalText(seen), a.text, text) : null;
  if (carried === null) refuse('amendment/text_moved', { fields: { base: 'moved' } });
  return { ...a, text: carried };
}

export const submitAmendment = defineCommand({
  name: 'amendment.submit',
  input: zSubmitAmendment,
  live: true,
  load: (cx, input) => resolutionInForum(within(cx), cx.actor, input.resolutionId),
  permit: (_actor, { viewer }) => canAmend(viewer),
  async run(cx, input, { forum, resolution, viewer }) {
    const rules = rulesOf(forum.preset, forum.rules).amendments;
    const may = takesAmendments({
      state: resolution.state,
      phase: forum.state,
      cutOffDays: rules.cutOffDays,
      startsOn: forum.startsOn,
      today: wallClock(cx.now, forum.timeZone).day,
    });
    if (may !== true) refuse(may);
    const own = viewer.membership?.participantId ?? null;
    const moverId = input.moverId ?? own;
    if (moverId !== own) {
      if (!canAmendForOthers(viewer)) refuse('forbidden');
      const [mover] = moverId ? await peopleByIds(cx.tx, [moverId]) : [];
      if (mover?.forumId !== forum.id || mover.removedAt !== null) refuse('not_found');
    }
    const doc = await cx.services.drafting.read(resolution.draftId);
    const tool = toolOn(doc, () => cx.id());
    const snapshot = readDraft(tool.Y, doc);
    const { alive } = layout(snapshot);
    const block =
      'clauseId' in input ? snapshot.blocks.find(({ id }) => id === input.clauseId && alive.has(id)) : null;
    if (block === undefined) refuse('amendment/clause_gone');
    const a = written(cx, input, block && bodyText(block.body));
    // Tried on the copy: what could not be put into the text even now is not taken.
    const outcome = applyAmendment(tool, a, forum.startsOn);
    if (outcome === 'already') refuse('amendment/nothing_changed');
    if (isStale(outcome)) refuse(`amendment/${outcome}`);
    const number = await nextNumber(cx.tx, forum.id);
    const row = {
      ...a,
      id: cx.id(),
      forumId: forum.id,
      resolutionId: resolution.id,
      number,
      baseSeq: await headSeq(cx.tx, resolution.draftId),
      reason: input.reason,
      moverId,
      enteredBy: cx.actor?.accountId ?? null,
      sha256: amendmentHash({ ...a, number }),
      createdAt: cx.now,
    };
    await insertAmendment(cx.tx, row);
    cx.record({
      stream: forum.id,
      noun: 'amendment',
      nounId: row.id,
      type: 'amendment.submitted',
      data: { number, op: a.op, clauseId: a.clauseId, sha256: row.sha256, forOther: moverId !== own },
    });
    cx.touch(...keysOf(forum.id));
    return { id: row.id, number };
  },
});

export const withdrawAmendment = defineCommand({
  name: 'amendment.withdraw',
  input: zWithdrawAmendment,
  live: true,
  load: (cx, input) => loadOne(cx, input.amendmentId),
  permit: (_actor, { viewer, row }) => canWithdraw(viewer, row),
  async run(cx, _input, { row }) {
    if (row.decidedAt) refuse('amendment/wrong_state', { params: { state: row.state } });
    notOnVote(row);
    await updateAmendment(cx.tx, row.id, { state: step(row, 'withdraw'), decidedAt: cx.now });
    record(cx, row, 'withdrawn', { from: row.state });
    return { id: row.id };
  },
});

/** «Поддерживаю»; taken back as easily. The desk may say it for somebody without a phone. */
export const secondAmendment = defineCommand({
  name: 'amendment.second',
  input: zSecondAmendment,
  live: true,
  load: (cx, input) => loadOne(cx, input.amendmentId),
  permit: (_actor, { viewer }) => canSecond(viewer) || canAmendForOthers(viewer),
  async run(cx, { participantId, take }, { row, viewer, forum }) {
    const who = participantId ?? viewer.membership?.participantId ?? '';
    if (who !== viewer.membership?.participantId && !canAmendForOthers(viewer)) refuse('forbidden');
    const [person] = await peopleByIds(cx.tx, [who]);
    if (person?.forumId !== forum.id || person.removedAt !== null) refuse('not_found');
    if (!person.voting) refuse('vote/no_right');
    if (row.moverId === who) refuse('amendment/own_second');
    if (row.decidedAt) refuse('amendment/wrong_state', { params: { state: row.state } });
    if (take) await putSecond(cx.tx, { amendmentId: row.id, participantId: who, at: cx.now });
    else await dropSecond(cx.tx, row.id, who);
    record(cx, row, take ? 'seconded' : 'unseconded');
    return { id: row.id };
  },
});

/** «Возражаю»: one is enough, and no reason is asked. */
export const objectAmendment = defineCommand({
  name: 'amendment.object',
  input: zObjectAmendment,
  live: true,
  load: (cx, input) => loadOne(cx, input.amendmentId),
  permit: (_actor, { viewer }) => canSecond(viewer),
  async run(cx, _input, { row, viewer }) {
    notOnVote(row);
    const state = step(row, 'object');
    await updateAmendment(cx.tx, row.id, { state, objectedBy: viewer.membership?.participantId ?? null });
    record(cx, row, 'objected');
    return { id: row.id };
  },
});
