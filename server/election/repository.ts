/**
 * SQL of elections. A round's row is shared by ballots and taken alone by its end; a person's row of the roll is taken by
 * whatever spends their ballot.
 */
import { and, asc, count, desc, eq, inArray, max, sql } from 'drizzle-orm';
import type { ElectionChannel } from '#domain/election/kinds.ts';
import {
  election,
  electionBallot,
  electionBox,
  electionCandidate,
  electionRoll,
  electionRound,
  postTerm,
} from '#drizzle/schema/election.ts';
import { participant } from '#drizzle/schema/forum.ts';
import type { DbOrTx, Tx } from '../db.ts';

export type ElectionRow = typeof election.$inferSelect;
export type CandidateRow = typeof electionCandidate.$inferSelect;
export type RoundRow = typeof electionRound.$inferSelect;
export type RollRow = typeof electionRoll.$inferSelect;
export type TermRow = typeof postTerm.$inferSelect;

export async function electionsOf(db: DbOrTx, forumId: string): Promise<ElectionRow[]> {
  return db
    .select()
    .from(election)
    .where(eq(election.forumId, forumId))
    .orderBy(desc(election.number))
    .limit(100);
}
export async function electionById(db: DbOrTx, id: string): Promise<ElectionRow | undefined> {
  return (await db.select().from(election).where(eq(election.id, id)))[0];
}
export async function lockElection(tx: Tx, id: string): Promise<ElectionRow | undefined> {
  return (await tx.select().from(election).where(eq(election.id, id)).for('update'))[0];
}
export async function insertElection(tx: Tx, row: typeof election.$inferInsert): Promise<void> {
  await tx.insert(election).values(row);
}
export async function updateElection(
  tx: Tx,
  id: string,
  set: Partial<typeof election.$inferInsert>,
): Promise<void> {
  await tx
    .update(election)
    .set({ ...set, version: sql`${election.version} + 1` })
    .where(eq(election.id, id));
}
export async function nextElectionNumber(tx: Tx, forumId: string): Promise<number> {
  const [row] = await tx
    .select({ n: max(election.number) })
    .from(election)
    .where(eq(election.forumId, forumId));
  return (row?.n ?? 0) + 1;
}

// Candidates

export type Person = {
  id: string;
  fullName: string;
  post: string;
  schoolName: string;
  accountId: string | null;
};
const person = {
  id: participant.id,
  fullName: participant.fullName,
  post: participant.post,
  schoolName: participant.schoolName,
  accountId: participant.accountId,
};
export async function personOf(db: DbOrTx, forumId: string, id: string) {
  const rows = await db
    .select({ ...person, confirmedAt: participant.confirmedAt, removedAt: participant.removedAt })
    .from(participant)
    .where(and(eq(participant.id, id), eq(participant.forumId, forumId)));
  return rows[0];
}
/** People who may be named: whoever the desk knows and who has a vote. */
export async function nameable(db: DbOrTx, forumId: string): Promise<Person[]> {
  return db
    .select(person)
    .from(participant)
    .where(
      and(
        eq(participant.forumId, forumId),
        sql`${participant.removedAt} is null and ${participant.confirmedAt} is not null`,
        eq(participant.voting, true),
      ),
    )
    .orderBy(asc(participant.fullName), asc(participant.id))
    .limit(2_000);
}
export async function candidatesOf(db: DbOrTx, electionIds: readonly string[]) {
  if (electionIds.length === 0) return [];
  return db
    .select({ candidate: electionCandidate, person })
    .from(electionCandidate)
    .innerJoin(participant, eq(participant.id, electionCandidate.participantId))
    .where(inArray(electionCandidate.electionId, [...electionIds]))
    .orderBy(asc(participant.fullName), asc(electionCandidate.id));
}
export async function candidateById(db: DbOrTx, id: string): Promise<CandidateRow | undefined> {
  return (await db.select().from(electionCandidate).where(eq(electionCandidate.id, id)))[0];
}
export async function insertCandidate(tx: Tx, row: typeof electionCandidate.$inferInsert): Promise<boolean> {
  const made = await tx.insert(electionCandidate).values(row).onConflictDoNothing().returning();
  return made.length > 0;
}
export async function updateCandidate(
  tx: Tx,
  id: string,
  set: Partial<typeof electionCandidate.$inferInsert>,
): Promise<void> {
  await tx.update(electionCandidate).set(set).where(eq(electionCandidate.id, id));
}

// Rounds

export async function roundsOf(db: DbOrTx, electionIds: readonly string[]): Promise<RoundRow[]> {
  if (electionIds.length === 0) return [];
  return db
    .select()
    .from(electionRound)
    .where(inArray(electionRound.electionId, [...electionIds]))
    .orderBy(asc(electionRound.number));
}
export async function roundById(db: DbOrTx, id: string): Promise<RoundRow | undefined> {
  return (await db.select().from(electionRound).where(eq(electionRound.id, id)))[0];
}
export async function lockRound(tx: Tx, id: string, mode: 'share' | 'update'): Promise<RoundRow | undefined> {
  return (await tx.select().from(electionRound).where(eq(electionRound.id, id)).for(mode))[0];
}
export async function openRoundOf(db: DbOrTx, forumId: string): Promise<RoundRow | undefined> {
  const rows = await db
    .select()
    .from(electionRound)
    .where(and(eq(electionRound.forumId, forumId), inArray(electionRound.state, ['open', 'closed'])))
    .limit(1);
  return rows[0];
}
/** Under way, else the last announced one. */
export async function lastRoundOf(db: DbOrTx, forumId: string): Promise<RoundRow | undefined> {
  const rows = await db
    .select()
    .from(electionRound)
    .where(
      and(eq(electionRound.forumId, forumId), inArray(electionRound.state, ['open', 'closed', 'announced'])),
    )
    .orderBy(desc(sql`${electionRound.state} <> 'announced'`), desc(electionRound.openedAt))
    .limit(1);
  return rows[0];
}
export async function insertRound(tx: Tx, row: typeof electionRound.$inferInsert): Promise<void> {
  await tx.insert(electionRound).values(row);
}
export async function updateRound(
  tx: Tx,
  id: string,
  set: Partial<typeof electionRound.$inferInsert>,
): Promise<void> {
  await tx
    .update(electionRound)
    .set({ ...set, version: sql`${electionRound.version} + 1` })
    .where(eq(electionRound.id, id));
}
/** Of these rounds, those that nobody will count any more. */
export async function overRounds(db: DbOrTx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ id: electionRound.id })
    .from(electionRound)
    .where(and(inArray(electionRound.id, [...ids]), inArray(electionRound.state, ['announced', 'annulled'])));
  return rows.map(({ id }) => id);
}

// The roll and the ballots

export async function insertRoll(
  tx: Tx,
  roundId: string,
  rows: readonly { participantId: string; channel: ElectionChannel }[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += 500)
    await tx.insert(electionRoll).values(rows.slice(at, at + 500).map((row) => ({ roundId, ...row })));
}
const seat = (roundId: string, participantId: string) =>
  and(eq(electionRoll.roundId, roundId), eq(electionRoll.participantId, participantId));

export async function rollRow(
  db: DbOrTx,
  roundId: string,
  participantId: string,
): Promise<RollRow | undefined> {
  return (await db.select().from(electionRoll).where(seat(roundId, participantId)))[0];
}
export async function lockRollRow(
  tx: Tx,
  roundId: string,
  participantId: string,
): Promise<RollRow | undefined> {
  return (await tx.select().from(electionRoll).where(seat(roundId, participantId)).for('update'))[0];
}
export async function updateRollRow(
  tx: Tx,
  roundId: string,
  participantId: string,
  set: Partial<typeof electionRoll.$inferInsert>,
): Promise<void> {
  await tx.update(electionRoll).set(set).where(seat(roundId, participantId));
}
export type RollSizes = Record<ElectionChannel, number> & { taken: number };
export async function rollSizes(db: DbOrTx, roundId: string): Promise<RollSizes> {
  const rows = await db
    .select({ channel: electionRoll.channel, taken: electionRoll.taken, n: count() })
    .from(electionRoll)
    .where(eq(electionRoll.roundId, roundId))
    .groupBy(electionRoll.channel, electionRoll.taken);
  const of = (channel: ElectionChannel) =>
    rows.reduce((all, row) => all + (row.channel === channel ? row.n : 0), 0);
  const taken = rows.reduce((all, row) => all + (row.taken ? row.n : 0), 0);
  return { device: of('device'), hand: of('hand'), paper: of('paper'), taken };
}
/** For those who count: who has a phone, who a sheet, and whose ballot is spent; never how. */
export async function rollNames(db: DbOrTx, roundId: string) {
  return db
    .select({
      participantId: electionRoll.participantId,
      fullName: participant.fullName,
      channel: electionRoll.channel,
      taken: electionRoll.taken,
    })
    .from(electionRoll)
    .innerJoin(participant, eq(participant.id, electionRoll.participantId))
    .where(eq(electionRoll.roundId, roundId))
    .orderBy(asc(participant.fullName), asc(participant.id));
}

export async function ballotOf(db: DbOrTx, roundId: string, participantId: string) {
  const rows = await db
    .select()
    .from(electionBallot)
    .where(and(eq(electionBallot.roundId, roundId), eq(electionBallot.participantId, participantId)));
  return rows[0];
}
export async function putBallot(tx: Tx, row: typeof electionBallot.$inferInsert): Promise<void> {
  const { picks, receipt, at } = row;
  await tx
    .insert(electionBallot)
    .values(row)
    .onConflictDoUpdate({
      target: [electionBallot.roundId, electionBallot.participantId],
      set: { picks, receipt, at },
    });
}
export async function openBallots(db: DbOrTx, roundId: string): Promise<string[][]> {
  const rows = await db
    .select({ picks: electionBallot.picks })
    .from(electionBallot)
    .where(eq(electionBallot.roundId, roundId));
  return rows.map(({ picks }) => picks);
}

/** False: this paper lies in the box already. */
export async function putIntoBox(tx: Tx, row: typeof electionBox.$inferInsert): Promise<boolean> {
  const made = await tx
    .insert(electionBox)
    .values(row)
    .onConflictDoNothing()
    .returning({ mark: electionBox.mark });
  return made.length > 0;
}
export async function boxSize(db: DbOrTx, roundId: string): Promise<number> {
  const [row] = await db.select({ n: count() }).from(electionBox).where(eq(electionBox.roundId, roundId));
  return row?.n ?? 0;
}
export async function emptyBox(tx: Tx, roundId: string): Promise<string[]> {
  const rows = await tx
    .delete(electionBox)
    .where(eq(electionBox.roundId, roundId))
    .returning({ sealed: electionBox.sealed });
  return rows.map(({ sealed }) => sealed);
}

// Terms

export async function insertTerm(tx: Tx, row: typeof postTerm.$inferInsert): Promise<boolean> {
  return (await tx.insert(postTerm).values(row).onConflictDoNothing().returning()).length > 0;
}
export async function termById(db: DbOrTx, id: string): Promise<TermRow | undefined> {
  return (await db.select().from(postTerm).where(eq(postTerm.id, id)))[0];
}
export async function updateTerm(
  tx: Tx,
  id: string,
  set: Partial<typeof postTerm.$inferInsert>,
): Promise<void> {
  await tx.update(postTerm).set(set).where(eq(postTerm.id, id));
}
export async function termsOf(db: DbOrTx, forumId: string) {
  return db
    .select({ term: postTerm, fullName: participant.fullName, roles: participant.roles })
    .from(postTerm)
    .innerJoin(participant, eq(participant.id, postTerm.participantId))
    .where(eq(postTerm.forumId, forumId))
    .orderBy(asc(postTerm.createdAt), asc(participant.fullName));
}
