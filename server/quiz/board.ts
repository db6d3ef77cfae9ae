/**
 * Marks and tables of results, counted from rows. A revealed round is counted once a process and kept by its version,
 * since its answers never change; everything else is added up anew each time.
 */
import type { Value } from '#domain/quiz/answer.ts';
import type { Place } from '#domain/quiz/run-views.ts';
import {
  type Entrant,
  type Mark,
  type MarkedRound,
  markRound,
  type Standing,
  standings,
} from '#domain/quiz/score.ts';
import { type Tally, tallyOf } from '#domain/quiz/tally.ts';
import type { DbOrTx } from '../db.ts';
import { answersOf, playersOf, type RunRow, revealedRounds, roundById, teamsOf } from './run-repository.ts';

export type CountedRound = MarkedRound & { number: number; tally: Tally; byUnit: ReadonlyMap<string, Mark> };

const MOST_KEPT = 400;
const kept = new Map<string, CountedRound>();

export type Unit = { id: string; name: string; table: number | null; factor: number };

/** Who is named in results: tables where they play, else players. */
export type Field = { entrants: (Entrant & Unit & { seated: boolean })[]; factorOf(unitId: string): number };

export async function fieldOf(db: DbOrTx, run: RunRow): Promise<Field> {
  const players = await playersOf(db, run.id);
  const teams = run.settings.teams ? await teamsOf(db, run.id) : [];
  const factors = new Map<string, number>();
  for (const { unitId, factor, teamId } of players) {
    const table = teams.find(({ id }) => id === teamId)?.factor ?? 1;
    factors.set(unitId, Math.max(factor, table, factors.get(unitId) ?? 1));
  }
  const factorOf = (unitId: string) => factors.get(unitId) ?? 1;
  if (!run.settings.teams)
    return {
      factorOf,
      entrants: players.map(({ id, name, factor }) => ({
        id,
        name,
        table: null,
        factor,
        unitIds: [id],
        seated: true,
      })),
    };
  const members = new Map<string, Set<string>>(teams.map(({ id }) => [id, new Set([id])]));
  for (const { teamId, unitId } of players) members.get(teamId ?? '')?.add(unitId);
  return {
    factorOf,
    entrants: teams.map(({ id, number, name, factor }) => ({
      id,
      name,
      table: number,
      factor,
      unitIds: [...(members.get(id) ?? [])],
      seated: players.some(({ teamId }) => teamId === id),
    })),
  };
}

export async function countRounds(db: DbOrTx, run: RunRow, field: Field): Promise<CountedRound[]> {
  const rounds = await revealedRounds(db, run.id);
  const out: CountedRound[] = [];
  for (const { id, version } of rounds) {
    const slow = field.entrants
      .flatMap(({ unitIds }) => unitIds)
      .filter((unit) => field.factorOf(unit) > 1)
      .sort()
      .join();
    const key = `${id}:${version}:${run.settings.scoring}:${slow}`;
    const known = kept.get(key) ?? (await countRound(db, id, run, field));
    if (!known) continue;
    kept.delete(key);
    kept.set(key, known);
    out.push(known);
  }
  for (const key of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(key);
  }
  return out;
}

async function countRound(db: DbOrTx, id: string, run: RunRow, field: Field): Promise<CountedRound | null> {
  const row = await roundById(db, id);
  if (!row) return null;
  const answers = await answersOf(db, id);
  const { question, ms, number } = row;
  const decider = row.only !== null;
  const marks = markRound(
    { id, number, question, ms, decider, answers },
    run.settings.scoring,
    field.factorOf,
  );
  const values: Value[] = answers.map(({ value }) => value);
  return {
    id,
    number,
    question,
    decider,
    marks,
    tally: tallyOf(question, values),
    byUnit: new Map(marks.map((mark) => [mark.unitId, mark])),
  };
}

export type Board = { field: Field; rounds: CountedRound[]; list: Standing[] };

export async function boardOf(db: DbOrTx, run: RunRow): Promise<Board> {
  const field = await fieldOf(db, run);
  const rounds = await countRounds(db, run, field);
  return { field, rounds, list: standings(rounds, playing(run, field, rounds)) };
}

/** Tables at which nobody sits are not in the results. */
function playing(run: RunRow, field: Field, rounds: readonly CountedRound[]): Entrant[] {
  if (!run.settings.teams) return field.entrants;
  const answered = new Set(rounds.flatMap(({ marks }) => marks.map(({ unitId }) => unitId)));
  return field.entrants.filter(({ seated, unitIds }) => seated || unitIds.some((id) => answered.has(id)));
}

export function placesOf({ field, list }: Board): (Place & { id: string })[] {
  const byId = new Map(field.entrants.map((one) => [one.id, one]));
  return list.map(({ id, points, right, of, place }) => {
    const { name = '', table = null } = byId.get(id) ?? {};
    return { id, name, table, points, right, of, place };
  });
}
