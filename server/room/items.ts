/** Items of the programme that are on and come next, as the room shows them. */
import type { Actor } from '#domain/actor.ts';
import { minutesToChange } from '#domain/room/clock.ts';
import type { RoomItem, RoomPulse } from '#domain/room/views.ts';
import type { Q } from '../bind.ts';
import { programme } from '../forum/queries.ts';

export async function itemsOf(
  q: Q,
  actor: Actor | null,
  forumId: string,
  pulse: Pick<RoomPulse, 'on' | 'next'>,
) {
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
