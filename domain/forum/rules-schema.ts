/** The rules of a forum as they may be stored and changed: bounds in zod, apart from the presets that forms show. */
import * as z from 'zod';
import { PRESET_DATA, type Preset } from './presets.ts';

/** The share `numerator/denominator` must be exceeded («more than half»), never only reached. */
const zShare = z.strictObject({
  numerator: z.number().int().min(1).max(9),
  denominator: z.number().int().min(2).max(10),
});

export const zForumRules = z.strictObject({
  /** Who writes in the resolution, unless a section says otherwise. */
  pen: z.enum(['everyone', 'editors', 'secretary']),
  /** Who writes in the notes of a track. */
  trackPen: z.enum(['everyone', 'editors', 'secretary']),
  vote: z.strictObject({
    method: z.enum(['hands', 'devices', 'mixed']),
    secrecy: z.enum(['totals', 'named', 'secret']),
    /** More than this share of the basis decides. */
    majority: zShare.extend({ basis: z.enum(['present', 'cast', 'roll']) }),
    /** Null: no quorum binds, presence is only shown. */
    quorum: zShare.extend({ basis: z.enum(['members', 'roll']) }).nullable(),
    /** Without a quorum: below this share of the list the screen hints, in hundredths. */
    hintBelow: z.number().int().min(0).max(100),
  }),
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
    proposals: { ...base.proposals, ...given.proposals },
    quiz: { ...base.quiz, ...given.quiz },
  });
  return merged.success ? merged.data : base;
}
