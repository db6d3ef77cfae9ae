/**
 * The resolution's door for other nouns: from an actor to its row and viewer, what may be voted on, and what a vote's
 * result makes of the text. Called inside their transactions.
 */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { wallClock } from '#domain/forum/programme.ts';
import { corrected } from '#domain/resolution/corrections.ts';
import { type FrozenText, zFrozen } from '#domain/resolution/freeze.ts';
import { type Pen, penOf } from '#domain/resolution/permissions.ts';
import type { Q } from '../bind.ts';
import type { Cx } from '../command.ts';
import { rawSql } from '../db.ts';
import { type Access, forumAccess } from '../forum/access.ts';
import { closedNames, type Names, namesNow } from '../paper/access.ts';
import {
  type AdoptedRow,
  adoptedByHash,
  adoptedOf,
  correctionsOf,
  type FrozenRow,
  frozenById,
  insertAdopted,
  lastFrozen,
  lockPaper,
  lockResolution,
  type PaperRow,
  paperOf,
  penSections,
  type ResolutionRow,
  resolutionById,
  resolutionsOf,
  thawFrozen,
  updatePaper,
  updateResolution,
} from './repository.ts';

/** Keeps a scan: of the signed text, and of a tellers' record. */
export { keepScan } from './scan.ts';
export type { AdoptedRow, FrozenRow, ResolutionRow };

export async function resolutionInForum(
  q: Q,
  actor: Actor | null,
  resolutionId: string,
): Promise<Access & { resolution: ResolutionRow }> {
  const row = await resolutionById(q.db, resolutionId);
  if (!row) refuse('not_found');
  return { ...(await forumAccess(q.db, actor, row.forumId)), resolution: row };
}

/** The same with the row locked: those who decide about one text queue here. */
export async function lockInForum(
  cx: Cx,
  resolutionId: string,
): Promise<Access & { resolution: ResolutionRow }> {
  const row = await lockResolution(cx.tx, resolutionId);
  if (!row) refuse('not_found');
  return { ...(await forumAccess(cx.tx, cx.actor, row.forumId)), resolution: row };
}

/** The pen a person holds in this text now. */
export async function penIn(q: Q, viewer: Access['viewer'], resolution: ResolutionRow): Promise<Pen> {
  const sections = await penSections(q.db, resolution.id);
  return penOf(viewer, { ...resolution, sections }, q.now);
}

/** The forum's resolution under way: the last one made. */
export async function lastResolution(q: Q, forumId: string): Promise<ResolutionRow | null> {
  return (await resolutionsOf(q.db, forumId)).at(-1) ?? null;
}

/** The resolution whose frozen text can be put to the vote, newest first; null while none is frozen. */
export async function votableText(
  q: Q,
  forumId: string,
): Promise<{ resolution: ResolutionRow; frozen: FrozenRow } | null> {
  for (const resolution of (await resolutionsOf(q.db, forumId)).reverse()) {
    if (resolution.state !== 'frozen') continue;
    const frozen = await lastFrozen(q.db, resolution.id);
    if (frozen && frozen.thawedAt === null) return { resolution, frozen };
  }
  return null;
}

export const keysOf = (forumId: string): string[] => [
  `forum:${forumId}:resolution`,
  `forum:${forumId}:votes`,
];

/** The adopted text under a hash, as adopted and as it is to be read now; for comparing, never for showing. */
export async function adoptedUnder(q: Q, sha256: string) {
  const found = await adoptedByHash(q.db, sha256);
  if (!found) return null;
  const { row } = found;
  const text = zFrozen.parse(JSON.parse(row.canonical));
  const rows = (await correctionsOf(q.db, row.id)).map((one) => one.row);
  return { row, texts: [text, corrected(text, rows)], names: namesOf(await paperOf(q.db, row.id)) };
}

/** Whose names stand under it: settled for good once the paper is sent or signed. */
export const namesOf = (paper: PaperRow | undefined): Names => ({
  taken: paper?.signatories ?? [],
  closed: Boolean(paper?.sentAt || paper?.signedAt),
});

/** Of the paper whose row is locked: what is to be kept when it is sent or signed, unless it was before. */
export const namesKept = async (cx: Cx, forumId: string, paper: PaperRow) => {
  const { taken, closed } = namesOf(paper);
  return { signatories: closed ? paper.signatories : await closedNames(cx.tx, forumId, taken) };
};

/** Back under the pens. The frozen text stays, with why it was taken out of the ice. */
export async function thaw(
  cx: Cx,
  resolution: ResolutionRow,
  frozen: FrozenRow,
  reason: string,
): Promise<void> {
  await cx.services.drafting.unfreeze(rawSql(cx.tx), resolution.draftId);
  await thawFrozen(cx.tx, frozen.id, cx.now, reason);
  await updateResolution(cx.tx, resolution.id, { state: 'drafting', penEveryoneUntil: null });
  cx.record({
    stream: resolution.forumId,
    noun: 'resolution',
    nounId: resolution.id,
    type: 'resolution.thawed',
    data: { version: frozen.version, sha256: frozen.sha256, frozenTextId: frozen.id },
  });
  cx.touch(...keysOf(resolution.forumId));
  cx.revoke({ draftId: resolution.draftId, code: 'rights_changed' });
}

/** The frozen text of a vote, its resolution's row locked; what has been adopted is never adopted again. */
export async function lockVotedText(
  cx: Cx,
  frozenTextId: string,
): Promise<{ resolution: ResolutionRow; frozen: FrozenRow }> {
  const frozen = await frozenById(cx.tx, frozenTextId);
  const resolution = frozen && (await lockResolution(cx.tx, frozen.resolutionId));
  if (!frozen || !resolution) refuse('not_found');
  if (resolution.state !== 'frozen' || frozen.thawedAt !== null) refuse('resolution/not_frozen');
  return { resolution, frozen };
}

export type Adoption = { adopted: AdoptedRow; resolution: ResolutionRow; text: FrozenText };

/** The voted text becomes the adopted one: the same characters under the same hash, with number, day and result. */
export async function adopt(
  cx: Cx,
  input: {
    resolution: ResolutionRow;
    frozen: FrozenRow;
    voteId: string;
    result: Record<string, unknown>;
    timeZone: string;
    editDays: number | null;
  },
): Promise<Adoption> {
  const { resolution, frozen, voteId, result, timeZone, editDays } = input;
  const adopted: AdoptedRow = {
    id: cx.id(),
    resolutionId: resolution.id,
    forumId: resolution.forumId,
    frozenTextId: frozen.id,
    voteId,
    number: String(resolution.number),
    adoptedOn: wallClock(cx.now, timeZone).day,
    canonical: frozen.canonical,
    sha256: frozen.sha256,
    result,
    createdAt: cx.now,
  };
  const editsUntil = editDays === null ? null : new Date(cx.now.getTime() + editDays * 86_400_000);
  await insertAdopted(cx.tx, adopted, { editsUntil, signatories: await namesNow(cx.tx, adopted.forumId) });
  await updateResolution(cx.tx, resolution.id, { state: 'adopted' });
  cx.record({
    stream: resolution.forumId,
    noun: 'adopted_text',
    nounId: adopted.id,
    type: 'adopted_text.adopted',
    data: { resolutionId: resolution.id, voteId, number: adopted.number, sha256: adopted.sha256 },
  });
  cx.touch(...keysOf(resolution.forumId), `forum:${resolution.forumId}:board`);
  return { adopted, resolution, text: zFrozen.parse(JSON.parse(frozen.canonical)) };
}

/** Whether the text of this resolution has been adopted (an announced vote on it then stands). */
export async function isAdopted(q: Q, resolutionId: string): Promise<boolean> {
  return (await adoptedOf(q.db, resolutionId)) !== undefined;
}

/** The first covering letter left: the paper of its resolution has been sent. */
export async function noteLetterSent(cx: Cx, resolutionId: string): Promise<void> {
  const adopted = await adoptedOf(cx.tx, resolutionId);
  if (adopted) await noteSent(cx, adopted);
}

/** The paper left the house (first letter, or by the secretary's word): from now on there are errata only. */
export async function noteSent(cx: Cx, adopted: { id: string; forumId: string }): Promise<boolean> {
  const paper = await lockPaper(cx.tx, adopted.id);
  if (!paper || paper.sentAt) return false;
  await updatePaper(cx.tx, adopted.id, {
    sentAt: cx.now,
    ...(await namesKept(cx, adopted.forumId, paper)),
  });
  cx.record({ stream: adopted.forumId, noun: 'resolution', nounId: adopted.id, type: 'resolution.sent' });
  cx.touch(`forum:${adopted.forumId}:resolution`);
  return true;
}
