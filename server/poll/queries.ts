/** Reading polls for whoever presides; the hall reads them with its floor. */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import type { PollView } from '#domain/poll/views.ts';
import type { Q } from '../bind.ts';
import { floorAccess, presides } from '../floor/access.ts';
import { pollView } from './access.ts';
import { pollsOn } from './repository.ts';

/** The newest first. */
export async function pollDesk(q: Q, actor: Actor | null, floorId: string): Promise<PollView[]> {
  const access = await floorAccess(q.db, actor, floorId);
  if (!presides(access)) refuse('not_found');
  const views: PollView[] = [];
  for (const row of await pollsOn(q.db, floorId)) views.push(await pollView(q, row, true));
  return views;
}
