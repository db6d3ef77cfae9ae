/**
 * One step of the floor: the row is held, the version the person saw is compared, the step is taken, the version rises.
 * A second press of the same button is a stale version, so nobody is skipped.
 */
import { refuse } from '#domain/errors.ts';
import { ended, paused, resumed, type Turn } from '#domain/floor/rules.ts';
import type { Cx } from '../command.ts';
import { type FloorAccess, floorAccess, holdFloor, mineKey, roomKey, touchFloor } from './access.ts';
import { type FloorRow, type SpeechRow, seatOf, updateFloor, updateSpeech } from './repository.ts';

export const loadFloor = (cx: Cx, input: { floorId: string }) => floorAccess(cx.tx, cx.actor, input.floorId);

/** Takes the step if nobody was faster; answers the new version. */
export async function step(
  cx: Cx,
  access: FloorAccess,
  expectV: number,
  work: (floor: FloorRow) => Promise<Partial<FloorRow> | undefined>,
): Promise<{ version: number }> {
  const floor = await holdFloor(cx, access);
  if (floor.version !== expectV) refuse('conflict');
  const set = (await work(floor)) ?? {};
  await updateFloor(cx.tx, floor.id, { ...set, version: floor.version + 1 });
  touchFloor(cx, access);
  cx.touch(roomKey(floor.forumId));
  return { version: floor.version + 1 };
}

export function tell(
  cx: Cx,
  access: FloorAccess,
  type: string,
  speech: SpeechRow | { id: string },
  data = {},
): void {
  cx.record({
    stream: access.forum.id,
    noun: 'speech',
    nounId: speech.id,
    type: `speech.${type}`,
    data: { floorId: access.floorId, ...data },
  });
}

const asTurn = (row: SpeechRow): Turn => ({
  startedAt: row.startedAt?.toISOString() ?? null,
  pausedAt: row.pausedAt?.toISOString() ?? null,
  pausedMs: row.pausedMs,
  endedAt: row.endedAt?.toISOString() ?? null,
  limitSeconds: row.limitSeconds,
});
const MOVES = { pause: paused, resume: resumed, end: ended } as const;

/** Pauses, resumes or ends a turn and writes it down. */
export async function moveTurn(cx: Cx, row: SpeechRow, move: keyof typeof MOVES): Promise<void> {
  const turn = MOVES[move](asTurn(row), cx.now.toISOString());
  await updateSpeech(cx.tx, row.id, {
    pausedAt: turn.pausedAt ? new Date(turn.pausedAt) : null,
    pausedMs: turn.pausedMs,
    endedAt: turn.endedAt ? new Date(turn.endedAt) : null,
    ...(move === 'end' && { state: 'done' as const }),
  });
}

export function touchPerson(cx: Cx, floorId: string, participantId: string | null): void {
  if (participantId) cx.touch(mineKey(floorId, participantId));
}

/** Somebody of the list by their seat, anybody else by name. */
export async function known(
  cx: Cx,
  access: FloorAccess,
  who: { participantId: string | null; name: string },
): Promise<{ participantId: string | null; name: string }> {
  if (who.participantId) {
    if (!(await seatOf(cx.tx, access.forum.id, who.participantId))) refuse('not_found');
    return { participantId: who.participantId, name: '' };
  }
  if (who.name === '') refuse('floor/who');
  return { participantId: null, name: who.name };
}
