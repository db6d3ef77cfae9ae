/** SQL of resolutions: the pen, frozen and adopted texts, corrections. */
import { and, asc, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { account } from '#drizzle/schema/account.ts';
import { draft } from '#drizzle/schema/draft.ts';
import { forum, participant } from '#drizzle/schema/forum.ts';
import { file } from '#drizzle/schema/installation.ts';
import { recommendation } from '#drizzle/schema/recommendation.ts';
import {
  adoptedPaper,
  adoptedText,
  correction,
  frozenText,
  penSection,
  resolution,
  vote,
} from '#drizzle/schema/resolution.ts';
import { track, trackPerson } from '#drizzle/schema/track.ts';
import { builtOnce, type DbOrTx, type Tx } from '../db.ts';

export type ResolutionRow = typeof resolution.$inferSelect;
export type FrozenRow = typeof frozenText.$inferSelect;
export type AdoptedRow = typeof adoptedText.$inferSelect;
export type PaperRow = typeof adoptedPaper.$inferSelect;

export async function resolutionById(db: DbOrTx, id: string): Promise<ResolutionRow | undefined> {
  return (await db.select().from(resolution).where(eq(resolution.id, id)))[0];
}

export async function lockResolution(tx: Tx, id: string): Promise<ResolutionRow | undefined> {
  return (await tx.select().from(resolution).where(eq(resolution.id, id)).for('update'))[0];
}

export async function resolutionOfDraft(db: DbOrTx, draftId: string): Promise<ResolutionRow | undefined> {
  return (await db.select().from(resolution).where(eq(resolution.draftId, draftId)))[0];
}

export async function resolutionsOf(db: DbOrTx, forumId: string): Promise<ResolutionRow[]> {
  return db.select().from(resolution).where(eq(resolution.forumId, forumId)).orderBy(resolution.number);
}

const draftRow = builtOnce((db) => {
  const last = db
    .select()
    .from(frozenText)
    .where(eq(frozenText.resolutionId, resolution.id))
    .orderBy(desc(frozenText.version))
    .limit(1)
    .as('last');
  return db
    .select({
      row: resolution,
      generation: draft.generation,
      seq: draft.headSeq,
      sections: sql<{ groupId: string; mode: ResolutionRow['penMode'] }[]>`coalesce((
        select json_agg(json_build_object('groupId', s.group_id, 'mode', s.mode) order by s.group_id)
        from ${penSection} s where s.resolution_id = ${resolution.id}), '[]')`,
      last: {
        id: last.id,
        version: last.version,
        sha256: last.sha256,
        frozenAt: last.frozenAt,
        frozenBy: last.frozenBy,
        thawedAt: last.thawedAt,
        thawReason: last.thawReason,
      },
      openVote: sql<boolean>`exists (select from ${vote} v
        where v.frozen_text_id = ${last.id} and v.state in ('open', 'closed'))`,
    })
    .from(resolution)
    .innerJoin(draft, eq(draft.id, resolution.draftId))
    .leftJoinLateral(last, sql`true`)
    .where(eq(resolution.forumId, sql.placeholder('forumId')))
    .orderBy(desc(resolution.number))
    .limit(1)
    .prepare('draft_of_forum');
});

/** The forum's last resolution with its pen, its draft's place in the log and its last frozen text, in one question. */
export async function draftOfForum(db: DbOrTx, forumId: string) {
  return (await draftRow(db).execute({ forumId }))[0];
}

/** Two who open «Текст» for the first time make one resolution: they queue at the forum's row. */
export async function queueAtForum(tx: Tx, forumId: string): Promise<void> {
  await tx.select({ id: forum.id }).from(forum).where(eq(forum.id, forumId)).for('update');
}

export async function insertResolution(tx: Tx, row: typeof resolution.$inferInsert): Promise<void> {
  await tx.insert(resolution).values(row);
}

export async function updateResolution(
  tx: Tx,
  id: string,
  set: Partial<typeof resolution.$inferInsert>,
): Promise<void> {
  await tx
    .update(resolution)
    .set({ ...set, version: sql`${resolution.version} + 1` })
    .where(eq(resolution.id, id));
}

// The pen

export async function penSections(db: DbOrTx, resolutionId: string) {
  return db
    .select({ groupId: penSection.groupId, mode: penSection.mode })
    .from(penSection)
    .where(eq(penSection.resolutionId, resolutionId));
}

export async function setPenSection(
  tx: Tx,
  resolutionId: string,
  groupId: string,
  mode: ResolutionRow['penMode'] | null,
): Promise<void> {
  if (mode === null) {
    await tx
      .delete(penSection)
      .where(and(eq(penSection.resolutionId, resolutionId), eq(penSection.groupId, groupId)));
    return;
  }
  await tx
    .insert(penSection)
    .values({ resolutionId, groupId, mode })
    .onConflictDoUpdate({ target: [penSection.resolutionId, penSection.groupId], set: { mode } });
}

// What the first text is made of

export async function tracksWithModerators(db: DbOrTx, forumId: string) {
  const rows = await db
    .select({
      number: track.number,
      title: track.title,
      moderator: participant.fullName,
      post: participant.post,
    })
    .from(track)
    .leftJoin(trackPerson, and(eq(trackPerson.trackId, track.id), eq(trackPerson.role, 'moderator')))
    .leftJoin(participant, eq(participant.id, trackPerson.participantId))
    .where(eq(track.forumId, forumId))
    .orderBy(asc(track.number), asc(participant.fullName));
  return rows;
}

// Frozen texts

export async function frozenById(db: DbOrTx, id: string): Promise<FrozenRow | undefined> {
  return (await db.select().from(frozenText).where(eq(frozenText.id, id)))[0];
}

/** All of a resolution, the first one first. */
export async function frozenOf(db: DbOrTx, resolutionId: string): Promise<FrozenRow[]> {
  return db
    .select()
    .from(frozenText)
    .where(eq(frozenText.resolutionId, resolutionId))
    .orderBy(asc(frozenText.version));
}

export async function lastFrozen(db: DbOrTx, resolutionId: string): Promise<FrozenRow | undefined> {
  const rows = await db
    .select()
    .from(frozenText)
    .where(eq(frozenText.resolutionId, resolutionId))
    .orderBy(desc(frozenText.version))
    .limit(1);
  return rows[0];
}

export async function insertFrozen(tx: Tx, row: typeof frozenText.$inferInsert): Promise<void> {
  await tx.insert(frozenText).values(row);
}

export async function thawFrozen(tx: Tx, id: string, at: Date, reason: string): Promise<void> {
  await tx.update(frozenText).set({ thawedAt: at, thawReason: reason }).where(eq(frozenText.id, id));
}

export async function frozenByHash(db: DbOrTx, sha256: string) {
  const rows = await db
    .select({ row: frozenText, forum: forum.name, forumNumber: forum.number })
    .from(frozenText)
    .innerJoin(resolution, eq(resolution.id, frozenText.resolutionId))
    .innerJoin(forum, eq(forum.id, resolution.forumId))
    .where(eq(frozenText.sha256, sha256))
    .limit(1);
  return rows[0];
}

// Adopted texts

export async function insertAdopted(
  tx: Tx,
  row: typeof adoptedText.$inferInsert,
  paper: Pick<typeof adoptedPaper.$inferInsert, 'editsUntil' | 'signatories'>,
): Promise<void> {
  await tx.insert(adoptedText).values(row);
  await tx.insert(adoptedPaper).values({ adoptedTextId: row.id, ...paper });
}

export async function adoptedOf(db: DbOrTx, resolutionId: string): Promise<AdoptedRow | undefined> {
  return (await db.select().from(adoptedText).where(eq(adoptedText.resolutionId, resolutionId)))[0];
}

export async function adoptedById(db: DbOrTx, id: string): Promise<AdoptedRow | undefined> {
  return (await db.select().from(adoptedText).where(eq(adoptedText.id, id)))[0];
}

/** The forum's adopted texts, the newest first. */
export async function adoptedOfForum(db: DbOrTx, forumId: string): Promise<AdoptedRow[]> {
  return db
    .select()
    .from(adoptedText)
    .where(eq(adoptedText.forumId, forumId))
    .orderBy(desc(adoptedText.createdAt), desc(adoptedText.id));
}

export async function adoptedByHash(db: DbOrTx, sha256: string) {
  const rows = await db
    .select({ row: adoptedText, forum: forum.name, forumNumber: forum.number })
    .from(adoptedText)
    .innerJoin(forum, eq(forum.id, adoptedText.forumId))
    .where(eq(adoptedText.sha256, sha256))
    .orderBy(asc(adoptedText.createdAt))
    .limit(1);
  return rows[0];
}

export async function paperOf(db: DbOrTx, adoptedTextId: string): Promise<PaperRow | undefined> {
  return (await db.select().from(adoptedPaper).where(eq(adoptedPaper.adoptedTextId, adoptedTextId)))[0];
}

/** Corrections and the sending of one paper queue here. */
export async function lockPaper(tx: Tx, adoptedTextId: string): Promise<PaperRow | undefined> {
  const rows = await tx
    .select()
    .from(adoptedPaper)
    .where(eq(adoptedPaper.adoptedTextId, adoptedTextId))
    .for('update');
  return rows[0];
}

export async function updatePaper(
  tx: Tx,
  adoptedTextId: string,
  set: Partial<typeof adoptedPaper.$inferInsert>,
): Promise<void> {
  await tx
    .update(adoptedPaper)
    .set({ ...set, version: sql`${adoptedPaper.version} + 1` })
    .where(eq(adoptedPaper.adoptedTextId, adoptedTextId));
}

export async function correctionsOf(db: DbOrTx, adoptedTextId: string) {
  return db
    .select({ row: correction, byName: account.name })
    .from(correction)
    .leftJoin(account, eq(account.id, correction.by))
    .where(eq(correction.adoptedTextId, adoptedTextId))
    .orderBy(asc(correction.number));
}

export async function insertCorrection(tx: Tx, row: typeof correction.$inferInsert): Promise<void> {
  await tx.insert(correction).values(row);
}

export async function fileHead(db: DbOrTx, id: string) {
  const rows = await db.select({ name: file.name, mime: file.mime }).from(file).where(eq(file.id, id));
  return rows[0];
}

export async function fileById(db: DbOrTx, id: string) {
  const rows = await db
    .select({ name: file.name, mime: file.mime, data: file.data })
    .from(file)
    .where(eq(file.id, id));
  return rows[0];
}

// Around a text

export async function accountNames(db: DbOrTx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: account.id, name: account.name })
    .from(account)
    .where(inArray(account.id, [...ids]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Announced votes about these frozen texts. */
export async function votesOnTexts(db: DbOrTx, frozenIds: readonly string[]) {
  if (frozenIds.length === 0) return [];
  return db
    .select({ number: vote.number, matter: vote.matter, result: vote.result, at: vote.announcedAt })
    .from(vote)
    .where(
      and(
        inArray(vote.frozenTextId, [...frozenIds]),
        eq(vote.state, 'announced'),
        isNotNull(vote.announcedAt),
      ),
    )
    .orderBy(asc(vote.number));
}

export async function voteMatter(db: DbOrTx, voteId: string): Promise<string | undefined> {
  return (await db.select({ matter: vote.matter }).from(vote).where(eq(vote.id, voteId)))[0]?.matter;
}

export async function recommendationsOfClause(db: DbOrTx, forumId: string, clauseId: string) {
  return db
    .select({ number: recommendation.number, state: recommendation.state })
    .from(recommendation)
    .where(and(eq(recommendation.forumId, forumId), eq(recommendation.clauseId, clauseId)))
    .orderBy(asc(recommendation.number));
}
