/** Projectors: opened with a secret address, switched from scene to scene, taken back. */
import { refuse } from '#domain/errors.ts';
import { ROOM_LIMITS } from '#domain/room/limits.ts';
import { canRunScreens } from '#domain/room/permissions.ts';
import {
  type Scene,
  zOpenScreen,
  zPointAt,
  zRevokeScreen,
  zScreenAlive,
  zShowScene,
} from '#domain/room/schema.ts';
import { type Cx, defineCommand } from '../command.ts';
import { forumAccess } from '../forum/access.ts';
import { tokenHash } from '../ids.ts';
import { knownTrack } from '../track/access.ts';
import {
  insertScreen,
  liveScreen,
  queueAtForum,
  type ScreenRow,
  screenById,
  screensOf,
  seen,
  updateScreen,
} from './repository.ts';
import { runsScreens } from './rights.ts';

const keyOf = (forumId: string) => `forum:${forumId}:room`;
/** That projectors live is news for whoever runs them, not for the hall. */
const wallsOf = (forumId: string) => `forum:${forumId}:walls`;

async function load(cx: Cx, input: { forumId: string; trackId: string | null }) {
  const access = await forumAccess(cx.tx, cx.actor, input.forumId);
  if (input.trackId && (await knownTrack(cx.tx, input.trackId))?.track.forumId !== access.forum.id)
    refuse('not_found');
  return { ...access, runs: await runsScreens(cx.tx, access.viewer, input.trackId) };
}

/** The token is answered once and kept only as its hash. */
export const openScreen = defineCommand({
  name: 'room.openScreen',
  secret: true,
  input: zOpenScreen,
  load,
  permit: (_actor, { runs }) => runs,
  async run(cx, input, { forum }) {
    await queueAtForum(cx.tx, forum.id);
    const open = await screensOf(cx.tx, forum.id);
    if (open.length >= ROOM_LIMITS.screens)
      refuse('screen/too_many', { params: { most: ROOM_LIMITS.screens } });
    const id = cx.id();
    const token = cx.services.ids.token();
    const scene: Scene = { kind: 'lobby' };
    await insertScreen(cx.tx, {
      id,
      forumId: forum.id,
      trackId: input.trackId,
      name: input.name || String(open.length + 1),
      tokenHash: tokenHash(token),
      scene,
      createdBy: cx.actor?.accountId ?? null,
      createdAt: cx.now,
    });
    cx.record({ stream: forum.id, noun: 'screen', nounId: id, type: 'screen.opened' });
    cx.touch(keyOf(forum.id));
    return { id, token };
  },
});

/** The screens meant: one, those of the track, or the hall's; a track without a screen of its own has the hall's. */
function chosen(
  open: readonly ScreenRow[],
  input: { screenId: string | null; trackId: string | null },
  conducts: boolean,
): ScreenRow[] {
  const may = open.filter((row) => conducts || (row.trackId !== null && row.trackId === input.trackId));
  if (input.screenId) return may.filter(({ id }) => id === input.screenId);
  const own = may.filter(({ trackId }) => trackId === input.trackId);
  return own.length > 0 ? own : may.filter(({ trackId }) => trackId === null);
}

/** A track's moderator shows what is of the track; the hall's things are shown by whoever conducts. */
const OF_THE_TRACK = new Set([
  'lobby',
  'programme',
  'message',
  'blank',
  'agenda',
  'speaker',
  'questions',
  'question',
  'poll',
]);

export const showScene = defineCommand({
  name: 'room.showScene',
  input: zShowScene,
  live: true,
  load,
  permit: (_actor, { runs }) => runs,
  async run(cx, input, { forum, viewer }) {
    const conducts = canRunScreens(viewer);
    const { scene } = input;
    if (!conducts && !OF_THE_TRACK.has(scene.kind)) refuse('forbidden');
    if (!conducts && 'floorId' in scene && scene.floorId !== input.trackId) refuse('not_found');
    const screens = chosen(await screensOf(cx.tx, forum.id), input, conducts);
    if (screens.length === 0) refuse('screen/none');
    for (const { id } of screens) {
      await updateScreen(cx.tx, id, { scene });
      cx.record({
        stream: forum.id,
        noun: 'screen',
        nounId: id,
        type: 'screen.shown',
        data: { kind: scene.kind },
      });
    }
    cx.touch(keyOf(forum.id));
    return { shown: screens.length };
  },
});

/** The presiding officer's cursor moved: projectors that follow the text move with it. No event; a cursor is no decision. */
export const pointAt = defineCommand({
  name: 'room.pointAt',
  input: zPointAt,
  live: true,
  load: (cx, input) => forumAccess(cx.tx, cx.actor, input.forumId),
  permit: (_actor, { viewer }) => canRunScreens(viewer),
  async run(cx, input, { forum }) {
    const following = (await screensOf(cx.tx, forum.id)).filter(({ scene }) => scene.kind === 'draft');
    for (const { id, scene } of following) {
      if (scene.blockId === input.blockId) continue;
      await updateScreen(cx.tx, id, { scene: { kind: 'draft', blockId: input.blockId } });
      cx.touch(keyOf(forum.id));
    }
    return { following: following.length };
  },
});

/** Said by the projector every ten seconds and after each change; the address is its right. */
export const screenAlive = defineCommand({
  name: 'room.screenAlive',
  secret: true,
  input: zScreenAlive,
  live: true,
  load: async (cx, input) => (await liveScreen(cx.tx, tokenHash(input.token))) ?? refuse('not_found'),
  permit: () => true,
  async run(cx, { version }, row) {
    const shown = Math.min(version, row.version);
    const due = row.seenAt === null || cx.now.getTime() - row.seenAt.getTime() >= 5_000;
    if (due || shown !== row.seenV) {
      await seen(cx.tx, row.id, cx.now, shown);
      cx.touch(wallsOf(row.forumId));
    }
    return { version: row.version };
  },
});

export const revokeScreen = defineCommand({
  name: 'room.revokeScreen',
  input: zRevokeScreen,
  async load(cx, input) {
    const row = await screenById(cx.tx, input.screenId);
    if (!row) refuse('not_found');
    const access = await forumAccess(cx.tx, cx.actor, row.forumId);
    return { row, ...access, runs: await runsScreens(cx.tx, access.viewer, row.trackId) };
  },
  permit: (_actor, { runs }) => runs,
  async run(cx, _input, { row, forum }) {
    if (row.revokedAt === null) {
      await updateScreen(cx.tx, row.id, { revokedAt: cx.now });
      cx.record({ stream: forum.id, noun: 'screen', nounId: row.id, type: 'screen.revoked' });
      cx.touch(keyOf(forum.id));
    }
    return { id: row.id };
  },
});
