/** The order of putting and the seconders still missing, by the forum's rules. */
import { puttingOrder } from '#domain/amendment/rules.ts';
import { rulesOf } from '#domain/forum/rules-schema.ts';
import type { DbOrTx } from '../db.ts';
import type { Access } from '../forum/access.ts';
import { type AmendmentRow, secondsOf } from './repository.ts';

type Forum = Access['forum'];

export function inPuttingOrder(forum: Forum, rows: readonly AmendmentRow[], clauses: readonly string[]) {
  return puttingOrder(rows, clauses, rulesOf(forum.preset, forum.rules).amendments.order);
}

export async function secondersMissing(db: DbOrTx, forum: Forum, row: AmendmentRow): Promise<number> {
  const needed = rulesOf(forum.preset, forum.rules).amendments.seconders;
  return needed === 0 ? 0 : Math.max(0, needed - (await secondsOf(db, [row.id])).length);
}
