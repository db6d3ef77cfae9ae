/** SQL of votes: the roll, the ballots, their totals. Locks: a vote's row is shared by ballots and taken alone by its end. */
import { and, asc, count, desc, eq, inArray, isNotNull, isNull, max, ne, or, sql } from 'drizzle-orm';
import type { Channel, Choice } from '#domain/vote/kinds.ts';
import type { Counts, Hall, VoteState } from '#domain/vote/rules.ts';
import { forum, participant } from '#drizzle/schema/forum.ts';
import { ballot, vote, voteBox, voteLink, voteRoll } from '#drizzle/schema/resolution.ts';
import type { DbOrTx, Tx } from '../db.ts';

export type VoteRow = typeof vote.$inferSelect;
export type BallotRow = typeof ballot.$inferSelect;
/** Where a person stands on the roll; `taken`, `blinded`: a secret ballot was given out. */
export type Seat = { channel: Channel; taken: boolean; blinded: string | null };
const SEAT = { channel: voteRoll.channel, taken: voteRoll.taken, blinded: voteRoll.blinded };
const seatOf = (voteId: string, participantId: string) =>
  and(eq(voteRoll.voteId, voteId), eq(voteRoll.participantId, participantId));

export async function voteById(db: DbOrTx, id: string): Promise<VoteRow | undefined> {
  return (await db.select().from(vote).where(eq(vote.id, id)))[0];
}

/** `share` for a ballot: many at once, but never together with the end of the vote. */
export async function lockVote(tx: Tx, id: string, mode: 'share' | 'update'): Promise<VoteRow | undefined> {
  return (await tx.select().from(vote).where(eq(vote.id, id)).for(mode))[0];
}

export async function votesOf(db: DbOrTx, forumId: string): Promise<VoteRow[]> {
  return db.select().from(vote).where(eq(vote.forumId, forumId)).orderBy(desc(vote.number)).limit(500);
}

export async function lastVoteOf(
  db: DbOrTx,
  forumId: string,
  states: readonly VoteState[],
  /** Only written ones, or only those of the hall. */
  written?: boolean,
): Promise<VoteRow | undefined> {
  const rows = await db
    .select()
    .from(vote)
    .where(
      and(
        eq(vote.forumId, forumId),
        inArray(vote.state, [...states]),
        written === undefined ? undefined : (written ? eq : ne)(vote.method, 'written'),
      ),
    )
    .orderBy(desc(vote.number))
    .limit(1);
  return rows[0];
}

export async function votesOnText(db: DbOrTx, frozenTextId: string): Promise<VoteRow[]> {
  return db.select().from(vote).where(eq(vote.frozenTextId, frozenTextId)).orderBy(asc(vote.number));
}

/** Numbers and openings of one forum queue here. */
export async function queueAtForum(tx: Tx, forumId: string): Promise<void> {
  await tx.select({ id: forum.id }).from(forum).where(eq(forum.id, forumId)).for('update');
}

export async function nextNumber(tx: Tx, forumId: string): Promise<number> {
  const [row] = await tx
    .select({ n: max(vote.number) })
    .from(vote)
    .where(eq(vote.forumId, forumId));
  return (row?.n ?? 0) + 1;
}

export async function insertVote(tx: Tx, row: typeof vote.$inferInsert): Promise<void> {
  await tx.insert(vote).values(row);
}

export async function updateVote(tx: Tx, id: string, set: Partial<typeof vote.$inferInsert>): Promise<void> {
  await tx
    .update(vote)
    .set({ ...set, version: sql`${vote.version} + 1` })
    .where(eq(vote.id, id));
}

// The hall and the roll

export async function hallOf(db: DbOrTx, forumId: string): Promise<Hall> {
  const rows = await db.execute<Hall>(sql`
    select count(*) filter (where p.present)::int as present, count(*)::int as listed,
      count(*) filter (where p.voting)::int as voting,
      greatest(count(*) filter (where p.voting), (
        select count(*) from body_member m join forum f on f.body_id = m.body_id
        where f.id = ${forumId} and m.voting_right
          and (m.since is null or m.since <= f.ends_on) and (m.until is null or m.until >= f.starts_on)
      ))::int as members
    from participant p where p.forum_id = ${forumId} and p.removed_at is null`);
  const { present, listed, voting, members } = rows[0] as Hall;
  return { present, listed, voting, members };
}

/** Those with a voting right whom the desk knows, here or not; the roll of a vote is made of them. */
export async function voters(
  db: DbOrTx,
  forumId: string,
): Promise<{ id: string; hasPhone: boolean; present: boolean }[]> {
  const rows = await db
    .select({ id: participant.id, accountId: participant.accountId, present: participant.present })
    .from(participant)
    .where(
      and(
        eq(participant.forumId, forumId),
        isNull(participant.removedAt),
        isNotNull(participant.confirmedAt),
        eq(participant.voting, true),
      ),
    )
    .orderBy(asc(participant.id));
  return rows.map(({ id, accountId, present }) => ({ id, present, hasPhone: accountId !== null }));
}

export async function insertRoll(
  tx: Tx,
  voteId: string,
  rows: readonly { participantId: string; channel: Channel }[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += 500)
    await tx.insert(voteRoll).values(rows.slice(at, at + 500).map((row) => ({ voteId, ...row })));
}

export async function rollRow(db: DbOrTx, voteId: string, participantId: string): Promise<Seat | undefined> {
  return (await db.select(SEAT).from(voteRoll).where(seatOf(voteId, participantId)))[0];
}

/** The same, so that a ballot and a change of channel wait for each other. */
export async function lockRollRow(tx: Tx, voteId: string, participantId: string): Promise<Seat | undefined> {
  return (await tx.select(SEAT).from(voteRoll).where(seatOf(voteId, participantId)).for('update'))[0];
}

export async function updateSeat(
  tx: Tx,
  voteId: string,
  participantId: string,
  set: Partial<Seat>,
): Promise<void> {
  await tx.update(voteRoll).set(set).where(seatOf(voteId, participantId));
}

export type RollSizes = Record<Channel, number>;

export async function rollSizes(db: DbOrTx, voteId: string): Promise<RollSizes> {
  const rows = await db
    .select({ channel: voteRoll.channel, n: count() })
    .from(voteRoll)
    .where(eq(voteRoll.voteId, voteId))
    .groupBy(voteRoll.channel);
  const of = (channel: Channel) => rows.find((row) => row.channel === channel)?.n ?? 0;
  return { device: of('device'), hand: of('hand'), sheet: of('sheet') };
}

/** People of the roll who have given no ballot, by channel; who took a secret one is not among them. */
export async function silent(db: DbOrTx, voteId: string): Promise<RollSizes> {
  const rows = await db
    .select({ channel: voteRoll.channel, n: count() })
    .from(voteRoll)
    .leftJoin(
      ballot,
      and(eq(ballot.voteId, voteRoll.voteId), eq(ballot.participantId, voteRoll.participantId)),
    )
    .where(and(eq(voteRoll.voteId, voteId), isNull(ballot.voteId), eq(voteRoll.taken, false)))
    .groupBy(voteRoll.channel);
  const of = (channel: Channel) => rows.find((row) => row.channel === channel)?.n ?? 0;
  return { device: of('device'), hand: of('hand'), sheet: of('sheet') };
}

/** Names of the roll for those who count: who votes by hand, who by phone and has answered; never how. */
export async function rollNames(db: DbOrTx, voteId: string) {
  return db
    .select({
      participantId: voteRoll.participantId,
      fullName: participant.fullName,
      channel: voteRoll.channel,
      cast: sql<boolean>`${voteRoll.taken} or exists (select from ${ballot} where ${ballot.voteId} = ${voteRoll.voteId} and ${ballot.participantId} = ${voteRoll.participantId})`,
    })
    .from(voteRoll)
    .innerJoin(participant, eq(participant.id, voteRoll.participantId))
    .where(eq(voteRoll.voteId, voteId))
    .orderBy(asc(participant.fullName), asc(participant.id));
}

// Ballots

export async function ballotOf(
  db: DbOrTx,
  voteId: string,
  participantId: string,
): Promise<BallotRow | undefined> {
  const rows = await db
    .select()
    .from(ballot)
    .where(and(eq(ballot.voteId, voteId), eq(ballot.participantId, participantId)));
  return rows[0];
}

/** A new address takes the place of the old one. */
export async function putLink(tx: Tx, row: typeof voteLink.$inferInsert): Promise<void> {
  await tx
    .delete(voteLink)
    .where(and(eq(voteLink.voteId, row.voteId), eq(voteLink.participantId, row.participantId)));
  await tx.insert(voteLink).values(row);
}
export async function linkOf(db: DbOrTx, tokenHash: string) {
  const rows = await db
    .select({ link: voteLink, fullName: participant.fullName })
    .from(voteLink)
    .innerJoin(participant, eq(participant.id, voteLink.participantId))
    .where(and(eq(voteLink.tokenHash, tokenHash), isNull(participant.removedAt)));
  return rows[0];
}

/** One row a person: a second ballot takes the place of the first. */
export async function putBallot(tx: Tx, row: typeof ballot.$inferInsert): Promise<BallotRow> {
  const { choice, sha256, receipt, at, enteredBy = null, returnedOn = null } = row;
  const rows = await tx
    .insert(ballot)
    .values(row)
    .onConflictDoUpdate({
      target: [ballot.voteId, ballot.participantId],
      set: { choice, sha256, receipt, at, enteredBy, returnedOn, rev: sql`${ballot.rev} + 1` },
    })
    .returning();
  return rows[0] as BallotRow;
}

/**
 * Totals of the ballots: phones and sheets; hands only where each is read by name, since else the tellers' numbers
 * stand for them.
 */
export async function tally(db: DbOrTx, voteId: string, named = false): Promise<Counts> {
  const rows = await db
    .select({ choice: ballot.choice, n: count() })
    .from(ballot)
    .innerJoin(
      voteRoll,
      and(eq(voteRoll.voteId, ballot.voteId), eq(voteRoll.participantId, ballot.participantId)),
    )
    .where(and(eq(ballot.voteId, voteId), named ? undefined : ne(voteRoll.channel, 'hand')))
    .groupBy(ballot.choice);
  const of = (choice: string) => rows.find((row) => row.choice === choice)?.n ?? 0;
  return { for: of('for'), against: of('against'), abstain: of('abstain') };
}

/** How many phones have answered. */
export async function castCount(db: DbOrTx, voteId: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(voteRoll)
    .leftJoin(
      ballot,
      and(eq(ballot.voteId, voteRoll.voteId), eq(ballot.participantId, voteRoll.participantId)),
    )
    .where(
      and(
        eq(voteRoll.voteId, voteId),
        eq(voteRoll.channel, 'device'),
        or(isNotNull(ballot.voteId), eq(voteRoll.taken, true)),
      ),
    );
  return row?.n ?? 0;
}

// The box of a secret vote

/** The same paper is in once. */
export async function putIntoBox(tx: Tx, row: typeof voteBox.$inferInsert): Promise<void> {
  await tx.insert(voteBox).values(row).onConflictDoNothing();
}
export async function emptyBox(tx: Tx, voteId: string): Promise<string[]> {
  const rows = await tx
    .delete(voteBox)
    .where(eq(voteBox.voteId, voteId))
    .returning({ sealed: voteBox.sealed });
  return rows.map(({ sealed }) => sealed);
}
/** Of these, votes that are over: whatever key of theirs still lies somewhere may go. */
export async function overVotes(db: DbOrTx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ id: vote.id })
    .from(vote)
    .where(and(inArray(vote.id, [...ids]), inArray(vote.state, ['announced', 'annulled'])));
  return rows.map(({ id }) => id);
}

/** Who voted how, of a vote by name; the caller has made sure that it is one, and announced. */
export async function namedBallots(db: DbOrTx, voteId: string): Promise<{ name: string; choice: Choice }[]> {
  return db
    .select({ name: participant.fullName, choice: ballot.choice })
    .from(ballot)
    .innerJoin(participant, eq(participant.id, ballot.participantId))
    .where(eq(ballot.voteId, voteId))
    .orderBy(asc(participant.fullName), asc(participant.id));
}

export async function numbersOf(db: DbOrTx, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: vote.id, number: vote.number })
    .from(vote)
    .where(inArray(vote.id, [...ids]));
  return new Map(rows.map(({ id, number }) => [id, number]));
}
