/**
 * Versions of a draft: kept under a name, and brought back. Coming back is an edit of the living text in one's own
 * name, guarded, committed and told like typing; what stood there is kept as a version before.
 */
import * as Y from 'yjs';
import { refuse } from '#domain/errors.ts';
import { storedName } from '#domain/resolution/history.ts';
import { zKeepVersion, zRestoreVersion } from '#domain/resolution/history-schema.ts';
import { canHoldPen } from '#domain/resolution/permissions.ts';
import { readDraft } from '#domain/resolution/read.ts';
import { restoreTo } from '#domain/resolution/restore.ts';
import { within } from '../bind.ts';
import { type Cx, defineCommand } from '../command.ts';
import { type ResolutionRow, resolutionInForum } from '../resolution/access.ts';

const MAX_KEPT_BY_HAND = 200;

function noted(cx: Cx, resolution: ResolutionRow, type: string, data: Record<string, unknown>): void {
  cx.record({ stream: resolution.forumId, noun: 'resolution', nounId: resolution.id, type, data });
  cx.touch(`forum:${resolution.forumId}:history`);
}

export const keepVersion = defineCommand({
  name: 'history.keep',
  input: zKeepVersion,
  live: true,
  load: (cx, input) => resolutionInForum(within(cx), cx.actor, input.resolutionId),
  permit: (_actor, { viewer }) => canHoldPen(viewer),
  async run(cx, { name }, { resolution }) {
    const { drafting } = cx.services;
    const kept = (await drafting.versions(resolution.draftId)).filter((one) => one.by !== null);
    if (kept.length >= MAX_KEPT_BY_HAND) refuse('history/too_many', { params: { most: MAX_KEPT_BY_HAND } });
    const stored = storedName('hand', name);
    const { id, seq } = await drafting.nameVersion(resolution.draftId, stored, cx.actor!.accountId);
    noted(cx, resolution, 'resolution.version_kept', { versionId: id, seq });
    return { versionId: id };
  },
});

export const restoreVersion = defineCommand({
  name: 'history.restore',
  input: zRestoreVersion,
  live: true,
  load: (cx, input) => resolutionInForum(within(cx), cx.actor, input.resolutionId),
  permit: (_actor, { viewer }) => canHoldPen(viewer),
  async run(cx, { versionId }, { resolution }) {
    if (resolution.state !== 'drafting') refuse('frozen');
    const { drafting } = cx.services;
    const { draftId } = resolution;
    const { accountId } = cx.actor!;
    const version = readDraft(Y, await drafting.readVersion(draftId, versionId));
    await drafting.nameVersion(draftId, storedName('before'), accountId);
    const done = { blocks: 0 };
    await drafting.transact(draftId, accountId, (doc) => {
      const tool = { Y, doc, newId: () => cx.id(), random: Math.random };
      done.blocks = restoreTo(tool, version);
    });
    const { id, seq } = await drafting.nameVersion(draftId, storedName('restored'), accountId);
    noted(cx, resolution, 'resolution.version_restored', { versionId, as: id, seq, blocks: done.blocks });
    cx.touch(`forum:${resolution.forumId}:resolution`);
    return { versionId: id, blocks: done.blocks };
  },
});
