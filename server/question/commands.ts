/**
 * Questions from the hall. One asked without a name is asked by nobody: no author in its row, no account in an event, no
 * line in the log of commands, its minute and not its moment. Therefore it cannot be withdrawn by its author either.
 */
import { refuse } from '#domain/errors.ts';
import { canTakePart } from '#domain/floor/permissions.ts';
import { QUESTION_LIMITS, QUESTION_STATES, type QuestionState } from '#domain/question/kinds.ts';
import { afterMove } from '#domain/question/rules.ts';
import {
  zAskAnonymously,
  zAskQuestion,
  zHighlightQuestion,
  zMoveQuestion,
  zSupportQuestion,
  zWithdrawQuestion,
} from '#domain/question/schema.ts';
import { type Cx, defineCommand } from '../command.ts';
import {
  type FloorAccess,
  floorAccess,
  holdFloor,
  mineKey,
  presides,
  roomKey,
  touchFloor,
} from '../floor/access.ts';
import { spend } from '../pace.ts';
import {
  countQuestions,
  insertQuestion,
  nextNumber,
  questionById,
  support,
  unlight,
  updateQuestion,
} from './repository.ts';

const PACE = { name: 'question', points: 3, seconds: 30 };
const load = (cx: Cx, input: { floorId: string }) => floorAccess(cx.tx, cx.actor, input.floorId);
const touch = (cx: Cx, access: FloorAccess) => touchFloor(cx, access, 'questions');

async function loadOne(cx: Cx, input: { questionId: string }) {
  const row = await questionById(cx.tx, input.questionId);
  if (!row) refuse('not_found');
  return { row, ...(await floorAccess(cx.tx, cx.actor, row.floorId)) };
}

async function ask(
  cx: Cx,
  access: FloorAccess,
  text: string,
  author: { participantId: string } | { key: string },
) {
  const { settings, forum, floorId } = access;
  if (!settings.questionsOpen) refuse('question/closed');
  await spend(cx.services, PACE, cx.actor!.accountId);
  await holdFloor(cx, access);
  if ((await countQuestions(cx.tx, floorId, ['waiting', 'open'])) >= QUESTION_LIMITS.waiting)
    refuse('question/full', { params: { most: QUESTION_LIMITS.waiting } });
  const named = 'participantId' in author;
  if (
    named &&
    (await countQuestions(cx.tx, floorId, ['waiting'], author.participantId)) >= QUESTION_LIMITS.ownWaiting
  )
    refuse('question/own_waiting', { params: { most: QUESTION_LIMITS.ownWaiting } });
  const id = cx.id();
  const state: QuestionState = settings.questionsModerated ? 'waiting' : 'open';
  const made = await insertQuestion(cx.tx, {
    id,
    forumId: forum.id,
    floorId,
    number: await nextNumber(cx.tx, floorId),
    text,
    participantId: named ? author.participantId : null,
    state,
    askKey: named ? null : author.key,
    createdAt: named ? cx.now : new Date(Math.floor(cx.now.getTime() / 60_000) * 60_000),
  });
  if (made) {
    cx.record({
      stream: forum.id,
      noun: 'question',
      nounId: id,
      type: 'question.asked',
      data: { floorId, named },
    });
    touch(cx, access);
    if (named) cx.touch(mineKey(floorId, author.participantId));
  }
  return { waiting: state === 'waiting' };
}

export const askQuestion = defineCommand({
  name: 'question.ask',
  input: zAskQuestion,
  live: true,
  load,
  permit: (_actor, { viewer }) => canTakePart(viewer),
  async run(cx, { text }, access) {
    if (access.settings.questionNames === 'anonymous') refuse('question/anonymous_only');
    return ask(cx, access, text, { participantId: access.viewer.membership!.participantId });
  },
});

export const askAnonymously = defineCommand({
  name: 'question.askAnonymously',
  untraced: true,
  input: zAskAnonymously,
  live: true,
  load,
  permit: (_actor, { viewer }) => canTakePart(viewer),
  async run(cx, { text, key }, access) {
    if (access.settings.questionNames === 'named') refuse('question/names_only');
    return ask(cx, access, text, { key });
  },
});

/** One voice a person, given and taken back. */
export const supportQuestion = defineCommand({
  name: 'question.support',
  input: zSupportQuestion,
  live: true,
  load: loadOne,
  permit: (_actor, { viewer }) => canTakePart(viewer),
  async run(cx, { on }, { row, ...access }) {
    // What waits for the moderator is not there for the hall.
    if (row.state === 'waiting' || row.state === 'declined') refuse('not_found');
    if (row.state !== 'open') refuse('question/not_now');
    const { participantId } = access.viewer.membership!;
    if (await support(cx.tx, row.id, participantId, on)) {
      touch(cx, access);
      cx.touch(mineKey(row.floorId, participantId));
    }
    return { on };
  },
});

/** One's own, asked by name and not yet answered. */
export const withdrawQuestion = defineCommand({
  name: 'question.withdraw',
  input: zWithdrawQuestion,
  live: true,
  load: loadOne,
  permit: (_actor, { viewer, row }) =>
    (row.participantId !== null && row.participantId === viewer.membership?.participantId) || 'not_found',
  async run(cx, _input, { row, ...access }) {
    if (row.state !== 'waiting' && row.state !== 'open') refuse('question/not_now');
    await updateQuestion(cx.tx, row.id, null, { state: 'archived', highlightedAt: null });
    cx.record({ stream: row.forumId, noun: 'question', nounId: row.id, type: 'question.withdrawn' });
    touch(cx, access);
    cx.touch(mineKey(row.floorId, row.participantId!));
    return { id: row.id };
  },
});

export const moveQuestion = defineCommand({
  name: 'question.move',
  input: zMoveQuestion,
  live: true,
  load: loadOne,
  permit: (_actor, access) => presides(access),
  async run(cx, { move, expectV }, { row, ...access }) {
    const state = afterMove(row.state, move);
    if (!QUESTION_STATES.some((known) => known === state)) refuse(state as 'question/not_now');
    const lit = state === 'open' ? {} : { highlightedAt: null };
    if (!(await updateQuestion(cx.tx, row.id, expectV, { state: state as QuestionState, ...lit })))
      refuse('conflict');
    cx.record({
      stream: row.forumId,
      noun: 'question',
      nounId: row.id,
      type: 'question.moved',
      data: { from: row.state, to: state },
    });
    touch(cx, access);
    cx.touch(roomKey(row.forumId));
    if (row.participantId) cx.touch(mineKey(row.floorId, row.participantId));
    return { state: state as QuestionState };
  },
});

/** One question of a floor is lit at a time. */
export const highlightQuestion = defineCommand({
  name: 'question.highlight',
  input: zHighlightQuestion,
  live: true,
  load: loadOne,
  permit: (_actor, access) => presides(access),
  async run(cx, { on }, { row, ...access }) {
    await holdFloor(cx, access);
    if (on && row.state !== 'open') refuse('question/not_now');
    await unlight(cx.tx, row.floorId);
    await updateQuestion(cx.tx, row.id, null, { highlightedAt: on ? cx.now : null });
    cx.record({
      stream: row.forumId,
      noun: 'question',
      nounId: row.id,
      type: on ? 'question.lit' : 'question.unlit',
    });
    touch(cx, access);
    return { on };
  },
});
