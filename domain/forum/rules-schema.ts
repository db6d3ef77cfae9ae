/** The rules of a forum as they may be stored and changed: bounds in zod, apart from the presets that forms show. */
import * as z from 'zod';
import { AMENDMENT_ORDERS } from '../amendment/kinds.ts';
import { PRESET_DATA, type Preset } from './presets.ts';
import {
  MAJORITY_BASES,
  MATTER_GROUPS,
  type MatterGroup,
  QUORUM_BASES,
  SECRECIES,
  TIES,
} from './procedure.ts';

/** `reached`: the share suffices («не менее двух третей»); else it must be exceeded («more than half»). */
const zShare = z.strictObject({
  numerator: z.number().int().min(1).max(9),
  denominator: z.number().int().min(2).max(10),
  reached: z.boolean().optional(),
});
const zMajority = zShare.extend({ basis: z.enum(MAJORITY_BASES) });
const zQuorum = zShare.extend({ basis: z.enum(QUORUM_BASES) });
const zSecrecy = z.enum(SECRECIES);
const days = (max: number) => z.number().int().min(0).max(max);

const zMatterRule = z.strictObject({ majority: zMajority, secrecy: zSecrecy });

export const zForumRules = z.strictObject({
  /** Who writes in the resolution, unless a section says otherwise. */
  pen: z.enum(['everyone', 'editors', 'secretary']),
  /** Who writes in the notes of a track. */
  trackPen: z.enum(['everyone', 'editors', 'secretary']),
  vote: z.strictObject({
    method: z.enum(['hands', 'devices', 'mixed']),
    secrecy: zSecrecy,
    majority: zMajority,
    /** Null: no quorum binds, presence is only shown. */
    quorum: zQuorum.nullable(),
    /** Equal voices: not decided, or decided by the voice of who presides (never where it is secret). */
    tie: z.enum(TIES),
    /** Those who are not here may send in a signed sheet; counted with the others, each person once. */
    sheets: z.boolean(),
    /** Where a matter goes by another rule than the rest. */
    matters: z.strictObject(
      Object.fromEntries(MATTER_GROUPS.map((group) => [group, zMatterRule.optional()])) as Record<
        MatterGroup,
        z.ZodOptional<typeof zMatterRule>
      >,
    ),
    /** Without a quorum: below this share of the list the screen hints, in hundredths. */
    hintBelow: z.number().int().min(0).max(100),
  }),
  amendments: z.strictObject({
    /** Taken until so many days before the forum; null: as long as the text is written. */
    cutOffDays: days(60).nullable(),
    /** How many second it before it may be put. */
    seconders: z.number().int().min(0).max(50),
    order: z.enum(AMENDMENT_ORDERS),
    /** Days for who has to look at a changed clause. */
    rebaseDays: days(30),
  }),
  /** Minutes a speaker has, and how often one speaks to a question; 0: no limit. */
  speech: z.strictObject({ report: days(120), speech: days(60), reply: days(30), times: days(9) }),
  /** Days between the invitation and the meeting. */
  notice: z.strictObject({ days: days(60), electionDays: days(60) }),
  election: z.strictObject({
    secrecy: z.enum(['totals', 'secret']),
    majority: zMajority,
    /** A run-off is won by the most votes, or by the same majority. */
    runoff: z.enum(['most', 'majority']),
    /** After a run-off that ends equal again. */
    tie: z.enum(['lot', 'repeat']),
  }),
  minutes: z.strictObject({ form: z.enum(['short', 'full']), remarkDays: days(30) }),
  /** Days for editorial corrections after «в целом с доработкой». */
  editDays: z.number().int().min(0).max(30),
  /** Days after registration in which an answer is expected; orientation, never a duty. */
  answerDays: z.number().int().min(1).max(180),
  /** Days after which the chair is offered one polite letter. */
  reminderDays: z.number().int().min(1).max(365),
  proposals: z.strictObject({ guests: z.boolean(), showAuthors: z.boolean() }),
  quiz: z.strictObject({
    teams: z.boolean(),
    seconds: z.number().int().min(5).max(600),
    scoring: z.enum(['accuracy', 'speed']),
    keepPersonal: z.boolean(),
    shownPlaces: z.number().int().min(1).max(50),
  }),
  /** «Расширенный регламент»: motions, points of order, execution control are on the screens. */
  extended: z.boolean(),
});
export type ForumRules = z.infer<typeof zForumRules>;

/** The forum's rules as stored; a row of an older version is completed from its preset, never refused. */
export function rulesOf(preset: Preset, stored: unknown): ForumRules {
  const base = PRESET_DATA[preset].rules;
  const given = (typeof stored === 'object' && stored !== null ? stored : {}) as Partial<ForumRules>;
  const merged = zForumRules.safeParse({
    ...base,
    ...given,
    vote: { ...base.vote, ...given.vote },
    amendments: { ...base.amendments, ...given.amendments },
    speech: { ...base.speech, ...given.speech },
    notice: { ...base.notice, ...given.notice },
    election: { ...base.election, ...given.election },
    minutes: { ...base.minutes, ...given.minutes },
    proposals: { ...base.proposals, ...given.proposals },
    quiz: { ...base.quiz, ...given.quiz },
  });
  return merged.success ? merged.data : base;
}
