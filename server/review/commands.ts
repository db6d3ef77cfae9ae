/**
 * «Направить проект на ознакомление»: a link to the text as it stands at this moment, and what the secretary makes of the
 * answers: settled with a word, an amendment, or typed into the text. The лист согласования is kept beside it (RV).
 */
import * as Y from 'yjs';
import { applyAmendment } from '#domain/amendment/apply.ts';
import { refuse } from '#domain/errors.ts';
import { canonicalText, freeze, normalText } from '#domain/resolution/freeze.ts';
import { readDraft } from '#domain/resolution/read.ts';
import { REVIEW_LIMITS } from '#domain/review/kinds.ts';
import { canKeepReview, canSeeReview } from '#domain/review/permissions.ts';
import {
  zAmendByRemark,
  zDropApproval,
  zRevokeProject,
  zSendProject,
  zSetApproval,
  zSettleRemark,
  zTypeInRemark,
} from '#domain/review/schema.ts';
import { mustTake, takeAmendment, toolOn } from '../amendment/access.ts';
import { within } from '../bind.ts';
import { type Cx, defineCommand } from '../command.ts';
import { qrSvg } from '../documents/qr.ts';
import { sha256, tokenHash } from '../ids.ts';
import { penIn, resolutionInForum } from '../resolution/access.ts';
import {
  approvalById,
  approvalsOf,
  countLinks,
  deleteApproval,
  insertApproval,
  insertLink,
  linkById,
  lockApproval,
  lockRemark,
  type RemarkRow,
  remarkById,
  revokeLink,
  updateApproval,
  updateRemark,
} from './repository.ts';
import { reviewKeys, sourceOf } from './rows.ts';

const DAY = 86_400_000;

async function loadText(cx: Cx, resolutionId: string) {
  const found = await resolutionInForum(within(cx), cx.actor, resolutionId);
  if (!canSeeReview(found.viewer)) refuse('not_found');
  return found;
}

/** The secret is answered once and kept nowhere; a line of the sheet waits for this reader's word. */
export const sendProject = defineCommand({
  name: 'review.send',
  secret: true,
  input: zSendProject,
  load: (cx, input) => loadText(cx, input.resolutionId),
  permit: (_actor, { viewer }) => canKeepReview(viewer),
  async run(cx, { label, days }, { forum, resolution }) {
    if (resolution.state !== 'drafting' && resolution.state !== 'frozen') refuse('review/decided');
    if ((await countLinks(cx.tx, resolution.id)) >= REVIEW_LIMITS.links) refuse('review/too_many');
    const frozen = freeze(readDraft(Y, await cx.services.drafting.read(resolution.draftId)));
    if (!frozen.sections.some((s) => s.type === 'group')) refuse('review/empty_text');
    const canonical = canonicalText(frozen);
    const id = cx.id();
    const token = cx.services.ids.token();
    const expiresAt = new Date(cx.now.getTime() + days * DAY);
    const hash = sha256(canonical);
    await insertLink(cx.tx, {
      id,
      forumId: forum.id,
      resolutionId: resolution.id,
      label,
      canonical,
      sha256: hash,
      tokenHash: tokenHash(token),
      createdBy: cx.actor?.accountId ?? null,
      createdAt: cx.now,
      expiresAt,
    });
    await insertApproval(cx.tx, {
      id: cx.id(),
      forumId: forum.id,
      resolutionId: resolution.id,
      linkId: id,
      body: label,
      name: '',
      createdAt: cx.now,
    });
    cx.record({
      stream: forum.id,
      noun: 'review_link',
      nounId: id,
      type: 'review_link.created',
      data: { resolutionId: resolution.id, sha256: hash, expiresAt: expiresAt.toISOString() },
    });
    cx.touch(...reviewKeys(forum.id));
    const url = `${cx.services.publicUrl()}/r/${token}`;
    return { linkId: id, url, qr: await qrSvg(url), expiresAt: expiresAt.toISOString() };
  },
});

export const revokeProject = defineCommand({
  name: 'review.revoke',
  input: zRevokeProject,
  live: true,
  async load(cx, input) {
    const link = await linkById(cx.tx, input.linkId);
    if (!link) refuse('not_found');
    return loadText(cx, link.resolutionId);
  },
  permit: (_actor, { viewer }) => canKeepReview(viewer),
  async run(cx, { linkId }, { forum }) {
    if (await revokeLink(cx.tx, linkId, cx.now))
      cx.record({ stream: forum.id, noun: 'review_link', nounId: linkId, type: 'review_link.revoked' });
    cx.touch(...reviewKeys(forum.id));
    return { linkId };
  },
});

async function loadRemark(cx: Cx, remarkId: string) {
  const known = await remarkById(cx.tx, remarkId);
  if (!known) refuse('not_found');
  const found = await loadText(cx, known.resolutionId);
  const remark = await lockRemark(cx.tx, remarkId);
  return { ...found, remark: remark ?? refuse('not_found') };
}

async function settle(
  cx: Cx,
  remark: RemarkRow,
  as: {
    state: 'taken' | 'declined';
    reply: string;
    how: 'word' | 'amendment' | 'typed';
    amendmentId?: string;
  },
): Promise<void> {
  const { state, reply, how, amendmentId } = as;
  await updateRemark(cx.tx, remark.id, {
    state,
    reply,
    settledBy: cx.actor?.accountId ?? null,
    settledAt: cx.now,
    ...(amendmentId && { amendmentId }),
  });
  cx.record({
    stream: remark.forumId,
    noun: 'review_remark',
    nounId: remark.id,
    type: 'review_remark.settled',
    data: { state, how, blockId: remark.blockId, ...(amendmentId && { amendmentId }) },
  });
  cx.touch(...reviewKeys(remark.forumId));
}

/** Taken or declined, with a word for whoever wrote it. A settled one may be settled otherwise: the log keeps both. */
export const settleRemark = defineCommand({
  name: 'review.settle',
  input: zSettleRemark,
  live: true,
  load: (cx, input) => loadRemark(cx, input.remarkId),
  permit: (_actor, { viewer }) => canKeepReview(viewer),
  async run(cx, { state, reply, expectV }, { remark }) {
    if (expectV !== undefined && expectV !== remark.version) refuse('conflict');
    if (state === 'declined' && reply === '')
      refuse('review/reply_missing', { fields: { reply: 'required' } });
    await settle(cx, remark, { state, reply, how: 'word' });
    return { id: remark.id };
  },
});

/** The remark becomes an amendment to its clause; who wrote it is named to those who preside. */
export const amendByRemark = defineCommand({
  name: 'review.amend',
  input: zAmendByRemark,
  live: true,
  load: (cx, input) => loadRemark(cx, input.remarkId),
  permit: (_actor, { viewer }) => canKeepReview(viewer),
  async run(cx, { base, text, reply }, { forum, resolution, remark }) {
    if (remark.blockId === '') refuse('review/no_clause');
    if (remark.amendmentId) refuse('review/amended');
    mustTake(cx, { forum, resolution }, true);
    const label = remark.linkId ? (await linkById(cx.tx, remark.linkId))?.label : remark.source;
    const made = await takeAmendment(
      cx,
      { forum, resolution },
      {
        op: 'replace',
        resolutionId: resolution.id,
        clauseId: remark.blockId,
        base,
        text,
        reason: remark.text.slice(0, 1_000),
      },
      { moverId: null, source: sourceOf(remark, label ?? '') },
    );
    await settle(cx, remark, { state: 'taken', reply, how: 'amendment', amendmentId: made.id });
    return { id: remark.id, number: made.number };
  },
});

/** Typed into the text by whoever holds the pen, over the words they saw and no others. */
export const typeInRemark = defineCommand({
  name: 'review.typeIn',
  input: zTypeInRemark,
  live: true,
  load: (cx, input) => loadRemark(cx, input.remarkId),
  permit: (_actor, { viewer }) => canKeepReview(viewer),
  async run(cx, { base, text, reply }, { resolution, forum, viewer, remark }) {
    if (remark.blockId === '') refuse('review/no_clause');
    if (resolution.state !== 'drafting') refuse('frozen');
    if (!(await penIn(within(cx), viewer, resolution)).write) refuse('forbidden');
    const row = { clauseId: remark.blockId, base: normalText(base), text: normalText(text) };
    await cx.services.drafting.transact(resolution.draftId, cx.actor!.accountId, (doc) => {
      const outcome = applyAmendment(
        toolOn(doc, () => cx.id()),
        {
          op: 'replace',
          ...row,
          tail: '',
          intoId: null,
          groupId: null,
          afterId: null,
          newId: null,
          ...NO_FACTS,
        },
        forum.startsOn,
      );
      if (outcome !== 'applied')
        refuse(outcome === 'already' ? 'amendment/nothing_changed' : 'amendment/text_moved');
    });
    await settle(cx, remark, { state: 'taken', reply, how: 'typed' });
    cx.touch(`forum:${forum.id}:resolution`);
    return { id: remark.id };
  },
});
const NO_FACTS = { owner: null, deadlineText: null };

/** A line of the лист согласования as it came on paper; a line answered by link keeps that answer. */
export const setApproval = defineCommand({
  name: 'review.setApproval',
  input: zSetApproval,
  live: true,
  load: (cx, input) => loadText(cx, input.resolutionId),
  permit: (_actor, { viewer }) => canKeepReview(viewer),
  async run(cx, { approvalId, expectV, resolutionId, ...line }, { forum }) {
    if (!line.body && !line.name) refuse('invalid_input', { fields: { body: 'required' } });
    // Who has said something has said it on a day.
    if (line.verdict !== null && line.settledOn === null)
      refuse('invalid_input', { fields: { settledOn: 'required' } });
    const row = { ...line, by: cx.actor?.accountId ?? null };
    const id = approvalId ?? cx.id();
    if (approvalId) {
      const known = await lockApproval(cx.tx, approvalId);
      if (known?.resolutionId !== resolutionId) refuse('not_found');
      if (expectV !== undefined && expectV !== known.version) refuse('conflict');
      if (known.linkId && known.verdict && !known.by) refuse('review/said_by_link');
      await updateApproval(cx.tx, id, row);
    } else {
      if ((await approvalsOf(cx.tx, resolutionId)).length >= REVIEW_LIMITS.approvals)
        refuse('review/too_many');
      await insertApproval(cx.tx, { id, forumId: forum.id, resolutionId, createdAt: cx.now, ...row });
    }
    cx.record({
      stream: forum.id,
      noun: 'approval',
      nounId: id,
      type: 'approval.set',
      data: { verdict: line.verdict, settledOn: line.settledOn, paper: true },
    });
    cx.touch(...reviewKeys(forum.id));
    return { id };
  },
});

export const dropApproval = defineCommand({
  name: 'review.dropApproval',
  input: zDropApproval,
  live: true,
  async load(cx, { approvalId }) {
    const known = await approvalById(cx.tx, approvalId);
    if (!known) refuse('not_found');
    return { ...(await loadText(cx, known.resolutionId)), known };
  },
  permit: (_actor, { viewer }) => canKeepReview(viewer),
  async run(cx, { approvalId }, { forum, known }) {
    if (known.linkId && known.verdict && !known.by) refuse('review/said_by_link');
    await deleteApproval(cx.tx, approvalId);
    cx.record({
      stream: forum.id,
      noun: 'approval',
      nounId: approvalId,
      type: 'approval.dropped',
      data: { verdict: known.verdict },
    });
    cx.touch(...reviewKeys(forum.id));
    return { id: approvalId };
  },
});
