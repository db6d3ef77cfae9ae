/** The agenda: questions, their order, what became of each. It may change until the minutes are sealed (MN1–MN4). */
import { refuse } from '#domain/errors.ts';
import { MINUTES_LIMITS } from '#domain/minutes/kinds.ts';
import { zAddItem, zEditItem, zMoveItem } from '#domain/minutes/schema.ts';
import { defineCommand } from '../command.ts';
import { forumAccess } from '../forum/access.ts';
import { insertItems, itemsOf, nextItemNumber, queueAtForum, updateItem } from './repository.ts';
import { keeps, key, loadItem, openAgenda } from './rows.ts';

export const addAgendaItem = defineCommand({
  name: 'agenda.add',
  input: zAddItem,
  live: true,
  load: (cx, input) => forumAccess(cx.tx, cx.actor, input.forumId),
  permit: keeps,
  async run(cx, { title, kind, rapporteur }, { forum }) {
    await queueAtForum(cx.tx, forum.id);
    await openAgenda(cx, forum.id);
    const number = await nextItemNumber(cx.tx, forum.id);
    if (number > MINUTES_LIMITS.items) refuse('minutes/too_many', { params: { max: MINUTES_LIMITS.items } });
    const id = cx.id();
    await insertItems(cx.tx, [{ id, forumId: forum.id, number, kind, title, rapporteur, createdAt: cx.now }]);
    cx.record({ stream: forum.id, noun: 'agenda', nounId: id, type: 'agenda.added', data: { number, kind } });
    cx.touch(key(forum.id));
    return { id, number };
  },
});

export const editAgendaItem = defineCommand({
  name: 'agenda.edit',
  input: zEditItem,
  live: true,
  load: (cx, input) => loadItem(cx, input.itemId),
  permit: keeps,
  async run(cx, { itemId, expectV, ...change }, { item, forum }) {
    await openAgenda(cx, forum.id);
    if (item.version !== expectV) refuse('conflict');
    const set = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const state = change.state ?? (change.decision ? ('decided' as const) : undefined);
    await updateItem(cx.tx, itemId, { ...set, ...(state && { state }) });
    cx.record({
      stream: forum.id,
      noun: 'agenda',
      nounId: itemId,
      type: 'agenda.edited',
      data: { number: item.number, fields: Object.keys(set), from: item.state, to: state ?? item.state },
    });
    cx.touch(key(forum.id));
    return { version: expectV + 1 };
  },
});

export const moveAgendaItem = defineCommand({
  name: 'agenda.move',
  input: zMoveItem,
  live: true,
  load: (cx, input) => loadItem(cx, input.itemId),
  permit: keeps,
  async run(cx, { itemId, number }, { forum }) {
    await queueAtForum(cx.tx, forum.id);
    await openAgenda(cx, forum.id);
    const items = await itemsOf(cx.tx, forum.id);
    const others = items.filter(({ id }) => id !== itemId);
    const moved = items.find(({ id }) => id === itemId);
    if (!moved) refuse('not_found');
    others.splice(Math.min(number, items.length) - 1, 0, moved);
    for (const [at, one] of others.entries())
      if (one.number !== at + 1) await updateItem(cx.tx, one.id, { number: at + 1 });
    cx.record({
      stream: forum.id,
      noun: 'agenda',
      nounId: itemId,
      type: 'agenda.moved',
      data: { to: number },
    });
    cx.touch(key(forum.id));
    return { number };
  },
});
