/**
 * What leaves the secretary's desk: marks of schools come in, published snapshots go out. What is published is exactly
 * the preview that was looked at, or it is refused.
 */
import type { ForumViewer } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { canMarkSchool, canPublishBoard, canSeeBoard } from '#domain/recommendation/permissions.ts';
import { zMarkSchool, zPublish, zWithdraw } from '#domain/recommendation/schema.ts';
import { within } from '../bind.ts';
import { defineCommand } from '../command.ts';
import { forumAccess } from '../forum/access.ts';
import { inCircle } from './directory-repository.ts';
import { actorId, boardKeys, loadRow, move } from './move.ts';
import {
  addresseeIdsOf,
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
