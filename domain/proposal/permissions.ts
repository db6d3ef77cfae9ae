/** Who may propose, see and decide. Guests propose too; their proposals are marked. */
import { type ForumViewer, hasRole } from '../actor.ts';
import { canConduct } from '../forum/permissions.ts';

export function canPropose(v: ForumViewer): boolean {
  return v.membership !== null;
}

/** Entering a proposal for a person without a phone. */
export function canProposeForOthers(v: ForumViewer): boolean {
  return canConduct(v);
}

/** All proposals, without names: those the desk knows. Guests see their own. */
export function canReadProposals(v: ForumViewer): boolean {
  return v.membership?.confirmed === true;
}

/** The desk: taking into the text, merging, returning with a reason. */
export function canDecideProposals(v: ForumViewer): boolean {
  return (
    hasRole(v, 'organiser', 'moderator', 'secretary', 'presiding', 'editor') && v.forum.state !== 'archived'
  );
}

export function canEditProposal(
  v: ForumViewer,
  proposal: { participantId: string | null; enteredBy: string | null },
): boolean {
  if (v.membership === null) return false;
  return (
    proposal.participantId === v.membership.participantId ||
    (proposal.enteredBy === v.actor?.accountId && canConduct(v))
  );
}
