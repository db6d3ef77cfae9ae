/**
 * Everything the database keeps about one person, found by the columns that name a person in every table, so that a
 * table added tomorrow is exported too. Erasure replaces what identifies; adopted texts, tallies and events stay.
 */
import { and, eq, inArray, isNotNull, like, lt, or, sql } from 'drizzle-orm';
import { account, oidcIdentity, signInToken } from '#drizzle/schema/account.ts';
import { bodyMember } from '#drizzle/schema/body.ts';
import { commandLog } from '#drizzle/schema/event.ts';
import { participant, programmeItem } from '#drizzle/schema/forum.ts';
import { mail } from '#drizzle/schema/installation.ts';
import { quizPlayer } from '#drizzle/schema/quiz.ts';
import { proposal } from '#drizzle/schema/track.ts';
import type { DbOrTx, Tx } from '../db.ts';

const ERASED = '—';

/** Secrets, raw bytes, and the choice in a vote: nobody may prove, even by an official paper, how they voted. */
const NEVER_EXPORTED = new Set([
  'password_hash',
  'token_hash',
  'badge_code',
  'choice',
  'receipt',
  'data_bytes',
  'hash',
  'p256dh',
  'auth',
  'prev_hash',
]);

type Column = { table: string; column: string };

/** Columns that hold an account's or a participant's id. */
async function personColumns(db: DbOrTx): Promise<Column[]> {
  const rows = await db.execute<Column>(sql`
    select c.table_name as "table", c.column_name as "column"
    from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type = 'text'
      and (c.column_name in ('account_id', 'participant_id', 'by') or c.column_name like '%\\_by'
           or c.column_name like '%\\_account\\_id' or c.column_name like '%\\_participant\\_id')
    order by 1, 2`);
  return [...rows];
}

/** Rows of every table that name the person, by table. */
export async function subjectRows(db: DbOrTx, accountId: string): Promise<Record<string, unknown[]>> {
  const [own] = await db.select().from(account).where(eq(account.id, accountId));
  const seats = await db
    .select({ id: participant.id })
    .from(participant)
    .where(eq(participant.accountId, accountId));
  const ids = [accountId, ...seats.map((s) => s.id)];
  const out: Record<string, unknown[]> = { account: own ? [shown(own)] : [] };
  const byTable = new Map<string, string[]>();
  for (const { table, column } of await personColumns(db)) {
    byTable.set(table, [...(byTable.get(table) ?? []), column]);
  }
  byTable.set('participant', [...new Set([...(byTable.get('participant') ?? []), 'id'])]);
  for (const [table, columns] of byTable) {
    const match = sql.join(
      columns.map((column) => sql`${sql.identifier(column)} in ${ids}`),
      sql` or `,
    );
    const rows = await db.execute<{ row: Record<string, unknown> }>(
      sql`select to_jsonb(t) - 'data' as row from ${sql.identifier(table)} t where ${match} limit 5000`,
    );
    const found = [...rows].map(({ row }) => shown(row));
    if (found.length > 0) out[table] = found;
  }
  if (own?.email) {
    const letters = await db.select().from(mail).where(eq(mail.recipient, own.email));
    // A letter's body may hold a live link; that it was written, and when, is the fact about the person.
    if (letters.length > 0) out.mail = letters.map(({ body: _body, ...rest }) => rest);
  }
  return out;
}

function shown(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).filter(([key]) => !NEVER_EXPORTED.has(key) && key !== 'passwordHash'),
  );
}

/** Replaces what identifies the person; answers with the words to look for in what may not be changed. */
export async function erasePerson(
  tx: Tx,
  person: { id: string; email: string | null; name: string },
  at: Date,
): Promise<string[]> {
  const seats = await tx.select().from(participant).where(eq(participant.accountId, person.id));
  const seatIds = seats.map((s) => s.id);
  const members = await tx.select().from(bodyMember).where(eq(bodyMember.accountId, person.id));
  const names = [
    ...new Set([person.name, ...seats.map((s) => s.fullName), ...members.map((m) => m.fullName)]),
  ];
  const addresses = [...new Set([person.email, ...seats.flatMap((s) => [s.email, s.phone])])].filter(
    (word): word is string => !!word && word.length >= 5,
  );

  await tx.delete(signInToken).where(eq(signInToken.accountId, person.id));
  await tx.delete(oidcIdentity).where(eq(oidcIdentity.accountId, person.id));
  await tx.delete(commandLog).where(eq(commandLog.accountId, person.id));
  if (addresses.length > 0) await tx.delete(mail).where(inArray(mail.recipient, addresses));
  await tx
    .update(bodyMember)
    .set({ fullName: ERASED, school: '', accountId: null })
    .where(eq(bodyMember.accountId, person.id));
  if (seatIds.length > 0) {
    await tx
      .update(proposal)
      .set({ participantId: null, showAuthor: false })
      .where(inArray(proposal.participantId, seatIds));
  }
  if (seatIds.length > 0)
    await tx.update(quizPlayer).set({ name: '' }).where(inArray(quizPlayer.participantId, seatIds));
  await tx.update(proposal).set({ enteredBy: null }).where(eq(proposal.enteredBy, person.id));
  await eraseFromProgrammes(tx, seats, seatIds, names);
  await tx
    .update(participant)
    .set({
      fullName: ERASED,
      post: '',
      schoolId: null,
      schoolName: '',
      municipality: '',
      email: null,
      phone: null,
      removedAt: sql`coalesce(${participant.removedAt}, ${at.toISOString()}::timestamptz)`,
    })
    .where(eq(participant.accountId, person.id));
  await tx
    .update(account)
    .set({
      name: ERASED,
      email: null,
      emailVerifiedAt: null,
      passwordHash: null,
      locale: null,
      admin: false,
      erasedAt: at,
    })
    .where(eq(account.id, person.id));
  return [...addresses, ...names.filter((name) => name.length >= 5)];
}

/** Speakers and moderators are named in the programme itself. */
async function eraseFromProgrammes(
  tx: Tx,
  seats: readonly { forumId: string }[],
  seatIds: readonly string[],
  names: readonly string[],
): Promise<void> {
  const forumIds = [...new Set(seats.map((s) => s.forumId))];
  if (forumIds.length === 0) return;
  const items = await tx.select().from(programmeItem).where(inArray(programmeItem.forumId, forumIds));
  for (const item of items) {
    const blank = <P extends { name: string; participantId?: string }>(people: P[]): P[] =>
      people.map((p) =>
        names.includes(p.name) || (p.participantId && seatIds.includes(p.participantId))
          ? { ...p, name: ERASED, post: '', school: '' }
          : p,
      );
    const speakers = blank(item.speakers);
    const moderators = blank(item.moderators);
    if (JSON.stringify([speakers, moderators]) === JSON.stringify([item.speakers, item.moderators])) continue;
    await tx.update(programmeItem).set({ speakers, moderators }).where(eq(programmeItem.id, item.id));
  }
}

/** Contacts from lists of forums that ended before the day, unless the person is a member of the forum's body. */
export async function deleteOldContacts(tx: Tx, endedBefore: string): Promise<number> {
  const rows = await tx
    .update(participant)
    .set({ email: null, phone: null })
    .where(
      and(
        or(isNotNull(participant.email), isNotNull(participant.phone)),
        sql`exists (select from forum f where f.id = ${participant.forumId} and f.ends_on < ${endedBefore}::date
          and not exists (select from body_member m where m.body_id = f.body_id
            and m.account_id = ${participant.accountId} and (m.until is null or m.until >= ${endedBefore}::date)))`,
      ),
    )
    .returning({ id: participant.id });
  // Letters of invitation hold the same addresses.
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0)
    await tx
      .delete(mail)
      .where(and(like(mail.key, 'invite:%'), inArray(sql`split_part(${mail.key}, ':', 2)`, ids)));
  return rows.length;
}

/** Links that lead nowhere any more, and bodies of letters that have left: they held a link. */
export async function deleteSpentLinks(tx: Tx, before: Date): Promise<void> {
  await tx.delete(signInToken).where(lt(signInToken.expiresAt, before));
  await tx
    .update(mail)
    .set({ body: '' })
    .where(and(eq(mail.status, 'sent'), like(mail.key, 'account:%'), lt(mail.createdAt, before)));
}

/** Tables and how many of their rows still hold one of the words: adopted papers, and what others wrote. */
export async function countMentions(
  db: DbOrTx,
  words: readonly string[],
): Promise<{ table: string; count: number }[]> {
  if (words.length === 0) return [];
  const tables = await db.execute<{ table: string }>(sql`
    select table_name as "table" from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('draft_update', 'draft_snapshot')
    order by 1`);
  const out: { table: string; count: number }[] = [];
  for (const { table } of tables) {
    const match = or(...words.map((word) => sql`position(${word} in (to_jsonb(t) - 'data')::text) > 0`));
    const rows = await db.execute<{ n: number }>(
      sql`select count(*)::int as n from ${sql.identifier(table)} t where ${match}`,
    );
    const n = Number([...rows][0]?.n ?? 0);
    if (n > 0) out.push({ table, count: n });
  }
  return out;
}
