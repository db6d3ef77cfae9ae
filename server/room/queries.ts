/** Reading the room: the pulse every phone follows, «Сейчас», the wall, and the list of projectors. */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { canPropose } from '#domain/proposal/permissions.ts';
import { acceptsProposals } from '#domain/proposal/rules.ts';
import { targetsOf } from '#domain/proposal/targets.ts';
import { minutesToChange } from '#domain/room/clock.ts';
import { wallPages } from '#domain/room/pages.ts';
import { canFollowRoom, canRunScreens } from '#domain/room/permissions.ts';
import { type Scene, zScene } from '#domain/room/schema.ts';
import type { NowView, RoomItem, RoomPulse, ScreenState, ScreensView } from '#domain/room/views.ts';
import { canSeeVotes } from '#domain/vote/permissions.ts';
import type { Q } from '../bind.ts';
import { qrSvg } from '../documents/qr.ts';
import { type Access, forumAccess } from '../forum/access.ts';
import { programme } from '../forum/queries.ts';
import { tokenHash } from '../ids.ts';
import { myProposals } from '../proposal/queries.ts';
import { draftPage } from '../resolution/queries.ts';
import { trackCards } from '../track/queries.ts';
import { hallVote } from '../vote/access.ts';
import { currentVote } from '../vote/queries.ts';
import { pulseOf, voteNow } from './pulse.ts';
import { countHall, liveScreen, screensOf, tracksOfPerson } from './repository.ts';

/** What a hall of phones follows: one small answer for all members, a smaller one for visitors. */
export async function roomPulse(q: Q, actor: Actor | null, forumRef: string): Promise<RoomPulse> {
  const { viewer, forum } = await forumAccess(q.db, actor, forumRef);
  return pulseOf(q, forum, canSeeVotes(viewer));
}

async function itemsOf(q: Q, actor: Actor | null, forumId: string, pulse: Pick<RoomPulse, 'on' | 'next'>) {
  const view = await programme(q, actor, forumId);
  const all = view.days.flatMap(({ items }) => items);
  const pick = (id: string | null): RoomItem | null => {
    const item = all.find((one) => one.id === id);
    if (!item) return null;
    const { kind, title, startsAt, endsAt, room, track } = item;
    return {
      id: item.id,
      kind,
      title,
      startsAt,
      endsAt,
      room,
      track,
      speakers: item.speakers.map(({ name, post, school }) => ({ name, post, school })),
    };
  };
  return {
    on: pulse.on.flatMap((id) => pick(id) ?? []),
    next: pick(pulse.next),
    wall: view.wall,
    left: minutesToChange(all, view.wall),
  };
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

async function textPages(q: Q, actor: Actor | null, forumId: string) {
  const page = await draftPage(q, actor, forumId);
  if (!page) return { pages: [], state: 'none' as const };
  const sections = targetsOf(page).map(({ heading, clauses }) => ({ heading, lines: clauses }));
  return { pages: wallPages(sections), state: page.resolution.state };
}

/** The projectors of a forum, for whoever runs the room. */
export async function screens(q: Q, actor: Actor | null, forumRef: string): Promise<ScreensView> {
  const { viewer, forum } = await forumAccess(q.db, actor, forumRef);
  if (!canRunScreens(viewer)) refuse('not_found');
  const rows = await screensOf(q.db, forum.id);
  return {
    forumId: forum.id,
    screens: rows.map(({ id, name, scene, createdAt, version }) => ({
      id,
      name,
      scene: zScene.parse(scene),
      createdAt: createdAt.toISOString(),
      version,
    })),
    pages: (await textPages(q, actor, forum.id)).pages.length,
    vote: await voteNow(q, forum.id),
  };
}

/**
 * What a projector shows. Its address is its right: it shows what its opener may see, and goes dark with their rights.
 */
export async function screenState(q: Q, token: string): Promise<ScreenState> {
  const row = await liveScreen(q.db, tokenHash(token));
  if (!row?.createdBy) refuse('not_found');
  const actor = await q.services.actorById(row.createdBy);
  const { viewer, forum } = await forumAccess(q.db, actor, row.forumId);
  if (!canRunScreens(viewer)) refuse('not_found');
  return {
    forum: {
      id: forum.id,
      name: forum.name,
      number: forum.number,
      timeZone: forum.timeZone,
      settlement: forum.settlement,
    },
    hall: await countHall(q.db, forum.id),
    scene: await sceneOf(q, actor, forum, zScene.parse(row.scene)),
  };
}

async function sceneOf(
  q: Q,
  actor: Actor | null,
  forum: Access['forum'],
  scene: Scene,
): Promise<ScreenState['scene']> {
  switch (scene.kind) {
    case 'lobby': {
      const base = q.services.publicUrl();
      return {
        kind: 'lobby',
        address: `${base.replace(/^https?:\/\//, '')}/join`,
        code: forum.joinOpen ? forum.joinCode : null,
        qrSvg: await qrSvg(`${base}/j/${forum.joinCode}`),
      };
    }
    case 'programme': {
      const pulse = await pulseOf(q, forum, false);
      const { on, next } = await itemsOf(q, actor, forum.id, pulse);
      return { kind: 'programme', on, next };
    }
    case 'vote':
      return { kind: 'vote', vote: await hallVote(q, forum.id) };
    case 'text': {
      const { pages, state } = await textPages(q, actor, forum.id);
      const at = Math.min(scene.page, Math.max(1, pages.length));
      return { kind: 'text', page: pages[at - 1] ?? null, at, of: pages.length, state };
    }
    case 'message':
      return { kind: 'message', text: scene.text };
    case 'blank':
      return { kind: 'blank' };
  }
}
