/** Polls and word clouds: made, opened, closed, shown; answered once by each person, changed until closed. */
import { refuse } from '#domain/errors.ts';
import { canTakePart } from '#domain/floor/permissions.ts';
import { POLL_LIMITS } from '#domain/poll/kinds.ts';
import { answerProblem, coarse, pollProblem, wordKey } from '#domain/poll/rules.ts';
import {
  zAddWords,
  zAnswerPoll,
  zCreatePoll,
  zHideWord,
  zMergeWord,
  zRemovePoll,
  zSetPollState,
  zShowPoll,
} from '#domain/poll/schema.ts';
import { type Cx, defineCommand } from '../command.ts';
import { floorAccess, holdFloor, mineKey, presides, roomKey, touchFloor } from '../floor/access.ts';
import {
  addWords,
  closeOthers,
  deletePoll,
  insertPoll,
  nextNumber,
  type PollRow,
  pollById,
  pollsOn,
  putAside,
  replaceAnswer,
  shareOfPoll,
  updatePoll,
} from './repository.ts';

async function loadOne(cx: Cx, input: { pollId: string }) {
  const row = await pollById(cx.tx, input.pollId);
  if (!row) refuse('not_found');
  return { row, ...(await floorAccess(cx.tx, cx.actor, row.floorId)) };
}

function changed(cx: Cx, row: Pick<PollRow, 'floorId' | 'forumId'>): void {
  touchFloor(cx, row);
  cx.touch(roomKey(row.forumId));
}

function tell(cx: Cx, row: Pick<PollRow, 'id' | 'forumId'>, type: string, data = {}): void {
  cx.record({ stream: row.forumId, noun: 'poll', nounId: row.id, type: `poll.${type}`, data });
}

export const createPoll = defineCommand({
  name: 'poll.create',
  input: zCreatePoll,
  live: true,
  load: (cx, input) => floorAccess(cx.tx, cx.actor, input.floorId),
  permit: (_actor, access) => presides(access),
  async run(cx, { kind, title, options, open }, access) {
    const problem = pollProblem(kind, options);
    if (problem) refuse(problem);
    await holdFloor(cx, access);
    if ((await pollsOn(cx.tx, access.floorId)).length >= POLL_LIMITS.polls)
      refuse('poll/too_many', { params: { most: POLL_LIMITS.polls } });
    const row = {
      id: cx.id(),
      forumId: access.forum.id,
      floorId: access.floorId,
      number: await nextNumber(cx.tx, access.floorId),
      kind,
      title,
      options: options.map((text, at) => ({ id: String(at + 1), text })),
      createdBy: cx.actor?.accountId ?? null,
      createdAt: cx.now,
      ...(open && { state: 'open' as const, openedAt: cx.now }),
    };
    if (open) await closeOthers(cx.tx, row.floorId, row.id, cx.now);
    await insertPoll(cx.tx, row);
    tell(cx, row, open ? 'opened' : 'created', { number: row.number, kind });
    changed(cx, row);
    return { id: row.id, number: row.number };
  },
});

/** One poll of a floor is open at a time; a closed one may be opened again. */
export const setPollState = defineCommand({
  name: 'poll.setState',
  input: zSetPollState,
  live: true,
  load: loadOne,
  permit: (_actor, access) => presides(access),
  async run(cx, { expectV, state }, { row, ...access }) {
    await holdFloor(cx, access);
    const times = state === 'open' ? { openedAt: cx.now, closedAt: null } : { closedAt: cx.now };
    if (!(await updatePoll(cx.tx, row.id, expectV, { state, ...times }))) refuse('conflict');
    if (state === 'open') await closeOthers(cx.tx, row.floorId, row.id, cx.now);
    tell(cx, row, state === 'open' ? 'opened' : 'closed', { number: row.number, kind: row.kind });
    changed(cx, row);
    return { state };
  },
});

export const showPoll = defineCommand({
  name: 'poll.show',
  input: zShowPoll,
  live: true,
  load: loadOne,
  permit: (_actor, access) => presides(access),
  async run(cx, { shown }, { row }) {
    if (row.state === 'draft') refuse('poll/not_open');
    if (row.shown !== shown) {
      await updatePoll(cx.tx, row.id, null, { shown });
      tell(cx, row, shown ? 'shown' : 'hidden', { number: row.number });
      changed(cx, row);
    }
    return { shown };
  },
});

/** The row is held against closing: what was accepted before the close counts, what came after is refused. */
async function openOne(cx: Cx, id: string): Promise<PollRow> {
  const row = await shareOfPoll(cx.tx, id);
  if (row?.state !== 'open') refuse('poll/not_open');
  return row;
}

export const answerPoll = defineCommand({
  name: 'poll.answer',
  input: zAnswerPoll,
  live: true,
  load: loadOne,
  permit: (_actor, { viewer }) => canTakePart(viewer),
  async run(cx, input, { viewer }) {
    const row = await openOne(cx, input.pollId);
    const ids = row.options.map(({ id }) => id);
    const problem = answerProblem(row.kind, ids, input.options);
    if (problem) refuse(problem);
    const { participantId } = viewer.membership!;
    await replaceAnswer(cx.tx, row.id, participantId, input.options);
    touchFloor(cx, row, 'answers');
    cx.touch(mineKey(row.floorId, participantId));
    return { accepted: input.options.length };
  },
});

export const addCloudWords = defineCommand({
  name: 'poll.addWords',
  input: zAddWords,
  live: true,
  load: loadOne,
  permit: (_actor, { viewer }) => canTakePart(viewer),
  async run(cx, input, { viewer }) {
    const row = await openOne(cx, input.pollId);
    if (row.kind !== 'cloud') refuse('poll/not_cloud');
    const words = new Map<string, string>();
    for (const text of input.words) if (wordKey(text)) words.set(wordKey(text), text.replace(/\s+/gu, ' '));
    if (words.size === 0) refuse('poll/no_word');
    const { participantId } = viewer.membership!;
    const list = [...words].map(([key, text]) => ({ key, text }));
    if (!(await addWords(cx.tx, row.id, participantId, list, POLL_LIMITS.words)))
      refuse('poll/too_many_words', { params: { most: POLL_LIMITS.words } });
    const aside = list.map(({ key }) => key).filter((key) => coarse(key) && !row.hidden.includes(key));
    if (aside.length > 0) await putAside(cx.tx, row.id, aside);
    touchFloor(cx, row, 'answers');
    cx.touch(mineKey(row.floorId, participantId));
    return { words: list.length };
  },
});

async function care(cx: Cx, row: PollRow, set: Partial<PollRow>): Promise<void> {
  await updatePoll(cx.tx, row.id, null, set);
  touchFloor(cx, row, 'answers');
}

export const hideWord = defineCommand({
  name: 'poll.hideWord',
  input: zHideWord,
  live: true,
  load: loadOne,
  permit: (_actor, access) => presides(access),
  async run(cx, { word, hidden }, { row }) {
    const key = wordKey(word);
    const rest = row.hidden.filter((one) => one !== key).slice(-500);
    await care(cx, row, { hidden: hidden ? [...rest, key] : rest });
    return { hidden };
  },
});

/** Counts one word as another; null takes it apart again. */
export const mergeWord = defineCommand({
  name: 'poll.mergeWord',
  input: zMergeWord,
  live: true,
  load: loadOne,
  permit: (_actor, access) => presides(access),
  async run(cx, { from, into }, { row }) {
    const [key, target] = [wordKey(from), into === null ? null : wordKey(into)];
    if (key === target) refuse('poll/same_word');
    const { [key]: _gone, ...rest } = row.merged;
    // What was joined to the one goes with it.
    const moved = Object.fromEntries(
      Object.entries(rest).map(([k, to]) => [k, target !== null && to === key ? target : to]),
    );
    if (Object.keys(moved).length >= 500) refuse('poll/too_many', { params: { most: 500 } });
    await care(cx, row, { merged: target === null ? moved : { ...moved, [key]: target } });
    return { into: target };
  },
});

/** Only one that nobody has been asked. */
export const removePoll = defineCommand({
  name: 'poll.remove',
  input: zRemovePoll,
  live: true,
  load: loadOne,
  permit: (_actor, access) => presides(access),
  async run(cx, _input, { row }) {
    if (row.state !== 'draft') refuse('poll/asked');
    await deletePoll(cx.tx, row.id);
    tell(cx, row, 'removed', { number: row.number });
    changed(cx, row);
    return { id: row.id };
  },
});
