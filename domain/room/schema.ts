/** Inputs about the room: what a projector shows is one scene, chosen by whoever runs the room. */
import * as z from 'zod';
import { zId } from '../ids.ts';
import { ROOM_LIMITS } from './limits.ts';

export const zScene = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('lobby') }),
  z.strictObject({ kind: z.literal('programme') }),
  z.strictObject({ kind: z.literal('vote') }),
  /** The resolution read-only, in steps that fit the wall. */
  z.strictObject({ kind: z.literal('text'), page: z.int().min(1).max(ROOM_LIMITS.page) }),
  z.strictObject({
    kind: z.literal('message'),
    text: z.string().trim().min(1, 'code:required').max(ROOM_LIMITS.message),
  }),
  z.strictObject({ kind: z.literal('blank') }),
  /** Whatever the forum plays: it follows the run by itself. */
  z.strictObject({ kind: z.literal('quiz') }),
  /** Of a track or of the hall: the agenda with its line, the speaker with the clock, the questions asked. */
  z.strictObject({ kind: z.literal('agenda'), floorId: zId }),
  z.strictObject({ kind: z.literal('speaker'), floorId: zId }),
  z.strictObject({ kind: z.literal('questions'), floorId: zId }),
  z.strictObject({ kind: z.literal('question'), questionId: zId }),
  z.strictObject({ kind: z.literal('poll'), pollId: zId }),
  /** The text where the presiding officer's cursor stands; null: its beginning. */
  z.strictObject({ kind: z.literal('draft'), blockId: z.string().min(1).max(64).nullable() }),
]);
export type Scene = z.output<typeof zScene>;

/** Null: the hall; otherwise the screens that stand in the room of this track. */
const trackId = zId.nullable().default(null);
export const zOpenScreen = z.strictObject({
  forumId: zId,
  trackId,
  name: z.string().trim().max(ROOM_LIMITS.name).default(''),
});
export const zShowScene = z.strictObject({
  forumId: zId,
  trackId,
  /** Absent: every projector of the hall, or of the track. */
  screenId: zId.nullable().default(null),
  scene: zScene,
});
export const zRevokeScreen = z.strictObject({ screenId: zId });

/** The clause under the cursor of whoever presides; only projectors that follow it move. */
export const zPointAt = z.strictObject({ forumId: zId, blockId: z.string().min(1).max(64) });

/** `<forumId>:<token>`, the id of a screen's live view: whoever has the address has the screen. */
export const zScreenKey = z.string().regex(/^[0-9A-Za-z]{22}:[0-9A-Za-z_-]{32}$/);
export const zScreenToken = z.string().regex(/^[0-9A-Za-z_-]{32}$/);
/** Said by the projector itself: its address, and the version it shows. */
export const zScreenAlive = z.strictObject({ token: zScreenToken, version: z.int().min(1) });
