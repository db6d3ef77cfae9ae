/**
 * Execution control: reports again and again, who does what of one matter, what participants see on the ground and the
 * keepers' word on it. Suspended rows go on by themselves on their day.
 */
import { refuse } from '#domain/errors.ts';
import { wallClock } from '#domain/forum/programme.ts';
import { rulesOf } from '#domain/forum/rules-schema.ts';
import {
  isStrict,
  opensDispute,
  zSetControl,
  zSetTasks,
  zSettleDispute,
  zTellGround,
} from '#domain/recommendation/life.ts';
import { canDoOnBoard, canSeeBoard } from '#domain/recommendation/permissions.ts';
import type { BoardEvent } from '#domain/recommendation/rules.ts';
import { zSetRisk } from '#domain/recommendation/schema.ts';
import { zSweep } from '#domain/reminder/schema.ts';
import { defineCommand } from '../command.ts';
import { dueToResume, putTask, putVoice, voicesOf } from './control-repository.ts';
import { directoryOf } from './directory-repository.ts';
import { expectVersion, type Loaded, loadRow, move } from './move.ts';
import { addresseeIdsOf, lockRows } from './repository.ts';

/** In a forum without execution control these steps do not exist. */
const permitFor =
  (event: BoardEvent) =>
  (_actor: unknown, { viewer, forum }: Loaded) =>
    canSeeBoard(viewer) && isStrict(forum.profile, rulesOf(forum.preset, forum.rules))
      ? canDoOnBoard(viewer, event)
      : ('not_found' as const);

export const setControl = defineCommand({
  name: 'recommendation.setControl',
  input: zSetControl,
  live: true,
  load: (cx, input) => loadRow(cx, input.recommendationId),
  permit: permitFor('cadence'),
  async run(cx, { control, cadence, reportDue, expectV }, { row }) {
    expectVersion(row, expectV);
    if (control !== 'once' && reportDue === null)
      refuse('invalid_input', { fields: { reportDue: 'required' } });
    if (control === 'periodic' && cadence === null)
      refuse('invalid_input', { fields: { cadence: 'required' } });
    const months = control === 'standing' ? 12 : cadence;
    const set =
      control === 'once'
        ? { control, cadence: null, reportDue: null }
        : { control, cadence: months, reportDue };
    await move(cx, row, 'cadence', set, set);
    return { number: row.number };
  },
});

/** The first named assembles the answer; the others have a task and a day of their own. */
export const setTasks = defineCommand({
  name: 'recommendation.setTasks',
  input: zSetTasks,
  live: true,
  load: (cx, input) => loadRow(cx, input.recommendationId),
  permit: permitFor('tasks'),
  async run(cx, { tasks, expectV }, { row, forum }) {
    expectVersion(row, expectV);
    const own = await addresseeIdsOf(cx.tx, row.id);
    const directory = await directoryOf(cx.tx, forum);
    for (const { addresseeId } of tasks)
      if (!own.includes(addresseeId) && !directory.some((one) => one.id === addresseeId)) refuse('not_found');
    for (const task of tasks)
      await putTask(cx.tx, { recommendationId: row.id, role: own.length === 0 ? 'lead' : 'co', ...task });
    const added = tasks.filter(({ addresseeId }) => !own.includes(addresseeId));
    await move(
      cx,
      row,
      'tasks',
      { addresseeIds: tasks.map((one) => one.addresseeId), days: tasks.map((one) => one.due) },
      added.length > 0 && row.kind === 'body' ? { kind: 'jointly' } : {},
    );
    return { number: row.number };
  },
});

/** One voice a person, changed as often as they like; enough of them open a dispute, and no state is touched. */
export const tellGround = defineCommand({
  name: 'recommendation.tellGround',
  input: zTellGround,
  live: true,
  load: (cx, input) => loadRow(cx, input.recommendationId),
  permit: permitFor('ground'),
  async run(cx, { holds, text }, { row }) {
    const accountId = cx.actor?.accountId ?? refuse('not_found');
    if (row.state === 'adopted' || row.state === 'sent')
      refuse('board/not_now', { params: { number: row.number } });
    await putVoice(cx.tx, { id: cx.id(), recommendationId: row.id, accountId, holds, text, at: cx.now });
    // Whose voice it is stays in the row; the chain tells that there was one.
    await move(cx, row, 'ground', { holds });
    const voices = await voicesOf(cx.tx, row.id);
    const sums = { holds: voices.filter((v) => v.holds).length, not: voices.filter((v) => !v.holds).length };
    if (!row.disputedAt && opensDispute(sums)) await move(cx, row, 'dispute', sums, { disputedAt: cx.now });
    return { number: row.number, ...sums };
  },
});

export const settleDispute = defineCommand({
  name: 'recommendation.settleDispute',
  input: zSettleDispute,
  live: true,
  load: (cx, input) => loadRow(cx, input.recommendationId),
  permit: permitFor('settle'),
  async run(cx, { note, expectV }, { row }) {
    expectVersion(row, expectV);
    if (!row.disputedAt) refuse('board/no_dispute', { params: { number: row.number } });
    await move(cx, row, 'settle', {}, { disputedAt: null, outcomeNote: note });
    return { number: row.number };
  },
});

/** Told by hand, in every profile: what was heard on the telephone is worth as much as a count of days. */
export const setRisk = defineCommand({
  name: 'recommendation.setRisk',
  input: zSetRisk,
  live: true,
  load: (cx, input) => loadRow(cx, input.recommendationId),
  permit: (_actor, { viewer }) => (canSeeBoard(viewer) ? canDoOnBoard(viewer, 'risk') : 'not_found'),
  async run(cx, { risk, note, expectV }, { row }) {
    expectVersion(row, expectV);
    // Of a divided clause each part tells for itself.
    if (row.parts > 0) refuse('board/not_now', { params: { number: row.number } });
    if (risk && note === '') refuse('invalid_input', { fields: { note: 'required' } });
    if (!risk && !row.riskAt) return { number: row.number };
    const set = risk ? { riskAt: row.riskAt ?? cx.now, riskNote: note } : { riskAt: null, riskNote: '' };
    await move(cx, row, risk ? 'risk' : 'calm', {}, set);
    return { number: row.number };
  },
});

export const resumeDue = defineCommand({
  name: 'recommendation.resumeDue',
  input: zSweep,
  load: async (cx) => ({ own: cx.channel === 'system' }),
  permit: (_actor, { own }) => own || 'not_found',
  async run(cx) {
    // Each forum has its own day.
    const due = (await dueToResume(cx.tx, cx.now)).filter(
      ({ resumeOn, timeZone }) => resumeOn <= wallClock(cx.now, timeZone).day,
    );
    let resumed = 0;
    for (const row of await lockRows(
      cx.tx,
      due.map(({ id }) => id),
    )) {
      if (row.state !== 'suspended') continue;
      await move(cx, row, 'resume', { byDay: row.resumeOn }, { resumeOn: null });
      resumed += 1;
    }
    return { resumed };
  },
});
