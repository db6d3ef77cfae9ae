/** Filters under a name: one's own for everybody who sees the board; shared ones are set by who keeps it. */
import { refuse } from '#domain/errors.ts';
import { MAX_KEPT_VIEWS, zDropView, zKeepView } from '#domain/recommendation/kept-view.ts';
import { canKeepBoard, canSeeBoard } from '#domain/recommendation/permissions.ts';
import { defineCommand } from '../command.ts';
import { forumAccess } from '../forum/access.ts';
import { deleteView, insertView, ownViews, viewById } from './view-repository.ts';

export const keepView = defineCommand({
  name: 'recommendation.keepView',
  input: zKeepView,
  live: true,
  async load(cx, input) {
    return { ...(await forumAccess(cx.tx, cx.actor, input.forumId)), shared: input.shared };
  },
  permit: (actor, { viewer, shared }) =>
    actor !== null && canSeeBoard(viewer) ? !shared || canKeepBoard(viewer) : 'not_found',
  async run(cx, { name, query, shared }, { forum }) {
    const accountId = cx.actor?.accountId ?? refuse('not_found');
    if ((await ownViews(cx.tx, forum.id, accountId)) >= MAX_KEPT_VIEWS) refuse('board/too_many_views');
    const id = cx.id();
    await insertView(cx.tx, { id, forumId: forum.id, accountId, name, query, shared, createdAt: cx.now });
    if (shared)
      cx.record({
        stream: forum.id,
        noun: 'forum',
        nounId: forum.id,
        type: 'forum.view_shared',
        data: { viewId: id },
      });
    return { viewId: id };
  },
});

export const dropView = defineCommand({
  name: 'recommendation.dropView',
  input: zDropView,
  live: true,
  async load(cx, input) {
    const view = (await viewById(cx.tx, input.viewId)) ?? refuse('not_found');
    const access = await forumAccess(cx.tx, cx.actor, view.forumId);
    return { ...access, view, mine: view.accountId === cx.actor?.accountId };
  },
  permit: (_actor, { viewer, view, mine }) => {
    if (!canSeeBoard(viewer) || !(mine || view.shared)) return 'not_found';
    return mine || canKeepBoard(viewer);
  },
  async run(cx, _input, { view }) {
    await deleteView(cx.tx, view.id);
    return { viewId: view.id };
  },
});
