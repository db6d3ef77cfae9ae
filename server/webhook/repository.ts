/** SQL of webhooks: who is told, what is still to be told, and what became of it. */
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { eventStream } from '#drizzle/schema/event.ts';
import { webhook, webhookDelivery } from '#drizzle/schema/exchange.ts';
import type { DbOrTx, Tx } from '../db.ts';

export type HookRow = typeof webhook.$inferSelect;
export type DeliveryRow = typeof webhookDelivery.$inferSelect;

export async function hooksOf(db: DbOrTx, forumId: string): Promise<HookRow[]> {
  return db
    .select()
    .from(webhook)
    .where(and(eq(webhook.forumId, forumId), isNull(webhook.removedAt)))
    .orderBy(webhook.createdAt);
}
export async function hookById(db: DbOrTx, id: string): Promise<HookRow | undefined> {
  return (
    await db
      .select()
      .from(webhook)
      .where(and(eq(webhook.id, id), isNull(webhook.removedAt)))
  )[0];
}
export async function insertHook(tx: Tx, row: typeof webhook.$inferInsert): Promise<void> {
  await tx.insert(webhook).values(row);
}
export async function updateHook(db: DbOrTx, id: string, set: Partial<HookRow>): Promise<void> {
  await db.update(webhook).set(set).where(eq(webhook.id, id));
}
/** What was never told of a removed address is told to nobody. */
export async function dropQueued(tx: Tx, webhookId: string): Promise<void> {
  await tx
    .delete(webhookDelivery)
    .where(and(eq(webhookDelivery.webhookId, webhookId), eq(webhookDelivery.status, 'queued')));
}
export async function headOf(db: DbOrTx, stream: string): Promise<number> {
  const [row] = await db
    .select({ seq: eventStream.seq })
    .from(eventStream)
    .where(eq(eventStream.stream, stream));
  return row?.seq ?? 0;
}

export type Told = {
  seq: number;
  id: string;
  type: string;
  at: string;
  data: Record<string, unknown>;
  number: number | null;
};

/** New events of the forum's chain, in order; which of them are told is decided above. */
export async function eventsAfter(db: DbOrTx, stream: string, seq: number, limit: number): Promise<Told[]> {
  return [
    ...(await db.execute<Told & Record<string, unknown>>(sql`
      select e.seq::int as seq, e.id, e.type, e.at::text as at, e.data, r.number
      from event e left join recommendation r on e.noun = 'recommendation' and r.id = e.noun_id
      where e.stream = ${stream} and e.seq > ${seq} order by e.seq limit ${limit}`)),
  ];
}
export async function activeHooks(tx: Tx) {
  const rows = await tx.execute<
    { id: string; forumId: string; slug: string; seq: number } & Record<string, unknown>
  >(sql`
    select w.id, w.forum_id as "forumId", f.slug, w.seq::int as seq from webhook w join forum f on f.id = w.forum_id
    where w.removed_at is null and w.paused_at is null order by w.id for update of w skip locked`);
  return [...rows];
}
export async function insertDeliveries(tx: Tx, rows: (typeof webhookDelivery.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(webhookDelivery).values(rows).onConflictDoNothing();
}
export async function deliveryById(db: DbOrTx, id: string) {
  const rows = await db
    .select({ delivery: webhookDelivery, hook: webhook })
    .from(webhookDelivery)
    .innerJoin(webhook, eq(webhook.id, webhookDelivery.webhookId))
    .where(and(eq(webhookDelivery.id, id), isNull(webhook.removedAt)));
  return rows[0];
}
export async function updateDelivery(db: DbOrTx, id: string, set: Partial<DeliveryRow>): Promise<void> {
  await db.update(webhookDelivery).set(set).where(eq(webhookDelivery.id, id));
}
/** One delivery that is due, taken by this node: nobody else sees it as due before `leaseUntil`. */
export async function claimDue(db: DbOrTx, now: Date, leaseUntil: Date) {
  const rows = await db.execute<{ id: string } & Record<string, unknown>>(sql`
    update webhook_delivery set attempts = attempts + 1, next_at = ${leaseUntil.toISOString()}::timestamptz
    where id = (select d.id from webhook_delivery d join webhook w on w.id = d.webhook_id
      where d.status = 'queued' and d.next_at <= ${now.toISOString()}::timestamptz and w.removed_at is null and w.paused_at is null
      order by d.next_at, d.seq limit 1 for update of d skip locked) returning id`);
  return rows[0] ? deliveryById(db, rows[0].id) : undefined;
}
export async function lastDeliveries(
  db: DbOrTx,
  hookIds: readonly string[],
  each: number,
): Promise<DeliveryRow[]> {
  const out: DeliveryRow[] = [];
  for (const id of hookIds)
    out.push(
      ...(await db
        .select()
        .from(webhookDelivery)
        .where(eq(webhookDelivery.webhookId, id))
        .orderBy(desc(webhookDelivery.seq))
        .limit(each)),
    );
  return out;
}
export async function waitingOf(db: DbOrTx, hookIds: readonly string[]): Promise<Map<string, number>> {
  if (hookIds.length === 0) return new Map();
  const rows = await db
    .select({ id: webhookDelivery.webhookId, n: sql<number>`count(*)::int` })
    .from(webhookDelivery)
    .where(and(inArray(webhookDelivery.webhookId, [...hookIds]), eq(webhookDelivery.status, 'queued')))
    .groupBy(webhookDelivery.webhookId);
  return new Map(rows.map(({ id, n }) => [id, n]));
}
