/** What every command about agenda and minutes begins and ends with: the locked row, the step, the event. */
import { refuse } from '#domain/errors.ts';
import { canKeepMinutes, canReadMinutes } from '#domain/minutes/permissions.ts';
import { type MinutesEvent, nextMinutes } from '#domain/minutes/rules.ts';
import type { Cx } from '../command.ts';
import { type Access, forumAccess } from '../forum/access.ts';
import { lockItem, lockMinutes, type MinutesRow, minutesOf } from './repository.ts';

export const key = (forumId: string) => `forum:${forumId}:minutes`;

export function step(row: MinutesRow, event: MinutesEvent): MinutesRow['state'] {
  const next = nextMinutes(row.state, event);
  return next.ok ? next.state : refuse(next.code, { params: { state: row.state } });
}
export function record(
  cx: Cx,
  row: Pick<MinutesRow, 'id' | 'forumId'>,
  type: string,
  data: Record<string, unknown> = {},
) {
  cx.record({ stream: row.forumId, noun: 'minutes', nounId: row.id, type: `minutes.${type}`, data });
  cx.touch(key(row.forumId));
}
export async function loadRow(cx: Cx, minutesId: string) {
  const row = await lockMinutes(cx.tx, minutesId);
  if (!row) refuse('not_found');
  const found = await forumAccess(cx.tx, cx.actor, row.forumId);
  if (!canReadMinutes(found.viewer)) refuse('not_found');
  return { ...found, row };
}
/** The agenda may change until the minutes are sealed. */
export async function openAgenda(cx: Cx, forumId: string): Promise<void> {
  const row = await minutesOf(cx.tx, forumId);
  if (row) step(row, 'edit');
}
export async function loadItem(cx: Cx, itemId: string) {
  const item = await lockItem(cx.tx, itemId);
  if (!item) refuse('not_found');
  return { ...(await forumAccess(cx.tx, cx.actor, item.forumId)), item };
}
export const keeps = <L extends Access>(_: unknown, { viewer }: L) => canKeepMinutes(viewer);
