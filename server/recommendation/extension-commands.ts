/**
 * More time: asked for by the addressee (by link, or by a letter that the secretary enters), decided by those who keep
 * the board. The original date stays; the granted one becomes the current. Nobody is reminded while a request waits.
 */
import type { ForumViewer } from '#domain/actor.ts';
import { hasRole } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { wallClock } from '#domain/forum/programme.ts';
import {
  checkAsk,
  checkDecision,
  zAskExtension,
  zAskExtensionByLink,
  zDecideExtension,
  zWithdrawExtension,
} from '#domain/recommendation/extension.ts';
import { canDoOnBoard, canSeeBoard } from '#domain/recommendation/permissions.ts';
import type { BoardEvent } from '#domain/recommendation/rules.ts';
import { type Cx, defineCommand } from '../command.ts';
import {
  type ExtensionRow,
  extensionById,
  extensionsOf,
  insertExtension,
  settleExtension,
} from './extension-repository.ts';
import { forumOfLink } from './letter-repository.ts';
import { loadByLink } from './link-access.ts';
import { actorId, loadRow, move } from './move.ts';
import type { Row } from './repository.ts';

const permitFor = (viewer: ForumViewer, event: BoardEvent) =>
  canSeeBoard(viewer) ? canDoOnBoard(viewer, event) : ('not_found' as const);

const grantedOf = (all: readonly ExtensionRow[]) =>
  all.filter((one) => one.state === 'granted' || one.state === 'other_date').length;

async function ask(
  cx: Cx,
  row: Row,
  timeZone: string,
  given: Pick<ExtensionRow, 'until' | 'reason' | 'regNo' | 'signedBy' | 'addresseeId' | 'linkId'>,
) {
  const all = await extensionsOf(cx.tx, row.id);
  const asked = checkAsk(
    {
      closed: row.state === 'closed',
      currentDue: row.currentDue,
      pending: all.some((one) => one.state === 'requested'),
      granted: grantedOf(all),
    },
    { until: given.until, today: wallClock(cx.now, timeZone).day },
  );
  if (!asked.ok) refuse(asked.code, { params: { number: row.number } });
  const id = cx.id();
  await insertExtension(cx.tx, {
    id,
    recommendationId: row.id,
    ...given,
    late: asked.late,
    by: actorId(cx.actor),
    createdAt: cx.now,
  });
  await move(cx, row, 'ask_time', { extensionId: id, until: given.until, late: asked.late });
  return { extensionId: id, number: row.number, late: asked.late };
}

export const askExtension = defineCommand({
  name: 'recommendation.askExtension',
  input: zAskExtension,
  live: true,
  load: (cx, input) => loadRow(cx, input.recommendationId),
  permit: (_actor, { viewer }) => permitFor(viewer, 'ask_time'),
  run: (cx, { until, reason, regNo }, { row, forum }) =>
    ask(cx, row, forum.timeZone, { until, reason, regNo, signedBy: '', addresseeId: null, linkId: null }),
});

export const askExtensionByLink = defineCommand({
  name: 'recommendation.askExtensionByLink',
  input: zAskExtensionByLink,
  load: (cx, input) => loadByLink(cx, input.token),
  permit: () => true,
  async run(cx, { recommendationId, until, reason, signedBy }, { link, rows }) {
    const row = rows.find((one) => one.id === recommendationId) ?? refuse('not_found');
    const forum = (await forumOfLink(cx.tx, link.forumId)) ?? refuse('not_found');
    const { addresseeId, id: linkId } = link;
    return ask(cx, row, forum.timeZone, { until, reason, regNo: '', signedBy, addresseeId, linkId });
  },
});

async function loadExtension(cx: Cx, extensionId: string) {
  const asked = await extensionById(cx.tx, extensionId);
  if (!asked) refuse('not_found');
  return { ...(await loadRow(cx, asked.recommendationId)), asked };
}

export const decideExtension = defineCommand({
  name: 'recommendation.decideExtension',
  input: zDecideExtension,
  live: true,
  load: (cx, input) => loadExtension(cx, input.extensionId),
  permit: (_actor, { viewer }) => permitFor(viewer, 'decide_time'),
  async run(cx, { decision, until, note }, { row, asked, viewer }) {
    const granted = grantedOf(await extensionsOf(cx.tx, row.id));
    const decided = checkDecision(
      { state: asked.state, until: asked.until, currentDue: row.currentDue, granted },
      decision,
      { until, note, organiser: hasRole(viewer, 'organiser') },
    );
    if (!decided.ok) refuse(decided.code, { params: { number: row.number } });
    const done = await settleExtension(cx.tx, asked.id, {
      state: decision,
      decidedUntil: decided.until,
      note,
      decidedBy: actorId(cx.actor),
      decidedAt: cx.now,
    });
    if (!done) refuse('board/extension_decided');
    await move(
      cx,
      row,
      'decide_time',
      { extensionId: asked.id, decision, from: row.state, fromDue: row.currentDue, toDue: decided.until },
      decided.until ? { currentDue: decided.until } : {},
    );
    return { number: row.number, until: decided.until };
  },
});

export const withdrawExtension = defineCommand({
  name: 'recommendation.withdrawExtension',
  input: zWithdrawExtension,
  live: true,
  load: (cx, input) => loadExtension(cx, input.extensionId),
  permit: (_actor, { viewer }) => permitFor(viewer, 'decide_time'),
  async run(cx, _input, { row, asked }) {
    const done = await settleExtension(cx.tx, asked.id, {
      state: 'withdrawn',
      decidedBy: actorId(cx.actor),
      decidedAt: cx.now,
    });
    if (!done) refuse('board/extension_decided');
    await move(cx, row, 'decide_time', { extensionId: asked.id, decision: 'withdrawn' });
    return { number: row.number };
  },
});
