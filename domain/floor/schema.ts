/** Inputs about the floor. A floor has the id of its track, or of its forum when it is the hall. */
import * as z from 'zod';
import { zId } from '../ids.ts';
import { zScene } from '../room/schema.ts';
import { FLOOR_GROUPS, FLOOR_LIMITS, FLOOR_MODES, QUESTION_NAMES, SIDES, SPEECH_KINDS } from './kinds.ts';

const expectV = z.int().min(0).max(2_000_000_000);
const zKind = z.enum(SPEECH_KINDS);
const zSide = z.enum(SIDES).nullable().default(null);
const zNote = z.string().trim().max(FLOOR_LIMITS.note).default('');
const seconds = z.int().min(0).max(FLOOR_LIMITS.seconds);

export const zFloorSettings = z.strictObject({
  mode: z.enum(FLOOR_MODES),
  seconds,
  shortSeconds: seconds,
  firstTimersFirst: z.boolean(),
  alternate: z.boolean(),
  group: z.enum(FLOOR_GROUPS),
  groupMinutes: z.int().min(0).max(FLOOR_LIMITS.groupMinutes),
  questionsOpen: z.boolean(),
  questionNames: z.enum(QUESTION_NAMES),
  questionsModerated: z.boolean(),
});

export const zConfigureFloor = z.strictObject({ floorId: zId, expectV, settings: zFloorSettings });
export const zOpenQueue = z.strictObject({ floorId: zId, open: z.boolean() });
export const zRaiseHand = z.strictObject({
  floorId: zId,
  kind: zKind.default('main'),
  side: zSide,
  note: zNote,
});
export const zLowerHand = z.strictObject({ speechId: zId });
/** Somebody of the list, or somebody who is not on it, by name. */
const zWho = {
  participantId: zId.nullable().default(null),
  name: z.string().trim().max(FLOOR_LIMITS.name).default(''),
};
export const zEnlist = z.strictObject({
  floorId: zId,
  ...zWho,
  kind: zKind.default('main'),
  side: zSide,
  note: zNote,
});
/** The next by the rule, or this one. */
export const zCallSpeaker = z.strictObject({ floorId: zId, expectV, speechId: zId.nullable().default(null) });
export const zGiveFloor = z.strictObject({
  floorId: zId,
  expectV,
  ...zWho,
  kind: zKind.default('main'),
  side: zSide,
});
/** A question that pauses the speaker: of a waiting hand, or of somebody just named. */
export const zInterpose = z.strictObject({
  floorId: zId,
  expectV,
  speechId: zId.nullable().default(null),
  ...zWho,
});
export const zSetTimer = z.strictObject({ floorId: zId, expectV, running: z.boolean() });
export const zExtendTurn = z.strictObject({ floorId: zId, expectV, seconds: z.int().min(-600).max(600) });
export const zFinishTurn = z.strictObject({ floorId: zId, expectV });
export const zSetAgendaLine = z.strictObject({
  floorId: zId,
  expectV,
  at: z.int().min(0).max(FLOOR_LIMITS.agenda).nullable(),
});
/** What stands ready for the projector; null clears it. */
export const zPrepareScene = z.strictObject({ floorId: zId, scene: zScene.nullable() });
