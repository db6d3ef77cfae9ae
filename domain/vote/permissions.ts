/** Who puts to the vote, votes, counts and sees. The roll itself decides who has a vote; roles do not. */
import { type ForumViewer, hasRole } from '../actor.ts';
import { canPreside } from '../resolution/permissions.ts';

/** Prepares, opens, closes, announces, annuls: the presiding officer decides, the secretary may press. */
export function canRunVote(v: ForumViewer): boolean {
  return canPreside(v);
}

/** Enters the tellers' numbers and counts a person by hand instead of by phone. */
export function canCountHands(v: ForumViewer): boolean {
  return canPreside(v) || (hasRole(v, 'teller') && v.forum.state !== 'archived');
}

/** Votes and their results: everybody of the forum, guests too, since all of it is said aloud in the hall. */
export function canSeeVotes(v: ForumViewer): boolean {
  return v.membership !== null;
}

/** What is counted after closing and before the announcement. */
export function canSeeCount(v: ForumViewer): boolean {
  return canPreside(v) || hasRole(v, 'teller');
}

/** The tellers' record as it was signed: afterwards too, when the forum lies in the archive. */
export function canSeeRecord(v: ForumViewer): boolean {
  return hasRole(v, 'organiser', 'presiding', 'secretary', 'teller');
}

/**
 * May have a ballot at all: a member of a living forum. Whose it is says the roll, fixed at opening; a voting right
 * taken away since then changes the next vote, not this one.
 */
export function canCastVote(v: ForumViewer): boolean {
  return v.membership !== null && v.forum.state !== 'archived';
}
