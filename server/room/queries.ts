/** Reading the room: the pulse every phone follows, «Сейчас», the wall, and the list of projectors. */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { canPropose } from '#domain/proposal/permissions.ts';
import { acceptsProposals } from '#domain/proposal/rules.ts';
import { canReadDraft } from '#domain/resolution/permissions.ts';
import { floorFor } from '#domain/room/choose.ts';
import { canFollowRoom, canRunScreens } from '#domain/room/permissions.ts';
import { zScene } from '#domain/room/schema.ts';
import type { NowView, RoomPulse, ScreenState, ScreensView } from '#domain/room/views.ts';
import { canSeeVotes } from '#domain/vote/permissions.ts';
import type { Q } from '../bind.ts';
import { qrSvg } from '../documents/qr.ts';
import { phone } from '../floor/queries.ts';
import { type Access, forumAccess } from '../forum/access.ts';
import { tokenHash } from '../ids.ts';
import { myProposals } from '../proposal/queries.ts';
import { type StageImage, stageImage } from '../quiz/access.ts';
import { trackCards } from '../track/queries.ts';
import { currentVote } from '../vote/queries.ts';
import { itemsOf } from './items.ts';
import { pulseOf, voteNow } from './pulse.ts';
import { countHall, liveScreen, screensOf, tracksOfPerson } from './repository.ts';
import { runsScreens } from './rights.ts';
import { sceneOf, textPages } from './scenes.ts';

/** What a hall of phones follows: one small answer for all members, a smaller one for visitors. */
export async function roomPulse(q: Q, actor: Actor | null, forumRef: string): Promise<RoomPulse> {
  const { viewer, forum } = await forumAccess(q.db, actor, forumRef);
  return pulseOf(q, forum, canSeeVotes(viewer));
}

/** «Сейчас». */
export async function now(q: Q, actor: Actor | null, forumRef: string): Promise<NowView> {
  const found = await forumAccess(q.db, actor, forumRef);
  const { viewer, forum } = found;
  if (!canFollowRoom(viewer)) refuse('not_found');
  const pulse = await pulseOf(q, forum, canSeeVotes(viewer));
  const { on, next, wall, left } = await itemsOf(q, actor, forum.id, pulse);
  const person = viewer.membership;
  const mine = person ? await tracksOfPerson(q.db, person.participantId) : new Set<string>();
  const cards = person ? await trackCards(q, actor, forum.id) : [];
  return {
    forum: {
      id: forum.id,
      slug: forum.slug,
      name: forum.name,
      number: forum.number,
      timeZone: forum.timeZone,
      state: forum.state,
    },
    pulse,
    on,
    next,
    wall,
    changesIn: left === null ? null : left * 60_000 - (q.now.getTime() % 60_000),
    tracks: cards.map(({ id, number, title, proposalsOpen }) => ({
      id,
      number,
      title,
      open: proposalsOpen,
      mine: mine.has(id),
    })),
    me: await meOf(q, actor, found, pulse),
    floor: person
      ? await phone(
          q,
          actor,
          floorFor({
            forumId: forum.id,
            tracks: cards.map(({ id }) => ({ id, mine: mine.has(id) })),
            running: on.flatMap(
              ({ track }) => cards.find(({ number }) => number === track?.number)?.id ?? [],
            ),
            active: pulse.active,
          }),
        )
      : null,
    mayRun: canRunScreens(viewer),
  };
}

async function meOf(q: Q, actor: Actor | null, access: Access, pulse: RoomPulse): Promise<NowView['me']> {
  const { viewer, forum, participant } = access;
  if (!viewer.membership || !participant) return null;
  const open = pulse.vote?.state === 'open' ? (await currentVote(q, actor, forum.id)).vote : null;
  const list = await myProposals(q, actor, forum.id);
  const countOf = (...states: string[]) => list.filter(({ state }) => states.includes(state)).length;
  const ballot = open?.mine;
  return {
    name: participant.fullName,
    confirmed: viewer.membership.confirmed,
    mayPropose: canPropose(viewer) && acceptsProposals(forum, null),
    vote: !ballot?.onRoll ? 'none' : ballot.channel === 'hand' ? 'by_hand' : ballot.cast ? 'cast' : 'awaited',
    school: viewer.membership.schoolId !== null,
    proposals: {
      open: countOf('submitted'),
      taken: countOf('taken', 'merged'),
      returned: countOf('returned'),
    },
  };
}

/** The projectors of a forum for whoever runs the room; of a track alone for its moderators. */
export async function screens(
  q: Q,
  actor: Actor | null,
  forumRef: string,
  trackId: string | null = null,
): Promise<ScreensView> {
  const { viewer, forum } = await forumAccess(q.db, actor, forumRef);
  if (!(await runsScreens(q.db, viewer, trackId))) refuse('not_found');
  const rows = (await screensOf(q.db, forum.id)).filter(
    (row) => canRunScreens(viewer) || row.trackId === trackId,
  );
  const reads = canReadDraft(viewer);
  return {
    forumId: forum.id,
    conducts: canRunScreens(viewer),
    screens: rows.map(({ id, name, scene, createdAt, version, seenAt, seenV, ...row }) => ({
      id,
      name,
      trackId: row.trackId,
      scene: zScene.parse(scene),
      createdAt: createdAt.toISOString(),
      version,
      seenAt: seenAt?.toISOString() ?? null,
      seenV,
    })),
    pages: reads ? (await textPages(q, actor, forum.id)).pages.length : 0,
    vote: await voteNow(q, forum.id),
  };
}

async function projector(q: Q, token: string) {
  const row = await liveScreen(q.db, tokenHash(token));
  if (!row?.createdBy) refuse('not_found');
  const actor = await q.services.actorById(row.createdBy);
  const { viewer, forum } = await forumAccess(q.db, actor, row.forumId);
  if (!(await runsScreens(q.db, viewer, row.trackId))) refuse('not_found');
  return { row, actor, forum };
}

/** The image of the question that this projector shows now, and none besides. */
export async function screenImage(q: Q, token: string, fileId: string): Promise<StageImage> {
  const { row, forum } = await projector(q, token);
  if (zScene.parse(row.scene).kind !== 'quiz') refuse('not_found');
  return stageImage(q, forum.id, fileId);
}

/**
 * What a projector shows. Its address is its right: it shows what its opener may see, and goes dark with their rights.
 */
export async function screenState(q: Q, token: string): Promise<ScreenState> {
  const { row, actor, forum } = await projector(q, token);
  const base = q.services.publicUrl();
  return {
    version: row.version,
    forum: {
      id: forum.id,
      name: forum.name,
      number: forum.number,
      timeZone: forum.timeZone,
      settlement: forum.settlement,
    },
    hall: await countHall(q.db, forum.id),
    join: forum.joinOpen
      ? {
          address: `${base.replace(/^https?:\/\//, '')}/join`,
          code: forum.joinCode,
          qrSvg: await qrSvg(`${base}/j/${forum.joinCode}`),
        }
      : null,
    scene: await sceneOf(q, actor, forum, zScene.parse(row.scene)),
  };
}
