/** The line of stations with its counts, and the hall: what stands beside every page of a forum. */
import { hallHint } from '#domain/forum/rules.ts';
import { rulesOf } from '#domain/forum/rules-schema.ts';
import { stationsFor } from '#domain/forum/stations.ts';
import type { Hall } from '#domain/forum/views.ts';
import { canKeepBoard } from '#domain/recommendation/permissions.ts';
import type { Q } from '../bind.ts';
import type { DbOrTx } from '../db.ts';
import { cachePerHouse } from '../versioned-cache.ts';
import type { StampedAccess } from './access.ts';
import { type BoardCounts, boardCounts, stationCounts } from './counts-repository.ts';
import { type Counts, countPeople } from './people-repository.ts';
import type { ForumRow } from './repository.ts';

const hallFor = ({ present, listed, voting }: Counts, { preset, rules }: ForumRow): Hall => ({
  present,
  listed,
  voting,
  ...hallHint(present, listed, rulesOf(preset, rules).vote.hintBelow),
});

export async function hallOf(db: DbOrTx, row: ForumRow): Promise<Hall> {
  return hallFor(await countPeople(db, row.id), row);
}

/** The board is counted again when it has changed, for each school and each keeper that asks. */
const boardsCounted = cachePerHouse<BoardCounts>(500);

export async function lineOf({ db, services }: Q, { forum: row, viewer, stamps }: StampedAccess) {
  const schoolId = viewer.membership?.schoolId ?? '';
  const keeper = (canKeepBoard(viewer) && viewer.actor?.accountId) || '';
  const [counts, board] = await Promise.all([
    stationCounts(db, row.id, viewer.membership?.participantId ?? ''),
    boardsCounted(services).get(`${row.id} ${schoolId} ${keeper}`, stamps.board, () =>
      boardCounts(db, row.id, schoolId, keeper),
    ),
  ]);
  return {
    stations: stationsFor(viewer, {
      ...counts,
      ...board,
      people: counts.listed,
    }),
    hall: hallFor(counts, row),
  };
}
