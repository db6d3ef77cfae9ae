/**
 * Deciding about amendments: sorted into the block that needs no vote and those that are put, taken into the live text,
 * rebased where the clause has moved on (AM10–AM25). Deciders of one text queue at its row.
 */
import { applyAmendment, isStale, staleness } from '#domain/amendment/apply.ts';
import { canRebase, canSortAmendments } from '#domain/amendment/permissions.ts';
import {
  zAdoptBlock,
  zApplyAmendment,
  zDropAmendment,
  zRebaseAmendment,
  zSortAmendment,
} from '#domain/amendment/schema.ts';
import { refuse } from '#domain/errors.ts';
import { normalText } from '#domain/resolution/freeze.ts';
import { layout, readingOrder } from '#domain/resolution/layout.ts';
import { bodyText } from '#domain/resolution/model.ts';
import { readDraft } from '#domain/resolution/read.ts';
import { defineCommand } from '../command.ts';
import { lockInForum } from '../resolution/access.ts';
import { carryOut, keysOf, lookAgain, toolOn } from './carry-out.ts';
import { inPuttingOrder, secondersMissing } from './order.ts';
import { type AmendmentRow, amendmentsOf, headSeq, lockAmendments, updateAmendment } from './repository.ts';
import { amendmentHash, loadOne, notOnVote, record, step } from './rows.ts';

export const sortAmendment = defineCommand({
  name: 'amendment.sort',
  input: zSortAmendment,
  live: true,
  load: (cx, input) => loadOne(cx, input.amendmentId),
  permit: (_actor, { viewer }) => canSortAmendments(viewer),
  async run(cx, input, { row, forum, resolution }) {
    notOnVote(row);
    if (input.to === 'inadmissible') {
      await updateAmendment(cx.tx, row.id, {
        state: step(row, 'reject_as_inadmissible'),
        note: input.reason,
        decidedAt: cx.now,
      });
      record(cx, row, 'inadmissible');
      return { id: row.id };
    }
    const state = step(row, input.to === 'consensual' ? 'consent' : 'to_vote');
    // Somebody objected: it is not without objection any more, whoever sorts it.
    if (state === 'consensual' && row.objectedBy) refuse('amendment/objected');
    const missing = await secondersMissing(cx.tx, forum, row);
    if (missing > 0) refuse('amendment/seconders', { params: { missing } });
    const doc = await cx.services.drafting.read(resolution.draftId);
    const stale = staleness(
      toolOn(doc, () => cx.id()),
      row,
    );
    if (stale !== null) refuse('amendment/text_changed');
    await updateAmendment(cx.tx, row.id, { state });
    record(cx, row, 'sorted', { to: state });
    return { id: row.id };
  },
});

/** «Возражений нет»: everything that stood in the block on the screen, in the order of putting, at once. */
export const adoptBlock = defineCommand({
  name: 'amendment.adoptBlock',
  input: zAdoptBlock,
  live: true,
  load: (cx, input) => lockInForum(cx, input.resolutionId),
  permit: (_actor, { viewer }) => canSortAmendments(viewer),
  async run(cx, { amendmentIds }, { forum, resolution }) {
    if (resolution.state !== 'drafting') refuse('frozen');
    const block = await amendmentsOf(cx.tx, resolution.id, ['consensual']);
    const asked = new Set(amendmentIds);
    if (block.length !== asked.size || block.some(({ id }) => !asked.has(id)))
      refuse('amendment/block_changed');
    const rows = await lockAmendments(cx.tx, amendmentIds);
    for (const row of rows) notOnVote(row);
    const doc = await cx.services.drafting.read(resolution.draftId);
    const snapshot = readDraft(toolOn(doc, () => cx.id()).Y, doc);
    const ordered = inPuttingOrder(forum, rows, readingOrder(layout(snapshot).sections));
    const results: { id: string; number: number; outcome: string }[] = [];
    for (const row of ordered)
      results.push({
        id: row.id,
        number: row.number,
        outcome: await carryOut(cx, { forum, resolution, row }),
      });
    await lookAgain(cx, forum, resolution);
    cx.record({
      stream: forum.id,
      noun: 'resolution',
      nounId: resolution.id,
      type: 'amendment.block_adopted',
      data: { numbers: ordered.map(({ number }) => number) },
    });
    cx.touch(...keysOf(forum.id));
    return { results };
  },
});

/** Accepted while the text could not be written: put in now. Twice is once. */
export const applyAdopted = defineCommand({
  name: 'amendment.apply',
  input: zApplyAmendment,
  live: true,
  load: (cx, input) => loadOne(cx, input.amendmentId),
  permit: (_actor, { viewer }) => canSortAmendments(viewer),
  async run(cx, _input, { row, forum, resolution }) {
    if (row.state !== 'adopted') refuse('amendment/wrong_state', { params: { state: row.state } });
    if (row.appliedAt) return { outcome: 'already' as const };
    if (resolution.state !== 'drafting') refuse('frozen');
    const outcome = await carryOut(cx, { forum, resolution, row });
    await lookAgain(cx, forum, resolution);
    cx.touch(...keysOf(forum.id));
    return { outcome };
  },
});

/**
 * The clause has moved on: the owner writes the change anew over what stands there. Undecided, it is submitted again;
 * accepted, who presides or the editorial group puts it into the text at once, and the log keeps both wordings.
 */
export const rebaseAmendment = defineCommand({
  name: 'amendment.rebase',
  input: zRebaseAmendment,
  live: true,
  load: (cx, input) => loadOne(cx, input.amendmentId),
  permit: (_actor, { viewer, row }) => canRebase(viewer, row),
  async run(cx, input, { row, forum, resolution, viewer }) {
    if (resolution.state !== 'drafting') refuse('frozen');
    notOnVote(row);
    const doc = await cx.services.drafting.read(resolution.draftId);
    const tool = toolOn(doc, () => cx.id());
    const why = staleness(tool, row);
    if (row.state !== 'needs_rebase' && (why === null || row.decidedAt !== null))
      refuse('amendment/wrong_state', { params: { state: row.state } });
    const decided = row.decidedAt !== null;
    if (decided && !canSortAmendments(viewer)) refuse('forbidden');
    const here = readDraft(tool.Y, doc).blocks.find(({ id }) => id === row.clauseId);
    const base = here ? bodyText(here.body) : '';
    if (row.op !== 'add' && normalText(input.base) !== normalText(base)) refuse('amendment/text_moved');
    const text = row.op === 'replace' || row.op === 'add' || row.op === 'split' ? normalText(input.text) : '';
    if (text === '' && row.op === 'replace') refuse('invalid_input', { fields: { text: 'required' } });
    const next: AmendmentRow = { ...row, base, text, ...(row.op === 'add' && { afterId: null }) };
    const outcome = applyAmendment(tool, next, forum.startsOn);
    if (isStale(outcome)) refuse(`amendment/${outcome}`);
    await updateAmendment(cx.tx, row.id, {
      base,
      text,
      afterId: next.afterId,
      baseSeq: await headSeq(cx.tx, resolution.draftId),
      sha256: amendmentHash(next),
      state: decided ? 'adopted' : 'submitted',
      note: '',
      ownerId: null,
      rebaseDue: null,
      voteId: decided ? row.voteId : null,
    });
    record(cx, row, 'rebased', { decided, before: row.sha256, sha256: amendmentHash(next) });
    if (!decided) return { id: row.id, outcome: 'submitted' as const };
    const [fresh] = await lockAmendments(cx.tx, [row.id]);
    const done = await carryOut(cx, { forum, resolution, row: fresh as AmendmentRow });
    await lookAgain(cx, forum, resolution);
    return { id: row.id, outcome: done };
  },
});

/** There is nothing left to amend, or the hall let it go. */
export const dropAmendment = defineCommand({
  name: 'amendment.drop',
  input: zDropAmendment,
  live: true,
  load: (cx, input) => loadOne(cx, input.amendmentId),
  permit: (_actor, { viewer }) => canSortAmendments(viewer),
  async run(cx, { reason }, { row }) {
    notOnVote(row);
    await updateAmendment(cx.tx, row.id, { state: step(row, 'drop'), note: reason, decidedAt: cx.now });
    record(cx, row, 'dropped', { from: row.state });
    return { id: row.id };
  },
});
