/**
 * Amendments as objects: submitted over the text the mover saw, seconded, objected to, taken back (AM1–AM9). Deciding
 * about them stands in decide-commands.ts.
 */
import { canAmend, canAmendForOthers, canSecond, canWithdraw } from '#domain/amendment/permissions.ts';
import {
  zObjectAmendment,
  zSecondAmendment,
  zSubmitAmendment,
  zWithdrawAmendment,
} from '#domain/amendment/schema.ts';
import { refuse } from '#domain/errors.ts';
import { within } from '../bind.ts';
import { defineCommand } from '../command.ts';
import { resolutionInForum } from '../resolution/access.ts';
import { dropSecond, peopleByIds, putSecond, updateAmendment } from './repository.ts';
import { loadOne, notOnVote, record, step } from './rows.ts';
import { mustTake, takeAmendment } from './submit.ts';

export const submitAmendment = defineCommand({
  name: 'amendment.submit',
  input: zSubmitAmendment,
  live: true,
  load: (cx, input) => resolutionInForum(within(cx), cx.actor, input.resolutionId),
  permit: (_actor, { viewer }) => canAmend(viewer),
  async run(cx, input, { forum, resolution, viewer }) {
    mustTake(cx, { forum, resolution });
    const own = viewer.membership?.participantId ?? null;
    const moverId = input.moverId ?? own;
    if (moverId !== own) {
      if (!canAmendForOthers(viewer)) refuse('forbidden');
      const [mover] = moverId ? await peopleByIds(cx.tx, [moverId]) : [];
      if (mover?.forumId !== forum.id || mover.removedAt !== null) refuse('not_found');
    }
    const from = { moverId, forOther: moverId !== own };
    const { id, number } = await takeAmendment(cx, { forum, resolution }, input, from);
    return { id, number };
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
