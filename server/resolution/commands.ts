/**
 * A resolution from its first text to the signed paper: the pen, the ice, corrections. Every change of rights goes out
 * with its transaction, so that sockets which lost the pen are asked again, on every node, within a second.
 */
import * as Y from 'yjs';
import { listName } from '#domain/account/names.ts';
import { refuse } from '#domain/errors.ts';
import { rulesOf } from '#domain/forum/rules-schema.ts';
import { canCorrectWith, correctedTexts, phaseOf } from '#domain/resolution/corrections.ts';
import { canonicalText, freeze, zFrozen } from '#domain/resolution/freeze.ts';
import {
  canCorrect,
  canHoldPen,
  canKeepPaper,
  canPreside,
  canReadDraft,
} from '#domain/resolution/permissions.ts';
import { readDraft } from '#domain/resolution/read.ts';
import { freezeProblems } from '#domain/resolution/rules.ts';
import {
  RESOLUTION_LIMITS,
  zAddCorrection,
  zEnsureResolution,
  zFreeze,
  zLoadScan,
  zMarkSent,
  zPenToAll,
  zSetPen,
  zSetSectionPen,
  zThaw,
} from '#domain/resolution/schema.ts';
import { waitingCount } from '../amendment/access.ts';
import { within } from '../bind.ts';
import { type Cx, defineCommand } from '../command.ts';
import { rawSql } from '../db.ts';
import { forumAccess } from '../forum/access.ts';
import { sha256 } from '../ids.ts';
import { reportAtFreeze } from '../report/access.ts';
import { voteUnderWay } from '../vote/access.ts';
import { keysOf, namesKept, noteSent, type ResolutionRow, thaw } from './access.ts';
import { firstText } from './first-text.ts';
import {
  adoptedById,
  correctionsOf,
  insertCorrection,
  insertFrozen,
  insertResolution,
  lastFrozen,
  lockPaper,
  lockResolution,
  queueAtForum,
  resolutionById,
  resolutionsOf,
  setPenSection,
  tracksWithModerators,
  updatePaper,
  updateResolution,
} from './repository.ts';
import { keepScan } from './scan.ts';

/** The forum's resolution; the first who needs one makes it, from the forum's own words. */
export const ensureResolution = defineCommand({
  name: 'resolution.ensure',
  input: zEnsureResolution,
  live: true,
  load: (cx, { forumId }) => forumAccess(cx.tx, cx.actor, forumId),
  permit: (_actor, { viewer }) => canReadDraft(viewer),
  async run(cx, { language }, { forum }) {
    const known = (await resolutionsOf(cx.tx, forum.id)).at(-1);
    if (known) return { id: known.id, draftId: known.draftId, created: false };
    await queueAtForum(cx.tx, forum.id);
    const made = (await resolutionsOf(cx.tx, forum.id)).at(-1);
    if (made) return { id: made.id, draftId: made.draftId, created: false };
    const tracks = new Map<number, { title: string; moderators: string[] }>();
    for (const { number, title, moderator, post } of await tracksWithModerators(cx.tx, forum.id)) {
      const track = tracks.get(number) ?? { title, moderators: [] };
      if (moderator) track.moderators.push([listName(moderator), post].filter(Boolean).join(', '));
      tracks.set(number, track);
    }
    const initial = firstText({ ...forum, language, tracks: [...tracks.values()] }, () => cx.id());
    const { accountId } = cx.actor!;
    const row = { id: cx.id(), draftId: cx.id(), forumId: forum.id, number: 1 };
    await cx.services.drafting.create(rawSql(cx.tx), {
      id: row.draftId,
      kind: 'resolution',
      initial,
      accountId,
    });
    const penMode = rulesOf(forum.preset, forum.rules).pen;
    await insertResolution(cx.tx, { ...row, title: forum.name, penMode, createdAt: cx.now });
    cx.record({
      stream: forum.id,
      noun: 'resolution',
      nounId: row.id,
      type: 'resolution.created',
      data: { draftId: row.draftId, penMode },
    });
    cx.touch(...keysOf(forum.id));
    return { id: row.id, draftId: row.draftId, created: true };
  },
});

async function loadLocked(cx: Cx, resolutionId: string) {
  const resolution = await lockResolution(cx.tx, resolutionId);
  if (!resolution) refuse('not_found');
  return { resolution, ...(await forumAccess(cx.tx, cx.actor, resolution.forumId)) };
}

/** The pen moves: everybody's sockets of this draft are asked again. */
function penMoved(cx: Cx, resolution: ResolutionRow, type: string, data: Record<string, unknown>): void {
  cx.record({ stream: resolution.forumId, noun: 'resolution', nounId: resolution.id, type, data });
  cx.touch(`forum:${resolution.forumId}:resolution`);
  cx.revoke({ draftId: resolution.draftId, code: 'rights_changed' });
}

const mustDraft = (resolution: ResolutionRow) => resolution.state === 'drafting' || refuse('frozen');

export const setPen = defineCommand({
  name: 'resolution.setPen',
  input: zSetPen,
  live: true,
  load: (cx, input) => loadLocked(cx, input.resolutionId),
  permit: (_actor, { viewer }) => canHoldPen(viewer),
  async run(cx, { mode }, { resolution }) {
    mustDraft(resolution);
    await updateResolution(cx.tx, resolution.id, { penMode: mode, penEveryoneUntil: null });
    penMoved(cx, resolution, 'resolution.pen_set', { from: resolution.penMode, to: mode });
    return { mode };
  },
});

export const penToAll = defineCommand({
  name: 'resolution.penToAll',
  input: zPenToAll,
  live: true,
  load: (cx, input) => loadLocked(cx, input.resolutionId),
  permit: (_actor, { viewer }) => canHoldPen(viewer),
  async run(cx, { minutes }, { resolution }) {
    mustDraft(resolution);
    const until = minutes === 0 ? null : new Date(cx.now.getTime() + minutes * 60_000);
    await updateResolution(cx.tx, resolution.id, { penEveryoneUntil: until });
    penMoved(cx, resolution, 'resolution.pen_to_all', { minutes });
    return { until: until?.toISOString() ?? null };
  },
});

export const setSectionPen = defineCommand({
  name: 'resolution.setSectionPen',
  input: zSetSectionPen,
  live: true,
  load: (cx, input) => loadLocked(cx, input.resolutionId),
  permit: (_actor, { viewer }) => canHoldPen(viewer),
  async run(cx, { groupId, mode }, { resolution }) {
    mustDraft(resolution);
    const doc = await cx.services.drafting.read(resolution.draftId);
    const known = readDraft(Y, doc).groups.some(({ id }) => id === groupId);
    if (!known && mode !== null) refuse('resolution/group_gone');
    await setPenSection(cx.tx, resolution.id, groupId, mode);
    penMoved(cx, resolution, 'resolution.section_pen_set', { groupId, to: mode });
    return { groupId, mode };
  },
});

/** «Заморозить текст»: from this commit on no node takes a frame, and what a vote is about has a hash. */
export const freezeText = defineCommand({
  name: 'resolution.freeze',
  input: zFreeze,
  live: true,
  load: (cx, input) => loadLocked(cx, input.resolutionId),
  permit: (_actor, { viewer }) => canPreside(viewer),
  async run(cx, _input, { resolution, forum }) {
    if (resolution.state === 'adopted') refuse('resolution/adopted');
    mustDraft(resolution);
    const waiting = await waitingCount(cx.tx, resolution.id);
    if (waiting > 0) refuse('resolution/amendments_waiting', { params: { count: waiting } });
    const { drafting } = cx.services;
    const { doc, seq } = await drafting.freeze(rawSql(cx.tx), resolution.draftId, cx.actor!.accountId);
    const snapshot = readDraft(Y, doc);
    const [problem, ...more] = freezeProblems(snapshot);
    if (problem)
      refuse('resolution/not_ready', {
        params: { problem: problem.code, count: problem.ids.length, more: more.length },
      });
    const canonical = canonicalText(freeze(snapshot));
    const hash = sha256(canonical);
    const version = ((await lastFrozen(cx.tx, resolution.id))?.version ?? 0) + 1;
    const id = cx.id();
    await insertFrozen(cx.tx, {
      id,
      resolutionId: resolution.id,
      version,
      draftSeq: seq,
      canonical,
      sha256: hash,
      frozenBy: cx.actor!.accountId,
      frozenAt: cx.now,
    });
    await updateResolution(cx.tx, resolution.id, { state: 'frozen', penEveryoneUntil: null });
    // The assembly decides knowing what became of its former word.
    await reportAtFreeze(cx, forum);
    cx.record({
      stream: forum.id,
      noun: 'frozen_text',
      nounId: id,
      type: 'frozen_text.frozen',
      data: { resolutionId: resolution.id, version, draftSeq: seq, sha256: hash },
    });
    cx.touch(...keysOf(forum.id));
    cx.revoke({ draftId: resolution.draftId, code: 'frozen' });
    return { frozenTextId: id, version, sha256: hash };
  },
});

export const thawText = defineCommand({
  name: 'resolution.thaw',
  input: zThaw,
  live: true,
  load: (cx, input) => loadLocked(cx, input.resolutionId),
  permit: (_actor, { viewer }) => canPreside(viewer),
  async run(cx, { reason }, { resolution }) {
    if (resolution.state === 'adopted') refuse('resolution/adopted');
    const frozen = await lastFrozen(cx.tx, resolution.id);
    if (resolution.state !== 'frozen' || !frozen) refuse('resolution/not_frozen');
    if (await voteUnderWay(within(cx), frozen.id)) refuse('resolution/vote_open');
    await thaw(cx, resolution, frozen, reason);
    return { id: resolution.id };
  },
});

async function loadPaper(cx: Cx, adoptedTextId: string) {
  const adopted = await adoptedById(cx.tx, adoptedTextId);
  const resolution = adopted && (await resolutionById(cx.tx, adopted.resolutionId));
  if (!adopted || !resolution) refuse('not_found');
  return { adopted, resolution, ...(await forumAccess(cx.tx, cx.actor, adopted.forumId)) };
}

export const addCorrection = defineCommand({
  name: 'resolution.correct',
  input: zAddCorrection,
  live: true,
  load: (cx, input) => loadPaper(cx, input.adoptedTextId),
  permit: (_actor, { viewer }) => canCorrect(viewer),
  async run(cx, input, { adopted, forum }) {
    const paper = await lockPaper(cx.tx, adopted.id);
    if (!paper) refuse('not_found');
    const phase = phaseOf(paper, cx.now);
    const known = (await correctionsOf(cx.tx, adopted.id)).map(({ row }) => row);
    const text = correctedTexts(zFrozen.parse(JSON.parse(adopted.canonical)), known).get(input.blockId);
    const before = input.before.normalize('NFC');
    const after = input.after.normalize('NFC');
    const verdict = canCorrectWith(text, { before, after }, phase);
    if (verdict !== true) refuse(verdict, { params: { max: RESOLUTION_LIMITS.proofreading } });
    const number = (known.at(-1)?.number ?? 0) + 1;
    const id = cx.id();
    const kind = phase === 'errata' ? ('erratum' as const) : ('proofreading' as const);
    await insertCorrection(cx.tx, {
      id,
      adoptedTextId: adopted.id,
      number,
      kind,
      blockId: input.blockId,
      before,
      after,
      reason: input.reason,
      by: cx.actor?.accountId ?? null,
      at: cx.now,
    });
    cx.record({
      stream: forum.id,
      noun: 'resolution',
      nounId: adopted.resolutionId,
      type: 'resolution.corrected',
      data: { correctionId: id, number, kind, phase, blockId: input.blockId },
    });
    cx.touch(`forum:${forum.id}:resolution`);
    return { number, kind };
  },
});

export const markSent = defineCommand({
  name: 'resolution.markSent',
  input: zMarkSent,
  live: true,
  load: (cx, input) => loadPaper(cx, input.adoptedTextId),
  permit: (_actor, { viewer }) => canKeepPaper(viewer),
  run: async (cx, _input, { adopted }) => ({ sent: await noteSent(cx, adopted) }),
});

/** «Подписана»: the scan of the signed paper lies beside the text. A new scan takes the place of the old one. */
export const loadScan = defineCommand({
  name: 'resolution.loadScan',
  input: zLoadScan,
  load: (cx, input) => loadPaper(cx, input.adoptedTextId),
  permit: (_actor, { viewer }) => canKeepPaper(viewer),
  async run(cx, { name, data }, { adopted, forum }) {
    const paper = await lockPaper(cx.tx, adopted.id);
    if (!paper) refuse('not_found');
    const kept = await keepScan(cx, forum.id, { name, data });
    await updatePaper(cx.tx, adopted.id, {
      signedFileId: kept.fileId,
      signedAt: cx.now,
      ...(await namesKept(cx, forum.id, paper)),
    });
    cx.record({
      stream: forum.id,
      noun: 'resolution',
      nounId: adopted.resolutionId,
      type: 'resolution.signed',
      data: { ...kept, replaced: paper.signedFileId },
    });
    cx.touch(`forum:${forum.id}:resolution`);
    return { fileId: kept.fileId };
  },
});
