/**
 * Recomputes every hash the application ever promised: the event chains, frozen and adopted texts, published
 * snapshots, announced results, wording. verify-rows.ts asks the other way round. Names each row that does not fit.
 */
import type postgres from 'postgres';
import { type ChainedEvent, canonicalJson, eventHash, GENESIS } from '../events.ts';
import { sha256 } from '../ids.ts';
import { verifyRows } from './verify-rows.ts';

export type Finding = { table: string; id: string; problem: string };
export type VerifyReport = {
  ok: boolean;
  events: number;
  streams: number;
  texts: number;
  findings: Finding[];
  separateRoles: boolean;
};

export async function verify(
  sql: postgres.Sql,
  options: { since?: Date; head?: string } = {},
): Promise<VerifyReport> {
  const findings: Finding[] = [];
  const chains = await verifyChains(sql, options.since ?? null, findings);
  if (options.head) await verifyHead(sql, options.head, findings);
  const texts =
    (await verifyTexts(sql, findings)) +
    (await verifyResults(sql, findings)) +
    (await verifyRounds(sql, findings)) +
    (await verifyWording(sql, findings));
  await verifyRows(sql, findings);
  const [role] = await sql`select has_table_privilege(current_user, 'event', 'update') as may`;
  return { ok: findings.length === 0, ...chains, texts, findings, separateRoles: role?.may === false };
}

type EventRow = Omit<ChainedEvent, 'seq'> & { seq: string; hash: string };

async function verifyChains(
  sql: postgres.Sql,
  since: Date | null,
  findings: Finding[],
): Promise<{ events: number; streams: number }> {
  let events = 0;
  const heads = await sql<
    { stream: string; seq: string; hash: string }[]
  >`select stream, seq, hash from event_stream order by stream`;
  for (const head of heads) {
    let expected = 1;
    let prev = GENESIS;
    const rows = sql<EventRow[]>`
      select stream, seq, id, at, account_id as "accountId", channel, noun, noun_id as "nounId", type, data, prev_hash as "prevHash", hash
      from event where stream = ${head.stream} order by seq`.cursor(500);
    for await (const batch of rows) {
      for (const row of batch) {
        events += 1;
        const seq = Number(row.seq);
        const id = `${row.stream}:${seq}`;
        if (seq !== expected)
          findings.push({ table: 'event', id: `${row.stream}:${expected}`, problem: 'missing' });
        if (
          (!since || row.at >= since) &&
          (row.prevHash !== prev || eventHash({ ...row, seq }) !== row.hash)
        ) {
          findings.push({
            table: 'event',
            id,
            problem: row.prevHash !== prev ? 'chain broken before' : 'changed',
          });
        }
        prev = row.hash;
        expected = seq + 1;
      }
    }
    if (Number(head.seq) !== expected - 1 || head.hash !== prev) {
      findings.push({
        table: 'event_stream',
        id: head.stream,
        problem: 'head does not match its last event',
      });
    }
  }
  const orphans =
    await sql`select distinct stream from event where stream not in (select stream from event_stream)`;
  for (const row of orphans) findings.push({ table: 'event_stream', id: row.stream, problem: 'missing' });
  return { events, streams: heads.length };
}

/** A head printed on minutes must still stand in some chain: if it is gone, its tail was cut off behind our back. */
async function verifyHead(sql: postgres.Sql, head: string, findings: Finding[]): Promise<void> {
  const [row] = await sql`select 1 as found from event where hash = ${head.toLowerCase()} limit 1`;
  if (!row)
    findings.push({
      table: 'event',
      id: head.slice(0, 16),
      problem: 'printed head is in no chain: events were cut off',
    });
}

/** Rows whose canonical text carries its own hash, and the event that announced that hash. */
async function verifyTexts(sql: postgres.Sql, findings: Finding[]): Promise<number> {
  let count = 0;
  for (const table of ['frozen_text', 'adopted_text', 'board_snapshot', 'previous_report'] as const) {
    const rows = await sql`
      select t.id, t.canonical, t.sha256, exists(
        select 1 from event e where e.noun = ${table} and e.noun_id = t.id and e.data->>'sha256' = t.sha256) as announced
      from ${sql(table)} t`;
    for (const row of rows) {
      count += 1;
      if (sha256(row.canonical) !== row.sha256)
        findings.push({ table, id: row.id, problem: 'text does not match its hash' });
      else if (!row.announced) findings.push({ table, id: row.id, problem: 'no event announces this hash' });
    }
  }
  return count;
}

async function verifyResults(sql: postgres.Sql, findings: Finding[]): Promise<number> {
  const rows = await sql`
    select v.id, v.result, v.slips, e.data->>'resultSha256' as announced, e.data->>'slipsSha256' as codes,
      exists (select from vote_box b where b.vote_id = v.id) as left_over
    from vote v left join lateral (select e.data from event e
      where e.noun = 'vote' and e.noun_id = v.id and e.type = 'vote.announced' order by e.at desc limit 1) e on true
    where v.state = 'announced'`;
  for (const { id, result, slips, announced, codes, left_over: left } of rows) {
    const told = (problem: string) => findings.push({ table: 'vote', id, problem });
    if (sha256(canonicalJson(result)) !== announced) told('result is not the announced one');
    if (slips && sha256(canonicalJson(slips)) !== codes) told('ballots are not the announced ones');
    if (left) told('ballots are left in the box');
  }
  return rows.length;
}

/** A round of an election: its numbers and its sheets are those of the chain, and nothing of it is left in the box. */
async function verifyRounds(sql: postgres.Sql, findings: Finding[]): Promise<number> {
  const rows = await sql`
    select r.id, r.result, r.sheets, e.data->>'resultSha256' as result_hash, e.data->>'sheetsSha256' as sheets_hash,
      exists (select from election_box b where b.round_id = r.id) as left_over
    from election_round r left join event e on e.noun = 'election' and e.noun_id = r.election_id
      and e.type = 'election.announced' and e.data->>'roundId' = r.id
    where r.state = 'announced'`;
  for (const { id, result, sheets, result_hash: numbers, sheets_hash: codes, left_over: left } of rows) {
    const told = (problem: string) => findings.push({ table: 'election_round', id, problem });
    if (sha256(canonicalJson(result)) !== numbers) told('result is not the announced one');
    if (sheets && sha256(canonicalJson(sheets)) !== codes) told('sheets are not the announced ones');
    if (left) told('ballots are left in the box');
  }
  return rows.length;
}

async function verifyWording(sql: postgres.Sql, findings: Finding[]): Promise<number> {
  const rows = await sql`
    select r.id, r.text, (select e.data->>'textSha256' from event e
      where e.noun = 'recommendation' and e.noun_id = r.id and e.type = 'recommendation.generated' limit 1) as announced
    from recommendation r`;
  for (const row of rows) {
    if (sha256(row.text) !== row.announced)
      findings.push({ table: 'recommendation', id: row.id, problem: 'wording is not the generated one' });
  }
  return rows.length;
}
