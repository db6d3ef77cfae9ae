/** Who nominates, runs an election, counts it and gives the office. The roll of a round decides who has a ballot. */
import type { ForumViewer } from '../actor.ts';
import { canSetRoles } from '../forum/permissions.ts';
import { canCountHands, canRunVote, canSeeVotes } from '../vote/permissions.ts';

export function canRunElection(v: ForumViewer): boolean {
  return canRunVote(v);
}

/** Whoever the desk knows names somebody, or themselves; an official of an addressee is a guest here. */
export function canNominate(v: ForumViewer): boolean {
  return (
    v.membership?.confirmed === true &&
    v.membership.roles.some((role) => role !== 'official') &&
    v.forum.state !== 'archived'
  );
}

/** The nominee says it; who presides may write down what was said aloud. */
export function canAnswerFor(v: ForumViewer, participantId: string): boolean {
  const self = v.membership?.participantId === participantId && v.forum.state !== 'archived';
  return self || canRunElection(v);
}

export function canSeeElections(v: ForumViewer): boolean {
  return canSeeVotes(v);
}

/** Whoever has no phone, and the tellers' protocol. */
export function canCountElection(v: ForumViewer): boolean {
  return canCountHands(v);
}

/** The organiser alone turns a post into rights on the screens. */
export function canGiveOffice(v: ForumViewer): boolean {
  return canSetRoles(v);
}
