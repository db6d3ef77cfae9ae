/** Hands: raised with one tap, lowered, entered for those without a phone; the queue opened and closed; the rules set. */
import { refuse } from '#domain/errors.ts';
import { FLOOR_LIMITS } from '#domain/floor/kinds.ts';
import { canRaiseHand } from '#domain/floor/permissions.ts';
import {
  zConfigureFloor,
  zEnlist,
  zLowerHand,
  zOpenQueue,
  zPrepareScene,
  zRaiseHand,
} from '#domain/floor/schema.ts';
import { type Cx, defineCommand } from '../command.ts';
import {
  type FloorAccess,
  floorAccess,
  floorKey,
  holdFloor,
  presides,
  roomKey,
  touchFloor,
} from './access.ts';
import { countWaiting, insertSpeech, speechById, updateFloor, updateSpeech } from './repository.ts';
import { known, loadFloor, step, tell, touchPerson } from './turn.ts';

type Hand = { participantId: string | null; name: string; kind: never; side: never; note: string };

/** A hand for somebody; one waiting hand a person and kind, so a second tap finds the first. */
async function raise(
  cx: Cx,
  access: FloorAccess,
  hand: Omit<Hand, 'kind' | 'side'> & Record<'kind' | 'side', unknown>,
) {
  const floor = await holdFloor(cx, access);
  if ((await countWaiting(cx.tx, floor.id)) >= FLOOR_LIMITS.waiting)
    refuse('floor/full', { params: { most: FLOOR_LIMITS.waiting } });
  const id = cx.id();
  const made = await insertSpeech(cx.tx, {
    id,
    forumId: floor.forumId,
    floorId: floor.id,
    trackId: floor.trackId,
    ...(hand as Hand),
    state: 'waiting',
    requestedAt: cx.now,
    enteredBy: cx.actor?.accountId ?? null,
  });
  if (made) {
    tell(cx, access, 'requested', { id }, { kind: hand.kind });
    touchFloor(cx, access);
    touchPerson(cx, floor.id, hand.participantId);
  }
  return { raised: made };
}

export const raiseHand = defineCommand({
  name: 'floor.raise',
  input: zRaiseHand,
  live: true,
  load: loadFloor,
  permit: (_actor, { viewer }) => canRaiseHand(viewer),
  async run(cx, { kind, side, note }, access) {
    if (!(await holdFloor(cx, access)).queueOpen && kind !== 'point_of_order') refuse('floor/closed');
    return raise(cx, access, {
      participantId: access.viewer.membership!.participantId,
      name: '',
      kind,
      side,
      note,
    });
  },
});

/** For people without a phone, also while the queue is closed. */
export const enlist = defineCommand({
  name: 'floor.enlist',
  input: zEnlist,
  live: true,
  load: loadFloor,
  permit: (_actor, access) => presides(access),
  async run(cx, { kind, side, note, ...who }, access) {
    return raise(cx, access, { ...(await known(cx, access, who)), kind, side, note });
  },
});

export const lowerHand = defineCommand({
  name: 'floor.lower',
  input: zLowerHand,
  live: true,
  async load(cx, input) {
    const row = await speechById(cx.tx, input.speechId);
    if (!row) refuse('not_found');
    return { row, ...(await floorAccess(cx.tx, cx.actor, row.floorId)) };
  },
  permit: (_actor, access) =>
    presides(access) ||
    (access.row.participantId !== null &&
      access.row.participantId === access.viewer.membership?.participantId) ||
    'not_found',
  async run(cx, _input, { row, ...access }) {
    if (row.state === 'waiting') {
      await updateSpeech(cx.tx, row.id, { state: 'withdrawn' });
      tell(cx, access, 'withdrawn', row);
      touchFloor(cx, row);
      touchPerson(cx, row.floorId, row.participantId);
    } else if (row.state !== 'withdrawn') refuse('floor/not_waiting');
    return { id: row.id };
  },
});

export const openQueue = defineCommand({
  name: 'floor.open',
  input: zOpenQueue,
  live: true,
  load: loadFloor,
  permit: (_actor, access) => presides(access),
  async run(cx, { open }, access) {
    const floor = await holdFloor(cx, access);
    if (floor.queueOpen !== open) {
      await updateFloor(cx.tx, floor.id, { queueOpen: open });
      cx.record({
        stream: floor.forumId,
        noun: 'floor',
        nounId: floor.id,
        type: open ? 'floor.queue_opened' : 'floor.queue_closed',
      });
      touchFloor(cx, access);
      cx.touch(roomKey(floor.forumId));
    }
    return { open };
  },
});

export const configureFloor = defineCommand({
  name: 'floor.configure',
  input: zConfigureFloor,
  live: true,
  load: loadFloor,
  permit: (_actor, access) => presides(access),
  async run(cx, { expectV, settings }, access) {
    const answer = await step(cx, access, expectV, async () => ({ settings }));
    cx.record({
      stream: access.forum.id,
      noun: 'floor',
      nounId: access.floorId,
      type: 'floor.configured',
      data: settings,
    });
    touchFloor(cx, access, 'questions');
    return answer;
  },
});

export const prepareScene = defineCommand({
  name: 'floor.prepareScene',
  input: zPrepareScene,
  live: true,
  load: loadFloor,
  permit: (_actor, access) => presides(access),
  async run(cx, { scene }, access) {
    const floor = await holdFloor(cx, access);
    await updateFloor(cx.tx, floor.id, { nextScene: scene });
    cx.touch(floorKey(floor.id, 'desk'));
    return { prepared: scene !== null };
  },
});
