/**
 * Search of the board: words in any of their forms, Russian and English, ё as е; what is misspelt or half typed by
 * trigrams, when no word is found. Best first; the words found are marked for the eye.
 */
import { sql } from 'drizzle-orm';
import { FOUND_END, FOUND_START } from '#domain/recommendation/found.ts';
import type { DbOrTx } from '../db.ts';

const CANDIDATES = 400;
/** Marking is dear: only what a screen holds is marked. */
const SHOWN = 100;
const MARKS = `HighlightAll=true, StartSel=${FOUND_START}, StopSel=${FOUND_END}`;

export type Hit = { id: string; found: string | null };

export async function searchBoard(db: DbOrTx, forumId: string, asked: string): Promise<Hit[]> {
  const plain = asked.toLowerCase().replaceAll('ё', 'е');
  const needle = `%${plain.replace(/[\\%_]/g, '\\$&')}%`;
  const number = /^(?:№\s*)?(\d{1,6})$/.exec(plain)?.[1];
  const rows = await db.execute<Hit>(sql`
    with asked as (select websearch_to_tsquery('russian', ${plain}) as words),
    worded as (
      select r.id, r.text, r.place, ts_rank(veche_words(r.text, r.owner_text), asked.words) as rank
      from recommendation r, asked
      where r.forum_id = ${forumId} and veche_words(r.text, r.owner_text) @@ asked.words
      limit ${CANDIDATES}),
    near as (
      select r.id, r.text, r.place,
        greatest(word_similarity(${plain}, veche_plain(r.text)), (veche_plain(r.text) like ${needle})::int) as rank
      from recommendation r
      where not exists (select from worded) and r.forum_id = ${forumId}
        and (${plain} <% veche_plain(r.text) or veche_plain(r.text) like ${needle})
      limit ${CANDIDATES}),
    hits as (
      ${number ? sql`select id, text, place, 3 as rank from recommendation where forum_id = ${forumId} and number = ${Number(number)} union all` : sql``}
      select * from worded union all select * from near)
    select id, max(found) as found from (
      select h.id, h.rank, h.place,
        case when h.at <= ${SHOWN} then ts_headline('russian', h.text, asked.words, ${MARKS}) end as found
      from (select *, row_number() over (order by rank desc, place) as at from hits
        order by rank desc, place limit ${CANDIDATES}) h, asked) x
    group by id, x.rank, x.place order by x.rank desc, x.place`);
  return [...rows];
}
