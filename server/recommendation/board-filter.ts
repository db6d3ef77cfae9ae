/** Which rows of a board are meant: one condition for its table and for its search. Lists go as one value, so the text stays the same. */
import { type SQL, sql } from 'drizzle-orm';
import type { Marks, Signal } from '#domain/recommendation/signals.ts';
import { BESIDE, JOINED, signalTest } from './signal-repository.ts';

export type RowFilter = {
  forumId: string;
  states?: readonly string[];
  addresseeId?: string;
  pendingOnly?: boolean;
  signal?: { name: Signal; marks: Marks };
};

export const textArray = (values: readonly string[]): SQL => sql`${sql.param([...values])}::text[]`;

/** Asked before `recommendation r` and joined to it, where a signal needs what lies in other tables. */
export const besideOf = ({ signal }: RowFilter): SQL => (signal ? sql`${BESIDE},` : sql``);
export const joinedOf = ({ signal }: RowFilter): SQL => (signal ? JOINED : sql``);

/** A divided clause stands on the board above its parts and is found by none of the counts that its parts are found by (RC100). */
export function rowsOf(filter: RowFilter, timeZone: string): SQL {
  const { forumId, states, addresseeId, pendingOnly, signal } = filter;
  return sql`r.forum_id = ${forumId}
    ${states ? sql`and r.parts = 0 and r.state = any(${textArray(states)})` : sql``}
    ${addresseeId ? sql`and exists (select from recommendation_addressee x where x.recommendation_id = r.id and x.addressee_id = ${addresseeId})` : sql``}
    ${pendingOnly ? sql`and exists (select from answer s where s.recommendation_id = r.id and s.state = 'submitted')` : sql``}
    ${signal ? sql`and r.parts = 0 and ${signalTest(signal.name, signal.marks, timeZone)}` : sql``}`;
}
