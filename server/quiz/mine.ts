/**
 * What one unit knows of itself: its answer, and its marks once they are shown. A hall asks for a thousand of these at one
 * moment, so what they share is read once and kept until a fact about the run says that it is old.
 */
import { refuse } from '#domain/errors.ts';
import type { Value } from '#domain/quiz/answer.ts';
import type { MineView } from '#domain/quiz/run-views.ts';
import type { DbOrTx } from '../db.ts';
import type { Services } from '../services.ts';
import { type Board, boardOf, type Field, fieldOf } from './board.ts';
import { answersOf, type RoundRow, type RunRow, roundById, runById } from './run-repository.ts';

type Shared = {
  run: RunRow;
  round: RoundRow | undefined;
  field: Field;
  board: Board | null;
  answers: ReadonlyMap<string, Value>;
};

const SHOWN = ['reveal', 'leaderboard', 'finished', 'closed', 'between'];

export async function sharedOf(db: DbOrTx, run: RunRow): Promise<Shared> {
  const round = run.roundId ? await roundById(db, run.roundId) : undefined;
  const board = SHOWN.includes(run.phase) ? await boardOf(db, run) : null;
  const field = board?.field ?? (await fieldOf(db, run));
  const answers = run.roundId ? await answersOf(db, run.roundId) : [];
  return { run, round, field, board, answers: new Map(answers.map(({ unitId, value }) => [unitId, value])) };
}

export function mineOf({ run, round, field, board, answers }: Shared, unitId: string): MineView {
  const entrant = field.entrants.find(({ id, unitIds }) => id === unitId || unitIds.includes(unitId));
  const standing = board && entrant && board.list.find(({ id }) => id === entrant.id);
  const shown = board?.rounds.find(({ id }) => id === run.roundId);
  const mark = shown?.byUnit.get(unitId);
  const answer = answers.get(unitId);
  const only = round?.only ?? null;
  return {
    unitId,
    name: entrant?.name ?? '',
    table: entrant?.table ?? null,
    factor: field.factorOf(unitId),
    sitsOut: only !== null && !only.includes(unitId) && !only.includes(entrant?.id ?? ''),
    answer: answer && run.roundId ? { roundId: run.roundId, value: answer } : null,
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

/** A lost fact must not keep an old state for long. */
const OLDEST_MS = 2_000;

class Kept {
  readonly #services: Services;
  readonly #runs = new Map<string, { at: number; shared: Promise<Shared> }>();

  constructor(services: Services) {
    this.#services = services;
    services.bus.subscribe((message) => {
      if (message.type !== 'fact') return;
      for (const key of message.keys) {
        const [noun, runId = ''] = key.split(':');
        if (noun === 'quiz') this.#runs.delete(runId);
      }
    });
  }

  of(runId: string): Promise<Shared> {
    const known = this.#runs.get(runId);
    if (known && performance.now() - known.at < OLDEST_MS) return known.shared;
    const shared = this.#read(runId);
    const entry = { at: performance.now(), shared };
    this.#runs.set(runId, entry);
    shared.catch(() => {
      if (this.#runs.get(runId) === entry) this.#runs.delete(runId);
    });
    return shared;
  }

  async #read(runId: string): Promise<Shared> {
    const { db } = this.#services;
    return sharedOf(db, (await runById(db, runId)) ?? refuse('not_found'));
  }
}

const kept = new WeakMap<object, Kept>();

export function keptRuns(services: Services): Kept {
  const known = kept.get(services) ?? new Kept(services);
  kept.set(services, known);
  return known;
}
