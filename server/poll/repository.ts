/** SQL of polls and clouds. Answers are read as sums only, or by their own author. */
import { and, count, countDistinct, desc, eq, gt, max, ne, or, sql } from 'drizzle-orm';
import type { Answers } from '#domain/poll/rules.ts';
import { poll, pollAnswer } from '#drizzle/schema/floor.ts';
import type { DbOrTx, Tx } from '../db.ts';

export type PollRow = typeof poll.$inferSelect;

export async function pollById(db: DbOrTx, id: string): Promise<PollRow | undefined> {
  return (await db.select().from(poll).where(eq(poll.id, id)))[0];
}

/** Held against a change of its state while an answer is written. */
export async function shareOfPoll(tx: Tx, id: string): Promise<PollRow | undefined> {
  return (await tx.select().from(poll).where(eq(poll.id, id)).for('share'))[0];
}

export async function pollsOn(db: DbOrTx, floorId: string): Promise<PollRow[]> {
  return db.select().from(poll).where(eq(poll.floorId, floorId)).orderBy(desc(poll.number));
}

/** What the hall is shown: the open poll, else the last one whose result is shown and that was closed since. */
export async function pollForHall(db: DbOrTx, floorId: string, since: Date): Promise<PollRow | undefined> {
  const rows = await db
    .select()
    .from(poll)
    .where(
      and(
        eq(poll.floorId, floorId),
        or(
          eq(poll.state, 'open'),
          and(eq(poll.state, 'closed'), eq(poll.shown, true), gt(poll.closedAt, since)),
        ),
      ),
    )
    .orderBy(sql`${poll.state} = 'open' desc`, desc(poll.openedAt))
    .limit(1);
  return rows[0];
}

export async function openPolls(db: DbOrTx, forumId: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: poll.floorId })
    .from(poll)
    .where(and(eq(poll.forumId, forumId), eq(poll.state, 'open')));
  return rows.map(({ id }) => id);
}

export async function nextNumber(tx: Tx, floorId: string): Promise<number> {
  const [row] = await tx
    .select({ n: max(poll.number) })
    .from(poll)
    .where(eq(poll.floorId, floorId));
  return (row?.n ?? 0) + 1;
}

export async function insertPoll(tx: Tx, row: typeof poll.$inferInsert): Promise<void> {
  await tx.insert(poll).values(row);
}

export async function updatePoll(
  tx: Tx,
  id: string,
  expectV: number | null,
  set: Partial<typeof poll.$inferInsert>,
): Promise<boolean> {
  const rows = await tx
    .update(poll)
    .set({ ...set, version: sql`${poll.version} + 1` })
    .where(and(eq(poll.id, id), expectV === null ? undefined : eq(poll.version, expectV)))
    .returning({ id: poll.id });
  return rows.length === 1;
}

export async function closeOthers(tx: Tx, floorId: string, id: string, now: Date): Promise<void> {
  await tx
    .update(poll)
    .set({ state: 'closed', closedAt: now, version: sql`${poll.version} + 1` })
    .where(and(eq(poll.floorId, floorId), eq(poll.state, 'open'), ne(poll.id, id)));
}

export async function deletePoll(tx: Tx, id: string): Promise<void> {
  await tx.delete(pollAnswer).where(eq(pollAnswer.pollId, id));
  await tx.delete(poll).where(eq(poll.id, id));
}

/** One person's answers are changed one at a time, from however many phones. */
async function holdPerson(tx: Tx, pollId: string, participantId: string): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`poll ${pollId} ${participantId}`}, 0))`,
  );
}

export async function replaceAnswer(tx: Tx, pollId: string, participantId: string, keys: readonly string[]) {
  await holdPerson(tx, pollId, participantId);
  await tx
    .delete(pollAnswer)
    .where(and(eq(pollAnswer.pollId, pollId), eq(pollAnswer.participantId, participantId)));
  await tx.insert(pollAnswer).values(keys.map((key) => ({ pollId, participantId, key })));
}

/** Adds words a person has not given yet; false where that would be more than `most`. */
export async function addWords(
  tx: Tx,
  pollId: string,
  participantId: string,
  words: readonly { key: string; text: string }[],
  most: number,
): Promise<boolean> {
  await holdPerson(tx, pollId, participantId);
  await tx
    .insert(pollAnswer)
    .values(words.map((word) => ({ pollId, participantId, ...word })))
    .onConflictDoNothing();
  return (await answersBy(tx, pollId, participantId)).length <= most;
}

export async function answersBy(db: DbOrTx, pollId: string, participantId: string) {
  return db
    .select({ key: pollAnswer.key, text: pollAnswer.text })
    .from(pollAnswer)
    .where(and(eq(pollAnswer.pollId, pollId), eq(pollAnswer.participantId, participantId)));
}

export async function answersTo(db: DbOrTx, pollId: string): Promise<Answers> {
  const [people] = await db
    .select({ n: countDistinct(pollAnswer.participantId) })
    .from(pollAnswer)
    .where(eq(pollAnswer.pollId, pollId));
  const keys = await db
    .select({
      key: pollAnswer.key,
      text: sql<string>`mode() within group (order by ${pollAnswer.text})`,
      count: count(),
    })
    .from(pollAnswer)
    .where(eq(pollAnswer.pollId, pollId))
    .groupBy(pollAnswer.key);
  return { people: people?.n ?? 0, keys };
}

/** Adds to what is put aside without reading it first: two words at once are both kept. */
export async function putAside(tx: Tx, id: string, keys: readonly string[]): Promise<void> {
  await tx
    .update(poll)
    .set({ hidden: sql`${poll.hidden} || ${JSON.stringify(keys)}::text::jsonb` })
    .where(eq(poll.id, id));
}
