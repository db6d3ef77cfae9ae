/** The state of a floor as read once: its turns, its hands in order, what the hall sees of them. The caller checks rights. */
import type { HallView } from '#domain/floor/views.ts';
import type { Q } from '../bind.ts';
import { pollOfHall } from '../poll/access.ts';
import type { FloorState } from './access.ts';
import { floorNow, handsInOrder } from './project.ts';
import { speechesOn } from './repository.ts';

export async function stateOf(q: Q, access: FloorState) {
  const rows = await speechesOn(q.db, access.floorId);
  const hands = handsInOrder(rows, access.settings);
  return { rows, hands, floor: floorNow(access, rows, hands) };
}

/** What every phone of the hall follows: the same for all members. */
export async function hallOf(q: Q, access: FloorState): Promise<HallView> {
  return { floor: (await stateOf(q, access)).floor, poll: await pollOfHall(q, access.floorId) };
}
