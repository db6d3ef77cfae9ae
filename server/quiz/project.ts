/** Rows of a run turned into what players see; the one place where a round becomes a payload. */
import { isShown } from '#domain/quiz/rules.ts';
import type { RoundClock } from '#domain/quiz/run.ts';
import { type HallQuiz, type PlayView, stageRound, topThree } from '#domain/quiz/run-views.ts';
import type { DbOrTx } from '../db.ts';
import { type Board, boardOf, placesOf } from './board.ts';
import {
  countAnswers,
  countUnits,
  playersOf,
  type RoundRow,
  type RunRow,
  roundById,
  teamsOf,
} from './run-repository.ts';

export function clockOf(row: RoundRow): RoundClock {
  return {
    kind: row.question.kind,
    state: row.state,
    openAt: row.openAt.getTime(),
    closeAt: row.closeAt.getTime(),
    ms: row.ms,
    leftMs: row.leftMs,
    slowest: row.slowest,
  };
}

const BOARDED = ['leaderboard', 'finished', 'closed'];
const COUNTED = ['reveal', ...BOARDED];

export async function playView(db: DbOrTx, run: RunRow, known?: Board): Promise<PlayView> {
  const row = run.roundId ? await roundById(db, run.roundId) : undefined;
  const board = COUNTED.includes(run.phase) ? (known ?? (await boardOf(db, run))) : null;
  const tally = board?.rounds.find(({ id }) => id === run.roundId)?.tally ?? null;
  const { teams, phones, scoring } = run.settings;
  const over = run.phase === 'lobby' || run.phase === 'between' || BOARDED.includes(run.phase);
  return {
    run: {
      id: run.id,
      title: run.title,
      phase: run.phase,
      v: run.version,
      doorOpen: run.doorOpen,
      teams,
      phones,
      scoring,
    },
    number: run.number,
    questions: run.questions,
    round: row && !over ? stageRound({ ...row, ...clockOf(row) }, tally) : null,
    board:
      board && BOARDED.includes(run.phase)
        ? topThree(placesOf(board)).map(({ id: _, ...place }) => place)
        : null,
    tables: teams ? await tables(db, run.id) : [],
  };
}

async function tables(db: DbOrTx, runId: string): Promise<PlayView['tables']> {
  const [teams, players] = [await teamsOf(db, runId), await playersOf(db, runId)];
  const taken = new Set(players.filter(({ active }) => active).map(({ teamId }) => teamId));
  return teams.map(({ id, number, name }) => ({ id, number, name, taken: taken.has(id) }));
}

export async function progressOf(db: DbOrTx, run: RunRow) {
  const of = await countUnits(db, run.id);
  const answered = run.roundId ? await countAnswers(db, run.roundId) : 0;
  return { roundId: run.roundId, answered, of };
}

export async function hallView(db: DbOrTx, run: RunRow): Promise<HallQuiz> {
  const { answered, of } = await progressOf(db, run);
  return { ...(await playView(db, run)), progress: { answered, of } };
}

export const isQuestion = (row: RoundRow | undefined) => row !== undefined && !isShown(row.question.kind);
