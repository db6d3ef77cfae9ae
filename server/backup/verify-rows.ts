/**
 * The chain against the rows: what it announced must still be there and stand as it was announced. Hashes alone do not
 * notice a row that was deleted, a result that was annulled, a ballot that was changed after the count.
 */
import type postgres from 'postgres';
import type { Finding } from './verify.ts';

type Sql = postgres.Sql;
type Check = (sql: Sql) => Promise<readonly { table: string; id: string; problem: string }[]>;

const gone: Check = (sql) => sql`
  select distinct e.noun as table, e.noun_id as id, 'announced, but gone' as problem from event e
  where (e.noun = 'frozen_text' and e.data ? 'sha256' and not exists (select from frozen_text t where t.id = e.noun_id))
     or (e.noun = 'adopted_text' and e.data ? 'sha256' and not exists (select from adopted_text t where t.id = e.noun_id))
     or (e.type = 'board_snapshot.published' and not exists (select from board_snapshot t where t.id = e.noun_id))
     or (e.type = 'previous_report.taken' and not exists (select from previous_report t where t.id = e.noun_id))
     or (e.type = 'recommendation.generated' and not exists (select from recommendation t where t.id = e.noun_id))
     or (e.type in ('vote.opened', 'vote.announced') and not exists (select from vote t where t.id = e.noun_id))`;

/** The last word of the chain on a vote is its state; the hash it announced is the hash of its row. */
const votes: Check = (sql) => sql`
  select 'vote' as table, v.id, 'not in the announced state' as problem from vote v
  join lateral (
    select e.type from event e where e.noun = 'vote' and e.noun_id = v.id
      and e.type in ('vote.prepared', 'vote.opened', 'vote.closed', 'vote.announced', 'vote.annulled')
    order by e.seq desc limit 1) last on true
  where v.state <> case last.type when 'vote.prepared' then 'prepared' when 'vote.opened' then 'open'
    when 'vote.closed' then 'closed' when 'vote.announced' then 'announced' else 'annulled' end
  union all
  select 'vote', v.id, 'not about the announced text' from vote v
  join event e on e.noun = 'vote' and e.noun_id = v.id and e.type = 'vote.announced'
  where v.sha256 is distinct from e.data->>'sha256'`;

/**
 * Ballots of phones and sheets, hands read by name, the published ones of a secret vote, and the tellers' numbers make the
 * announced result, and each ballot is about the voted text.
 */
const ballots: Check = (sql) => sql`
  with cast_one_by_one as (
    select b.vote_id, count(*) filter (where b.choice = 'for') as yes, count(*) filter (where b.choice = 'against') as no,
      count(*) filter (where b.choice = 'abstain') as abstain
    from ballot b join vote v on v.id = b.vote_id
    join vote_roll r on r.vote_id = b.vote_id and r.participant_id = b.participant_id
      and (r.channel <> 'hand' or v.secrecy = 'named')
    group by b.vote_id
    union all
    select v.id, count(*) filter (where s->>'choice' = 'for'), count(*) filter (where s->>'choice' = 'against'),
      count(*) filter (where s->>'choice' = 'abstain')
    from vote v cross join lateral jsonb_array_elements(v.slips) s where v.seal_key is not null and v.slips is not null
    group by v.id)
  select 'ballot' as table, v.id, 'ballots do not make the announced result' as problem
  from vote v left join cast_one_by_one c on c.vote_id = v.id
  where v.state = 'announced' and v.announced_at is not null and v.result is not null and (
    coalesce(c.yes, 0) + coalesce((v.hands->>'for')::int, 0) <> (v.result->>'for')::int
    or coalesce(c.no, 0) + coalesce((v.hands->>'against')::int, 0) <> (v.result->>'against')::int
    or coalesce(c.abstain, 0) + coalesce((v.hands->>'abstain')::int, 0) <> (v.result->>'abstain')::int)
  union all
  select distinct 'ballot', v.id, 'a ballot is about another text' from ballot b join vote v on v.id = b.vote_id
  where b.sha256 is distinct from v.sha256`;

const adopted: Check = (sql) => sql`
  select distinct 'adopted_text' as table, t.id, 'not as it was adopted' as problem
  from adopted_text t join frozen_text f on f.id = t.frozen_text_id
  join event e on e.noun = 'adopted_text' and e.noun_id = t.id and e.data ? 'sha256'
  where t.sha256 <> f.sha256 or (e.data ? 'number' and e.data->>'number' <> t.number)
    or (e.data ? 'voteId' and e.data->>'voteId' is distinct from t.vote_id)`;

/** Where a recommendation stands, and with what verdict, is what its last move said. */
const moves: Check = (sql) => sql`
  select 'recommendation' as table, r.id, 'not where its last move left it' as problem from recommendation r
  join lateral (
    select e.data->>'to' as state from event e
    where e.noun = 'recommendation' and e.noun_id = r.id and e.data ? 'to' order by e.seq desc limit 1) last on true
  where last.state <> r.state
  union all
  select 'recommendation', r.id, 'not the verdict it was closed with' from recommendation r
  join lateral (
    select e.data->>'verdict' as verdict from event e
    where e.noun = 'recommendation' and e.noun_id = r.id and e.type = 'recommendation.close' order by e.seq desc limit 1
  ) last on true
  where r.state = 'closed' and last.verdict is distinct from r.verdict`;

export async function verifyRows(sql: Sql, findings: Finding[]): Promise<void> {
  for (const check of [gone, votes, ballots, adopted, moves]) {
    for (const { table, id, problem } of await check(sql)) findings.push({ table, id, problem });
  }
}
