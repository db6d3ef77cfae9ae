/** SQL of a recommendation's way: proposals (numbers and tracks, never authors), vote, letters, answers, events. */
import { sql } from 'drizzle-orm';
import type { DbOrTx } from '../db.ts';

/** Titles of tracks by proposal, in the order of the programme. */
export async function tracksOfProposals(
  db: DbOrTx,
  forumId: string,
  proposalIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (proposalIds.length === 0) return new Map();
  const rows = await db.execute<{ id: string; title: string }>(sql`
    select p.id, t.title from proposal p join track t on t.id = p.track_id
    where p.forum_id = ${forumId} and p.id in ${[...proposalIds]} order by t.number, p.number`);
  const map = new Map<string, string[]>();
  for (const { id, title } of rows) map.set(id, [...(map.get(id) ?? []), title]);
  return map;
}

export async function proposalsOfClause(db: DbOrTx, forumId: string, clauseId: string) {
  const rows = await db.execute<{ at: string; number: number; track: string | null }>(sql`
    select p.created_at::text as at, p.number, t.title as track from proposal p left join track t on t.id = p.track_id
    where p.forum_id = ${forumId} and p.clause_id = ${clauseId} order by p.number`);
  return [...rows];
}

export async function adoptionOf(db: DbOrTx, adoptedTextId: string) {
  const rows = await db.execute<{
    title: string;
    number: string;
    adoptedOn: string;
    sha256: string;
    voteNumber: number | null;
    announcedAt: string | null;
    result: Record<string, unknown>;
  }>(sql`
    select s.title, t.number, t.adopted_on::text as "adoptedOn", t.sha256, v.number as "voteNumber",
      v.announced_at::text as "announcedAt", t.result
    from adopted_text t join resolution s on s.id = t.resolution_id left join vote v on v.id = t.vote_id
    where t.id = ${adoptedTextId}`);
  return rows[0];
}

export async function eventsOf(db: DbOrTx, recommendationId: string) {
  const rows = await db.execute<{ at: string; type: string; data: Record<string, unknown> }>(sql`
    select at::text as at, type, data from event where noun = 'recommendation' and noun_id = ${recommendationId}
    order by event.at, seq limit 500`);
  return [...rows];
}

export async function answersWithFiles(db: DbOrTx, recommendationId: string) {
  const rows = await db.execute<{
    id: string;
    at: string;
    outcome: string;
    text: string;
    url: string;
    state: 'submitted' | 'confirmed' | 'more_asked';
    byLink: boolean;
    signedBy: string;
    reviewNote: string;
    public: boolean;
    version: number;
    files: { id: string; name: string; public: boolean }[];
  }>(sql`
    select a.id, a.created_at::text as at, a.outcome, a.text, a.url, a.state, a.link_id is not null as "byLink",
      a.signed_by as "signedBy", a.review_note as "reviewNote", a.public, a.version,
      coalesce((select json_agg(json_build_object('id', f.id, 'name', f.name, 'public', x.public) order by f.name, f.id)
        from answer_file x join file f on f.id = x.file_id where x.answer_id = a.id), '[]') as files
    from answer a where a.recommendation_id = ${recommendationId} order by a.created_at, a.id limit 500`);
  return [...rows];
}

export async function lettersFor(db: DbOrTx, recommendationId: string) {
  const rows = await db.execute<{
    at: string;
    direction: 'out' | 'in';
    regNo: string;
    regDate: string | null;
    fileId: string | null;
    signer: string;
  }>(sql`
    select l.created_at::text as at, l.direction, l.reg_no as "regNo", l.reg_date::text as "regDate", l.file_id as "fileId", l.signer
    from letter l join recommendation r on r.id = ${recommendationId} and r.resolution_id = l.resolution_id
    join recommendation_addressee x on x.recommendation_id = r.id and x.addressee_id = l.addressee_id
    where l.direction = 'out' or exists (select from answer a where a.letter_id = l.id and a.recommendation_id = r.id)
    order by l.created_at limit 200`);
  return [...rows];
}

export async function schoolMarks(db: DbOrTx, recommendationId: string) {
  const rows = await db.execute<{
    schoolId: string;
    school: string;
    mark: 'done' | 'working' | 'not_relevant' | null;
    note: string;
  }>(sql`
    select s.id as "schoolId", s.short_name as school, m.mark, coalesce(m.note, '') as note
    from recommendation_addressee x join circle_school cs on cs.addressee_id = x.addressee_id
    join school s on s.id = cs.school_id
    left join school_mark m on m.recommendation_id = x.recommendation_id and m.school_id = s.id
    where x.recommendation_id = ${recommendationId} order by length(s.number), s.number, s.short_name limit 1000`);
  return [...rows];
}

/** Files by answer. */
export async function filesOfAnswers(
  db: DbOrTx,
  answerIds: readonly string[],
): Promise<Map<string, { id: string; name: string; public: boolean }[]>> {
  if (answerIds.length === 0) return new Map();
  const rows = await db.execute<{ answerId: string; id: string; name: string; public: boolean }>(sql`
    select x.answer_id as "answerId", f.id, f.name, x.public from answer_file x join file f on f.id = x.file_id
    where x.answer_id in ${[...answerIds]} order by f.name, f.id`);
  const map = new Map<string, { id: string; name: string; public: boolean }[]>();
  for (const { answerId, ...file } of rows) map.set(answerId, [...(map.get(answerId) ?? []), file]);
  return map;
}
