/** The directory of a forum's addressees for those who keep its board: names, contacts, posts with their holders. */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { wallClock } from '#domain/forum/programme.ts';
import type { DirectoryView } from '#domain/recommendation/directory-view.ts';
import { canKeepBoard } from '#domain/recommendation/permissions.ts';
import type { Q } from '../bind.ts';
import { forumAccess } from '../forum/access.ts';
import { addresseeById, directoryOf, keptByOthers, postsOf } from './directory-repository.ts';
import { boardForum } from './project.ts';
import { addresseesOfForum } from './repository.ts';

export async function directory(q: Q, actor: Actor | null, forumRef: string): Promise<DirectoryView> {
  const { viewer, forum } = await forumAccess(q.db, actor, forumRef);
  if (!canKeepBoard(viewer)) refuse('not_found');
  const usable = await directoryOf(q.db, forum);
  const counts = new Map((await addresseesOfForum(q.db, forum.id)).map(({ id, count }) => [id, count]));
  // A merged body may still stand on closed rows of this board.
  for (const id of counts.keys()) {
    const known = usable.some((row) => row.id === id);
    const row = known ? undefined : await addresseeById(q.db, id);
    if (row) usable.push(row);
  }
  const posts = await postsOf(
    q.db,
    usable.map(({ id }) => id),
  );
  const addressees: DirectoryView['addressees'] = [];
  for (const row of usable) {
    const { id, kind, name, dative, genitive, contact, formerNames, replacedById, bodyId, version } = row;
    const strange = bodyId === null && (await keptByOthers(q.db, id, actor?.accountId ?? null));
    const successor = replacedById ? await addresseeById(q.db, replacedById) : undefined;
    addressees.push({
      id,
      kind,
      name,
      dative,
      genitive,
      contact: { email: contact.email ?? '', phone: contact.phone ?? '', address: contact.address ?? '' },
      formerNames: formerNames.map(({ name: was, until, ground }) => ({
        name: was,
        until,
        ground: ground ?? '',
      })),
      successor: successor?.name ?? null,
      count: counts.get(id) ?? 0,
      posts: posts.filter((post) => post.addresseeId === id),
      mayChange: !strange && replacedById === null,
      version,
    });
  }
  addressees.sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, 'ru'));
  return { forum: boardForum(forum), today: wallClock(q.now, forum.timeZone).day, addressees };
}
