/**
 * Results of a run: places, questions, and, where the run keeps personal results, each person for the organiser alone.
 * Where everybody played for themselves, only the first three have names for whoever else runs the room.
 */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { canRunQuiz, canSeePersonal } from '#domain/quiz/permissions.ts';
import type { Place } from '#domain/quiz/run-views.ts';
import { standings } from '#domain/quiz/score.ts';
import { type QuestionStats, questionStats } from '#domain/quiz/stats.ts';
import type { Q } from '../bind.ts';
import { type Board, boardOf, type CountedRound, placesOf } from './board.ts';
import { runFor } from './run-access.ts';
import { playersOf, teamsOf } from './run-repository.ts';

/** Share of each question in the order they were asked; null: not answered, or nothing to be right about. */
type Shares = (number | null)[];
export type Results = {
  runId: string;
  slug: string;
  title: string;
  at: string;
  timeZone: string;
  /** False: everybody for themselves. */
  teams: boolean;
  places: (Place & { shares: Shares })[];
  questions: (QuestionStats & { ordinal: number; stem: string; graded: boolean })[];
  /** Whether this viewer may take what each person answered. */
  personal: boolean;
};
export type Person = {
  name: string;
  table: string;
  right: number;
  of: number;
  points: number;
  shares: Shares;
};

async function counted(q: Q, actor: Actor | null, runId: string) {
  const { run, viewer, forum } = await runFor(q, actor, runId);
  if (!canRunQuiz(viewer)) refuse('not_found');
  const board = await boardOf(q.db, run);
  const rounds = board.rounds.filter(({ decider }) => !decider);
  const personal = canSeePersonal(viewer, run.settings);
  return { run, viewer, forum, board, rounds, personal };
}

const sharesOf = (rounds: readonly CountedRound[], unitIds: readonly string[]): Shares =>
  rounds.map(({ byUnit }) => {
    const own = unitIds.flatMap((id) => byUnit.get(id)?.share ?? []);
    return own.length === 0 ? null : own.reduce((a, b) => a + b, 0) / own.length;
  });

export async function resultsOf(q: Q, actor: Actor | null, runId: string): Promise<Results> {
  const { run, forum, board, rounds, personal } = await counted(q, actor, runId);
  const stats = questionStats(rounds.map(({ marks, tally }) => ({ marks, answered: tally.answered })));
  return {
    runId,
    slug: forum.slug,
    title: run.title,
    at: run.createdAt.toISOString(),
    timeZone: forum.timeZone,
    teams: run.settings.teams,
    places: placesOf(board).map(({ id, ...place }) => ({
      ...place,
      name: run.settings.teams || personal || place.place <= 3 ? place.name : '',
      shares: sharesOf(rounds, unitsOf(board, id)),
    })),
    questions: rounds.map(({ question, tally }, at) => ({
      ordinal: question.ordinal,
      stem: question.stem,
      graded: tally.right !== null,
      ...(stats[at] as QuestionStats),
    })),
    personal,
  };
}

const unitsOf = ({ field }: Board, id: string) => field.entrants.find((one) => one.id === id)?.unitIds ?? [];

/** Each person as they sat, not as they placed: nobody is ranked by name. */
export async function peopleOf(
  q: Q,
  actor: Actor | null,
  runId: string,
): Promise<{ results: Results; people: Person[] }> {
  const { run, rounds, personal } = await counted(q, actor, runId);
  if (!personal) refuse('not_found');
  const [players, teams] = [await playersOf(q.db, run.id), await teamsOf(q.db, run.id)];
  const list = standings(
    rounds,
    players.map(({ id, unitId }) => ({ id, unitIds: [unitId] })),
  );
  const people = players.map((player): Person => {
    const team = teams.find(({ id }) => id === player.teamId);
    const own = list.find(({ id }) => id === player.id);
    return {
      name: player.name,
      table: team ? team.name || String(team.number) : '',
      right: own?.right ?? 0,
      of: own?.of ?? 0,
      points: own?.points ?? 0,
      shares: sharesOf(rounds, [player.unitId]),
    };
  });
  const by = new Intl.Collator('ru', { numeric: true });
  people.sort((a, b) => by.compare(a.table, b.table) || by.compare(a.name, b.name));
  return { results: await resultsOf(q, actor, runId), people };
}
