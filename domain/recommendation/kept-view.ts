/** A filter of the board under a name: only what the board itself understands is kept, in one order. */
import * as z from 'zod';
import { zId } from '../ids.ts';

export const FILTER_KEYS = ['group', 'signal', 'addressee', 'q', 'pending'] as const;
export const MAX_KEPT_VIEWS = 30;

/** `group=open&signal=silent`, whatever else the address held; empty when it filters nothing. */
export function filterQuery(query: string): string {
  const given = new URLSearchParams(query);
  const kept = new URLSearchParams();
  for (const key of FILTER_KEYS) {
    const value = given.get(key)?.slice(0, 100);
    if (value) kept.set(key, value);
  }
  return kept.toString();
}

export const zKeepView = z.strictObject({
  forumId: zId,
  name: z.string().trim().min(2, 'code:too_short').max(80),
  query: z.string().max(1000).transform(filterQuery).pipe(z.string().min(1, 'code:nothing')),
  /** Seen by everybody who sees the board. */
  shared: z.boolean().default(false),
});
export const zDropView = z.strictObject({ viewId: zId });

export type KeptView = { id: string; name: string; query: string; shared: boolean; mayDrop: boolean };
