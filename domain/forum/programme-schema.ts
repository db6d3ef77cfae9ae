/** Inputs of the programme: items typed, moved, pasted. A person of the programme is a name with post and school. */
import * as z from 'zod';
import { zId } from '../ids.ts';
import { programmeKinds } from './parse/programme-kinds.ts';
import { line, needed, zDay, zExpectV, zTime } from './schema.ts';

export const zProgrammePerson = z.strictObject({
  name: needed(200),
  post: line(200).default(''),
  school: line(300).default(''),
  participantId: zId.optional(),
});
const people = z.array(zProgrammePerson).max(20);

const item = {
  kind: z.enum(programmeKinds),
  title: needed(500),
  day: zDay,
  startsAt: zTime.nullable(),
  endsAt: zTime.nullable(),
  room: line(120),
  speakers: people,
  moderators: people,
};

const inOrder = (value: { startsAt?: string | null; endsAt?: string | null }) =>
  !value.startsAt || !value.endsAt || value.endsAt > value.startsAt;

export const zProgrammeItem = z
  .strictObject({
    ...item,
    startsAt: item.startsAt.default(null),
    endsAt: item.endsAt.default(null),
    room: item.room.default(''),
    speakers: people.default([]),
    moderators: people.default([]),
  })
  .refine(inOrder, { path: ['endsAt'], message: 'code:time_order' });
export type ProgrammeItemInput = z.output<typeof zProgrammeItem>;

export const zAddItem = z.strictObject({
  forumId: zId,
  item: zProgrammeItem,
  /** Null: at the beginning; absent: by its time. */ afterId: zId.nullable().optional(),
});
export const zEditItem = z
  .strictObject({
    itemId: zId,
    expectV: zExpectV,
    kind: item.kind.optional(),
    title: item.title.optional(),
    day: item.day.optional(),
    startsAt: item.startsAt.optional(),
    endsAt: item.endsAt.optional(),
    room: item.room.optional(),
    speakers: people.optional(),
    moderators: people.optional(),
    /** A track of this forum, or none. */
    trackId: zId.nullable().optional(),
  })
  .refine(inOrder, { path: ['endsAt'], message: 'code:time_order' });
export const zMoveItem = z.strictObject({ itemId: zId, afterId: zId.nullable() });
export const zRemoveItem = z.strictObject({ itemId: zId, expectV: zExpectV.optional() });
export const zImportProgramme = z.strictObject({
  forumId: zId,
  items: z.array(zProgrammeItem).min(1).max(300),
  /** Replaces what stands there instead of adding to it. */
  replace: z.boolean().default(false),
});
