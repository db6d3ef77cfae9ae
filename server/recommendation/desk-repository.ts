/** SQL of «Мой стол»: of each kind how many there are and the first of them, found in partial indexes alone; texts are read last. */
import { type SQL, sql } from 'drizzle-orm';
import { DESK_SHOWN, type DeskKind } from '#domain/recommendation/desk.ts';
import type { Outcome, State, Verdict } from '#domain/recommendation/rules.ts';
import type { BoardForum } from '#domain/recommendation/views.ts';
import type { DbOrTx } from '../db.ts';

export type DeskRow = {
  kind: DeskKind;
  /** How many of this kind there are. */
  count: number;
  /** What waits: the answer, the request for time, else the row. */
  id: string;
  number: number;
  text: string;
  addressees: string[];
  state: State;
  verdict: Verdict | null;
  since: string | null;
  outcome: Outcome | null;
  signedBy: string;
  proposed: Verdict | null;
};

/** `many`: there may be thousands; they are counted in their index, and its first are read. */
type Kind = { kind: DeskKind; rows: SQL; many?: true };

/** Of each kind the first few and how many there are; `rows` is (id of what waits, row, its place and part, since when). */
async function firstOf(db: DbOrTx, timeZone: string, kinds: readonly Kind[]): Promise<DeskRow[]> {
  const named = kinds.map((one) => ({ ...one, name: sql.identifier(`all_${one.kind}`) }));
  const lists = named.map(
    ({ name, rows, many }) =>
      sql`${name} (id, row_id, place, part, since) as ${many ? sql`not materialized` : sql`materialized`} (${rows})`,
  );
  const firsts = named.map(
    ({
      kind,
      name,
    }) => sql`(select ${kind}::text as kind, (select count(*) from ${name})::int as count, x.* from ${name} x
      order by since nulls last, place, part, id limit ${DESK_SHOWN})`,
  );
  const rows = await db.execute<DeskRow>(sql`
    with ${sql.join(lists, sql`, `)}, k as (${sql.join(firsts, sql` union all `)})
    select k.kind, k.count, k.id, r.number, r.text, r.state, r.verdict, (k.since at time zone ${timeZone})::date::text as since,
      a.outcome, coalesce(a.signed_by, '') as "signedBy", r.proposed->>'verdict' as proposed,
      coalesce((select json_agg(d.name order by x.role desc, d.name) from recommendation_addressee x
        join addressee d on d.id = x.addressee_id where x.recommendation_id = r.id), '[]') as addressees
    from k join recommendation r on r.id = k.row_id left join answer a on k.kind = 'answers' and a.id = k.id
    order by k.kind, k.since nulls last, k.place, k.part, k.id`);
  return [...rows];
}

/** What waits for who keeps the board; a verdict they proposed themselves waits for somebody else. */
export async function waitingForKeeper(
  db: DbOrTx,
  { id: forumId, timeZone }: BoardForum,
  accountId: string,
): Promise<DeskRow[]> {
  return firstOf(db, timeZone, [
    {
      kind: 'answers',
      // Row by row (offset 0): few wait on a board of any size, and none of its other rows need be read for them.
      rows: sql`select a.id, r.id, r.place, r.part, coalesce(a.came_at, a.created_at) as since
        from answer a, lateral (select * from recommendation r where r.id = a.recommendation_id offset 0) r
        where a.state = 'submitted' and r.forum_id = ${forumId}`,
    },
    {
      kind: 'time',
      rows: sql`select e.id, r.id, r.place, r.part, e.created_at from deadline_extension e join recommendation r on r.id = e.recommendation_id
        where e.state = 'requested' and r.forum_id = ${forumId}`,
    },
    {
      kind: 'second',
      rows: sql`select r.id, r.id, r.place, r.part, (r.proposed->>'on')::date::timestamp at time zone ${timeZone} from recommendation r
        where r.forum_id = ${forumId} and r.proposed is not null and r.proposed->>'by' <> ${accountId}`,
    },
    {
      kind: 'disputed',
      rows: sql`select r.id, r.id, r.place, r.part, r.disputed_at from recommendation r
        where r.forum_id = ${forumId} and r.disputed_at is not null`,
    },
    {
      kind: 'reported',
      many: true,
      rows: sql`select r.id, r.id, r.place, r.part, r.last_answer_at from recommendation r
        where r.forum_id = ${forumId} and r.state = 'reported' and r.parts = 0
          and not exists (select from recommendation p where p.id = r.id and p.forum_id = ${forumId} and p.proposed is not null)
          and not exists (select from answer s where s.recommendation_id = r.id and s.state = 'submitted')`,
    },
  ]);
}

/** What this person's school has not marked yet, and what became of their own proposals. */
export async function ownOnBoard(
  db: DbOrTx,
  { id: forumId, timeZone }: BoardForum,
  { schoolId, participantId }: { schoolId: string | null; participantId: string },
): Promise<DeskRow[]> {
  return firstOf(db, timeZone, [
    {
      kind: 'school',
      rows: sql`select r.id, r.id, r.place, r.part, r.sent_at as since from recommendation r
        join recommendation_addressee x on x.recommendation_id = r.id
        join circle_school c on c.addressee_id = x.addressee_id and c.school_id = ${schoolId}
        where r.forum_id = ${forumId} and r.kind = 'circle' and r.parts = 0 and r.state not in ('adopted', 'closed')
          and not exists (select from school_mark m where m.recommendation_id = r.id and m.school_id = c.school_id)`,
    },
    {
      kind: 'mine',
      rows: sql`select distinct r.id, r.id, r.place, r.part, r.created_at from proposal p
        left join proposal m on m.id = p.merged_into_id
        join recommendation r on r.forum_id = p.forum_id and r.clause_id = coalesce(p.clause_id, m.clause_id)
        where p.forum_id = ${forumId} and p.participant_id = ${participantId} and r.parts = 0`,
    },
  ]);
}

/** Replies by mail that nobody entered yet. */
export async function mailToEnter(db: DbOrTx, forumId: string): Promise<number> {
  const rows = await db.execute<{ n: number }>(
    sql`select count(*)::int as n from inbound_mail where forum_id = ${forumId} and state = 'waiting'`,
  );
  return rows[0]?.n ?? 0;
}
