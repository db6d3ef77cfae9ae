/** The programme: items typed, pasted, moved. A move changes one position; an exact double is kept and pointed out (FO20–FO27). */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { canEditProgramme } from '#domain/forum/permissions.ts';
import {
  type ProgrammeItemInput,
  zAddItem,
  zEditItem,
  zImportProgramme,
  zMoveItem,
  zRemoveItem,
} from '#domain/forum/programme-schema.ts';
import { between, spread } from '#domain/resolution/fraction.ts';
import { type Cx, defineCommand } from '../command.ts';
import { type Access, forumAccess } from './access.ts';
import {
  deleteItems,
  type ItemRow,
  insertItems,
  itemById,
  lockForum,
  programmeOf,
  tracksOf,
  updateItem,
} from './repository.ts';

const MAX_ITEMS = 500;
const edits = <L extends Access>(_: Actor | null, { viewer }: L) => canEditProgramme(viewer);

/** Jitter of positions from the injected source of ids, so that nothing here is random by itself. */
const chance = (cx: Cx) => () => Number(cx.services.ids.digits(6)) / 1_000_000;

async function withItem(cx: Cx, { itemId }: { itemId: string }): Promise<Access & { item: ItemRow }> {
  const item = await itemById(cx.tx, itemId);
  if (!item) refuse('not_found');
  return { ...(await forumAccess(cx.tx, cx.actor, item.forumId)), item };
}

function say(cx: Cx, forumId: string, nounId: string, type: string, data?: Record<string, unknown>): void {
  cx.record({ stream: forumId, noun: 'programme', nounId, type, data });
  cx.touch(`forum:${forumId}:programme`);
}

function rowOf(cx: Cx, forumId: string, item: ProgrammeItemInput, pos: string) {
  return { ...item, id: cx.id(), forumId, pos, createdAt: cx.now };
}

/** After the last item of an earlier or equal time of its day, so that a late addition finds its place. */
function placeByTime(
  items: readonly ItemRow[],
  { day, startsAt }: { day: string; startsAt: string | null },
): number {
  let at = -1;
  items.forEach((item, index) => {
    if (item.day < day || (item.day === day && (!startsAt || !item.startsAt || item.startsAt <= startsAt)))
      at = index;
  });
  return at;
}

export const addProgrammeItem = defineCommand({
  name: 'forum.addItem',
  input: zAddItem,
  load: (cx, input) => forumAccess(cx.tx, cx.actor, input.forumId),
  permit: edits,
  async run(cx, { forumId, item, afterId }) {
    await lockForum(cx.tx, forumId);
    const items = await programmeOf(cx.tx, forumId);
    if (items.length >= MAX_ITEMS) refuse('forum/programme_full', { params: { limit: MAX_ITEMS } });
    const at = afterId === undefined ? placeByTime(items, item) : items.findIndex(({ id }) => id === afterId);
    if (afterId && at < 0) refuse('not_found');
    const pos = between(items[at]?.pos ?? null, items[at + 1]?.pos ?? null, chance(cx));
    const row = rowOf(cx, forumId, item, pos);
    await insertItems(cx.tx, [row]);
    say(cx, forumId, row.id, 'programme.item_added', { kind: item.kind });
    return { itemId: row.id };
  },
});

export const editProgrammeItem = defineCommand({
  name: 'forum.editItem',
  input: zEditItem,
  load: withItem,
  permit: edits,
  async run(cx, { itemId, expectV, ...fields }, { item, forum }) {
    const startsAt = fields.startsAt === undefined ? item.startsAt : fields.startsAt;
    const endsAt = fields.endsAt === undefined ? item.endsAt : fields.endsAt;
    if (startsAt && endsAt && endsAt <= startsAt)
      refuse('invalid_input', { fields: { endsAt: 'time_order' } });
    if (fields.trackId) {
      const known = await tracksOf(cx.tx, forum.id);
      if (!known.some(({ id }) => id === fields.trackId)) refuse('not_found');
    }
    if (!(await updateItem(cx.tx, itemId, expectV, fields))) refuse('conflict');
    say(cx, forum.id, itemId, 'programme.item_edited', { fields: Object.keys(fields).sort() });
    return { version: expectV + 1 };
  },
});

export const moveProgrammeItem = defineCommand({
  name: 'forum.moveItem',
  input: zMoveItem,
  live: true,
  load: withItem,
  permit: edits,
  async run(cx, { itemId, afterId }, { forum }) {
    await lockForum(cx.tx, forum.id);
    const others = (await programmeOf(cx.tx, forum.id)).filter(({ id }) => id !== itemId);
    const at = afterId === null ? -1 : others.findIndex(({ id }) => id === afterId);
    if (afterId !== null && at < 0) refuse('not_found');
    const pos = between(others[at]?.pos ?? null, others[at + 1]?.pos ?? null, chance(cx));
    // An item dragged among those of another day has gone to that day.
    const day = (others[at] ?? others[0])?.day;
    await updateItem(cx.tx, itemId, null, { pos, ...(day && { day }) });
    say(cx, forum.id, itemId, 'programme.item_moved');
    return {};
  },
});

export const removeProgrammeItem = defineCommand({
  name: 'forum.removeItem',
  input: zRemoveItem,
  load: withItem,
  permit: edits,
  async run(cx, { itemId, expectV }, { item, forum }) {
    if (expectV !== undefined && expectV !== item.version) refuse('conflict');
    await deleteItems(cx.tx, forum.id, [itemId]);
    say(cx, forum.id, itemId, 'programme.item_removed', { kind: item.kind });
    return {};
  },
});

export const importProgramme = defineCommand({
  name: 'forum.importProgramme',
  input: zImportProgramme,
  load: (cx, input) => forumAccess(cx.tx, cx.actor, input.forumId),
  permit: edits,
  async run(cx, { forumId, items, replace }) {
    await lockForum(cx.tx, forumId);
    const old = await programmeOf(cx.tx, forumId);
    if (replace)
      await deleteItems(
        cx.tx,
        forumId,
        old.map(({ id }) => id),
      );
    const kept = replace ? [] : old;
    if (kept.length + items.length > MAX_ITEMS)
      refuse('forum/programme_full', { params: { limit: MAX_ITEMS } });
    const last = kept.at(-1)?.pos ?? null;
    let before = last;
    const positions =
      last === null
        ? spread(items.length, chance(cx))
        : items.map(() => (before = between(before, null, chance(cx))));
    const rows = items.map((item, at) => rowOf(cx, forumId, item, positions[at] as string));
    await insertItems(cx.tx, rows);
    say(cx, forumId, forumId, 'programme.imported', {
      items: rows.length,
      removed: replace ? old.length : 0,
    });
    return { items: rows.length };
  },
});
