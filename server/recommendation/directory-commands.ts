/**
 * The directory of addressees: names in the cases people wrote, contacts, posts and who holds them. Nothing is
 * overwritten unseen: a new name keeps the former one with its last day, a merged body points to its successor, a
 * holder's time ends the day before the next one's begins (RC30, RC36–RC39).
 */
import type { ForumViewer } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { canKeepBoard, canSeeBoard } from '#domain/recommendation/permissions.ts';
import {
  zCorrectAddressee,
  zHandOver,
  zMergeAddressee,
  zOpenPost,
  zRenameAddressee,
} from '#domain/recommendation/schema.ts';
import { type Cx, defineCommand } from '../command.ts';
import { loadAddressee, ownAddressee } from './addressees.ts';
import { approvedResolutions } from './approver-repository.ts';
import { type AddresseeRow, insertPost, postById, postOf, updateAddressee } from './directory-repository.ts';
import { seatHolder } from './holders.ts';
import { openRowsOfAddressee, passOn } from './merge-repository.ts';
import { boardKeys } from './move.ts';
import { withoutApprover } from './no-approver.ts';
import { lockRows } from './repository.ts';

/** Who may not see the board at all does not learn that there is one. */
const keeps = <L extends { viewer: ForumViewer }>(_: unknown, { viewer }: L) =>
  canSeeBoard(viewer) ? canKeepBoard(viewer) : ('not_found' as const);

function say(cx: Cx, forumId: string, addresseeId: string, type: string, data: Record<string, unknown>) {
  cx.record({ stream: forumId, noun: 'addressee', nounId: addresseeId, type: `addressee.${type}`, data });
  cx.touch(...boardKeys(forumId));
}

const former = (row: AddresseeRow, until: string, ground: string) => ({
  name: row.name,
  dative: row.dative,
  until,
  ...(ground && { ground }),
});

/** A renamed body stays one addressee; the former name and its last day are kept. */
export const renameAddressee = defineCommand({
  name: 'recommendation.renameAddressee',
  input: zRenameAddressee,
  load: (cx, input) => loadAddressee(cx, input.forumId, input.addresseeId),
  permit: keeps,
  async run(cx, input, { forum, addressee }) {
    await ownAddressee(cx, addressee);
    const { name, dative, genitive, until, ground } = input;
    await updateAddressee(cx.tx, addressee.id, {
      name,
      dative,
      genitive,
      formerNames: [...addressee.formerNames, former(addressee, until, ground)],
    });
    say(cx, forum.id, addressee.id, 'renamed', { until });
    return { addresseeId: addressee.id };
  },
});

/** A slip of the pen in a name or a case, or another telephone: no new name, so no former one. */
export const correctAddressee = defineCommand({
  name: 'recommendation.correctAddressee',
  input: zCorrectAddressee,
  load: (cx, input) => loadAddressee(cx, input.forumId, input.addresseeId),
  permit: keeps,
  async run(cx, input, { forum, addressee }) {
    await ownAddressee(cx, addressee);
    if (addressee.version !== input.expectV) refuse('conflict');
    const { name, dative, genitive, email, phone, address } = input;
    await updateAddressee(cx.tx, addressee.id, {
      name,
      dative,
      genitive,
      contact: { email, phone, address },
    });
    const changed = (['name', 'dative', 'genitive'] as const).filter((key) => addressee[key] !== input[key]);
    say(cx, forum.id, addressee.id, 'corrected', { changed });
    return { addresseeId: addressee.id };
  },
});

/**
 * Two bodies have become one: what is open on this board, its letters, links and answers go over to the successor,
 * which is found by the former name from then on. What is closed stays as it was.
 */
export const mergeAddressee = defineCommand({
  name: 'recommendation.mergeAddressee',
  input: zMergeAddressee,
  load: (cx, input) => loadAddressee(cx, input.forumId, input.addresseeId),
  permit: keeps,
  async run(cx, input, { forum, addressee, directory }) {
    await ownAddressee(cx, addressee);
    const into = directory.find((row) => row.id === input.intoId);
    if (!into || into.id === addressee.id) refuse('not_found');
    await ownAddressee(cx, into);
    if (into.kind !== addressee.kind || addressee.kind === 'circle') refuse('board/merge_kinds');
    const { until, ground } = input;
    if (addressee.replacedById === null) {
      await updateAddressee(cx.tx, addressee.id, { replacedById: into.id });
      await updateAddressee(cx.tx, into.id, {
        formerNames: [...into.formerNames, ...addressee.formerNames, former(addressee, until, ground)],
      });
    } else if (addressee.replacedById !== into.id) refuse('board/merged_already');
    const rows = await openRowsOfAddressee(cx.tx, forum.id, addressee.id);
    // The post that approved is the former body's.
    for (const resolutionId of await approvedResolutions(cx.tx, forum.id, addressee.id))
      await withoutApprover(
        cx,
        forum.id,
        { resolutionId, addresseeId: addressee.id },
        await lockRows(cx.tx, rows),
      );
    await passOn(cx.tx, forum.id, addressee.id, into.id, rows);
    say(cx, forum.id, addressee.id, 'merged', {
      intoId: into.id,
      until,
      recommendationIds: rows.slice(0, 500),
    });
    cx.touch(...boardKeys(forum.id, ...rows));
    return { addresseeId: into.id, passedOn: rows.length };
  },
});

/** A post in the body, and who holds it from which day. */
export const openPost = defineCommand({
  name: 'recommendation.openPost',
  input: zOpenPost,
  load: (cx, input) => loadAddressee(cx, input.forumId, input.addresseeId),
  permit: keeps,
  async run(cx, input, { forum, addressee }) {
    await ownAddressee(cx, addressee);
    if (await postOf(cx.tx, addressee.id, input.title)) refuse('board/post_exists');
    const id = cx.id();
    await insertPost(cx.tx, { id, addresseeId: addressee.id, title: input.title, createdAt: cx.now });
    if (input.holder) await seatHolder(cx, id, input);
    cx.record({
      stream: forum.id,
      noun: 'post',
      nounId: id,
      type: 'post.opened',
      data: { since: input.since },
    });
    cx.touch(...boardKeys(forum.id));
    return { postId: id };
  },
});

export const handOverPost = defineCommand({
  name: 'recommendation.handOverPost',
  input: zHandOver,
  async load(cx, input) {
    const post = await postById(cx.tx, input.postId);
    if (!post) refuse('not_found');
    return { ...(await loadAddressee(cx, input.forumId, post.addresseeId)), post };
  },
  permit: keeps,
  async run(cx, input, { forum, addressee, post }) {
    await ownAddressee(cx, addressee);
    await seatHolder(cx, post.id, input);
    cx.record({
      stream: forum.id,
      noun: 'post',
      nounId: post.id,
      type: 'post.handed_over',
      data: { since: input.since, ...(input.until && { until: input.until }) },
    });
    cx.touch(...boardKeys(forum.id));
    return { postId: post.id };
  },
});
