/**
 * What leaves the secretary's desk: marks of schools come in, published snapshots go out, the directory of addressees
 * keeps its names and holders. What is published is exactly the preview that was looked at, or it is refused.
 */
import type { ForumViewer } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import {
  canKeepBoard,
  canMarkSchool,
  canPublishBoard,
  canSeeBoard,
} from '#domain/recommendation/permissions.ts';
import {
  zHandOver,
  zMarkSchool,
  zPublish,
  zRenameAddressee,
  zWithdraw,
} from '#domain/recommendation/schema.ts';
import { within } from '../bind.ts';
import { type Cx, defineCommand } from '../command.ts';
import { forumAccess } from '../forum/access.ts';
import {
  addresseeById,
  inCircle,
  keptByOthers,
  lockDirectory,
  postById,
  updateAddressee,
} from './directory-repository.ts';
import { seatHolder } from './holders.ts';
import { actorId, boardKeys, loadRow, move } from './move.ts';
import {
  addresseeIdsOf,
  addresseesOfForum,
  insertSnapshot,
  nextNumber,
  putMark,
  snapshotById,
  snapshotsOf,
  withdrawSnapshotRow,
} from './repository.ts';
import { buildSnapshot } from './snapshot.ts';

/** Who may not see the board at all does not learn that there is one. */
const seen = (viewer: ForumViewer, permit: (v: ForumViewer) => boolean) =>
  canSeeBoard(viewer) ? permit(viewer) : ('not_found' as const);

/** Three taps of a school's director; a mark may be changed, its former value stays in the chain. */
export const markSchool = defineCommand({
  name: 'recommendation.markSchool',
  input: zMarkSchool,
  live: true,
  async load(cx, input) {
    const loaded = await loadRow(cx, input.recommendationId);
    const schoolId = loaded.viewer.membership?.schoolId ?? null;
    const within = loaded.row.kind === 'circle' ? await addresseeIdsOf(cx.tx, loaded.row.id) : [];
    return { ...loaded, schoolId, inCircle: schoolId !== null && (await inCircle(cx.tx, within, schoolId)) };
  },
  permit: (_actor, { viewer, inCircle }) => canMarkSchool(viewer, inCircle) || 'not_found',
  async run(cx, input, { row, schoolId }) {
    await move(cx, row, 'mark', { schoolId, mark: input.mark });
    await putMark(cx.tx, {
      recommendationId: row.id,
      schoolId: schoolId ?? refuse('not_found'),
      mark: input.mark,
      note: input.note,
      by: actorId(cx.actor),
      at: cx.now,
    });
    return { number: row.number };
  },
});

export const publishSnapshot = defineCommand({
  name: 'recommendation.publishSnapshot',
  input: zPublish,
  live: true,
  load: (cx, input) => forumAccess(cx.tx, cx.actor, input.forumId),
  permit: (_actor, { viewer }) => seen(viewer, canPublishBoard),
  async run(cx, input, { forum }) {
    // Two organisers at once: the second finds the number taken and waits here.
    await nextNumber(cx.tx, forum.id);
    const { canonical, sha256, snapshot } = await buildSnapshot(within(cx), forum);
    if (sha256 !== input.sha256) refuse('board/preview_changed');
    if (snapshot.rows.length === 0) refuse('board/nothing_to_publish');
    const before = await snapshotsOf(cx.tx, forum.id);
    const last = before.find((s) => s.withdrawnAt === null);
    if (last?.sha256 === sha256) refuse('board/same_snapshot', { params: { number: last.number } });
    const id = cx.id();
    const number = (before[0]?.number ?? 0) + 1;
    await insertSnapshot(cx.tx, {
      id,
      forumId: forum.id,
      number,
      asOf: snapshot.asOf,
      canonical,
      sha256,
      publishedBy: actorId(cx.actor),
      publishedAt: cx.now,
    });
    cx.record({
      stream: forum.id,
      noun: 'board_snapshot',
      nounId: id,
      type: 'board_snapshot.published',
      data: { number, sha256, asOf: snapshot.asOf },
    });
    cx.touch(...boardKeys(forum.id));
    return { snapshotId: id, number };
  },
});

export const withdrawSnapshot = defineCommand({
  name: 'recommendation.withdrawSnapshot',
  input: zWithdraw,
  live: true,
  async load(cx, input) {
    const snapshot = await snapshotById(cx.tx, input.snapshotId);
    if (!snapshot) refuse('not_found');
    return { ...(await forumAccess(cx.tx, cx.actor, snapshot.forumId)), snapshot };
  },
  permit: (_actor, { viewer }) => seen(viewer, canPublishBoard),
  async run(cx, input, { forum, snapshot }) {
    if (!(await withdrawSnapshotRow(cx.tx, input.snapshotId, cx.now))) refuse('board/withdrawn_already');
    cx.record({
      stream: forum.id,
      noun: 'board_snapshot',
      nounId: snapshot.id,
      type: 'board_snapshot.withdrawn',
      data: { number: snapshot.number },
    });
    cx.touch(...boardKeys(forum.id));
    return { number: snapshot.number };
  },
});

/** An addressee that stands on this forum's board; another one is not found. */
async function loadAddressee(cx: Cx, forumId: string, addresseeId: string) {
  const access = await forumAccess(cx.tx, cx.actor, forumId);
  await lockDirectory(cx.tx);
  const known = (await addresseesOfForum(cx.tx, access.forum.id)).some((a) => a.id === addresseeId);
  const addressee = (known && (await addresseeById(cx.tx, addresseeId))) || refuse('not_found');
  return { ...access, addressee };
}

/** An addressee of no body may stand on boards that have nothing to do with each other. Asked of those who may at all. */
async function ownAddressee(cx: Cx, addressee: { id: string; bodyId: string | null }): Promise<void> {
  if (addressee.bodyId === null && (await keptByOthers(cx.tx, addressee.id, actorId(cx.actor))))
    refuse('board/addressee_shared');
}

/** A renamed body stays one addressee; the former name and its last day are kept. */
export const renameAddressee = defineCommand({
  name: 'recommendation.renameAddressee',
  input: zRenameAddressee,
  load: (cx, input) => loadAddressee(cx, input.forumId, input.addresseeId),
  permit: (_actor, { viewer }) => seen(viewer, canKeepBoard),
  async run(cx, input, { forum, addressee }) {
    await ownAddressee(cx, addressee);
    const { name, dative, genitive, until, ground } = input;
    await updateAddressee(cx.tx, addressee.id, {
      name,
      dative,
      genitive,
      formerNames: [...addressee.formerNames, { name: addressee.name, until, ...(ground && { ground }) }],
    });
    cx.record({
      stream: forum.id,
      noun: 'addressee',
      nounId: addressee.id,
      type: 'addressee.renamed',
      data: { until },
    });
    cx.touch(...boardKeys(forum.id));
    return { addresseeId: addressee.id };
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
  permit: (_actor, { viewer }) => seen(viewer, canKeepBoard),
  async run(cx, input, { forum, addressee, post }) {
    await ownAddressee(cx, addressee);
    await seatHolder(cx, post.id, input);
    cx.record({
      stream: forum.id,
      noun: 'post',
      nounId: post.id,
      type: 'post.handed_over',
      data: { since: input.since },
    });
    cx.touch(...boardKeys(forum.id));
    return { postId: post.id };
  },
});
