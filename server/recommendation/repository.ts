/** SQL of the board: rows with everything a screen shows of them, and the changes commands make. */
import { and, desc, eq, inArray, isNull, max, sql } from 'drizzle-orm';
import type { BoardRecord } from '#domain/recommendation/views.ts';
import { forum } from '#drizzle/schema/forum.ts';
import { file } from '#drizzle/schema/installation.ts';
import {
  answer,
  answerFile,
  boardSnapshot,
  recommendation,
  recommendationAddressee,
  schoolMark,
} from '#drizzle/schema/recommendation.ts';
import type { DbOrTx, Tx } from '../db.ts';
import { besideOf, joinedOf, type RowFilter, rowsOf, textArray } from './board-filter.ts';

export type Row = typeof recommendation.$inferSelect;
export type NewRow = typeof recommendation.$inferInsert;
export type AnswerRow = typeof answer.$inferSelect;
export type NewAnswer = typeof answer.$inferInsert;

export async function rowById(db: DbOrTx, id: string): Promise<Row | undefined> {
  return (await db.select().from(recommendation).where(eq(recommendation.id, id)))[0];
}

export async function rowByNumber(db: DbOrTx, forumId: string, number: number): Promise<Row | undefined> {
  return (
    await db
      .select()
      .from(recommendation)
      .where(and(eq(recommendation.forumId, forumId), eq(recommendation.number, number)))
  )[0];
}

export async function idsOfNumbers(
  db: DbOrTx,
  forumId: string,
  numbers: readonly number[],
): Promise<string[]> {
  if (numbers.length === 0) return [];
  const rows = await db
    .select({ id: recommendation.id })
    .from(recommendation)
    .where(and(eq(recommendation.forumId, forumId), inArray(recommendation.number, [...numbers])))
    .orderBy(recommendation.place, recommendation.part);
  return rows.map(({ id }) => id);
}

/** Locked in the order of ids, so that a letter and a reviewer never wait for each other in a circle. */
export async function lockRows(tx: Tx, ids: readonly string[]): Promise<Row[]> {
  if (ids.length === 0) return [];
  return tx
    .select()
    .from(recommendation)
    .where(inArray(recommendation.id, [...ids]))
    .orderBy(recommendation.id)
    .for('update');
}

/** Next number of the forum; its row is locked, so numbers have no gaps and no twins. */
export async function nextNumber(tx: Tx, forumId: string): Promise<number> {
  await tx.select({ id: forum.id }).from(forum).where(eq(forum.id, forumId)).for('update');
  const [row] = await tx
    .select({ n: max(recommendation.number) })
    .from(recommendation)
    .where(eq(recommendation.forumId, forumId));
  return (row?.n ?? 0) + 1;
}

export async function countOfText(db: DbOrTx, adoptedTextId: string): Promise<number> {
  const rows = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(recommendation)
    .where(eq(recommendation.adoptedTextId, adoptedTextId));
  return rows[0]?.n ?? 0;
}

export async function insertRows(tx: Tx, rows: NewRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 200)
    await tx.insert(recommendation).values(rows.slice(at, at + 200));
}

export async function updateRow(tx: Tx, id: string, set: Partial<NewRow>): Promise<void> {
  await tx
    .update(recommendation)
    .set({ ...set, version: sql`${recommendation.version} + 1` })
    .where(eq(recommendation.id, id));
}

export async function setAddressees(tx: Tx, recommendationId: string, ids: readonly string[]): Promise<void> {
  await tx
    .delete(recommendationAddressee)
    .where(eq(recommendationAddressee.recommendationId, recommendationId));
  await insertAddressees(tx, new Map([[recommendationId, ids]]));
}

export async function insertAddressees(tx: Tx, map: ReadonlyMap<string, readonly string[]>): Promise<void> {
  const rows = [...map].flatMap(([recommendationId, ids]) =>
    ids.map((addresseeId, at) => ({
      recommendationId,
      addresseeId,
      role: at === 0 ? ('lead' as const) : ('co' as const),
    })),
  );
  for (let at = 0; at < rows.length; at += 500)
    await tx.insert(recommendationAddressee).values(rows.slice(at, at + 500));
}

export async function addresseeIdsOf(db: DbOrTx, recommendationId: string): Promise<string[]> {
  const rows = await db
    .select({ id: recommendationAddressee.addresseeId })
    .from(recommendationAddressee)
    .where(eq(recommendationAddressee.recommendationId, recommendationId))
    .orderBy(desc(recommendationAddressee.role));
  return rows.map(({ id }) => id);
}

/** Rows of one addressee in one resolution: what a letter or a link is about. Divided clauses answer by their parts. */
export async function subjectRows(db: DbOrTx, resolutionId: string, addresseeId: string): Promise<Row[]> {
  const rows = await db
    .select({ row: recommendation })
    .from(recommendation)
    .innerJoin(recommendationAddressee, eq(recommendationAddressee.recommendationId, recommendation.id))
    .where(
      and(
        eq(recommendation.resolutionId, resolutionId),
        eq(recommendationAddressee.addresseeId, addresseeId),
        eq(recommendation.parts, 0),
      ),
    )
    .orderBy(recommendation.number);
  return rows.map(({ row }) => row);
}

export async function partsOf(db: DbOrTx, parent: Pick<Row, 'id' | 'clauseId'>): Promise<Row[]> {
  return db
    .select()
    .from(recommendation)
    .where(and(eq(recommendation.clauseId, parent.clauseId), eq(recommendation.parentId, parent.id)))
    .orderBy(recommendation.part);
}

export type BoardFilter = RowFilter & {
  ids?: readonly string[];
  after?: { sort: number; part: number };
  limit: number;
};

/**
 * Everything a screen shows of a recommendation, a page of it, in the order of the paper. The limit stands in the text:
 * as a value the planner could not know it, and would plan this anew (longer than it runs) at every look.
 */
export async function boardRecords(
  db: DbOrTx,
  filter: BoardFilter,
  today: string,
  timeZone: string,
): Promise<(BoardRecord & { sort: number })[]> {
  const { ids, after, limit } = filter;
  const rows = await db.execute<BoardRecord & { sort: number } & Record<string, unknown>>(sql`
    with ${besideOf(filter)} page as (
      select r.*, p.number as parent_number, r.place as sort
      from recommendation r left join recommendation p on p.id = r.parent_id ${joinedOf(filter)}
      where ${rowsOf(filter, timeZone)}
        ${ids ? sql`and r.id = any(${textArray(ids)})` : sql``}
        ${after ? sql`and (r.place, r.part) > (${after.sort}::int, ${after.part}::int)` : sql``}
      order by ${ids ? sql`array_position(${textArray(ids)}, r.id), ` : sql``}r.place, r.part
      limit ${sql.raw(String(Math.trunc(limit)))})
    select r.id, r.number, r.parent_number as "parentNumber", r.part, r.sort,
      r.parts,
      r.resolution_id as "resolutionId", r.clause_id as "clauseId", r.marker, r.text, r.kind,
      coalesce((select json_agg(json_strip_nulls(json_build_object('id', a.id, 'name', a.name, 'dative', a.dative, 'task', nullif(x.task, ''), 'due', x.due)) order by x.role desc, a.name)
        from recommendation_addressee x join addressee a on a.id = x.addressee_id where x.recommendation_id = r.id), '[]') as addressees,
      r.owner_text as "ownerText", coalesce(po.title, '') as post,
      coalesce((select h.full_name from post_holder h where h.post_id = r.owner_post_id
        and (h.since is null or h.since <= ${today}::date) and (h.until is null or h.until >= ${today}::date)
        order by h.since desc nulls last, h.until nulls last limit 1), '') as holder,
      r.deadline_text as "deadlineText", r.deadline_precision as "deadlinePrecision",
      r.baseline_due::text as "baselineDue", r.current_due::text as "currentDue",
      r.state, r.verdict, r.outcome_note as "outcomeNote",
      (select s.number from recommendation s where s.id = r.superseded_by_id) as "successorNumber", r.tracks,
      (r.sent_at at time zone ${timeZone})::date::text as "sentOn", (r.closed_at at time zone ${timeZone})::date::text as "closedOn",
      case when r.kind = 'circle' then json_build_object(
        'total', (select count(*) from recommendation_addressee x join circle_school cs on cs.addressee_id = x.addressee_id where x.recommendation_id = r.id),
        'done', (select count(*) from school_mark m where m.recommendation_id = r.id and m.mark = 'done'),
        'working', (select count(*) from school_mark m where m.recommendation_id = r.id and m.mark = 'working'),
        'notRelevant', (select count(*) from school_mark m where m.recommendation_id = r.id and m.mark = 'not_relevant')) end as circle,
      (select json_build_object('outcome', a.outcome, 'text', a.text, 'url', a.url, 'public', a.public, 'percent', a.percent,
          'on', coalesce(l.reg_date, (a.created_at at time zone ${timeZone})::date)::text, 'regNo', coalesce(l.reg_no, ''),
          'files', coalesce((select json_agg(json_build_object('id', f.id, 'name', f.name, 'sha256', f.sha256) order by f.name, f.id)
            from answer_file x join file f on f.id = x.file_id where x.answer_id = a.id and x.public), '[]'))
        from answer a left join letter l on l.id = a.letter_id where a.recommendation_id = r.id and a.state = 'confirmed'
        order by a.created_at desc, a.id desc limit 1) as answer,
      (select count(*)::int from answer a where a.recommendation_id = r.id and a.state = 'submitted') as pending,
      (r.last_answer_at at time zone ${timeZone})::date::text as "heardOn",
      (least((select min(coalesce(a.came_at, a.created_at)) from answer a where a.recommendation_id = r.id and a.state = 'submitted'),
        (select e.created_at from deadline_extension e where e.recommendation_id = r.id and e.state = 'requested'))
        at time zone ${timeZone})::date::text as "waitsSince",
      (select count(*)::int from deadline_extension e where e.recommendation_id = r.id and e.state in ('granted', 'other_date')) as slips,
      (select count(*)::int from answer a where a.recommendation_id = r.id and a.state = 'more_asked') as returns,
      r.disputed_at is not null as disputed, r.risk_at is not null as risk, r.control, r.cadence, r.report_due::text as "reportDue",
      r.resume_on::text as "resumeOn", r.proposed, r.version
    from page r left join post po on po.id = r.owner_post_id
    order by r.sort, r.part`);
  if (!ids) return [...rows];
  const place = new Map(ids.map((id, at) => [id, at]));
  return [...rows].sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
}

export async function addresseesOfForum(
  db: DbOrTx,
  forumId: string,
): Promise<{ id: string; name: string; dative: string; kind: 'organisation' | 'circle'; count: number }[]> {
  const rows = await db.execute<{
    id: string;
    name: string;
    dative: string;
    kind: 'organisation' | 'circle';
    count: number;
  }>(sql`
    select a.id, a.name, a.dative, a.kind, b.count - coalesce(d.n, 0) as count
    from board_addressee b join addressee a on a.id = b.addressee_id
      left join (select x.addressee_id, count(*)::int as n from recommendation r
        join recommendation_addressee x on x.recommendation_id = r.id
        where r.forum_id = ${forumId} and r.parts > 0 group by 1) d on d.addressee_id = a.id
    where b.forum_id = ${forumId} and b.count > coalesce(d.n, 0) order by b.first, a.kind desc, a.name`);
  return [...rows];
}

export async function resolutionsWithRows(db: DbOrTx, forumId: string) {
  const rows = await db.execute<{ id: string; number: string; title: string; adoptedOn: string }>(sql`
    select s.id, t.number, s.title, t.adopted_on::text as "adoptedOn"
    from adopted_text t join resolution s on s.id = t.resolution_id
    where t.forum_id = ${forumId} and exists (select from recommendation r where r.resolution_id = s.id)
    order by t.adopted_on, s.number`);
  return [...rows];
}

// Answers

export async function insertAnswers(tx: Tx, rows: NewAnswer[]): Promise<void> {
  if (rows.length > 0) await tx.insert(answer).values(rows);
}
export async function lockAnswer(tx: Tx, id: string): Promise<AnswerRow | undefined> {
  return (await tx.select().from(answer).where(eq(answer.id, id)).for('update'))[0];
}
export async function answerById(db: DbOrTx, id: string): Promise<AnswerRow | undefined> {
  return (await db.select().from(answer).where(eq(answer.id, id)))[0];
}
export async function updateAnswer(tx: Tx, id: string, set: Partial<NewAnswer>): Promise<void> {
  await tx
    .update(answer)
    .set({ ...set, version: sql`${answer.version} + 1` })
    .where(eq(answer.id, id));
}
export async function answersOf(db: DbOrTx, recommendationIds: readonly string[]): Promise<AnswerRow[]> {
  if (recommendationIds.length === 0) return [];
  return db
    .select()
    .from(answer)
    .where(inArray(answer.recommendationId, [...recommendationIds]))
    .orderBy(answer.createdAt, answer.id);
}
/** What still waits for the yes of its own side comes no more; answers of which rows these were. */
export async function setAsideWaiting(
  tx: Tx,
  recommendationId: string,
  addresseeId: string,
): Promise<string[]> {
  const rows = await tx
    .update(answer)
    .set({ state: 'set_aside', version: sql`${answer.version} + 1` })
    .where(
      and(
        eq(answer.recommendationId, recommendationId),
        eq(answer.addresseeId, addresseeId),
        eq(answer.state, 'to_approve'),
      ),
    )
    .returning({ id: answer.id });
  return rows.map(({ id }) => id);
}
export async function attachFiles(tx: Tx, rows: { answerId: string; fileId: string }[]): Promise<void> {
  if (rows.length > 0) await tx.insert(answerFile).values(rows);
}

/** Of an answer's files exactly these are open; true where that was another set before. */
export async function openFiles(tx: Tx, answerId: string, fileIds: readonly string[]): Promise<boolean> {
  const changed = await tx
    .update(answerFile)
    .set({ public: sql`not ${answerFile.public}` })
    .where(
      and(
        eq(answerFile.answerId, answerId),
        sql`${answerFile.public} <> (${answerFile.fileId} = any(${textArray(fileIds)}))`,
      ),
    )
    .returning({ fileId: answerFile.fileId });
  return changed.length > 0;
}

// Marks of schools

export async function putMark(tx: Tx, row: typeof schoolMark.$inferInsert): Promise<void> {
  await tx
    .insert(schoolMark)
    .values(row)
    .onConflictDoUpdate({
      target: [schoolMark.recommendationId, schoolMark.schoolId],
      set: {
        mark: row.mark,
        note: row.note,
        by: row.by,
        at: row.at,
        version: sql`${schoolMark.version} + 1`,
      },
    });
}
export async function marksOf(db: DbOrTx, recommendationIds: readonly string[], schoolId: string) {
  if (recommendationIds.length === 0) return [];
  return db
    .select()
    .from(schoolMark)
    .where(
      and(inArray(schoolMark.recommendationId, [...recommendationIds]), eq(schoolMark.schoolId, schoolId)),
    );
}

// Snapshots

export async function snapshotsOf(db: DbOrTx, forumId: string) {
  return db
    .select()
    .from(boardSnapshot)
    .where(eq(boardSnapshot.forumId, forumId))
    .orderBy(desc(boardSnapshot.number));
}
export async function insertSnapshot(tx: Tx, row: typeof boardSnapshot.$inferInsert): Promise<void> {
  await tx.insert(boardSnapshot).values(row);
}
export async function snapshotById(db: DbOrTx, id: string) {
  return (await db.select().from(boardSnapshot).where(eq(boardSnapshot.id, id)))[0];
}
export async function withdrawSnapshotRow(tx: Tx, id: string, at: Date): Promise<boolean> {
  const rows = await tx
    .update(boardSnapshot)
    .set({ withdrawnAt: at })
    .where(and(eq(boardSnapshot.id, id), isNull(boardSnapshot.withdrawnAt)))
    .returning({ id: boardSnapshot.id });
  return rows.length > 0;
}
/** The one that stands now, without its text. */
export async function lastPublished(
  db: DbOrTx,
  forumId: string,
): Promise<{ number: number; asOf: string } | null> {
  const [last] = await db
    .select({ number: boardSnapshot.number, asOf: boardSnapshot.asOf })
    .from(boardSnapshot)
    .where(and(eq(boardSnapshot.forumId, forumId), isNull(boardSnapshot.withdrawnAt)))
    .orderBy(desc(boardSnapshot.number))
    .limit(1);
  return last ?? null;
}
/** A file that a snapshot which stands names: what is published is given, whatever became of the answer since. */
export async function publishedFile(db: DbOrTx, forumId: string, fileId: string) {
  const [found] = await db
    .select({ name: file.name, mime: file.mime, data: file.data })
    .from(file)
    .where(
      and(
        eq(file.id, fileId),
        eq(file.forumId, forumId),
        sql`exists (select from board_snapshot s where s.forum_id = ${forumId} and s.withdrawn_at is null
          and position(${`"id":"${fileId}"`} in s.canonical) > 0)`,
      ),
    );
  return found;
}
/** A forum that shows a snapshot to everybody; whether the forum itself is public is another matter. */
export async function publishedForum(db: DbOrTx, slug: string): Promise<string | undefined> {
  const rows = await db
    .select({ id: forum.id })
    .from(forum)
    .where(
      and(
        eq(forum.slug, slug),
        sql`exists (select from board_snapshot s where s.forum_id = ${forum.id} and s.withdrawn_at is null)`,
      ),
    );
  return rows[0]?.id;
}
