/** Reading proposals: one desk for all tracks, and one's own for guests. Names only by the author's tick. */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { canDecideProposals, canReadProposals } from '#domain/proposal/permissions.ts';
import { PROPOSAL_STATES, type ProposalState } from '#domain/proposal/rules.ts';
import {
  type ProposalContext,
  type ProposalDesk,
  type ProposalView,
  proposalView,
} from '#domain/proposal/views.ts';
import type { Q } from '../bind.ts';
import { type Access, forumAccess } from '../forum/access.ts';
import {
  countByState,
  type Filter,
  listProposals,
  namesOf,
  numbersOf,
  type Row,
  tracksOf,
} from './repository.ts';

async function present(q: Q, access: Access, rows: Row[]): Promise<ProposalView[]> {
  if (rows.length === 0) return [];
  const [tracks, names, numbers] = await Promise.all([
    tracksOf(q.db, access.forum.id),
    namesOf(
      q.db,
      rows.flatMap((r) => (r.showAuthor && r.participantId ? [r.participantId] : [])),
    ),
    numbersOf(
      q.db,
      rows.flatMap((r) => (r.mergedIntoId ? [r.mergedIntoId] : [])),
    ),
  ]);
  const cx: ProposalContext = {
    tracks: new Map(tracks.map(({ id, number, title }) => [id, { id, number, title }])),
    names: new Map(names.map((n) => [n.id, n.fullName])),
    numbers: new Map(numbers.map((n) => [n.id, n.number])),
    me: access.viewer.membership?.participantId ?? null,
    accountId: access.viewer.actor?.accountId ?? null,
  };
  return rows.map((row) => proposalView(row, cx));
}

/** Every proposal of a forum with counts by state; for guests only their own. */
export async function proposalDesk(
  q: Q,
  actor: Actor | null,
  forumRef: string,
  filter: Filter = {},
): Promise<ProposalDesk> {
  const access = await forumAccess(q.db, actor, forumRef);
  const { viewer, forum } = access;
  if (viewer.membership === null) refuse('not_found');
  const all = canReadProposals(viewer);
  const rows = await listProposals(
    q.db,
    forum.id,
    all ? filter : { ...filter, participantId: viewer.membership.participantId },
  );
  const counts = Object.fromEntries(PROPOSAL_STATES.map((s) => [s, 0])) as Record<ProposalState, number>;
  if (all) for (const { state, n } of await countByState(q.db, forum.id)) counts[state] = n;
  else for (const row of rows) counts[row.state] += 1;
  return { proposals: await present(q, access, rows), counts, canDecide: canDecideProposals(viewer) };
}

/** What one has proposed oneself, with what became of it. */
export async function myProposals(q: Q, actor: Actor | null, forumRef: string): Promise<ProposalView[]> {
  const access = await forumAccess(q.db, actor, forumRef);
  const me = access.viewer.membership?.participantId;
  if (!me) refuse('not_found');
  return present(q, access, await listProposals(q.db, access.forum.id, { participantId: me }));
}

/** Proposals of given ids as their reader may see them (a clause's provenance). */
export async function proposalsByIds(
  q: Q,
  actor: Actor | null,
  forumRef: string,
  ids: readonly string[],
): Promise<ProposalView[]> {
  const access = await forumAccess(q.db, actor, forumRef);
  if (!canReadProposals(access.viewer)) refuse('not_found');
  const wanted = new Set(ids);
  const rows = (await listProposals(q.db, access.forum.id, { limit: 5000 })).filter((row) =>
    wanted.has(row.id),
  );
  return present(q, access, rows);
}
