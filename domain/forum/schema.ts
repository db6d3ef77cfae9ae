/** What may be said to a forum: inputs of its commands, strict and bounded. Days are ISO, times «HH:MM» of the forum's zone. */
import * as z from 'zod';
import { FORUM_STATES } from '../actor.ts';
import { zId } from '../ids.ts';
import { FORUM_KINDS, PRESETS, PROFILES } from './presets.ts';
import { zForumRules } from './rules-schema.ts';

/** One line of text; what only looks empty is empty. */
export const line = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) => text.replace(/\s+/g, ' ').trim());
export const needed = (max: number) =>
  line(max).refine((text) => text.length > 0, { message: 'code:required' });
export const zDay = z.iso.date();
export const zTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const zExpectV = z.number().int().min(1).max(1_000_000_000);

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}
export const zTimeZone = z.string().min(1).max(60).refine(isTimeZone, { message: 'code:time_zone' });
export const zOrganisers = z
  .array(z.strictObject({ name: needed(300), role: z.enum(['lead', 'together']) }))
  .max(12);

/** 10 digits of an organisation or 12 of a person, with their check digits (order of the tax service). */
export function isInn(inn: string): boolean {
  if (!/^(\d{10}|\d{12})$/.test(inn)) return false;
  const digits = [...inn].map(Number);
  const check = (weights: readonly number[]) =>
    (weights.reduce((sum, weight, at) => sum + weight * (digits[at] ?? 0), 0) % 11) % 10;
  if (inn.length === 10) return check([2, 4, 10, 3, 5, 9, 4, 6, 8]) === digits[9];
  return (
    check([7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === digits[10] &&
    check([3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === digits[11]
  );
}

export const zOperator = z.strictObject({
  organisation: needed(300),
  inn: z
    .string()
    .max(20)
    .transform((text) => text.replace(/\s/g, ''))
    .refine(isInn, { message: 'code:inn' }),
  address: needed(400),
  contact: needed(200),
});

export const zCreateForum = z.strictObject({
  preset: z.enum(PRESETS),
  kind: z.enum(FORUM_KINDS).optional(),
  name: needed(200),
  number: line(20).default(''),
  startsOn: zDay,
  endsOn: zDay.optional(),
  settlement: line(120).default(''),
  venue: line(300).default(''),
  organisers: zOrganisers.default([]),
  timeZone: zTimeZone.default('Europe/Moscow'),
  bodyId: zId.optional(),
  /** Last year's forum: its rules, organisers, operator, programme and people without contacts are taken over. */
  copyFrom: zId.optional(),
  copy: z
    .strictObject({ programme: z.boolean(), people: z.boolean() })
    .default({ programme: true, people: false }),
});

export const zEditForum = z.strictObject({
  forumId: zId,
  expectV: zExpectV,
  kind: z.enum(FORUM_KINDS).optional(),
  name: needed(200).optional(),
  number: line(20).optional(),
  goal: line(2000).optional(),
  organisers: zOrganisers.optional(),
  startsOn: zDay.optional(),
  endsOn: zDay.optional(),
  timeZone: zTimeZone.optional(),
  settlement: line(120).optional(),
  venue: line(300).optional(),
  participantGroups: z
    .array(z.strictObject({ count: z.number().int().min(0).max(100_000), text: needed(200) }))
    .max(20)
    .optional(),
  profile: z.enum(PROFILES).optional(),
  public: z.boolean().optional(),
  joinOpen: z.boolean().optional(),
});

export const zSetOperator = z.strictObject({ forumId: zId, expectV: zExpectV, operator: zOperator });
export const zSetRules = z.strictObject({ forumId: zId, expectV: zExpectV, rules: zForumRules });
export const zSetState = z.strictObject({ forumId: zId, expectV: zExpectV, state: z.enum(FORUM_STATES) });
export const zRenewJoinCode = z.strictObject({ forumId: zId });
