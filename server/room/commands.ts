/** Projectors: opened with a secret address, switched from scene to scene, taken back. */
import { refuse } from '#domain/errors.ts';
import { ROOM_LIMITS } from '#domain/room/limits.ts';
import { canRunScreens } from '#domain/room/permissions.ts';
import { type Scene, zOpenScreen, zRevokeScreen, zShowScene } from '#domain/room/schema.ts';
import { defineCommand } from '../command.ts';
import { forumAccess } from '../forum/access.ts';
import { tokenHash } from '../ids.ts';
import { insertScreen, queueAtForum, screenById, screensOf, updateScreen } from './repository.ts';

const keyOf = (forumId: string) => `forum:${forumId}:room`;

/** The token is answered once and kept only as its hash. */
export const openScreen = defineCommand({
  name: 'room.openScreen',
  secret: true,
  input: zOpenScreen,
  load: (cx, input) => forumAccess(cx.tx, cx.actor, input.forumId),
  permit: (_actor, { viewer }) => canRunScreens(viewer),
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

export const showScene = defineCommand({
  name: 'room.showScene',
  input: zShowScene,
  live: true,
  load: (cx, input) => forumAccess(cx.tx, cx.actor, input.forumId),
  permit: (_actor, { viewer }) => canRunScreens(viewer),
  async run(cx, input, { forum }) {
    const open = await screensOf(cx.tx, forum.id);
    const chosen = open.filter(({ id }) => input.screenId === null || id === input.screenId);
    if (chosen.length === 0) refuse('screen/none');
    for (const { id } of chosen) {
      await updateScreen(cx.tx, id, { scene: input.scene });
      cx.record({
        stream: forum.id,
        noun: 'screen',
        nounId: id,
        type: 'screen.shown',
        data: { kind: input.scene.kind },
      });
    }
    cx.touch(keyOf(forum.id));
    return { shown: chosen.length };
  },
});

export const revokeScreen = defineCommand({
  name: 'room.revokeScreen',
  input: zRevokeScreen,
  async load(cx, input) {
    const row = await screenById(cx.tx, input.screenId);
    if (!row) refuse('not_found');
    return { row, ...(await forumAccess(cx.tx, cx.actor, row.forumId)) };
  },
  permit: (_actor, { viewer }) => canRunScreens(viewer),
  async run(cx, _input, { row, forum }) {
    if (row.revokedAt === null) {
      await updateScreen(cx.tx, row.id, { revokedAt: cx.now });
      cx.record({ stream: forum.id, noun: 'screen', nounId: row.id, type: 'screen.revoked' });
      cx.touch(keyOf(forum.id));
    }
    return { id: row.id };
  },
});
