/** Reading a resolution: the draft page, the adopted paper, a clause's story, and whether a text is the adopted one. */
import * as Y from 'yjs';
import { listName } from '#domain/account/names.ts';
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { canDecideProposals } from '#domain/proposal/permissions.ts';
import { corrected, phaseOf, textsOf } from '#domain/resolution/corrections.ts';
import { type FrozenText, toPlainText, zFrozen } from '#domain/resolution/freeze.ts';
import { layout } from '#domain/resolution/layout.ts';
import {
  canCorrect,
  canHoldPen,
  canKeepPaper,
  canPreside,
  canReadDraft,
  canSeeAdopted,
  penOf,
} from '#domain/resolution/permissions.ts';
import { readDraft } from '#domain/resolution/read.ts';
import { clauseHints, formProblems } from '#domain/resolution/rules.ts';
import type {
  AdoptedView,
  ClauseStory,
  DraftPageView,
  ForumRef,
  FrozenHead,
  VerifyView,
  VoteChecks,
} from '#domain/resolution/views.ts';
import type { Q } from '../bind.ts';
import { type Access, forumAccess } from '../forum/access.ts';
import { cachePerHouse } from '../versioned-cache.ts';
import { namesOf } from './access.ts';
import {
  type AdoptedRow,
  accountNames,
  adoptedByHash,
  adoptedOfForum,
  correctionsOf,
  draftOfForum,
  type FrozenRow,
  fileById,
  fileHead,
  frozenByHash,
  lastFrozen,
  paperOf,
  resolutionsOf,
  voteMatter,
} from './repository.ts';
import { storyOf } from './story.ts';

function refOf({ forum }: Access): ForumRef {
  const { id, slug, name, number, timeZone } = forum;
  return { id, slug, name, number, timeZone };
}
const parsed = (row: { canonical: string }): FrozenText => zFrozen.parse(JSON.parse(row.canonical));

async function headOf(
  q: Q,
  row: Omit<FrozenRow, 'canonical' | 'resolutionId' | 'draftSeq'> | null | undefined,
): Promise<FrozenHead | null> {
  if (!row || row.thawedAt !== null) return null;
  const name = row.frozenBy ? (await accountNames(q.db, [row.frozenBy])).get(row.frozenBy) : undefined;
  return {
    id: row.id,
    version: row.version,
    sha256: row.sha256,
    frozenAt: row.frozenAt.toISOString(),
    by: name ? listName(name) : '',
  };
}

type Sheet = Pick<DraftPageView, 'snapshot' | 'hints' | 'problems'>;
/** The text as it stood at a sequence number, and what the soft checks say of it: the same for whoever may read it. */
const sheets = cachePerHouse<Sheet>(50);

/** Sheets with what one reader may do with them. */
const pages = cachePerHouse<DraftPageView>(100);

async function sheetOf(q: Q, draftId: string, startsOn: string): Promise<Sheet> {
  const snapshot = readDraft(Y, await q.services.drafting.read(draftId));
  const placed = layout(snapshot);
  const clauses = placed.sections.flatMap((s) => (s.type === 'block' ? [] : s.clauses));
  return {
    snapshot,
    hints: clauses.flatMap(({ block }) => {
      const hints = clauseHints(block, startsOn);
      return hints.length > 0 ? [{ id: block.id, hints }] : [];
    }),
    problems: formProblems(snapshot, placed),
  };
}

/**
 * What the soft checks say of the frozen text, clause by clause: for those who are about to ask the hall. Null while
 * nothing is frozen.
 */
export async function voteChecks(q: Q, actor: Actor | null, forumRef: string): Promise<VoteChecks | null> {
  const { viewer, forum } = await forumAccess(q.db, actor, forumRef);
  const found = canPreside(viewer) ? await draftOfForum(q.db, forum.id) : undefined;
  if (found?.row.state !== 'frozen') return null;
  const { row, last, generation, seq } = found;
  const { snapshot, hints } = await sheets(q.services).get(
    `${row.draftId}:${forum.startsOn}`,
    `${generation}:${seq}`,
    () => sheetOf(q, row.draftId, forum.startsOn),
  );
  const clauses = layout(snapshot).sections.flatMap((s) => (s.type === 'block' ? [] : s.clauses));
  const markers = new Map(clauses.map(({ block, marker }) => [block.id, marker]));
  return {
    sha256: last?.sha256 ?? '',
    clauses: hints.map(({ id, hints: list }) => ({ id, marker: markers.get(id) ?? '', hints: list })),
  };
}

/** «Текст»: the sheet, who holds the pen, what the soft checks say. Null while nobody has begun it. */
export async function draftPage(q: Q, actor: Actor | null, forumRef: string): Promise<DraftPageView | null> {
  const access = await forumAccess(q.db, actor, forumRef);
  const { viewer, forum } = access;
  if (!canReadDraft(viewer)) refuse(actor ? 'forbidden' : 'signed_out');
  const found = await draftOfForum(q.db, forum.id);
  if (!found) return null;
  const { row, sections, last, generation, seq, openVote } = found;
  const pen = penOf(viewer, { ...row, sections }, q.now);
  const drafting = row.state === 'drafting';
  // A frozen draft takes no frame, so what is read here is what was frozen.
  const { snapshot, hints, problems } = await sheets(q.services).get(
    `${row.draftId}:${forum.startsOn}`,
    `${generation}:${seq}`,
    () => sheetOf(q, row.draftId, forum.startsOn),
  );
  const page: Omit<DraftPageView, keyof Sheet> = {
    forum: refOf(access),
    resolution: {
      id: row.id,
      number: row.number,
      title: row.title,
      draftId: row.draftId,
      generation,
      state: row.state,
      penMode: row.penMode,
      penEveryoneUntil:
        row.penEveryoneUntil && row.penEveryoneUntil > q.now ? row.penEveryoneUntil.toISOString() : null,
      sections,
      version: row.version,
    },
    pen: {
      write: pen.write,
      scope: pen.scope ? [...pen.scope] : null,
      until: pen.until?.toISOString() ?? null,
    },
    may: {
      setPen: drafting && canHoldPen(viewer),
      freeze: drafting && canPreside(viewer),
      thaw: row.state === 'frozen' && !openVote && canPreside(viewer),
      take: drafting && canDecideProposals(viewer),
    },
    frozen: await headOf(q, last),
    thawReason: last?.thawReason ?? '',
    openVote,
  };
  // Whoever is shown the same is given the same object, which is written for the wire once.
  return pages(q.services).get(JSON.stringify([page, forum.startsOn]), `${generation}:${seq}`, async () => ({
    ...page,
    hints: drafting ? hints : [],
    problems: drafting ? problems : [],
    snapshot,
  }));
}

async function adoptedRow(q: Q, access: Access, number?: string): Promise<AdoptedRow | undefined> {
  const rows = await adoptedOfForum(q.db, access.forum.id);
  return number === undefined ? rows[0] : rows.find((row) => row.number === number);
}

/** The adopted paper; null while nothing is adopted. */
export async function adoptedPage(
  q: Q,
  actor: Actor | null,
  forumRef: string,
  number?: string,
): Promise<AdoptedView | null> {
  const access = await forumAccess(q.db, actor, forumRef);
  const { viewer } = access;
  if (!canSeeAdopted(viewer)) refuse(actor ? 'not_found' : 'signed_out');
  const row = await adoptedRow(q, access, number);
  if (!row) return null;
  const text = parsed(row);
  const paper = await paperOf(q.db, row.id);
  const corrections = await correctionsOf(q.db, row.id);
  const markers = new Map(
    text.sections.flatMap((s) => (s.type === 'group' ? s.clauses.map((c) => [c.id, c.marker] as const) : [])),
  );
  const scan = paper?.signedFileId ? await fileHead(q.db, paper.signedFileId) : undefined;
  const times = { editsUntil: paper?.editsUntil ?? null, sentAt: paper?.sentAt ?? null };
  return {
    forum: refOf(access),
    id: row.id,
    resolutionId: row.resolutionId,
    number: row.number,
    adoptedOn: row.adoptedOn,
    sha256: row.sha256,
    result: row.result,
    matter: (row.voteId && (await voteMatter(q.db, row.voteId))) || 'whole',
    text,
    corrected: corrected(
      text,
      corrections.map((c) => c.row),
    ),
    corrections: corrections.map(({ row: c, byName }) => ({
      number: c.number,
      kind: c.kind,
      blockId: c.blockId,
      marker: markers.get(c.blockId) ?? '',
      before: c.before,
      after: c.after,
      reason: c.reason,
      by: byName ? listName(byName) : '',
      at: c.at.toISOString(),
    })),
    phase: phaseOf(times, q.now),
    editsUntil: times.editsUntil?.toISOString() ?? null,
    sentAt: times.sentAt?.toISOString() ?? null,
    names: namesOf(paper),
    signed: scan && paper?.signedAt ? { at: paper.signedAt.toISOString(), ...scan } : null,
    verifyUrl: `${q.services.publicUrl()}/verify/${row.sha256}`,
    may: {
      correct: canCorrect(viewer),
      send: canKeepPaper(viewer) && !times.sentAt,
      loadScan: canKeepPaper(viewer),
    },
  };
}

export async function signedScan(q: Q, actor: Actor | null, forumRef: string) {
  const access = await forumAccess(q.db, actor, forumRef);
  if (!canSeeAdopted(access.viewer)) refuse('not_found');
  const row = await adoptedRow(q, access);
  const paper = row && (await paperOf(q.db, row.id));
  const file = paper?.signedFileId ? await fileById(q.db, paper.signedFileId) : undefined;
  if (!file) refuse('not_found');
  return file;
}

/** A clause with its whole story. */
export async function clauseStory(
  q: Q,
  actor: Actor | null,
  forumRef: string,
  clauseId: string,
): Promise<ClauseStory> {
  const access = await forumAccess(q.db, actor, forumRef);
  if (!canSeeAdopted(access.viewer)) refuse(actor ? 'not_found' : 'signed_out');
  return storyOf(q, actor, access, refOf(access), clauseId);
}

const bare = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/**
 * Whoever has a paper has its hash: they are told whether it is the adopted one, and of a pasted text whether it is the
 * same. Nothing of the text itself is told to anybody.
 */
export async function verifyText(q: Q, sha256: string, pasted: string | null = null): Promise<VerifyView> {
  const adopted = await adoptedByHash(q.db, sha256);
  const found = adopted ?? (await frozenByHash(q.db, sha256));
  if (!found) return { known: false };
  const text = parsed(found.row);
  const corrections = adopted ? await correctionsOf(q.db, adopted.row.id) : [];
  const texts = [
    text,
    corrected(
      text,
      corrections.map(({ row }) => row),
    ),
  ].map((one) => bare(toPlainText(one)));
  return {
    known: true,
    kind: adopted ? 'adopted' : 'frozen',
    number: adopted?.row.number ?? '',
    adoptedOn: adopted?.row.adoptedOn ?? null,
    forum: [found.forumNumber, found.forum].filter(Boolean).join(' '),
    corrections: corrections.length,
    same: pasted === null ? null : texts.includes(bare(pasted)),
  };
}

/** Texts of the blocks of an adopted paper as they are to be read now, for the form of a correction. */
export async function adoptedBlocks(q: Q, actor: Actor | null, forumRef: string) {
  const view = await adoptedPage(q, actor, forumRef);
  if (!view?.may.correct) refuse('not_found');
  return [...textsOf(view.corrected)].map(([id, text]) => ({ id, text }));
}

/** The text the hall votes on, as it is read aloud; null while none is frozen. For those who may read the draft. */
export async function votedText(
  q: Q,
  actor: Actor | null,
  forumRef: string,
): Promise<{ sha256: string; plain: string } | null> {
  const { viewer, forum } = await forumAccess(q.db, actor, forumRef);
  if (!canReadDraft(viewer)) return null;
  const row = (await resolutionsOf(q.db, forum.id)).at(-1);
  const frozen = row && (await lastFrozen(q.db, row.id));
  if (!frozen || frozen.thawedAt !== null) return null;
  return { sha256: frozen.sha256, plain: toPlainText(parsed(frozen)) };
}
