/** The line of stations with its counts, and the hall: what stands beside every page of a forum. */
import { hallHint } from '#domain/forum/rules.ts';
import { rulesOf } from '#domain/forum/rules-schema.ts';
import { stationsFor } from '#domain/forum/stations.ts';
import type { Hall } from '#domain/forum/views.ts';
import type { Q } from '../bind.ts';
import type { DbOrTx } from '../db.ts';
import { cachePerHouse } from '../versioned-cache.ts';
import type { StampedAccess } from './access.ts';
import { type BoardCounts, boardCounts, stationCounts } from './counts-repository.ts';
import { countPeople } from './people-repository.ts';
import type { ForumRow } from './repository.ts';

export async function hallOf(db: DbOrTx, row: ForumRow): Promise<Hall & { unconfirmed: number }> {
  const counts = await countPeople(db, row.id);
  return {
    ...counts,
    ...hallHint(counts.present, counts.listed, rulesOf(row.preset, row.rules).vote.hintBelow),
  };
}
export const bare = ({ present, listed, voting, enough, missing }: Hall): Hall => ({
  present,
  listed,
  voting,
  enough,
  missing,
});

/** The board is counted again when it has changed, for each school that asks. */
const boardsCounted = cachePerHouse<BoardCounts>(500);

export async function lineOf({ db, services }: Q, { forum: row, viewer, stamps }: StampedAccess) {
  const schoolId = viewer.membership?.schoolId ?? '';
  const [counts, board, hall] = await Promise.all([
    stationCounts(db, row.id, viewer.membership?.participantId ?? ''),
    boardsCounted(services).get(`${row.id} ${schoolId}`, stamps.board, () =>
      boardCounts(db, row.id, schoolId),
    ),
    hallOf(db, row),
  ]);
  return {
    stations: stationsFor(viewer, {
      ...counts,
      ...board,
      people: hall.listed,
      unconfirmed: hall.unconfirmed,
    }),
    hall: bare(hall),
  };
}
