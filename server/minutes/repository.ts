/** SQL of agenda and minutes, and the facts of other tables that minutes are made of. Nothing here decides. */
import { and, asc, eq, inArray, isNull, max, sql } from 'drizzle-orm';
import { amendment } from '#drizzle/schema/amendment.ts';
import { attendance, forum, participant, programmeItem } from '#drizzle/schema/forum.ts';
import { agendaItem, dissent, minutes, minutesRemark, minutesSignature } from '#drizzle/schema/minutes.ts';
import { vote } from '#drizzle/schema/resolution.ts';
import type { DbOrTx, Tx } from '../db.ts';

export type MinutesRow = typeof minutes.$inferSelect;
export type ItemRow = typeof agendaItem.$inferSelect;
export type RemarkRow = typeof minutesRemark.$inferSelect;

export async function minutesOf(db: DbOrTx, forumId: string): Promise<MinutesRow | undefined> {
  return (await db.select().from(minutes).where(eq(minutes.forumId, forumId)))[0];
}
/** Sealed minutes under a hash, with the forum they are of. */
export async function minutesUnder(db: DbOrTx, sha256: string) {
  const [found] = await db
    .select({ row: minutes, forum })
    .from(minutes)
    .innerJoin(forum, eq(forum.id, minutes.forumId))
    .where(eq(minutes.sha256, sha256));
  return found;
}
export async function lockMinutes(tx: Tx, id: string): Promise<MinutesRow | undefined> {
  return (await tx.select().from(minutes).where(eq(minutes.id, id)).for('update'))[0];
}
export async function insertMinutes(tx: Tx, row: typeof minutes.$inferInsert): Promise<boolean> {
  return (
    (await tx.insert(minutes).values(row).onConflictDoNothing().returning({ id: minutes.id })).length > 0
  );
}
export async function updateMinutes(
  tx: Tx,
  id: string,
  set: Partial<typeof minutes.$inferInsert>,
): Promise<void> {
  await tx
    .update(minutes)
    .set({ ...set, version: sql`${minutes.version} + 1` })
    .where(eq(minutes.id, id));
}

// Agenda

export async function itemsOf(db: DbOrTx, forumId: string): Promise<ItemRow[]> {
  return db.select().from(agendaItem).where(eq(agendaItem.forumId, forumId)).orderBy(asc(agendaItem.number));
}
export async function lockItem(tx: Tx, id: string): Promise<ItemRow | undefined> {
  return (await tx.select().from(agendaItem).where(eq(agendaItem.id, id)).for('update'))[0];
}
export async function queueAtForum(tx: Tx, forumId: string): Promise<void> {
  await tx.select({ id: forum.id }).from(forum).where(eq(forum.id, forumId)).for('no key update');
}
export async function nextItemNumber(tx: Tx, forumId: string): Promise<number> {
  const [row] = await tx
    .select({ n: max(agendaItem.number) })
    .from(agendaItem)
    .where(eq(agendaItem.forumId, forumId));
  return (row?.n ?? 0) + 1;
}
export async function insertItems(tx: Tx, rows: (typeof agendaItem.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(agendaItem).values(rows);
}
export async function updateItem(
  tx: Tx,
  id: string,
  set: Partial<typeof agendaItem.$inferInsert>,
): Promise<void> {
  await tx
    .update(agendaItem)
    .set({ ...set, version: sql`${agendaItem.version} + 1` })
    .where(eq(agendaItem.id, id));
}

// Remarks, signatures, dissents

export async function remarksOf(
  db: DbOrTx,
  minutesId: string,
): Promise<(RemarkRow & { name: string | null })[]> {
  const rows = await db
    .select({ row: minutesRemark, name: participant.fullName })
    .from(minutesRemark)
    .leftJoin(participant, eq(participant.id, minutesRemark.participantId))
    .where(eq(minutesRemark.minutesId, minutesId))
    .orderBy(asc(minutesRemark.createdAt), asc(minutesRemark.id));
  return rows.map(({ row, name }) => ({ ...row, name }));
}
export async function lockRemark(tx: Tx, id: string): Promise<RemarkRow | undefined> {
  return (await tx.select().from(minutesRemark).where(eq(minutesRemark.id, id)).for('update'))[0];
}
export async function insertRemark(tx: Tx, row: typeof minutesRemark.$inferInsert): Promise<void> {
  await tx.insert(minutesRemark).values(row);
}
export async function updateRemark(
  tx: Tx,
  id: string,
  set: Partial<typeof minutesRemark.$inferInsert>,
): Promise<void> {
  await tx
    .update(minutesRemark)
    .set({ ...set, version: sql`${minutesRemark.version} + 1` })
    .where(eq(minutesRemark.id, id));
}
export async function signaturesOf(db: DbOrTx, minutesId: string) {
  return db
    .select()
    .from(minutesSignature)
    .where(eq(minutesSignature.minutesId, minutesId))
    .orderBy(asc(minutesSignature.at), asc(minutesSignature.id));
}
export async function insertSignature(tx: Tx, row: typeof minutesSignature.$inferInsert): Promise<boolean> {
  const rows = await tx
    .insert(minutesSignature)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: minutesSignature.id });
  return rows.length > 0;
}
export async function dissentsOf(db: DbOrTx, forumId: string) {
  return db
    .select({ agendaItemId: dissent.agendaItemId, text: dissent.text, name: participant.fullName })
    .from(dissent)
    .leftJoin(participant, eq(participant.id, dissent.participantId))
    .where(eq(dissent.forumId, forumId))
    .orderBy(asc(dissent.createdAt), asc(dissent.id));
}
export async function insertDissent(tx: Tx, row: typeof dissent.$inferInsert): Promise<void> {
  await tx.insert(dissent).values(row);
}

// Facts

/** People of the list: with a vote or without, here at any time, holders of offices. */
export async function peopleOf(db: DbOrTx, forumId: string) {
  return db
    .select({
      fullName: participant.fullName,
      roles: participant.roles,
      voting: participant.voting,
      confirmed: sql<boolean>`${participant.confirmedAt} is not null`,
      here: sql<boolean>`${participant.present} or exists (select from ${attendance}
        where ${attendance.participantId} = ${participant.id} and ${attendance.present})`,
    })
    .from(participant)
    .where(and(eq(participant.forumId, forumId), isNull(participant.removedAt)))
    .orderBy(asc(participant.fullName), asc(participant.id));
}

export async function announcedVotes(db: DbOrTx, forumId: string) {
  return db
    .select()
    .from(vote)
    .where(and(eq(vote.forumId, forumId), eq(vote.state, 'announced')))
    .orderBy(asc(vote.number));
}

export async function decidedAmendments(db: DbOrTx, forumId: string) {
  return db
    .select({ number: amendment.number, state: amendment.state, mover: participant.fullName })
    .from(amendment)
    .leftJoin(participant, eq(participant.id, amendment.moverId))
    .where(and(eq(amendment.forumId, forumId), inArray(amendment.state, ['adopted', 'rejected'])))
    .orderBy(asc(amendment.number));
}

/** What of the programme is a question of the agenda. */
export async function questionsOfProgramme(db: DbOrTx, forumId: string) {
  return db
    .select({ title: programmeItem.title, kind: programmeItem.kind, speakers: programmeItem.speakers })
    .from(programmeItem)
    .where(
      and(
        eq(programmeItem.forumId, forumId),
        inArray(programmeItem.kind, ['presentation', 'round_table', 'project_office', 'workshop']),
      ),
    )
    .orderBy(asc(sql`${programmeItem.pos} collate "C"`), asc(programmeItem.id))
    .limit(40);
}
