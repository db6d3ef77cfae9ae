/**
 * What a board gathers in years, in few statements: recommendations with their addressees, marks and answers, and beside
 * them a second assignment and ten events for each. Adopted every half year, answered and concluded in the months after.
 */
import type postgres from 'postgres';

type Range = { from: number; to: number };

/** Rows `from` … `to` of a forum that has the resolutions, bodies and schools of pages-seed.ts. */
export async function addRecommendations(
  sql: postgres.Sql,
  {
    forumId,
    accountId,
    resolutions,
    from,
    to,
  }: Range & { forumId: string; accountId: string; resolutions: number },
): Promise<void> {
  await sql`insert into recommendation (id, forum_id, resolution_id, adopted_text_id, clause_id, number, marker, text, kind,
      owner_text, deadline_text, deadline_precision, baseline_due, current_due, state, verdict, tracks, sent_at, last_answer_at,
      closed_at, created_at)
    select 'N' || lpad(i::text, 21, '0'), ${forumId}, t.resolution_id, t.id, 'C' || lpad(i::text, 21, '0'), i, 'а)',
      (array['закрепить за директорами-флагманами наставничество над молодыми директорами и обеспечить стажировку, пункт ',
        'разработать программу воспитания и профилактики на уровне школы, пункт ',
        'предусмотреть в бюджете средства на ремонт спортивных залов и пищеблоков, пункт ',
        'организовать сетевое взаимодействие с колледжами и предприятиями района, пункт '])[i % 4 + 1] || i,
      case when i % 40 = 0 then 'circle' else 'body' end, 'начальник управления', 'до 1 сентября', 'day',
      t.adopted_on + 200 + i % 300, t.adopted_on + 200 + i % 300,
      (array['adopted','sent','accepted','in_progress','reported','declined','closed'])[i % 7 + 1],
      case when i % 7 = 6 then 'done' end, '["Проектный офис"]'::jsonb, case when i % 7 > 0 then t.adopted_on + i % 40 end,
      case when i % 7 > 1 then t.adopted_on + 40 + i % 90 end, case when i % 7 = 6 then t.adopted_on + 130 + i % 900 end,
      t.adopted_on
    from generate_series(${from}::int, ${to}::int) i
    join adopted_text t on t.id = 'T' || lpad((i % ${resolutions}::int + 1)::text, 21, '0')`;
  // What follows looks these rows up: without a count of them each would be looked for through all.
  await sql`analyze recommendation`;
  await sql`insert into recommendation_addressee (recommendation_id, addressee_id, role)
    select 'N' || lpad(i::text, 21, '0'), 'A' || lpad((i % 40 + 1)::text, 21, '0'), 'lead'
    from generate_series(${from}::int, ${to}::int) i`;
  await sql`insert into school_mark (recommendation_id, school_id, mark, note, by, at)
    select 'N' || lpad(i::text, 21, '0'), 'S' || lpad(s::text, 21, '0'), 'done', '', ${accountId}, now()
    from generate_series(${from}::int, least(4800, ${to}::int)) i, generate_series(1, 100) s where i % 40 = 0`;
  await sql`insert into answer (id, recommendation_id, addressee_id, outcome, text, signed_by, state, created_at)
    select 'W' || lpad(i::text, 21, '0'), r.id, 'A' || lpad((i % 40 + 1)::text, 21, '0'), 'in_progress',
      'Издан приказ, составлен план, назначены наставники; работа идёт по графику.', 'Начальник',
      case when i % 20 = 0 then 'submitted' else 'confirmed' end, r.last_answer_at
    from generate_series(${from}::int, ${to}::int) i join recommendation r on r.id = 'N' || lpad(i::text, 21, '0')
    where i % 7 > 1`;
}

async function addYears(
  sql: postgres.Sql,
  { forumId, from, to }: Range & { forumId: string },
): Promise<void> {
  await sql`insert into recommendation_addressee (recommendation_id, addressee_id, role)
    select 'N' || lpad(i::text, 21, '0'), 'A' || lpad(((i * 7 + 3) % 40 + 1)::text, 21, '0'), 'co'
    from generate_series(${from}::int, ${to}::int) i
    on conflict do nothing`;
  // A stream of its own: these rows are read by their noun, and the forum's chain stays whole.
  await sql`insert into event (stream, seq, id, at, account_id, channel, noun, noun_id, type, data, prev_hash, hash)
    select 'years', n, 'E' || lpad(n::text, 21, '0'), now() - make_interval(hours => 10 - step, mins => i), null, 'web',
      'recommendation', 'N' || lpad(i::text, 21, '0'), 'recommendation.moved',
      jsonb_build_object('from', 'sent', 'to', 'accepted', 'forumId', ${forumId}::text), '', ''
    from generate_series(${from}::int, ${to}::int) i, generate_series(1, 10) step, lateral (select i * 10 + step as n) x`;
}

/** Everything of rows `from` … `to`. Row by row the triggers would count for minutes: the board is counted anew instead. */
export async function growBoard(
  sql: postgres.Sql,
  board: Range & { forumId: string; accountId: string; resolutions: number },
): Promise<void> {
  const counted = ['recommendation', 'recommendation_addressee', 'answer'];
  const triggers = (word: 'enable' | 'disable') =>
    Promise.all(
      [...counted.flatMap((table) => [`${table}_tally`, `${table}_stamp`]), 'school_mark_stamp'].map((name) =>
        sql.unsafe(`alter table ${name.replace(/_[a-z]+$/, '')} ${word} trigger ${name}`),
      ),
    );
  await triggers('disable');
  await addRecommendations(sql, board);
  await addYears(sql, board);
  await triggers('enable');
  await sql`select veche_recount(${board.forumId})`;
  await sql`vacuum analyze`;
}
