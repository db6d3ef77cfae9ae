/** Inputs about tracks: the rooms in which a forum works. */
import * as z from 'zod';
import { zId } from '../ids.ts';
import { TRACK_KINDS } from './kinds.ts';

const trimmed = (max: number) => z.string().trim().max(max);
const zAgenda = z
  .array(z.strictObject({ text: trimmed(300).min(1), minutes: z.int().min(1).max(600).optional() }))
  .max(40);

export const zCreateTrack = z.strictObject({
  forumId: zId,
  title: trimmed(300).min(2, 'code:too_short'),
  kind: z.enum(TRACK_KINDS).default('workshop'),
  room: trimmed(120).default(''),
  programmeItemId: zId.nullable().default(null),
});
export const zEditTrack = z.strictObject({
  trackId: zId,
  expectV: z.int().min(1),
  title: trimmed(300).min(2, 'code:too_short'),
  room: trimmed(120),
  agenda: zAgenda,
});
export const zSetProposalsOpen = z.strictObject({ trackId: zId, open: z.boolean() });
export const zSetTrackPerson = z.strictObject({
  trackId: zId,
  participantId: zId,
  role: z.enum(['moderator', 'member']).nullable(),
});
export const zJoinTrack = z.strictObject({ trackId: zId, join: z.boolean() });

export const zOpenSheet = z.strictObject({ trackId: zId, language: z.enum(['ru', 'en']).default('ru') });
