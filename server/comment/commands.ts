/** Remarks on a draft: written, answered, settled, taken back (RS50–RS55). */
import * as Y from 'yjs';
import { type Anchor, anchorOf, type PlaceLib } from '#domain/comment/anchor.ts';
import { COMMENT_LIMITS } from '#domain/comment/limits.ts';
import { canComment, canRemoveComment, canSettle } from '#domain/comment/permissions.ts';
import { occurrences, type Span } from '#domain/comment/quote.ts';
import { zAddComment, zRemoveComment, zSettleComment } from '#domain/comment/schema.ts';
import { refuse } from '#domain/errors.ts';
import { bodyText } from '#domain/resolution/model.ts';
import { readDraft } from '#domain/resolution/read.ts';
import { within } from '../bind.ts';
import { type Cx, defineCommand } from '../command.ts';
import { type ResolutionRow, resolutionInForum } from '../resolution/access.ts';
import {
  commentById,
  insertComment,
  lockThread,
  nextNumber,
  readersOf,
  updateComment,
} from './repository.ts';

const READERS = 5_000;

function noted(
  cx: Cx,
  forumId: string,
  commentId: string,
  type: string,
  data: Record<string, unknown>,
): void {
  cx.record({ stream: forumId, noun: 'comment', nounId: commentId, type, data });
  cx.touch(`forum:${forumId}:comments`);
}

/** What the quoted words hold on to; a remark on nothing is refused before it is written. */
async function anchored(
  cx: Cx,
  resolution: ResolutionRow,
  { clauseId, quote, from }: { clauseId: string; quote: string; from: number },
): Promise<Anchor | null> {
  const doc = await cx.services.drafting.read(resolution.draftId);
  const block = readDraft(Y, doc).blocks.find(({ id }) => id === clauseId);
  if (!block) refuse('comment/clause_gone');
  if (quote === '') return null;
  // While it was written the text may have moved under the selection: of several alike the nearest is meant.
  const far = (span: Span) => Math.abs(span.from - from);
  const [words] = occurrences(bodyText(block.body), quote).sort((a, b) => far(a) - far(b));
  return words ? anchorOf(Y as unknown as PlaceLib, doc, block, words) : refuse('comment/words_gone');
}

export const addComment = defineCommand({
  name: 'comment.add',
  input: zAddComment,
  live: true,
  load: (cx, input) => resolutionInForum(within(cx), cx.actor, input.resolutionId),
  permit: (_actor, { viewer }) => canComment(viewer),
  async run(cx, input, { forum, resolution, viewer }) {
    const thread = input.threadId === null ? null : await lockThread(cx.tx, input.threadId);
    if (thread === undefined || (thread && thread.resolutionId !== resolution.id)) refuse('not_found');
    const clauseId = thread ? thread.clauseId : input.clauseId;
    const anchor =
      !thread && clauseId !== null ? await anchored(cx, resolution, { ...input, clauseId }) : null;
    const known = new Set((await readersOf(cx.tx, forum.id, READERS)).map(({ id }) => id));
    const mentions = [...new Set(input.mentions)];
    if (mentions.some((id) => !known.has(id))) refuse('not_found');
    const number = await nextNumber(cx.tx, resolution.id);
    if (number > COMMENT_LIMITS.ofDraft)
      refuse('comment/too_many', { params: { most: COMMENT_LIMITS.ofDraft } });
    const id = cx.id();
    await insertComment(cx.tx, {
      id,
      forumId: forum.id,
      resolutionId: resolution.id,
      number,
      threadId: thread?.id ?? null,
      clauseId,
      quote: thread || clauseId === null ? '' : input.quote,
      anchor,
      text: input.text,
      participantId: viewer.membership?.participantId ?? null,
      mentions,
      createdAt: cx.now,
    });
    // An answer opens a settled thread again: there is something to say.
    if (thread?.settledAt) await updateComment(cx.tx, thread.id, { settledAt: null, settledBy: null });
    noted(cx, forum.id, id, 'comment.added', { number, clauseId, threadId: thread?.id ?? null, mentions });
    return { id, number };
  },
});

async function loadOne(cx: Cx, commentId: string) {
  const row = await commentById(cx.tx, commentId);
  if (!row) refuse('not_found');
  return { row, ...(await resolutionInForum(within(cx), cx.actor, row.resolutionId)) };
}

export const settleComment = defineCommand({
  name: 'comment.settle',
  input: zSettleComment,
  live: true,
  load: (cx, input) => loadOne(cx, input.threadId),
  permit: (_actor, { viewer, row }) => canSettle(viewer, row.participantId),
  async run(cx, { threadId, settled }, { forum, viewer }) {
    const thread = await lockThread(cx.tx, threadId);
    if (!thread) refuse('not_found');
    if ((thread.settledAt !== null) === settled) return { settled };
    const by = settled ? (viewer.membership?.participantId ?? null) : null;
    await updateComment(cx.tx, thread.id, { settledAt: settled ? cx.now : null, settledBy: by });
    noted(cx, forum.id, thread.id, settled ? 'comment.settled' : 'comment.reopened', {
      number: thread.number,
    });
    return { settled };
  },
});

export const removeComment = defineCommand({
  name: 'comment.remove',
  input: zRemoveComment,
  live: true,
  load: (cx, input) => loadOne(cx, input.commentId),
  permit: (_actor, { viewer, row }) => canRemoveComment(viewer, row.participantId),
  async run(cx, _input, { forum, row }) {
    if (row.removedAt) return { id: row.id };
    await updateComment(cx.tx, row.id, {
      text: '',
      quote: '',
      anchor: null,
      mentions: [],
      removedAt: cx.now,
    });
    noted(cx, forum.id, row.id, 'comment.removed', { number: row.number });
    return { id: row.id };
  },
});
