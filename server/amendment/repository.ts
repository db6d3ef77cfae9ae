/** SQL of amendments. Nothing here decides. */
import { and, asc, count, eq, inArray, isNull, max, or, sql } from 'drizzle-orm';
import type { AmendmentState } from '#domain/amendment/kinds.ts';
import { amendment, amendmentSecond } from '#drizzle/schema/amendment.ts';
import { draft } from '#drizzle/schema/draft.ts';
import { forum, participant } from '#drizzle/schema/forum.ts';
import { vote } from '#drizzle/schema/resolution.ts';
import type { DbOrTx, Tx } from '../db.ts';

export type AmendmentRow = typeof amendment.$inferSelect;

export async function amendmentById(db: DbOrTx, id: string): Promise<AmendmentRow | undefined> {
  return (await db.select().from(amendment).where(eq(amendment.id, id)))[0];
}

/** Locks rows in the order of their ids, so that two deciders never wait for each other in a circle. */
export async function lockAmendments(tx: Tx, ids: readonly string[]): Promise<AmendmentRow[]> {
  if (ids.length === 0) return [];
  return tx
    .select()
    .from(amendment)
    .where(inArray(amendment.id, [...ids]))
    .orderBy(asc(amendment.id))
    .for('update');
}

export async function amendmentsOf(
  db: DbOrTx,
  resolutionId: string,
  states?: readonly AmendmentState[],
): Promise<AmendmentRow[]> {
  return db
    .select()
    .from(amendment)
    .where(
      and(
        eq(amendment.resolutionId, resolutionId),
        states ? inArray(amendment.state, [...states]) : undefined,
      ),
    )
    .orderBy(asc(amendment.number))
    .limit(1_000);
}

export async function amendmentsOfVote(db: DbOrTx, voteId: string): Promise<AmendmentRow[]> {
  return db.select().from(amendment).where(eq(amendment.voteId, voteId)).orderBy(asc(amendment.number));
}

export async function amendmentsOfClause(db: DbOrTx, clauseId: string): Promise<AmendmentRow[]> {
  return db
    .select()
    .from(amendment)
    .where(
      or(eq(amendment.clauseId, clauseId), eq(amendment.newId, clauseId), eq(amendment.intoId, clauseId)),
    )
    .orderBy(asc(amendment.number));
}

/** Accepted, but not in the text: it must not be frozen without them. */
export async function waitingCount(db: DbOrTx, resolutionId: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(amendment)
    .where(
      and(
        eq(amendment.resolutionId, resolutionId),
        isNull(amendment.appliedAt),
        or(
          eq(amendment.state, 'adopted'),
          sql`${amendment.state} = 'needs_rebase' and ${amendment.decidedAt} is not null`,
        ),
      ),
    );
  return row?.n ?? 0;
}

/** Next number of the forum; the forum's row is locked so that numbers have no gaps and no twins. */
export async function nextNumber(tx: Tx, forumId: string): Promise<number> {
  await tx.select({ id: forum.id }).from(forum).where(eq(forum.id, forumId)).for('no key update');
  const [row] = await tx
    .select({ n: max(amendment.number) })
    .from(amendment)
    .where(eq(amendment.forumId, forumId));
  return (row?.n ?? 0) + 1;
}

export async function insertAmendment(tx: Tx, row: typeof amendment.$inferInsert): Promise<void> {
  await tx.insert(amendment).values(row);
}

export async function updateAmendment(
  tx: Tx,
  id: string,
  set: Partial<typeof amendment.$inferInsert>,
): Promise<void> {
  await tx
    .update(amendment)
    .set({ ...set, version: sql`${amendment.version} + 1` })
    .where(eq(amendment.id, id));
}

export async function putSecond(tx: Tx, row: typeof amendmentSecond.$inferInsert): Promise<void> {
  await tx.insert(amendmentSecond).values(row).onConflictDoNothing();
}

export async function dropSecond(tx: Tx, amendmentId: string, participantId: string): Promise<void> {
  await tx
    .delete(amendmentSecond)
    .where(
      and(eq(amendmentSecond.amendmentId, amendmentId), eq(amendmentSecond.participantId, participantId)),
    );
}

export async function secondsOf(
  db: DbOrTx,
  ids: readonly string[],
): Promise<{ amendmentId: string; participantId: string }[]> {
  if (ids.length === 0) return [];
  return db
    .select({ amendmentId: amendmentSecond.amendmentId, participantId: amendmentSecond.participantId })
    .from(amendmentSecond)
    .where(inArray(amendmentSecond.amendmentId, [...ids]));
}

export async function peopleByIds(db: DbOrTx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .select({
      id: participant.id,
      forumId: participant.forumId,
      fullName: participant.fullName,
      accountId: participant.accountId,
      voting: participant.voting,
      removedAt: participant.removedAt,
    })
    .from(participant)
    .where(inArray(participant.id, [...new Set(ids)]));
}

/** Who looks at a changed clause when its mover is gone: the forum's secretary, else its organiser. */
export async function keeperOf(db: DbOrTx, forumId: string): Promise<string | null> {
  const rows = await db
    .select({ id: participant.id, roles: participant.roles })
    .from(participant)
    .where(and(eq(participant.forumId, forumId), isNull(participant.removedAt)))
    .orderBy(asc(participant.id));
  const of = (role: 'secretary' | 'organiser') => rows.find(({ roles }) => roles.includes(role))?.id;
  return of('secretary') ?? of('organiser') ?? null;
}

export async function headSeq(db: DbOrTx, draftId: string): Promise<number> {
  const [row] = await db.select({ seq: draft.headSeq }).from(draft).where(eq(draft.id, draftId));
  return row?.seq ?? 0;
}

export async function voteNumbers(db: DbOrTx, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: vote.id, number: vote.number })
    .from(vote)
    .where(inArray(vote.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, number }) => [id, number]));
}
