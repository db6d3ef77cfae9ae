/**
 * Two statements that count the stations of a forum and what awaits one person there, over the tables of all nouns: the
 * board, whose rows are thousands and whose changes are stamped, and everything else with the people of the hall.
 */
import { sql } from 'drizzle-orm';
import { builtOnce, type DbOrTx } from '../db.ts';
import type { Counts } from './people-repository.ts';

/** Of the board and of circles of addressees: changes only when the stamp of the board does. */
export type BoardCounts = {
  recommendations: number;
  answersToReview: number;
  /** Requests for time, disputes, and verdicts that another keeper proposed. */
  boardToDecide: number;
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
} & Counts;

const [forumId, me] = [sql.placeholder('forumId'), sql.placeholder('me')];
const asked = {
  programme: sql<number>`(select count(*)::int from programme_item where forum_id = ${forumId})`,
  proposals: sql<number>`(select count(*)::int from proposal where forum_id = ${forumId} and state <> 'withdrawn')`,
  openProposals: sql<number>`(select count(*)::int from proposal where forum_id = ${forumId} and state = 'submitted')`,
  returnedMine: sql<number>`(select count(*)::int from proposal where forum_id = ${forumId} and state = 'returned'
    and participant_id = ${me})`,
  resolutions: sql<number>`(select count(*)::int from resolution where forum_id = ${forumId})`,
  remarksForMe: sql<number>`(select count(*)::int from comment t
    where t.forum_id = ${forumId} and t.thread_id is null and t.settled_at is null
      and exists (select from comment m where (m.id = t.id or m.thread_id = t.id)
        and m.mentions @> to_jsonb(${me}::text)
        and not exists (select from comment mine where (mine.id = t.id or mine.thread_id = t.id)
          and mine.participant_id = ${me} and mine.number > m.number)))`,
  frozen: sql<number>`(select count(*)::int from resolution where forum_id = ${forumId} and state = 'frozen')`,
  adopted: sql<number>`(select count(*)::int from adopted_text where forum_id = ${forumId})`,
  votes: sql<number>`(select count(*)::int from vote where forum_id = ${forumId} and state <> 'prepared')`,
  openVotes: sql<number>`(select count(*)::int from vote where forum_id = ${forumId} and state = 'open')`,
  votesForMe: sql<number>`(select count(*)::int from vote v join vote_roll r on r.vote_id = v.id
    where v.forum_id = ${forumId} and v.state = 'open' and v.method <> 'hands' and r.participant_id = ${me}
      and not exists (select from ballot b where b.vote_id = v.id and b.participant_id = r.participant_id))`,
  votesToAnnounce: sql<number>`(select count(*)::int from vote where forum_id = ${forumId} and state = 'closed')`,
  listed: sql<number>`people.listed`,
  present: sql<number>`people.present`,
  voting: sql<number>`people.voting`,
  unconfirmed: sql<number>`people.unconfirmed`,
};
const people = sql`(select count(*)::int as listed, (count(*) filter (where present))::int as present,
  (count(*) filter (where voting))::int as voting, (count(*) filter (where confirmed_at is null))::int as unconfirmed
  from participant where forum_id = ${forumId} and removed_at is null) people`;
const counted = builtOnce((db) => db.select(asked).from(people).prepare('station_counts'));

export async function stationCounts(
  db: DbOrTx,
  forum: string,
  participantId: string,
): Promise<StationCounts> {
  return (await counted(db).execute({ forumId: forum, me: participantId }))[0] as StationCounts;
}

/** `keeper`: the account of who keeps the board, else empty. */
export async function boardCounts(
  db: DbOrTx,
  forum: string,
  schoolId: string,
  keeper = '',
): Promise<BoardCounts> {
  const rows = await db.execute<BoardCounts>(sql`
    select
      (select count(*)::int from recommendation where forum_id = ${forum} and parts = 0) as "recommendations",
      (select count(*)::int from answer a join recommendation r on r.id = a.recommendation_id
        where r.forum_id = ${forum} and a.state = 'submitted') as "answersToReview",
      (select count(*)::int from deadline_extension e join recommendation r on r.id = e.recommendation_id
        where r.forum_id = ${forum} and e.state = 'requested')
      + (select count(*)::int from recommendation where forum_id = ${forum} and disputed_at is not null)
      + (select count(*)::int from recommendation where forum_id = ${forum} and proposed is not null
        and proposed->>'by' <> ${keeper}) as "boardToDecide",
      (select count(*)::int from recommendation r
        join recommendation_addressee ra on ra.recommendation_id = r.id
        join circle_school cs on cs.addressee_id = ra.addressee_id and cs.school_id = ${schoolId}
        where r.forum_id = ${forum} and r.kind = 'circle' and r.parts = 0 and r.state not in ('adopted', 'closed')
          and not exists (select from school_mark m where m.recommendation_id = r.id and m.school_id = cs.school_id)
      ) as "marksForMySchool"`);
  return rows[0] as BoardCounts;
}
