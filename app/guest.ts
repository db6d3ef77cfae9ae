/**
 * The bar and the line show a guest every place of the forum. What opens only with the desk's word says so there: to
 * somebody who stands in the forum «there is no such page» would be untrue, and they would not know whom to ask.
 */
import type { Actor } from '#domain/actor.ts';
import { isRefusal } from '#domain/errors.ts';
import { runtime } from '#server/runtime.ts';

export const AS_GUEST = 'as_guest';

export async function unlessGuest<T>(
  query: Promise<T>,
  actor: Actor | null,
  slug: string,
): Promise<T | typeof AS_GUEST> {
  try {
    return await query;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const home = await runtime().forum.queries.forumHome(actor, slug);
    if (!home.me || home.me.confirmed) throw error;
    return AS_GUEST;
  }
}
