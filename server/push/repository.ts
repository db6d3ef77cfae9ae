/** SQL of web push: the switch with its keys, devices, messages. */
import { and, count, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import { account } from '#drizzle/schema/account.ts';
import { setting } from '#drizzle/schema/installation.ts';
import { pushDevice, pushMessage } from '#drizzle/schema/push.ts';
import type { DbOrTx, Tx } from '../db.ts';

/** Absent: never switched on. The private key is sealed. */
export type PushSetting = { on: boolean; publicKey: string; sealedKey: string };
export type DeviceRow = typeof pushDevice.$inferSelect;
export type MessageRow = typeof pushMessage.$inferSelect;
const KEY = 'push';

export async function readPush(db: DbOrTx): Promise<PushSetting | undefined> {
  return (await db.select().from(setting).where(eq(setting.key, KEY)))[0]?.value as PushSetting | undefined;
}
/** Two administrators at one switch: the second reads what the first has made. */
export async function lockPush(tx: Tx): Promise<PushSetting | undefined> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('push.setting'))`);
  return readPush(tx);
}
export async function savePush(tx: Tx, value: PushSetting, at: Date): Promise<void> {
  await tx
    .insert(setting)
    .values({ key: KEY, value, updatedAt: at })
    .onConflictDoUpdate({ target: setting.key, set: { value, updatedAt: at } });
}

export async function devicesOf(db: DbOrTx, accountIds: readonly string[]): Promise<DeviceRow[]> {
  if (accountIds.length === 0) return [];
  return db
    .select()
    .from(pushDevice)
    .where(inArray(pushDevice.accountId, [...accountIds]))
    .orderBy(pushDevice.createdAt, pushDevice.id);
}
/** One person's, one after another: the limit is counted before the row. */
export async function lockDevices(tx: Tx, accountId: string): Promise<DeviceRow[]> {
  await tx.select({ id: account.id }).from(account).where(eq(account.id, accountId)).for('update');
  return devicesOf(tx, [accountId]);
}
export async function insertDevice(tx: Tx, row: typeof pushDevice.$inferInsert): Promise<void> {
  await tx.insert(pushDevice).values(row);
}
export async function updateDevice(db: DbOrTx, id: string, set: Partial<DeviceRow>): Promise<void> {
  await db.update(pushDevice).set(set).where(eq(pushDevice.id, id));
}
export async function dropDevice(
  db: DbOrTx,
  which: { id: string; accountId?: string } | { endpoint: string },
): Promise<boolean> {
  const match =
    'endpoint' in which
      ? eq(pushDevice.endpoint, which.endpoint)
      : and(
          eq(pushDevice.id, which.id),
          which.accountId ? eq(pushDevice.accountId, which.accountId) : sql`true`,
        );
  return (await db.delete(pushDevice).where(match).returning({ id: pushDevice.id })).length > 0;
}
export async function dropDevicesOf(tx: Tx, accountId: string): Promise<void> {
  await tx.delete(pushDevice).where(eq(pushDevice.accountId, accountId));
}
export async function dropAllDevices(tx: Tx): Promise<void> {
  await tx.delete(pushDevice);
}
/** Whether the person keeps a board of any forum. */
export async function keepsBoard(db: DbOrTx, accountId: string): Promise<boolean> {
  const rows = await db.execute(sql`select 1 from participant p where p.account_id = ${accountId}
    and p.removed_at is null and (p.roles ? 'organiser' or p.roles ? 'secretary') limit 1`);
  return rows.length > 0;
}

export async function insertMessages(tx: Tx, rows: (typeof pushMessage.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(pushMessage).values(rows).onConflictDoNothing();
}
/** One message that is due, taken by this node: nobody else sees it as due before `leaseUntil`. */
export async function claimDue(db: DbOrTx, now: Date, leaseUntil: Date) {
  const [taken] = await db.execute<{ id: string }>(sql`
    update push_message set attempts = attempts + 1, next_at = ${leaseUntil.toISOString()}::timestamptz
    where id = (select id from push_message where status = 'queued' and next_at <= ${now.toISOString()}::timestamptz
      order by next_at, id limit 1 for update skip locked) returning id`);
  if (!taken) return undefined;
  const rows = await db
    .select({ message: pushMessage, device: pushDevice, locale: account.locale })
    .from(pushMessage)
    .innerJoin(pushDevice, eq(pushDevice.id, pushMessage.deviceId))
    .innerJoin(account, eq(account.id, pushDevice.accountId))
    .where(eq(pushMessage.id, taken.id));
  return rows[0];
}
export async function updateMessage(db: DbOrTx, id: string, set: Partial<MessageRow>): Promise<void> {
  await db.update(pushMessage).set(set).where(eq(pushMessage.id, id));
}
/** What is too late to be told is told no more; what is long past is forgotten. */
export async function tidy(db: DbOrTx, staleBefore: Date, oldBefore: Date): Promise<void> {
  await db
    .update(pushMessage)
    .set({ status: 'failed', answer: 'too_late' })
    .where(and(eq(pushMessage.status, 'queued'), lt(pushMessage.createdAt, staleBefore)));
  await db.delete(pushMessage).where(lt(pushMessage.createdAt, oldBefore));
}

export async function pushCounts(db: DbOrTx): Promise<{ devices: number; waiting: number }> {
  const [devices] = await db.select({ n: count() }).from(pushDevice);
  const [waiting] = await db.select({ n: count() }).from(pushMessage).where(eq(pushMessage.status, 'queued'));
  return { devices: devices?.n ?? 0, waiting: waiting?.n ?? 0 };
}
export async function lastFailed(db: DbOrTx, limit: number) {
  return db
    .select({ message: pushMessage, endpoint: pushDevice.endpoint })
    .from(pushMessage)
    .innerJoin(pushDevice, eq(pushDevice.id, pushMessage.deviceId))
    .where(
      sql`${pushMessage.status} = 'failed' or (${pushMessage.status} = 'queued' and ${pushMessage.attempts} > 0)`,
    )
    .orderBy(desc(pushMessage.createdAt), pushMessage.id)
    .limit(limit);
}
