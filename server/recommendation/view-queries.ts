/** Kept filters, and what would become of several rows at once. */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { type BulkEvent, type BulkView, bulkStep, numbersOf } from '#domain/recommendation/bulk.ts';
import type { KeptView } from '#domain/recommendation/kept-view.ts';
import { boardRoles, canKeepBoard, canSeeBoard } from '#domain/recommendation/permissions.ts';
import type { Verdict } from '#domain/recommendation/rules.ts';
import { groundOf } from '#domain/recommendation/views.ts';
import type { Q } from '../bind.ts';
import { forumAccess } from '../forum/access.ts';
import { lookOf } from './project.ts';
import { boardRecords, idsOfNumbers } from './repository.ts';
import { viewsFor } from './view-repository.ts';

export async function keptViews(q: Q, actor: Actor | null, forumRef: string): Promise<KeptView[]> {
  const { viewer, forum } = await forumAccess(q.db, actor, forumRef);
  if (!actor || !canSeeBoard(viewer)) refuse('not_found');
  const rows = await viewsFor(q.db, forum.id, actor.accountId);
  return rows.map(({ id, name, query, shared, accountId }) => ({
    id,
    name,
    query,
    shared,
    mayDrop: accountId === actor.accountId || canKeepBoard(viewer),
  }));
}

export async function bulkPreview(
  q: Q,
  actor: Actor | null,
  forumRef: string,
  asked: { numbers: readonly string[]; event: BulkEvent; verdict: Verdict; note: string },
): Promise<BulkView> {
  const { viewer, forum } = await forumAccess(q.db, actor, forumRef);
  if (!canKeepBoard(viewer)) refuse('not_found');
  const { marks } = await lookOf(q, forum);
  const ids = await idsOfNumbers(q.db, forum.id, numbersOf(asked.numbers));
  const records = await boardRecords(
    q.db,
    { forumId: forum.id, ids, limit: ids.length + 1 },
    marks.today,
    forum.timeZone,
  );
  const roles = boardRoles(viewer);
  return {
    rows: records.map((record) => {
      const { id, number, text, version, state, verdict, parts } = record;
      const next = bulkStep({ state, parts, evidence: groundOf(record) }, roles, asked);
      return { id, number, text, version, state, verdict, next };
    }),
  };
}
