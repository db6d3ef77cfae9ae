/** SQL of runs: rounds, tables and players. */
import { and, asc, count, desc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import type { Phase } from '#domain/quiz/run.ts';
import { participant } from '#drizzle/schema/forum.ts';
import { quizAnswer, quizPlayer, quizRound, quizRun, quizTeam } from '#drizzle/schema/quiz.ts';
import type { DbOrTx, Tx } from '../db.ts';

export type RunRow = typeof quizRun.$inferSelect;
export type RoundRow = typeof quizRound.$inferSelect;
export type TeamRow = typeof quizTeam.$inferSelect;
export type PlayerRow = typeof quizPlayer.$inferSelect;

const TICKING: Phase[] = ['ready', 'answering'];

export async function runById(db: DbOrTx, id: string): Promise<RunRow | undefined> {
  return (await db.select().from(quizRun).where(eq(quizRun.id, id)))[0];
}

/** Steps of one run follow each other. */
export async function lockRun(tx: Tx, id: string): Promise<RunRow | undefined> {
  return (await tx.select().from(quizRun).where(eq(quizRun.id, id)).for('no key update'))[0];
}

/** The run that the forum plays now. */
export async function openRunOf(db: DbOrTx, forumId: string): Promise<RunRow | undefined> {
  const rows = await db
    .select()
    .from(quizRun)
    .where(and(eq(quizRun.forumId, forumId), ne(quizRun.phase, 'closed')))
    .orderBy(desc(quizRun.createdAt), desc(quizRun.id))
    .limit(1);
  return rows[0];
}

export async function runsOf(db: DbOrTx, forumId: string): Promise<RunRow[]> {
  return db
    .select()
    .from(quizRun)
    .where(eq(quizRun.forumId, forumId))
    .orderBy(desc(quizRun.createdAt))
    .limit(100);
}

export async function insertRun(
  tx: Tx,
  row: typeof quizRun.$inferInsert,
  teams: (typeof quizTeam.$inferInsert)[],
): Promise<void> {
  await tx.insert(quizRun).values(row);
  if (teams.length > 0) await tx.insert(quizTeam).values(teams);
}

export async function updateRun(
  tx: Tx,
  id: string,
  set: Partial<typeof quizRun.$inferInsert>,
): Promise<void> {
  await tx
    .update(quizRun)
    .set({ ...set, version: sql`${quizRun.version} + 1` })
    .where(eq(quizRun.id, id));
}

/** Heartbeat alone: nothing anybody decided on has changed. */
export async function markSeen(tx: Tx, id: string, seenAt: Date): Promise<void> {
  await tx.update(quizRun).set({ seenAt }).where(eq(quizRun.id, id));
}

/** Runs whose clock goes, with what decides whether time has done something. */
export async function tickingRuns(db: DbOrTx) {
  return db
    .select({
      id: quizRun.id,
      phase: quizRun.phase,
      seenAt: quizRun.seenAt,
      autoLock: sql<boolean>`(${quizRun.settings}->>'autoLock')::boolean`,
      openAt: quizRound.openAt,
      closeAt: quizRound.closeAt,
      ms: quizRound.ms,
      slowest: quizRound.slowest,
    })
    .from(quizRun)
    .innerJoin(quizRound, eq(quizRound.id, quizRun.roundId))
    .where(inArray(quizRun.phase, TICKING));
}

export async function roundById(db: DbOrTx, id: string): Promise<RoundRow | undefined> {
  return (await db.select().from(quizRound).where(eq(quizRound.id, id)))[0];
}

/** Waits for answers that are being written, and keeps further ones out until the commit. */
export async function lockRound(tx: Tx, id: string): Promise<RoundRow | undefined> {
  return (await tx.select().from(quizRound).where(eq(quizRound.id, id)).for('no key update'))[0];
}

export async function roundsOf(db: DbOrTx, runId: string): Promise<RoundRow[]> {
  return db.select().from(quizRound).where(eq(quizRound.runId, runId)).orderBy(asc(quizRound.seq));
}

/** What tells which rounds count, without their questions. */
export async function revealedRounds(db: DbOrTx, runId: string) {
  return db
    .select({ id: quizRound.id, version: quizRound.version })
    .from(quizRound)
    .where(and(eq(quizRound.runId, runId), eq(quizRound.state, 'revealed')))
    .orderBy(asc(quizRound.seq));
}

export async function insertRound(tx: Tx, row: typeof quizRound.$inferInsert): Promise<void> {
  await tx.insert(quizRound).values(row);
}

export async function updateRound(
  tx: Tx,
  id: string,
  set: Partial<typeof quizRound.$inferInsert>,
): Promise<void> {
  await tx
    .update(quizRound)
    .set({ ...set, version: sql`${quizRound.version} + 1` })
    .where(eq(quizRound.id, id));
}

/** How many rounds there were, and how often this question was asked. */
export async function countRounds(tx: Tx, runId: string, number: number) {
  const [row] = await tx
    .select({
      seq: count(),
      attempts: sql<number>`(count(*) filter (where ${quizRound.number} = ${number}))::int`,
    })
    .from(quizRound)
    .where(eq(quizRound.runId, runId));
  return row ?? { seq: 0, attempts: 0 };
}

export async function teamsOf(db: DbOrTx, runId: string): Promise<TeamRow[]> {
  return db.select().from(quizTeam).where(eq(quizTeam.runId, runId)).orderBy(asc(quizTeam.number));
}

export async function insertTeam(tx: Tx, row: typeof quizTeam.$inferInsert): Promise<void> {
  await tx.insert(quizTeam).values(row);
}

export async function updateTeam(
  tx: Tx,
  id: string,
  set: Partial<typeof quizTeam.$inferInsert>,
): Promise<void> {
  await tx.update(quizTeam).set(set).where(eq(quizTeam.id, id));
}

export async function playersOf(db: DbOrTx, runId: string): Promise<PlayerRow[]> {
  return db
    .select()
    .from(quizPlayer)
    .where(and(eq(quizPlayer.runId, runId), isNull(quizPlayer.removedAt)))
    .orderBy(asc(quizPlayer.joinedAt), asc(quizPlayer.id));
}

/** Units that may answer: tables with a phone, or players. */
export async function countUnits(db: DbOrTx, runId: string): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`count(distinct ${quizPlayer.unitId})::int` })
    .from(quizPlayer)
    .where(and(eq(quizPlayer.runId, runId), isNull(quizPlayer.removedAt), eq(quizPlayer.active, true)));
  return row?.n ?? 0;
}

export async function slowestOf(db: DbOrTx, runId: string): Promise<number> {
  const [row] = await db
    .select({
      n: sql<number>`coalesce(max(greatest(${quizPlayer.factor}, coalesce(${quizTeam.factor}, 1))), 1)::float8`,
    })
    .from(quizPlayer)
    .leftJoin(quizTeam, eq(quizTeam.id, quizPlayer.teamId))
    .where(and(eq(quizPlayer.runId, runId), isNull(quizPlayer.removedAt)));
  return row?.n ?? 1;
}

/** The player of an account, removed or benched included. */
export async function playerOf(db: DbOrTx, runId: string, accountId: string): Promise<PlayerRow | undefined> {
  const rows = await db
    .select({ player: quizPlayer })
    .from(quizPlayer)
    .innerJoin(participant, eq(participant.id, quizPlayer.participantId))
    .where(and(eq(quizPlayer.runId, runId), eq(participant.accountId, accountId)));
  return rows[0]?.player;
}

export async function putPlayer(tx: Tx, row: typeof quizPlayer.$inferInsert): Promise<void> {
  const { id: _, joinedAt: __, runId: ___, participantId: ____, ...set } = row;
  await tx
    .insert(quizPlayer)
    .values(row)
    .onConflictDoUpdate({ target: [quizPlayer.runId, quizPlayer.participantId], set });
}

/** A player by its id, or every player of a table. */
export async function setPlayers(
  tx: Tx,
  runId: string,
  who: string,
  set: Partial<typeof quizPlayer.$inferInsert>,
): Promise<{ participantId: string | null }[]> {
  return tx
    .update(quizPlayer)
    .set(set)
    .where(
      and(
        eq(quizPlayer.runId, runId),
        or(eq(quizPlayer.id, who), eq(quizPlayer.teamId, who)),
        isNull(quizPlayer.removedAt),
      ),
    )
    .returning({ participantId: quizPlayer.participantId });
}

export async function lockTeam(tx: Tx, id: string): Promise<TeamRow | undefined> {
  return (await tx.select().from(quizTeam).where(eq(quizTeam.id, id)).for('no key update'))[0];
}

/** The round that is on waits for whoever was given more time just now. */
export async function raiseSlowest(tx: Tx, roundId: string, factor: number): Promise<void> {
  await tx
    .update(quizRound)
    .set({ slowest: sql`greatest(${quizRound.slowest}, ${factor}::real)` })
    .where(eq(quizRound.id, roundId));
}

export async function accountsOf(db: DbOrTx, participantIds: readonly string[]): Promise<string[]> {
  if (participantIds.length === 0) return [];
  const rows = await db
    .select({ accountId: participant.accountId })
    .from(participant)
    .where(inArray(participant.id, [...participantIds]));
  return rows.flatMap(({ accountId }) => accountId ?? []);
}

/** Who played is forgotten; what was answered stays as numbers. */
export async function forgetPlayers(tx: Tx, runId: string): Promise<void> {
  await tx.update(quizPlayer).set({ participantId: null, name: '' }).where(eq(quizPlayer.runId, runId));
}

export async function answersOf(db: DbOrTx, roundId: string) {
  return db
    .select({ unitId: quizAnswer.unitId, value: quizAnswer.value, tookMs: quizAnswer.tookMs })
    .from(quizAnswer)
    .where(eq(quizAnswer.roundId, roundId));
}

export async function answeredUnits(db: DbOrTx, roundId: string): Promise<Set<string>> {
  const rows = await db
    .select({ unitId: quizAnswer.unitId })
    .from(quizAnswer)
    .where(eq(quizAnswer.roundId, roundId));
  return new Set(rows.map(({ unitId }) => unitId));
}

export async function countAnswers(db: DbOrTx, roundId: string): Promise<number> {
  return (await db.select({ n: count() }).from(quizAnswer).where(eq(quizAnswer.roundId, roundId)))[0]?.n ?? 0;
}
