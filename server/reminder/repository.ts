/** SQL of reminders: boards as the sweep finds them, who keeps them, what was said already. */
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Settings } from '#domain/reminder/rules.ts';
import { account } from '#drizzle/schema/account.ts';
import { addressee } from '#drizzle/schema/body.ts';
import { mail } from '#drizzle/schema/installation.ts';
import { officialReminder, reminder, reminderSetting } from '#drizzle/schema/reminder.ts';
import type { DbOrTx, Tx } from '../db.ts';

/** One sweep after another, on however many nodes: what the first has said, the second reads. */
export async function oneSweepAtATime(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('reminder.sweep'))`);
}

const list = (values: readonly string[]) => sql`${sql.param([...values])}::text[]`;

/** Nobody considers an answer or a request for time of `recommendation r` just now. */
export const UNMUTED = sql`not exists (select from answer a where a.recommendation_id = r.id and a.state = 'submitted')
  and not exists (select from deadline_extension e where e.recommendation_id = r.id and e.state = 'requested')`;

export type Board = {
  forumId: string;
  slug: string;
  name: string;
  timeZone: string;
  rules: Record<string, unknown>;
  preset: 'municipal' | 'club' | 'assembly';
  open: number;
  circles: number;
  pending: number;
  time: number;
  past: number;
  soon: number;
  silent: number;
  next: { id: string; on: string } | null;
  settings: Settings | null;
};

/** Boards with something open. `today` decides what is past and what comes soon: a day is enough, whatever the zone. */
export async function openBoards(db: DbOrTx, today: string): Promise<Board[]> {
  const rows = await db.execute<Board & Record<string, unknown>>(sql`
    with counted as (
      select r.forum_id, count(*)::int as open,
        count(*) filter (where r.kind = 'circle')::int as circles,
        count(*) filter (where r.current_due < ${today}::date)::int as past,
        count(*) filter (where r.current_due between ${today}::date and ${today}::date + 30)::int as soon,
        count(*) filter (where r.state = 'sent' and r.last_answer_at is null and r.kind <> 'circle'
          and r.sent_at < ${today}::date - coalesce((f.rules->>'reminderDays')::int, 35))::int as silent
      from recommendation r join forum f on f.id = r.forum_id
      where r.state <> 'closed' and r.parts = 0 group by r.forum_id),
    waiting as (
      select r.forum_id, count(*)::int as n from answer a join recommendation r on r.id = a.recommendation_id
      where a.state = 'submitted' group by r.forum_id),
    asked as (
      select r.forum_id, count(*)::int as n from deadline_extension e join recommendation r on r.id = e.recommendation_id
      where e.state = 'requested' group by r.forum_id)
    select f.id as "forumId", f.slug, f.name, f.time_zone as "timeZone", f.rules, f.preset,
      c.open, c.circles, c.past, c.soon, c.silent, coalesce(w.n, 0) as pending, coalesce(q.n, 0) as time,
      (select json_build_object('id', n.id, 'on', n.starts_on) from forum n
        where n.id <> f.id and n.starts_on >= ${today}::date and n.state in ('draft', 'announced', 'running')
          and (n.previous_forum_id = f.id or n.body_id = f.body_id)
        order by n.starts_on limit 1) as next,
      case when s.forum_id is null then null
        else json_build_object('digest', s.digest, 'schools', s.schools, 'ladder', s.ladder,
          'officials', s.officials) end as settings
    from counted c join forum f on f.id = c.forum_id
      left join waiting w on w.forum_id = f.id left join asked q on q.forum_id = f.id
      left join reminder_setting s on s.forum_id = f.id
    where f.state <> 'archived'
    order by f.id`);
  return [...rows];
}

export type Keeper = {
  forumId: string;
  accountId: string;
  name: string;
  /** Null: nothing but their devices is told. */
  email: string | null;
  locale: string | null;
  organiser: boolean;
  secretary: boolean;
};

export async function keepersOf(db: DbOrTx, forumIds: readonly string[]): Promise<Keeper[]> {
  if (forumIds.length === 0) return [];
  const rows = await db.execute<Keeper & Record<string, unknown>>(sql`
    select p.forum_id as "forumId", a.id as "accountId", a.name, a.email, a.locale,
      p.roles ? 'organiser' as organiser, p.roles ? 'secretary' as secretary
    from participant p join account a on a.id = p.account_id
    where p.forum_id in ${[...forumIds]} and p.removed_at is null and a.suspended_at is null
      and (a.email is not null or exists (select from push_device d where d.account_id = a.id))
      and (p.roles ? 'organiser' or p.roles ? 'secretary')
    order by p.forum_id, a.id`);
  return [...rows];
}

export type DueRow = {
  forumId: string;
  id: string;
  number: number;
  text: string;
  due: string;
  muted: boolean;
};

/** Of these people, those who got a letter on this day. */
export async function writtenOn(
  db: DbOrTx,
  accountIds: readonly string[],
  day: string,
): Promise<Set<string>> {
  if (accountIds.length === 0) return new Set();
  const rows = await db.execute<{ id: string }>(sql`
    select id from unnest(${list(accountIds)}) a (id)
    where exists (select from reminder r where r.account_id = a.id and r.day = ${day}::date)`);
  return new Set([...rows].map(({ id }) => id));
}

/** What was new, as `key:account`: another node may have been faster. */
export async function insertReminders(tx: Tx, rows: (typeof reminder.$inferInsert)[]): Promise<Set<string>> {
  const kept = new Set<string>();
  // A question holds 65,535 parameters at most.
  for (let at = 0; at < rows.length; at += 1000) {
    const fresh = await tx
      .insert(reminder)
      .values(rows.slice(at, at + 1000))
      .onConflictDoNothing({ target: [reminder.key, reminder.accountId] })
      .returning({ key: reminder.key, accountId: reminder.accountId });
    for (const { key, accountId } of fresh) kept.add(`${key}:${accountId}`);
  }
  return kept;
}

export async function settingsOf(db: DbOrTx, forumId: string): Promise<Settings | undefined> {
  const columns = {
    digest: reminderSetting.digest,
    schools: reminderSetting.schools,
    ladder: reminderSetting.ladder,
    officials: reminderSetting.officials,
  };
  return (await db.select(columns).from(reminderSetting).where(eq(reminderSetting.forumId, forumId)))[0];
}

export async function saveSettings(tx: Tx, forumId: string, set: Settings, at: Date): Promise<void> {
  await tx
    .insert(reminderSetting)
    .values({ forumId, ...set, updatedAt: at })
    .onConflictDoUpdate({ target: reminderSetting.forumId, set: { ...set, updatedAt: at } });
}

/** A ladder stands there once a letter, however many dates it told of. */
export async function lastReminders(db: DbOrTx, forumId: string, limit: number) {
  return db
    .selectDistinctOn([reminder.createdAt, reminder.mailKey, reminder.rule], {
      rule: reminder.rule,
      name: account.name,
      at: reminder.createdAt,
      status: sql<
        typeof mail.$inferSelect.status | null
      >`coalesce(${mail.status}, (select case when bool_or(m.status = 'sent')
        then 'sent' when bool_or(m.status = 'queued') then 'queued' when count(*) > 0 then 'failed' end
        from push_message m where m.key = ${reminder.mailKey}))`,
    })
    .from(reminder)
    .innerJoin(account, eq(account.id, reminder.accountId))
    .leftJoin(mail, and(eq(mail.key, reminder.mailKey)))
    .where(eq(reminder.forumId, forumId))
    .orderBy(desc(reminder.createdAt), reminder.mailKey, reminder.rule)
    .limit(limit);
}

export type OfficialRow = DueRow & {
  resolutionId: string;
  addresseeId: string;
  addressee: string;
  email: string;
  linkId: string | null;
};

/** Rows that lie with an addressee whose address of mail is known, with the link by which it may answer. None whose answer or request is considered. */
export async function officialRows(
  db: DbOrTx,
  forumIds: readonly string[],
  days: { from: string; until: string },
  now: Date,
): Promise<OfficialRow[]> {
  if (forumIds.length === 0) return [];
  const rows = await db.execute<OfficialRow & Record<string, unknown>>(sql`
    select r.forum_id as "forumId", r.id, r.number, left(r.text, 160) as text, r.current_due::text as due, false as muted,
      r.resolution_id as "resolutionId", a.id as "addresseeId", a.name as addressee, a.contact->>'email' as email,
      (select l.id from answer_link l where l.resolution_id = r.resolution_id and l.addressee_id = a.id
        and l.role = 'executor' and l.revoked_at is null and l.expires_at > ${now.toISOString()}::timestamptz limit 1) as "linkId"
    from recommendation r
      join recommendation_addressee ra on ra.recommendation_id = r.id and ra.role = 'lead'
      join addressee a on a.id = ra.addressee_id
    where r.forum_id = any(${list(forumIds)}) and r.current_due between ${days.from}::date and ${days.until}::date
      and r.parts = 0 and r.state in ('sent', 'accepted', 'in_progress') and ${UNMUTED}
      and a.kind = 'organisation' and coalesce(a.contact->>'email', '') <> ''
    order by r.current_due, r.number`);
  return [...rows];
}

/** In which language each of these resolutions was adopted: an addressee is written to in the same. */
export async function languagesOf(
  db: DbOrTx,
  resolutionIds: readonly string[],
): Promise<Map<string, string>> {
  if (resolutionIds.length === 0) return new Map();
  // The canonical text is one object whose first short fields this is one of; it need not be read whole.
  const rows = await db.execute<{ id: string; language: string | null }>(sql`
    select resolution_id as id, substring(canonical from '"language":"([a-z]+)"') as language
    from adopted_text where resolution_id = any(${list(resolutionIds)})`);
  return new Map([...rows].map(({ id, language }) => [id, language ?? 'ru']));
}

/** Of these keys, those that were said; and the addresses that got a letter on this day: two bodies may share one. */
export async function officialsTold(
  db: DbOrTx,
  keys: readonly string[],
  day: string,
): Promise<{ said: Set<string>; today: Set<string> }> {
  if (keys.length === 0) return { said: new Set(), today: new Set() };
  const { key, day: told } = officialReminder;
  const email = sql<string>`lower(trim(${addressee.contact}->>'email'))`;
  const said = await db
    .select({ key })
    .from(officialReminder)
    .where(sql`${key} = any(${list(keys)})`);
  const today = await db
    .selectDistinct({ email })
    .from(officialReminder)
    .innerJoin(addressee, eq(addressee.id, officialReminder.addresseeId))
    .where(eq(told, day));
  return { said: new Set(said.map((row) => row.key)), today: new Set(today.map((row) => row.email)) };
}

/** Keys that were new: another node may have been faster. */
export async function insertOfficial(
  tx: Tx,
  rows: (typeof officialReminder.$inferInsert)[],
): Promise<Set<string>> {
  const kept = new Set<string>();
  for (let at = 0; at < rows.length; at += 1000) {
    const fresh = await tx
      .insert(officialReminder)
      .values(rows.slice(at, at + 1000))
      .onConflictDoNothing({ target: officialReminder.key })
      .returning({ key: officialReminder.key });
    for (const { key } of fresh) kept.add(key);
  }
  return kept;
}

export async function lastOfficial(db: DbOrTx, forumId: string, limit: number) {
  return db
    .selectDistinctOn([officialReminder.createdAt, officialReminder.addresseeId], {
      name: addressee.name,
      at: officialReminder.createdAt,
      status: mail.status,
    })
    .from(officialReminder)
    .innerJoin(addressee, eq(addressee.id, officialReminder.addresseeId))
    .leftJoin(mail, eq(mail.key, officialReminder.mailKey))
    .where(eq(officialReminder.forumId, forumId))
    .orderBy(desc(officialReminder.createdAt), officialReminder.addresseeId)
    .limit(limit);
}
