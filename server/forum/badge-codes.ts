/** Four digits on a badge, drawn at random among those not given in this forum; there is room for everybody allowed. */
import { refuse } from '#domain/errors.ts';
import { MAX_PEOPLE } from '#domain/forum/rules.ts';
import type { Ids } from '../ids.ts';

export function badgeCodes(ids: Ids, taken: ReadonlySet<string>, count: number): string[] {
  if (taken.size + count > MAX_PEOPLE) refuse('people/too_many', { params: { limit: MAX_PEOPLE } });
  const given = new Set(taken);
  const fresh: string[] = [];
  // At most half of the ten thousand are ever taken, so a draw succeeds at least every second time.
  while (fresh.length < count) {
    const code = ids.digits(4);
    if (given.has(code)) continue;
    given.add(code);
    fresh.push(code);
  }
  return fresh;
}
