/**
 * One way for every change of state: the pure table says where it leads, the row and its event are written together.
 * Events hold codes and ids; words and names stay in the rows.
 */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { type BoardEvent, step, type Verdict, verdictOfParts } from '#domain/recommendation/rules.ts';
import type { Cx } from '../command.ts';
import { type Access, forumAccess } from '../forum/access.ts';
import { lockRows, type NewRow, partsOf, type Row, rowById, updateRow } from './repository.ts';

export type Loaded = Access & { row: Row };

export const boardKeys = (forumId: string, ...ids: string[]) => [
  `forum:${forumId}:board`,
  ...ids.slice(0, 100).map((id) => `recommendation:${id}`),
];

/** «Not found» for what one may not know of, before the row is locked. */
export async function loadRow(cx: Cx, id: string): Promise<Loaded> {
  const seen = await rowById(cx.tx, id);
  if (!seen) refuse('not_found');
  const access = await forumAccess(cx.tx, cx.actor, seen.forumId);
  const [row] = await lockRows(cx.tx, [id]);
  return { ...access, row: row ?? refuse('not_found') };
}

export function expectVersion(row: Row, expectV: number | undefined): void {
  if (expectV !== undefined && row.version !== expectV) refuse('conflict');
}

export async function move(
  cx: Cx,
  row: Row,
  event: BoardEvent,
  data: Record<string, unknown> = {},
  set: Partial<NewRow> = {},
): Promise<Row['state']> {
  const next = step(row.state, event);
  if (!next.ok) refuse(next.code, { params: { number: row.number } });
  if (next.state !== row.state || Object.keys(set).length > 0)
    await updateRow(cx.tx, row.id, { state: next.state, ...set });
  cx.record({
    stream: row.forumId,
    noun: 'recommendation',
    nounId: row.id,
    type: `recommendation.${event}`,
    data: { from: row.state, to: next.state, ...data },
  });
  cx.touch(...boardKeys(row.forumId, row.id));
  return next.state;
}

/** A divided clause is over when its last part is. */
export async function closeParent(cx: Cx, part: Row): Promise<void> {
  if (!part.parentId) return;
  const [parent] = await lockRows(cx.tx, [part.parentId]);
  if (!parent || parent.state === 'closed') return;
  const parts = await partsOf(cx.tx, parent);
  if (parts.some((row) => row.state !== 'closed' || row.verdict === null)) return;
  const verdict = verdictOfParts(parts.map((row) => row.verdict as Verdict));
  await move(cx, parent, 'close', { verdict, byParts: true }, { verdict, closedAt: cx.now });
}

/** The matter is open again, so the clause it belongs to is, too. */
export async function reopenParent(cx: Cx, part: Row): Promise<void> {
  if (!part.parentId) return;
  const [parent] = await lockRows(cx.tx, [part.parentId]);
  if (parent?.state === 'closed')
    await move(cx, parent, 'reopen', { byParts: true }, { verdict: null, closedAt: null });
}

export const actorId = (actor: Actor | null) => actor?.accountId ?? null;
