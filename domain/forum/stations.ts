/** The line of a forum as its reader sees it: how far it has come, how much stands at each station, what awaits them. */
import { type ForumViewer, hasRole } from '../actor.ts';
import { canConduct, canKeepDesk, canManageForum, canSeeInside } from './permissions.ts';
import type { StationName, StationState } from './views.ts';

export type Counts = {
  programme: number;
  people: number;
  unconfirmed: number;
  proposals: number;
  openProposals: number;
  returnedMine: number;
  resolutions: number;
  /** Remarks on the text that ask me to look. */
  remarksForMe: number;
  frozen: number;
  adopted: number;
  votes: number;
  votesForMe: number;
  votesToAnnounce: number;
  recommendations: number;
  answersToReview: number;
  boardToDecide: number;
  marksForMySchool: number;
};

export function stationsFor(viewer: ForumViewer, counts: Counts): StationState[] {
  const inside = canSeeInside(viewer);
  const conducts = canConduct(viewer);
  const keeps = hasRole(viewer, 'organiser', 'secretary');
  const begun =
    viewer.forum.state === 'running' || viewer.forum.state === 'closed' || viewer.forum.state === 'archived';
  const station = (
    key: StationName,
    count: number | null,
    awaiting: number,
    reached: boolean,
  ): StationState => ({
    key,
    count,
    awaiting,
    reached,
  });
  const adopted = counts.adopted > 0;
  return [
    station(
      'programme',
      counts.programme,
      viewer.forum.state === 'draft' && canManageForum(viewer) ? 1 : 0,
      true,
    ),
    station(
      'people',
      inside ? counts.people : null,
      canKeepDesk(viewer) ? counts.unconfirmed : 0,
      counts.people > 1 || begun,
    ),
    station(
      'proposals',
      inside ? counts.proposals : null,
      conducts ? counts.openProposals : counts.returnedMine,
      counts.proposals > 0 || adopted,
    ),
    station('text', null, counts.remarksForMe, (counts.resolutions > 0 && begun) || adopted),
    station(
      'vote',
      inside && counts.votes > 0 ? counts.votes : null,
      counts.votesForMe + (conducts ? counts.votesToAnnounce : 0),
      counts.votes > 0 || counts.frozen > 0 || adopted,
    ),
    station('decision', adopted ? counts.adopted : null, 0, adopted),
    station(
      'realisation',
      inside && counts.recommendations > 0 ? counts.recommendations : null,
      keeps ? counts.answersToReview + counts.boardToDecide : counts.marksForMySchool,
      counts.recommendations > 0,
    ),
  ];
}

export function awaitingAll(stations: readonly StationState[]): number {
  return stations.reduce((sum, { awaiting }) => sum + awaiting, 0);
}
