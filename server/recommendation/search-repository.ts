/**
 * Search of the board: words in any of their forms, Russian and English, ё as е. Where no row has them all, the words
 * that were meant are looked up in the installation's own list of words (by their letters, which is cheap: it is
 * short), and asked for instead; at last any of them. Few candidates are ranked, fewer are marked for the eye.
 */
import { type SQL, sql } from 'drizzle-orm';
import { FOUND_END, FOUND_START } from '#domain/recommendation/found.ts';
import { meantBy, wordsOf } from '#domain/recommendation/near-words.ts';
import type { DbOrTx } from '../db.ts';
import { besideOf, joinedOf, type RowFilter, rowsOf, textArray } from './board-filter.ts';

const CANDIDATES = 200;
/** What a screen holds. */
const SHOWN = 50;
const MARKS = `HighlightAll=true, StartSel=${FOUND_START}, StopSel=${FOUND_END}`;

export type Hit = { id: string; found: string | null };

export async function searchBoard(
  db: DbOrTx,
  filter: RowFilter,
  timeZone: string,
  asked: string,
): Promise<Hit[]> {
  const plain = asked.toLowerCase().replaceAll('ё', 'е');
  const number = /^(?:№\s*)?(\d{1,6})$/.exec(plain)?.[1];
  const hits = (words: SQL) => hitsOf(db, filter, timeZone, words, number ? Number(number) : null);
  const exact = await hits(sql`websearch_to_tsquery('russian', ${plain})`);
  if (exact.length > 0) return exact;
  const meant = await meantWords(db, wordsOf(plain));
  const groups = meant.filter((group) => group.length > 0).map((group) => `(${group.join(' | ')})`);
  if (groups.length === 0) return [];
  if (groups.length === meant.length) {
    const all = await hits(sql`to_tsquery('russian', ${groups.join(' & ')})`);
    if (all.length > 0) return all;
  }
  return groups.length > 1 ? hits(sql`to_tsquery('russian', ${groups.join(' | ')})`) : [];
}

/** For each word those that may be meant by it. A number means itself. Only letters and digits come out of here. */
async function meantWords(db: DbOrTx, words: readonly string[]): Promise<string[][]> {
  if (words.length === 0) return [];
  const rows = await db.execute<{ asked: string; word: string }>(sql`
    select a.asked, near.word from unnest(${textArray(words)}) a (asked), lateral (
      (select w.word from board_word w where w.word % a.asked order by similarity(w.word, a.asked) desc, w.word limit 30)
      union (select w.word from board_word w where length(a.asked) >= 3 and w.word like a.asked || '%' order by w.word limit 10)) near`);
  return words.map((word) =>
    /^\p{N}+$/u.test(word)
      ? [word]
      : meantBy(
          word,
          rows.filter((row) => row.asked === word).map((row) => row.word),
        ),
  );
}

async function hitsOf(
  db: DbOrTx,
  filter: RowFilter,
  timeZone: string,
  words: SQL,
  number: number | null,
): Promise<Hit[]> {
  const rows = await db.execute<Hit>(sql`
    with ${besideOf(filter)} asked as materialized (select ${words} as words),
    hits as (
      ${number === null ? sql`` : sql`select r.id, r.text, r.place, 3 as rank from recommendation r ${joinedOf(filter)} where ${rowsOf(filter, timeZone)} and r.number = ${number} union all`}
      (select r.id, r.text, r.place, ts_rank(veche_words(r.text, r.owner_text), (select words from asked)) as rank
        from recommendation r ${joinedOf(filter)}
        where ${rowsOf(filter, timeZone)} and veche_words(r.text, r.owner_text) @@ (select words from asked)
        limit ${CANDIDATES})),
    best as (
      select id, text, place, max(rank) as rank from hits group by id, text, place order by max(rank) desc, place limit ${SHOWN})
    select id, ts_headline('russian', text, (select words from asked), ${MARKS}) as found
    from best order by rank desc, place`);
  return [...rows];
}
