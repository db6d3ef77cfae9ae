/** Reading a run: the phone's page, what is one's own, the moderator's desk, the count of answers. */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { canPlay, canRunQuiz } from '#domain/quiz/permissions.ts';
import type { DeskUnit, DeskView, PlayPage, PlayView, ProgressView } from '#domain/quiz/run-views.ts';
import { tiedAtTop } from '#domain/quiz/score.ts';
import type { Q } from '../bind.ts';
import { forumAccess } from '../forum/access.ts';
import { boardOf, placesOf } from './board.ts';
import { mineOf, sharedOf } from './mine.ts';
import { playView, progressOf } from './project.ts';
import { quizBank, quizRuns } from './queries.ts';
import { questionsOf } from './repository.ts';
import { following } from './rounds.ts';
import { runFor } from './run-access.ts';
import { answeredUnits, openRunOf, playerOf, playersOf, roundById } from './run-repository.ts';

/** The phone's page: whatever the forum plays now. */
export async function playPage(q: Q, actor: Actor | null, forumRef: string): Promise<PlayPage> {
  const { viewer, forum } = await forumAccess(q.db, actor, forumRef);
  if (!canPlay(viewer) || !actor) refuse('not_found');
  const run = await openRunOf(q.db, forum.id);
  const player = run && (await playerOf(q.db, run.id, actor.accountId));
  const seated = player && !player.removedAt && player.active;
  return {
    forum: { id: forum.id, slug: forum.slug, name: forum.name, timeZone: forum.timeZone },
    serverNow: q.now.getTime(),
    play: run ? await playView(q.db, run) : null,
    mine: run && seated ? mineOf(await sharedOf(q.db, run), player.unitId) : null,
    out: !player || seated ? null : player.removedAt ? 'removed' : 'other_phone',
    mayRun: canRunQuiz(viewer),
  };
}

export async function play(q: Q, actor: Actor | null, runId: string): Promise<PlayView> {
  const { run } = await runFor(q, actor, runId);
  return playView(q.db, run);
}

export async function progress(q: Q, actor: Actor | null, runId: string): Promise<ProgressView> {
  const { run, viewer } = await runFor(q, actor, runId);
  if (!canRunQuiz(viewer)) refuse('not_found');
  return progressOf(q.db, run);
}

/** Which run the moderator's page is about: the one that is on. */
export async function deskNow(q: Q, actor: Actor | null, forumRef: string): Promise<DeskView | null> {
  const { viewer, forum } = await forumAccess(q.db, actor, forumRef);
  if (!canRunQuiz(viewer)) refuse('not_found');
  const run = await openRunOf(q.db, forum.id);
  return run ? desk(q, actor, run.id) : null;
}

const MOST_UNITS = 120;
const AFTER = ['locked', 'reveal'];

export async function desk(q: Q, actor: Actor | null, runId: string): Promise<DeskView> {
  const { run, viewer, forum } = await runFor(q, actor, runId);
  if (!canRunQuiz(viewer)) refuse('not_found');
  const board = await boardOf(q.db, run);
  const questions = await questionsOf(q.db, [run.quizId]);
  const players = await playersOf(q.db, run.id);
  const answered = run.roundId ? await answeredUnits(q.db, run.roundId) : new Set<string>();
  const round = run.roundId ? await roundById(q.db, run.roundId) : undefined;
  const units = board.field.entrants.slice(0, MOST_UNITS).map((unit): DeskUnit => {
    const own = players.filter(({ id, teamId }) => teamId === unit.id || id === unit.id);
    return {
      id: unit.id,
      name: unit.name,
      table: unit.table,
      phones: own.filter(({ active }) => active).length,
      people: run.settings.teams ? own.map(({ id, name, factor }) => ({ id, name, factor })) : [],
      factor: unit.factor,
      answered: unit.unitIds.some((id) => answered.has(id)),
    };
  });
  return {
    forumId: forum.id,
    slug: forum.slug,
    quizId: run.quizId,
    settings: run.settings,
    play: await playView(q.db, run, board),
    units,
    players: players.filter(({ active }) => active).length,
    standings: placesOf(board)
      .map(({ id: _, ...place }) => place)
      .slice(0, MOST_UNITS),
    tied: tiedAtTop(board.list),
    more: following(questions, run.number) !== undefined,
    hasDecider: questions.some(({ parts }) => parts.decider === true),
    key: round && AFTER.includes(run.phase) ? round.question.key : null,
  };
}

/** The bank with what can be done about it now. */
export async function bankPage(q: Q, actor: Actor | null, forumRef: string) {
  const { forum } = await forumAccess(q.db, actor, forumRef);
  const bank = await quizBank(q, actor, forum.id);
  const run = await openRunOf(q.db, forum.id);
  const playing = run && run.phase !== 'finished' ? run.title : null;
  const runs = await quizRuns(q, actor, forum.id);
  return { bank, forumId: forum.id, timeZone: forum.timeZone, playing, runs };
}
