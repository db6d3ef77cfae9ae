/** Reading tracks: cards for the forum, and one track with its proposals and notes. */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { canDecideProposals, canPropose } from '#domain/proposal/permissions.ts';
import { acceptsProposals } from '#domain/proposal/rules.ts';
import { canRunTrack, canSeeTrack, canSeeTrackInside } from '#domain/track/permissions.ts';
import type { TrackCard, TrackView } from '#domain/track/views.ts';
import type { Q } from '../bind.ts';
import { forumAccess } from '../forum/access.ts';
import { proposalDesk } from '../proposal/queries.ts';
import { countProposals, listTracks, notesGeneration, peopleOf, trackByNumber } from './repository.ts';

/** Tracks of a forum in their order. */
export async function trackCards(q: Q, actor: Actor | null, forumRef: string): Promise<TrackCard[]> {
  const { viewer, forum } = await forumAccess(q.db, actor, forumRef);
  const rows = await listTracks(q.db, forum.id);
  const [counts, people] = await Promise.all([
    countProposals(q.db, forum.id),
    peopleOf(
      q.db,
      rows.map((r) => r.id),
    ),
  ]);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    title: row.title,
    kind: row.kind,
    room: row.room,
    proposals: canSeeTrack(viewer) ? (counts.find((c) => c.trackId === row.id)?.n ?? 0) : 0,
    proposalsOpen: acceptsProposals(forum, row),
    moderators: people.filter((p) => p.trackId === row.id && p.role === 'moderator').map((p) => p.fullName),
  }));
}

/** One track by its short number. */
export async function trackPage(
  q: Q,
  actor: Actor | null,
  forumRef: string,
  number: number,
): Promise<TrackView> {
  const { viewer, forum } = await forumAccess(q.db, actor, forumRef);
  if (!canSeeTrack(viewer)) refuse('not_found');
  const row = await trackByNumber(q.db, forum.id, number);
  if (!row) refuse('not_found');
  const people = await peopleOf(q.db, [row.id]);
  const moderators = people.filter((p) => p.role === 'moderator');
  const { proposals } = await proposalDesk(q, actor, forum.id, { trackId: row.id, limit: 200 });
  const inside = canSeeTrackInside(viewer);
  const open = acceptsProposals(forum, row);
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    kind: row.kind,
    room: row.room,
    agenda: row.agenda,
    version: row.version,
    proposals: proposals.length,
    proposalsOpen: open,
    moderators: moderators.map((p) => p.fullName),
    notesDraftId: inside ? row.notesDraftId : null,
    notesGeneration: inside ? await notesGeneration(q.db, row.notesDraftId) : 1,
    members: inside ? people.filter((p) => p.role === 'member').map((p) => p.fullName) : [],
    forumId: forum.id,
    confirmed: inside,
    mayDecide: canDecideProposals(viewer),
    mayWriteNotes:
      inside && (forum.state === 'announced' || forum.state === 'running' || forum.state === 'draft'),
    mayRun: canRunTrack(
      viewer,
      moderators.map((p) => p.participantId),
    ),
    mayPropose: open && canPropose(viewer),
    member: people.some((p) => p.participantId === viewer.membership?.participantId),
    list: proposals,
  };
}
