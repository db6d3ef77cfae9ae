/**
 * The three presets of a forum, as data. A preset fills the rules once, at creation; after that the forum's own rules
 * count and each can be changed. A rule is a basis with a name, so that the screen can show it before a vote.
 */
import type { ForumRules } from './rules-schema.ts';

export const FORUM_KINDS = [
  'forum',
  'club_meeting',
  'council',
  'round_table',
  'conference',
  'seminar',
] as const;
export type ForumKind = (typeof FORUM_KINDS)[number];
export const PRESETS = ['municipal', 'club', 'assembly'] as const;
export type Preset = (typeof PRESETS)[number];
export const PROFILES = ['recommendations', 'control'] as const;
export type Profile = (typeof PROFILES)[number];

const municipal: ForumRules = {
  pen: 'editors',
  trackPen: 'everyone',
  vote: {
    method: 'hands',
    secrecy: 'totals',
    majority: { numerator: 1, denominator: 2, basis: 'present' },
    quorum: null,
    hintBelow: 50,
    tie: 'rejected',
    sheets: false,
    matters: {},
  },
  amendments: { cutOffDays: null, seconders: 0, order: 'farthest', rebaseDays: 1 },
  speech: { report: 10, speech: 3, reply: 1, times: 2 },
  notice: { days: 7, electionDays: 14 },
  election: {
    secrecy: 'secret',
    majority: { numerator: 1, denominator: 2, basis: 'taking_part' },
    runoff: 'most',
    tie: 'lot',
  },
  minutes: { form: 'short', remarkDays: 3 },
  editDays: 3,
  answerDays: 30,
  reminderDays: 35,
  proposals: { guests: true, showAuthors: false },
  quiz: { teams: true, seconds: 90, scoring: 'accuracy', keepPersonal: false, shownPlaces: 3 },
  extended: false,
};

export const PRESET_DATA: Record<Preset, { kind: ForumKind; profile: Profile; rules: ForumRules }> = {
  municipal: { kind: 'forum', profile: 'recommendations', rules: municipal },
  club: {
    kind: 'club_meeting',
    profile: 'recommendations',
    rules: {
      ...municipal,
      vote: { ...municipal.vote, quorum: { numerator: 1, denominator: 2, basis: 'members' } },
      minutes: { form: 'full', remarkDays: 5 },
    },
  },
  assembly: {
    kind: 'conference',
    profile: 'recommendations',
    rules: {
      ...municipal,
      pen: 'editors',
      trackPen: 'editors',
      vote: {
        ...municipal.vote,
        method: 'devices',
        quorum: { numerator: 1, denominator: 2, basis: 'roll' },
      },
      amendments: { ...municipal.amendments, seconders: 2 },
      minutes: { form: 'full', remarkDays: 5 },
      extended: true,
    },
  },
};
