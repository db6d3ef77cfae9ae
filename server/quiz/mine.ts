/** What one unit knows of itself: its answer, and its marks once they are shown. Computed once for all phones of a table. */
import type { MineView } from '#domain/quiz/run-views.ts';
import type { Q } from '../bind.ts';
import { boardOf } from './board.ts';
import { answerOfUnit, playersOf, type RunRow, roundById, teamsOf } from './run-repository.ts';

const SHOWN = ['reveal', 'leaderboard', 'finished', 'closed', 'between'];

export async function mineOf(q: Q, run: RunRow, unitId: string): Promise<MineView> {
  const players = run.settings.teams && run.settings.phones === 'each' ? await playersOf(q.db, run.id) : [];
  const teamId = run.settings.teams
    ? (players.find((player) => player.id === unitId)?.teamId ?? unitId)
    : null;
  const [answer, round] = run.roundId
    ? [await answerOfUnit(q.db, run.roundId, unitId), await roundById(q.db, run.roundId)]
    : [undefined, undefined];
  const board = SHOWN.includes(run.phase) ? await boardOf(q.db, run) : null;
  const entrant = board?.field.entrants.find(({ id }) => id === (teamId ?? unitId)) ?? null;
  const standing = board?.list.find(({ id }) => id === (teamId ?? unitId));
  const shown = board?.rounds.find(({ id }) => id === run.roundId);
  const mark = shown?.byUnit.get(unitId);
  const self = entrant ?? (await unitNamed(q, run, unitId, teamId));
  return {
    unitId,
    name: self.name,
    table: self.table,
    factor: self.factor,
    sitsOut: round?.only ? ![unitId, teamId].some((id) => id !== null && round.only?.includes(id)) : false,
    answer: answer && run.roundId ? { roundId: run.roundId, value: answer.value } : null,
    result: standing
      ? {
          roundId: shown?.id ?? null,
          share: mark?.share ?? null,
          points: mark?.points ?? null,
          total: standing.points,
          right: standing.right,
          of: standing.of,
          place: run.settings.teams ? standing.place : null,
        }
      : null,
  };
}

async function unitNamed(q: Q, run: RunRow, unitId: string, teamId: string | null) {
  if (teamId !== null) {
    const team = (await teamsOf(q.db, run.id)).find(({ id }) => id === teamId);
    return { name: team?.name ?? '', table: team?.number ?? null, factor: team?.factor ?? 1 };
  }
  const player = (await playersOf(q.db, run.id)).find(({ id }) => id === unitId);
  return { name: player?.name ?? '', table: null, factor: player?.factor ?? 1 };
}
