/** What a reader is shown of the voices of the ground: counts for all, words for who keeps the board, names for nobody. */
import type { Actor } from '#domain/actor.ts';
import type { GroundView } from '#domain/recommendation/life.ts';
import type { DbOrTx } from '../db.ts';
import { voicesOf } from './control-repository.ts';

export async function groundFor(
  db: DbOrTx,
  row: { id: string; disputedAt: Date | null },
  actor: Actor | null,
  keeper: boolean,
): Promise<GroundView> {
  const voices = await voicesOf(db, row.id);
  const mine = voices.find((one) => one.accountId === actor?.accountId);
  return {
    holds: voices.filter((one) => one.holds).length,
    not: voices.filter((one) => !one.holds).length,
    disputed: row.disputedAt !== null,
    mine: mine ? { holds: mine.holds, text: mine.text } : null,
    words: keeper
      ? voices.map(({ holds, text, at }) => ({ holds, text, on: new Date(at).toISOString().slice(0, 10) }))
      : [],
  };
}
