/**
 * The draft in PostgreSQL: the only SQL of the engine.
 * Invariant: one statement allots `seq` under the row lock and inserts the rows, so the order of seq is the order of
 * commits, and a frozen draft or another generation takes nothing.
 */
import type postgres from 'postgres';

export type Sql = postgres.Sql | postgres.TransactionSql;

export interface DraftHead {
  id: string;
  kind: string;
  generation: number;
  headSeq: number;
  snapshotSeq: number;
  frozen: boolean;
}
export interface UpdateRow {
  seq: number;
  accountId: string;
  data: Uint8Array;
}
export interface NewUpdate {
  accountId: string;
  connectionId: string;
  data: Uint8Array;
}
export interface Snapshot {
  seq: number;
  data: Uint8Array;
  sv: Uint8Array;
  textHash: string;
}
export type Store = ReturnType<typeof createStore>;

type Bytes = Uint8Array;
const buffer = (data: Bytes) => Buffer.from(data.buffer, data.byteOffset, data.byteLength);

export function createStore(root: postgres.Sql) {
  return {
    async create(
      sql: Sql,
      draft: { id: string; kind: string; schemaVersion: number; at: Date },
      initial: { id: string; accountId: string; snapshot: Snapshot; clients: number[] } | null,
    ): Promise<void> {
      const seq = initial ? 1 : 0;
      await sql`insert into draft (id, kind, generation, head_seq, snapshot_seq, schema_version, created_at)
        values (${draft.id}, ${draft.kind}, 1, ${seq}, ${seq}, ${draft.schemaVersion}, ${draft.at})`;
      if (!initial) return;
      await sql`insert into draft_snapshot (id, draft_id, seq, generation, data, sv, text_hash, created_by, at)
        values (${initial.id}, ${draft.id}, 1, 1, ${buffer(initial.snapshot.data)}, ${buffer(initial.snapshot.sv)},
          ${initial.snapshot.textHash}, ${initial.accountId}, ${draft.at})`;
      await bind(
        sql,
        draft.id,
        initial.clients.map((client) => ({ client, accountId: initial.accountId })),
      );
    },

    async heads(ids: string[]): Promise<DraftHead[]> {
      return (await root`select ${headColumns(root)} from draft where id = any(${ids})`).map(toHead);
    },

    async head(sql: Sql, id: string, lock: 'none' | 'update' | 'share' = 'none'): Promise<DraftHead | null> {
      const tail = lock === 'update' ? sql`for update` : lock === 'share' ? sql`for share` : sql``;
      const [row] = await sql`select ${headColumns(sql)} from draft where id = ${id} ${tail}`;
      return row ? toHead(row) : null;
    },

    async clients(id: string): Promise<Map<number, string>> {
      const rows = await root<{ client_id: string; account_id: string }[]>`
        select client_id, account_id from draft_client where draft_id = ${id}`;
      return new Map(rows.map((row) => [Number(row.client_id), row.account_id]));
    },

    /** Binds unowned client ids and answers who owns each of them now. */
    bind: (id: string, claims: { client: number; accountId: string }[]) => bind(root, id, claims),

    /** Newest first; the caller falls back to an older one when bytes do not open. */
    async snapshots(sql: Sql, id: string, generation: number): Promise<Snapshot[]> {
      const rows = await sql<{ seq: string; data: Bytes; sv: Bytes; text_hash: string }[]>`
        select seq, data, sv, text_hash from draft_snapshot
        where draft_id = ${id} and generation = ${generation} order by seq desc, at desc limit 1`;
      return rows.map((row) => ({
        seq: Number(row.seq),
        data: row.data,
        sv: row.sv,
        textHash: row.text_hash,
      }));
    },

    async snapshotBefore(sql: Sql, id: string, generation: number, seq: number): Promise<Snapshot | null> {
      const [row] = await sql<{ seq: string; data: Bytes; sv: Bytes; text_hash: string }[]>`
        select seq, data, sv, text_hash from draft_snapshot
        where draft_id = ${id} and generation = ${generation} and seq < ${seq} order by seq desc, at desc limit 1`;
      return row ? { seq: Number(row.seq), data: row.data, sv: row.sv, textHash: row.text_hash } : null;
    },

    async rowsAfter(sql: Sql, id: string, seq: number, until?: number): Promise<UpdateRow[]> {
      const rows = await sql<{ seq: string; account_id: string; data: Bytes }[]>`
        select seq, account_id, data from draft_update where draft_id = ${id} and seq > ${seq}
        and seq <= ${until ?? Number.MAX_SAFE_INTEGER} order by seq`;
      return rows.map((row) => ({ seq: Number(row.seq), accountId: row.account_id, data: row.data }));
    },

    /** One round trip, one commit. Null: frozen, gone or of another generation, and nothing was written. */
    async append(
      id: string,
      generation: number,
      schemaVersion: number,
      at: Date,
      rows: NewUpdate[],
    ): Promise<number | null> {
      const [row] = await root<{ head_seq: string }[]>`
        with head as (
          update draft set head_seq = head_seq + ${rows.length}
          where id = ${id} and generation = ${generation} and frozen_at is null returning head_seq
        ), ins as (
          insert into draft_update (draft_id, seq, account_id, connection_id, schema_version, data, at)
          select ${id}, head.head_seq - ${rows.length} + u.n, u.account_id, u.connection_id, ${schemaVersion}::int,
            decode(u.data, 'hex'), ${at}
          from head, unnest(${rows.map((r) => r.accountId)}::text[], ${rows.map((r) => r.connectionId)}::text[],
            ${rows.map((r) => buffer(r.data).toString('hex'))}::text[]) with ordinality as u(account_id, connection_id, data, n)
        ) select head_seq from head`;
      return row ? Number(row.head_seq) : null;
    },

    async setFrozen(sql: Sql, id: string, at: Date | null): Promise<void> {
      await sql`update draft set frozen_at = ${at} where id = ${id}`;
    },

    async addSnapshot(
      sql: Sql,
      snapshot: Snapshot & {
        id: string;
        draftId: string;
        generation: number;
        name: string | null;
        by: string | null;
        at: Date;
      },
    ): Promise<void> {
      await sql`insert into draft_snapshot (id, draft_id, seq, generation, data, sv, text_hash, name, created_by, at)
        values (${snapshot.id}, ${snapshot.draftId}, ${snapshot.seq}, ${snapshot.generation}, ${buffer(snapshot.data)},
          ${buffer(snapshot.sv)}, ${snapshot.textHash}, ${snapshot.name}, ${snapshot.by}, ${snapshot.at})`;
    },

    async raiseSnapshotSeq(sql: Sql, id: string, seq: number): Promise<void> {
      await sql`update draft set snapshot_seq = ${seq} where id = ${id} and snapshot_seq < ${seq}`;
    },

    async quarantine(id: string, seq: number, reason: string, at: Date): Promise<void> {
      await root`with bad as (delete from draft_update where draft_id = ${id} and seq = ${seq} returning *)
        insert into draft_quarantine (draft_id, seq, account_id, data, reason, at)
        select draft_id, seq, account_id, data, ${reason}, ${at} from bad on conflict do nothing`;
    },

    /** Deletes rows that the older of the last two snapshots already holds, and unnamed snapshots beyond the newest K. */
    async thin(id: string, keep: number): Promise<void> {
      await root`delete from draft_update where draft_id = ${id} and seq <= (
        select min(seq) from (select seq from draft_snapshot s join draft d on d.id = s.draft_id
          and d.generation = s.generation where s.draft_id = ${id} and s.name is null order by seq desc limit 2) last
        having count(*) = 2)`;
      await root`delete from draft_snapshot where draft_id = ${id} and name is null and id not in (
        select id from draft_snapshot where draft_id = ${id} and name is null order by seq desc limit ${keep})`;
    },

    /** Drafts whose log has grown past `rows` since their snapshot. */
    async overgrown(rows: number, limit: number): Promise<string[]> {
      const found = await root<{ id: string }[]>`select id from draft where head_seq - snapshot_seq >= ${rows}
        order by head_seq - snapshot_seq desc limit ${limit}`;
      return found.map((row) => row.id);
    },

    async versions(id: string) {
      const rows = await root<
        { id: string; seq: string; name: string; created_by: string | null; at: Date }[]
      >`
        select id, seq, name, created_by, at from draft_snapshot
        where draft_id = ${id} and name is not null order by seq desc, at desc limit 500`;
      return rows.map((row) => ({
        id: row.id,
        seq: Number(row.seq),
        name: row.name,
        by: row.created_by,
        at: row.at,
      }));
    },

    async version(id: string, versionId: string): Promise<Uint8Array | null> {
      const [row] = await root<{ data: Bytes }[]>`
        select data from draft_snapshot where draft_id = ${id} and id = ${versionId} and name is not null`;
      return row?.data ?? null;
    },
  };
}

const headColumns = (sql: Sql) =>
  sql`id, kind, generation, head_seq, snapshot_seq, frozen_at is not null as frozen`;
function toHead(row: postgres.Row): DraftHead {
  return {
    id: row.id,
    kind: row.kind,
    generation: row.generation,
    headSeq: Number(row.head_seq),
    snapshotSeq: Number(row.snapshot_seq),
    frozen: row.frozen,
  };
}

async function bind(
  sql: Sql,
  id: string,
  claims: { client: number; accountId: string }[],
): Promise<Map<number, string>> {
  if (claims.length === 0) return new Map();
  const clients = claims.map((claim) => claim.client);
  await sql`insert into draft_client (draft_id, client_id, account_id)
    select ${id}, client_id, account_id from unnest(${clients}::bigint[], ${claims.map((c) => c.accountId)}::text[])
      as claim(client_id, account_id) on conflict (draft_id, client_id) do nothing`;
  const rows = await sql<{ client_id: string; account_id: string }[]>`
    select client_id, account_id from draft_client where draft_id = ${id} and client_id = any(${clients}::bigint[])`;
  return new Map(rows.map((row) => [Number(row.client_id), row.account_id]));
}
