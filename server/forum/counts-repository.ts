/**
 * Two statements that count the stations of a forum and what awaits one person there, over the tables of all nouns: the
 * board, whose rows are thousands and whose changes are stamped, and everything else.
 */
import { sql } from 'drizzle-orm';
import type { DbOrTx } from '../db.ts';

/** Of the board and of circles of addressees: changes only when the stamp of the board does. */
export type BoardCounts = {
  recommendations: number;
  answersToReview: number;
  marksForMySchool: number;
};

export type StationCounts = {
  programme: number;
  proposals: number;
  openProposals: number;
  returnedMine: number;
  resolutions: number;
  remarksForMe: number;
  frozen: number;
  adopted: number;
  votes: number;
  openVotes: number;
  votesForMe: number;
  votesToAnnounce: number;
};

export async function stationCounts(
  db: DbOrTx,
  forumId: string,
  participantId: string,
): Promise<StationCounts> {
  const rows = await db.execute<StationCounts>(sql`
    select
      (select count(*)::int from programme_item where forum_id = ${forumId}) as "programme",
      (select count(*)::int from proposal where forum_id = ${forumId} and state <> 'withdrawn') as "proposals",
      (select count(*)::int from proposal where forum_id = ${forumId} and state = 'submitted') as "openProposals",
      (select count(*)::int from proposal where forum_id = ${forumId} and state = 'returned'
        and participant_id = ${participantId}) as "returnedMine",
      (select count(*)::int from resolution where forum_id = ${forumId}) as "resolutions",
      (select count(*)::int from comment t where t.forum_id = ${forumId} and t.thread_id is null and t.settled_at is null
        and exists (select from comment m where (m.id = t.id or m.thread_id = t.id)
          and m.mentions @> to_jsonb(${participantId}::text)
          and not exists (select from comment mine where (mine.id = t.id or mine.thread_id = t.id)
            and mine.participant_id = ${participantId} and mine.number > m.number))) as "remarksForMe",
      (select count(*)::int from resolution where forum_id = ${forumId} and state = 'frozen') as "frozen",
      (select count(*)::int from adopted_text where forum_id = ${forumId}) as "adopted",
      (select count(*)::int from vote where forum_id = ${forumId} and state <> 'prepared') as "votes",
      (select count(*)::int from vote where forum_id = ${forumId} and state = 'open') as "openVotes",
      (select count(*)::int from vote v join vote_roll r on r.vote_id = v.id
        where v.forum_id = ${forumId} and v.state = 'open' and v.method <> 'hands' and r.participant_id = ${participantId}
          and not exists (select from ballot b where b.vote_id = v.id and b.participant_id = r.participant_id)) as "votesForMe",
      (select count(*)::int from vote where forum_id = ${forumId} and state = 'closed') as "votesToAnnounce"`);
  return rows[0] as StationCounts;
}

export async function boardCounts(db: DbOrTx, forumId: string, schoolId: string): Promise<BoardCounts> {
  const rows = await db.execute<BoardCounts>(sql`
    select
      (select count(*)::int from recommendation where forum_id = ${forumId}) as "recommendations",
      (select count(*)::int from answer a join recommendation r on r.id = a.recommendation_id
        where r.forum_id = ${forumId} and a.state = 'submitted') as "answersToReview",
      (select count(*)::int from recommendation r
        join recommendation_addressee ra on ra.recommendation_id = r.id
        join circle_school cs on cs.addressee_id = ra.addressee_id and cs.school_id = ${schoolId}
        where r.forum_id = ${forumId} and r.kind = 'circle' and r.state not in ('adopted', 'closed')
          and not exists (select from school_mark m where m.recommendation_id = r.id and m.school_id = cs.school_id)
      ) as "marksForMySchool"`);
  return rows[0] as BoardCounts;
}
