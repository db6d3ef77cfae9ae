/** The words of elections that forms and screens need: no zod. */
export const POSTS = ['chair', 'deputy', 'secretary', 'leader', 'other'] as const;
export type Post = (typeof POSTS)[number];
export const ELECTION_STATES = ['nominating', 'listed', 'voting', 'elected', 'failed', 'withdrawn'] as const;
export type ElectionState = (typeof ELECTION_STATES)[number];
/** `devices`: whoever has no phone is counted by hand where it is open, by paper where it is secret. */
export const ELECTION_METHODS = ['paper', 'devices', 'hands'] as const;
export type ElectionMethod = (typeof ELECTION_METHODS)[number];
export type ElectionSecrecy = 'totals' | 'secret';
/** `asked`: somebody named them, they have not answered yet. */
export type Consent = 'asked' | 'given' | 'refused';
/** What became of a candidate: elected waits for acceptance. */
export type Outcome = 'elected' | 'accepted' | 'declined' | null;
export type RoundKind = 'first' | 'runoff';
export type RoundState = 'open' | 'closed' | 'announced' | 'annulled';
export type ElectionChannel = 'device' | 'hand' | 'paper';
/** Fewer voters than this, and a secret ballot is hardly one. */
export const SECRET_LEAST = 5;
export const ELECTION_LIMITS = {
  seats: 20,
  candidates: 60,
  title: 200,
  reason: 500,
  phrase: 200,
  people: 5_000,
} as const;
/** Letters and digits that are not taken for one another when read aloud. */
export const CODE_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
export const CODE_PATTERN = /^[2-9A-HJ-NP-Z]{10}$/;
/** «7KQ2M-9XD4P» */
export const readCode = (code: string) => `${code.slice(0, 5)}-${code.slice(5)}`;

/** The forum's role that goes with a post, where the organiser gives it. */
export const ROLE_OF_POST = {
  chair: 'presiding',
  deputy: 'presiding',
  secretary: 'secretary',
  leader: 'moderator',
  other: null,
} as const satisfies Record<Post, string | null>;
