/** SQL of proposals. */
import { and, count, desc, eq, inArray, isNotNull, isNull, max, sql } from 'drizzle-orm';
import { forum, participant } from '#drizzle/schema/forum.ts';
import { proposal, track } from '#drizzle/schema/track.ts';
import { builtOnce, type DbOrTx, type Tx } from '../db.ts';

export type Row = typeof proposal.$inferSelect;
export type NewRow = typeof proposal.$inferInsert;

export async function proposalById(db: DbOrTx, id: string): Promise<Row | undefined> {
  return (await db.select().from(proposal).where(eq(proposal.id, id)))[0];
}

/** Locks the rows in the order of their ids, so that two deciders never wait for each other in a circle. */
export async function lockProposals(tx: Tx, ids: readonly string[]): Promise<Row[]> {
  return tx
    .select()
    .from(proposal)
    .where(inArray(proposal.id, [...ids]))
    .orderBy(proposal.id)
    .for('update');
}

/** What a table has handed in, by the clauses of its sheet. */
export async function proposalsOfSheet(tx: Tx, trackId: string): Promise<Row[]> {
  return tx
    .select()
    .from(proposal)
    .where(and(eq(proposal.trackId, trackId), isNotNull(proposal.sheetBlockId)))
    .orderBy(proposal.id)
    .for('update');
}

/** Those joined with a proposal before it went into the text: they go with it. */
export async function joinedWith(tx: Tx, ids: readonly string[]): Promise<Row[]> {
  return tx
    .select()
    .from(proposal)
    .where(and(inArray(proposal.mergedIntoId, [...ids]), isNull(proposal.clauseId)))
    .orderBy(proposal.id)
    .for('update');
}

/** Next number of the forum; the forum's row is locked so that numbers have no gaps and no twins. */
export async function nextNumber(tx: Tx, forumId: string): Promise<number> {
  await tx.select({ id: forum.id }).from(forum).where(eq(forum.id, forumId)).for('no key update');
  const [row] = await tx
    .select({ n: max(proposal.number) })
    .from(proposal)
    .where(eq(proposal.forumId, forumId));
  return (row?.n ?? 0) + 1;
}

export async function insertProposal(tx: Tx, row: NewRow): Promise<void> {
  await tx.insert(proposal).values(row);
}

export async function updateProposal(tx: Tx, id: string, set: Partial<NewRow>): Promise<void> {
  await tx
    .update(proposal)
    .set({ ...set, version: sql`${proposal.version} + 1` })
    .where(eq(proposal.id, id));
}

export type Filter = { states?: Row['state'][]; trackId?: string; participantId?: string; limit?: number };

export async function listProposals(db: DbOrTx, forumId: string, filter: Filter = {}): Promise<Row[]> {
  return db
    .select()
    .from(proposal)
    .where(
      and(
        eq(proposal.forumId, forumId),
        filter.states ? inArray(proposal.state, filter.states) : undefined,
        filter.trackId ? eq(proposal.trackId, filter.trackId) : undefined,
        filter.participantId ? eq(proposal.participantId, filter.participantId) : undefined,
      ),
    )
    .orderBy(desc(proposal.number))
    .limit(filter.limit ?? 500);
}

const states = builtOnce((db) =>
  db
    .select({ state: proposal.state, n: count() })
    .from(proposal)
    .where(eq(proposal.forumId, sql.placeholder('forumId')))
    .groupBy(proposal.state)
    .prepare('proposals_by_state'),
);

export async function countByState(
  db: DbOrTx,
  forumId: string,
): Promise<{ state: Row['state']; n: number }[]> {
  return states(db).execute({ forumId });
}

const tracks = builtOnce((db) =>
  db
    .select({ id: track.id, number: track.number, title: track.title, proposalsOpen: track.proposalsOpen })
    .from(track)
    .where(eq(track.forumId, sql.placeholder('forumId')))
    .prepare('proposal_tracks'),
);

export async function tracksOf(db: DbOrTx, forumId: string) {
  return tracks(db).execute({ forumId });
}

export async function namesOf(db: DbOrTx, participantIds: readonly string[]) {
  if (participantIds.length === 0) return [];
  return db
    .select({
      id: participant.id,
      forumId: participant.forumId,
      fullName: participant.fullName,
      removedAt: participant.removedAt,
    })
    .from(participant)
    .where(inArray(participant.id, [...participantIds]));
}

export async function numbersOf(db: DbOrTx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .select({ id: proposal.id, number: proposal.number })
    .from(proposal)
    .where(inArray(proposal.id, [...ids]));
}
