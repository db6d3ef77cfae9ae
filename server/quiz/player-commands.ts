/** Taking part: a seat at a table or one's own, the door, and what a moderator mends: names, time of one's own, who goes. */
import { listName } from '#domain/account/names.ts';
import { refuse } from '#domain/errors.ts';
import { QUIZ_LIMITS } from '#domain/quiz/kinds.ts';
import { canPlay } from '#domain/quiz/permissions.ts';
import { zAddTable, zJoinRun, zKick, zRename, zSetDoor, zSetFactor } from '#domain/quiz/run-schema.ts';
import { type Cx, defineCommand } from '../command.ts';
import { forumAccess } from '../forum/access.ts';
import { loadRun, type OfRun, runs } from './run-access.ts';
import {
  accountsOf,
  insertTeam,
  lockTeam,
  playerOf,
  playersOf,
  putPlayer,
  raiseSlowest,
  runById,
  setPlayers,
  teamsOf,
  updateRun,
  updateTeam,
} from './run-repository.ts';
import { touched } from './tell.ts';

export const joinRun = defineCommand({
  name: 'quiz.join',
  input: zJoinRun,
  live: true,
  async load(cx, input) {
    const run = await runById(cx.tx, input.runId);
    if (!run) refuse('not_found');
    return { run, ...(await forumAccess(cx.tx, cx.actor, run.forumId)) };
  },
  permit: (_actor, { viewer }) => canPlay(viewer),
  async run(cx, { teamId, takeOver }, { run, participant }) {
    if (!cx.actor || !participant) refuse('forbidden');
    if (run.phase === 'closed') refuse('quiz/over');
    const before = await playerOf(cx.tx, run.id, cx.actor.accountId);
    if (before?.removedAt) refuse('quiz/removed');
    if (!before && !run.doorOpen) refuse('quiz/door_closed');
    const id = before?.id ?? cx.id();
    const { teams, phones } = run.settings;
    const one = teams && phones === 'one';
    if (teams) await sit(cx, run, before?.teamId ?? null, teamId, takeOver && one, one, id);
    const unitId = one && teamId ? teamId : id;
    await putPlayer(cx.tx, {
      id,
      runId: run.id,
      participantId: participant.id,
      teamId: teams ? teamId : null,
      unitId,
      name: listName(participant.fullName),
      active: true,
      joinedAt: before?.joinedAt ?? cx.now,
    });
    cx.touch(`quiz:${run.id}:players`, `quiz:${run.id}:unit:${unitId}`);
    if (teams) cx.touch(`quiz:${run.id}:tables`, `forum:${run.forumId}:quizcount`);
    return { playerId: id, unitId };
  },
});

/** A table answers with one phone: another one takes over only when its owner says so. */
async function sit(
  cx: Cx,
  run: OfRun['run'],
  before: string | null,
  teamId: string | null,
  takeOver: boolean,
  one: boolean,
  playerId: string,
): Promise<void> {
  if (!teamId) refuse('quiz/choose_table');
  const team = await lockTeam(cx.tx, teamId);
  if (team?.runId !== run.id) refuse('not_found');
  if (before !== null && before !== teamId && run.phase !== 'lobby') refuse('quiz/table_fixed');
  if (!one) return;
  const others = (await playersOf(cx.tx, run.id)).filter(
    (player) => player.teamId === teamId && player.active && player.id !== playerId,
  );
  if (others.length === 0) return;
  if (!takeOver) refuse('quiz/table_taken', { params: { number: team.number } });
  for (const { id } of others) await setPlayers(cx.tx, run.id, id, { active: false });
  await unseat(
    cx,
    others.map(({ participantId }) => participantId),
  );
}

/** Their phones lose what only a player sees, at once. */
async function unseat(cx: Cx, participants: readonly (string | null)[]): Promise<void> {
  const accounts = await accountsOf(
    cx.tx,
    participants.flatMap((id) => id ?? []),
  );
  for (const accountId of accounts) cx.revoke({ accountId, code: 'rights_changed' });
}

export const setDoor = defineCommand({
  name: 'quiz.setDoor',
  input: zSetDoor,
  live: true,
  load: (cx, input) => loadRun(cx, input.runId),
  permit: runs,
  async run(cx, { open }, { run }) {
    if (run.doorOpen !== open) {
      await updateRun(cx.tx, run.id, { doorOpen: open });
      record(cx, run, open ? 'quiz.door_opened' : 'quiz.door_closed', {});
      cx.touch(...touched(run));
    }
    return { open };
  },
});

export const addTable = defineCommand({
  name: 'quiz.addTable',
  input: zAddTable,
  live: true,
  load: (cx, input) => loadRun(cx, input.runId),
  permit: runs,
  async run(cx, _input, { run }) {
    if (!run.settings.teams || run.phase === 'closed') refuse('quiz/not_now');
    const teams = await teamsOf(cx.tx, run.id);
    if (teams.length >= QUIZ_LIMITS.tables) refuse('quiz/too_many', { params: { most: QUIZ_LIMITS.tables } });
    const number = (teams.at(-1)?.number ?? 0) + 1;
    await insertTeam(cx.tx, { id: cx.id(), runId: run.id, number });
    record(cx, run, 'quiz.table_added', { number });
    cx.touch(`quiz:${run.id}:tables`, ...touched(run));
    return { number };
  },
});

export const renameUnit = defineCommand({
  name: 'quiz.rename',
  input: zRename,
  live: true,
  load: (cx, input) => loadRun(cx, input.runId),
  permit: runs,
  async run(cx, { unitId, name }, { run }) {
    const { team, names } = await unitOf(cx, run, unitId);
    if (names.some((other) => other.toLocaleLowerCase('ru') === name.toLocaleLowerCase('ru')))
      refuse('quiz/name_taken', { fields: { name: 'taken' } });
    if (team) await updateTeam(cx.tx, unitId, { name });
    else await setPlayers(cx.tx, run.id, unitId, { name });
    record(cx, run, 'quiz.renamed', { unitId });
    cx.touch(
      `quiz:${run.id}:tables`,
      `quiz:${run.id}:players`,
      `quiz:${run.id}:unit:${unitId}`,
      ...touched(run),
    );
    return { unitId };
  },
});

async function unitOf(cx: Cx, run: OfRun['run'], unitId: string) {
  const [teams, players] = [await teamsOf(cx.tx, run.id), await playersOf(cx.tx, run.id)];
  const team = teams.find(({ id }) => id === unitId);
  if (!team && !players.some(({ id }) => id === unitId)) refuse('not_found');
  const list: { id: string; name: string }[] = team ? teams : players;
  return { team, names: list.flatMap((one) => (one.id === unitId || one.name === '' ? [] : one.name)) };
}

/** Out of this run; what was answered stays with the table. */
export const kickUnit = defineCommand({
  name: 'quiz.kick',
  input: zKick,
  live: true,
  load: (cx, input) => loadRun(cx, input.runId),
  permit: runs,
  async run(cx, { unitId }, { run }) {
    const out = await setPlayers(cx.tx, run.id, unitId, { removedAt: cx.now, active: false });
    if (out.length === 0) refuse('not_found');
    await unseat(
      cx,
      out.map(({ participantId }) => participantId),
    );
    record(cx, run, 'quiz.kicked', { unitId, phones: out.length });
    cx.touch(`quiz:${run.id}:players`, `quiz:${run.id}:tables`, ...touched(run));
    return { phones: out.length };
  },
});

/** Time of one's own for whoever reads or types slowly; scored against it, and nobody else sees it. */
export const setFactor = defineCommand({
  name: 'quiz.setFactor',
  input: zSetFactor,
  live: true,
  load: (cx, input) => loadRun(cx, input.runId),
  permit: runs,
  async run(cx, { unitId, factor }, { run }) {
    const { team } = await unitOf(cx, run, unitId);
    if (team) await updateTeam(cx.tx, unitId, { factor });
    else await setPlayers(cx.tx, run.id, unitId, { factor });
    if (run.roundId) await raiseSlowest(cx.tx, run.roundId, factor);
    record(cx, run, 'quiz.time_given', { unitId });
    cx.touch(`quiz:${run.id}:players`, `quiz:${run.id}:unit:${unitId}`);
    return { factor };
  },
});

function record(cx: Cx, run: OfRun['run'], type: string, data: Record<string, unknown>): void {
  cx.record({ stream: run.forumId, noun: 'quiz', nounId: run.id, type, data });
}
