/** SQL of a recommendation's way: proposals (numbers and tracks, never authors), vote, letters, answers, events. */
import { type SQL, sql } from 'drizzle-orm';
import type { AnswerState } from '#domain/recommendation/steps.ts';
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

type Way = {
  proposals: { at: string; number: number; track: string | null }[];
  events: { at: string; type: string; data: Record<string, unknown> }[];
  answers: {
    id: string;
    at: string;
    outcome: string;
    text: string;
    url: string;
    percent: number | null;
    state: AnswerState;
    byLink: boolean;
    signedBy: string;
    approvedBy: string;
    reviewNote: string;
    public: boolean;
    version: number;
    files: { id: string; name: string; public: boolean }[];
  }[];
  letters: {
    at: string;
    direction: 'out' | 'in';
    regNo: string;
    regDate: string | null;
    fileId: string | null;
    signer: string;
  }[];
};

const listed = (question: SQL) => sql`(select coalesce(json_agg(x), '[]') from (${question}) x)`;

/** All that happened to it, each kind in the order of time, asked in one question: a page is read more often than it changes. */
export async function wayOf(
  db: DbOrTx,
  row: { id: string; forumId: string; clauseId: string },
): Promise<Way> {
  const proposals = sql`select p.created_at::text as at, p.number, t.title as track
    from proposal p left join track t on t.id = p.track_id
    where p.forum_id = ${row.forumId} and p.clause_id = ${row.clauseId} order by p.number`;
  const events = sql`select e.at::text as at, e.type, e.data from event e
    where e.noun = 'recommendation' and e.noun_id = ${row.id} order by e.at, e.seq limit 500`;
  const answers = sql`select a.id, a.created_at::text as at, a.outcome, a.text, a.url, a.percent, a.state,
      a.link_id is not null as "byLink", a.signed_by as "signedBy", a.approved_by as "approvedBy", a.review_note as "reviewNote", a.public, a.version,
      coalesce((select json_agg(json_build_object('id', f.id, 'name', f.name, 'public', x.public) order by f.name, f.id)
        from answer_file x join file f on f.id = x.file_id where x.answer_id = a.id), '[]') as files
    from answer a where a.recommendation_id = ${row.id} order by a.created_at, a.id limit 500`;
  const letters = sql`select l.created_at::text as at, l.direction, l.reg_no as "regNo", l.reg_date::text as "regDate",
      l.file_id as "fileId", l.signer
    from letter l join recommendation r on r.id = ${row.id} and r.resolution_id = l.resolution_id
    join recommendation_addressee x on x.recommendation_id = r.id and x.addressee_id = l.addressee_id
    where l.direction = 'out' or exists (select from answer a where a.letter_id = l.id and a.recommendation_id = r.id)
    order by l.created_at limit 200`;
  const [way] = await db.execute<Way>(sql`
    select ${listed(proposals)} as proposals, ${listed(events)} as events, ${listed(answers)} as answers,
      ${listed(letters)} as letters`);
  return way ?? { proposals: [], events: [], answers: [], letters: [] };
}

export type Adoption = {
  title: string;
  number: string;
  adoptedOn: string;
  sha256: string;
  voteNumber: number | null;
  announcedAt: string | null;
  result: Record<string, unknown>;
};

export async function adoptionOf(db: DbOrTx, adoptedTextId: string): Promise<Adoption | undefined> {
  const rows = await db.execute<Adoption>(sql`
    select s.title, t.number, t.adopted_on::text as "adoptedOn", t.sha256, v.number as "voteNumber",
      v.announced_at::text as "announcedAt", t.result
    from adopted_text t join resolution s on s.id = t.resolution_id left join vote v on v.id = t.vote_id
    where t.id = ${adoptedTextId}`);
  return rows[0];
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

/**
 * A word for what a recommendation's page tells besides the board's own rows: adoption, vote, proposals, events, files,
 * voices of the ground; `own` where this reader sees what no other of the audience does.
 */
export async function standingOf(
  db: DbOrTx,
  forumId: string,
  number: number,
  accountId: string | null,
): Promise<{ own: boolean; adoption: Adoption; word: string } | undefined> {
  const rows = await db.execute<{ own: boolean; adoption: Adoption; rest: string }>(sql`
    select r.kind = 'circle' or r.proposed is not null or exists (select from counter_evidence c
        where c.recommendation_id = r.id and c.account_id = ${accountId ?? ''}) as own,
      json_build_object('title', s.title, 'number', t.number, 'adoptedOn', t.adopted_on::text, 'sha256', t.sha256,
        'voteNumber', v.number, 'announcedAt', v.announced_at::text, 'result', t.result) as adoption,
      json_build_array(
      (select count(*) from event e where e.noun = 'recommendation' and e.noun_id = r.id),
      (select json_agg(json_build_array(p.number, p.created_at, k.title) order by p.number)
        from proposal p left join track k on k.id = p.track_id
        where p.forum_id = r.forum_id and p.clause_id = r.clause_id),
      (select json_agg(json_build_array(x.file_id, f.name, x.public) order by x.answer_id, x.file_id)
        from answer a join answer_file x on x.answer_id = a.id join file f on f.id = x.file_id
        where a.recommendation_id = r.id),
      (select json_agg(json_build_array(c.id, c.at, c.holds) order by c.id)
        from counter_evidence c where c.recommendation_id = r.id))::text as rest
    from recommendation r join adopted_text t on t.id = r.adopted_text_id join resolution s on s.id = t.resolution_id
      left join vote v on v.id = t.vote_id
    where r.forum_id = ${forumId} and r.number = ${number}`);
  const [row] = rows;
  if (!row) return undefined;
  const { own, adoption, rest } = row;
  return { own, adoption, word: JSON.stringify([adoption, rest]) };
}
