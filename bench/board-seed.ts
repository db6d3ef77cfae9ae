/** What a board gathers in years: a second assignment and ten events for each recommendation, in other words than one. */
import type postgres from 'postgres';

export async function growBoard(sql: postgres.Sql, forumId: string, size: number): Promise<void> {
  await sql`insert into recommendation_addressee (recommendation_id, addressee_id, role)
    select 'N' || lpad(i::text, 21, '0'), 'A' || lpad(((i * 7 + 3) % 40 + 1)::text, 21, '0'), 'co'
    from generate_series(1, ${size}::int) i
    on conflict do nothing`;
  // A stream of its own: these rows are read by their noun, and the forum's chain stays whole.
  await sql`insert into event (stream, seq, id, at, account_id, channel, noun, noun_id, type, data, prev_hash, hash)
    select 'years', i, 'E' || lpad(i::text, 21, '0'), now() - make_interval(mins => i), null, 'web', 'recommendation',
      'N' || lpad((i % ${size}::int + 1)::text, 21, '0'), 'recommendation.moved',
      jsonb_build_object('from', 'sent', 'to', 'accepted', 'forumId', ${forumId}::text), '', ''
    from generate_series(1, ${size * 10}::int) i`;
  await sql`vacuum analyze`;
}
