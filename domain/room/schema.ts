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
]);
export type Scene = z.output<typeof zScene>;

export const zOpenScreen = z.strictObject({
  forumId: zId,
  name: z.string().trim().max(ROOM_LIMITS.name).default(''),
});
export const zShowScene = z.strictObject({
  forumId: zId,
  /** Absent: every projector of the forum. */
  screenId: zId.nullable().default(null),
  scene: zScene,
});
export const zRevokeScreen = z.strictObject({ screenId: zId });

/** `<forumId>:<token>`, the id of a screen's live view: whoever has the address has the screen. */
export const zScreenKey = z.string().regex(/^[0-9A-Za-z]{22}:[0-9A-Za-z_-]{32}$/);
export const zScreenToken = z.string().regex(/^[0-9A-Za-z_-]{32}$/);
