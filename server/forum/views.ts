/** Live views of a forum: the same queries as the pages, computed once an audience. */
import type { Actor, ForumViewer } from '#domain/actor.ts';
import { isRefusal, refuse } from '#domain/errors.ts';
import { zPeopleAsked } from '#domain/forum/people-schema.ts';
import { canSeeDesk, canSeePeople } from '#domain/forum/permissions.ts';
import { zId } from '#domain/ids.ts';
import type { Q } from '../bind.ts';
import type { Services } from '../services.ts';
import type { ViewEntry } from '../view-entry.ts';
import { type Access, forumAccess } from './access.ts';
import * as queries from './queries.ts';

export function liveViews(services: Services): ViewEntry[] {
  const q = (): Q => ({ db: services.db, services, now: services.clock.now() });
  /** The audience of this reader, by their own sight of the forum; null where it may not be known. */
  const audience =
    (name: (viewer: ForumViewer, access: Access) => string | null) =>
    async (actor: Actor | null, id: string) => {
      try {
        const found = await forumAccess(services.db, actor, id);
        return name(found.viewer, found);
      } catch (error) {
        if (isRefusal(error)) return null;
        throw error;
      }
    };
  /** One view a person, since what awaits each is their own; visitors share one, of a public forum. */
  const personal = ({ membership, actor }: ForumViewer) =>
    actor && membership ? `user:${actor.accountId}` : 'public';
  /** A view is computed with the rights its reader has now. */
  const actorOf = (name: string): Promise<Actor | null> | null =>
    name.startsWith('user:') ? services.actorById(name.slice(5)) : null;
  return [
    {
      name: 'forum.home',
      id: zId,
      audience: audience(personal),
      load: async (name, id) => queries.forumHome(q(), await actorOf(name), id),
      keys: (id) =>
        ['', ':programme', ':people', ':proposals', ':resolution', ':comments', ':votes', ':board'].map(
          (part) => `forum:${id}${part}`,
        ),
    },
    {
      name: 'forum.programme',
      id: zId,
      audience: audience(personal),
      load: async (name, id) => queries.programme(q(), await actorOf(name), id),
      keys: (id) => [`forum:${id}`, `forum:${id}:programme`],
    },
    {
      name: 'forum.desk',
      id: zId,
      audience: audience((viewer) =>
        canSeeDesk(viewer) && viewer.actor ? `user:${viewer.actor.accountId}` : null,
      ),
      load: async (name, id) => queries.desk(q(), await actorOf(name), id),
      keys: (id) => [`forum:${id}`, `forum:${id}:people`],
    },
    {
      name: 'forum.deskMarks',
      id: zId,
      audience: audience((viewer) =>
        canSeeDesk(viewer) && viewer.actor ? `user:${viewer.actor.accountId}` : null,
      ),
      load: async (name, id) => queries.deskMarks(q(), await actorOf(name), id),
      keys: (id) => [`forum:${id}`, `forum:${id}:people`],
    },
    {
      name: 'forum.people',
      id: zId,
      audience: audience((viewer) =>
        canSeePeople(viewer) && viewer.actor ? `user:${viewer.actor.accountId}` : null,
      ),
      load: async (name, id, params) => {
        const asked = zPeopleAsked.safeParse(params ?? {});
        if (!asked.success) refuse('invalid_input');
        return queries.people(q(), await actorOf(name), id, asked.data);
      },
      keys: (id) => [`forum:${id}`, `forum:${id}:people`],
    },
    {
      name: 'forum.here',
      id: zId,
      audience: audience(personal),
      load: async (name, id) => queries.here(q(), await actorOf(name), id),
      keys: (id) => [`forum:${id}`, `forum:${id}:people`],
    },
  ];
}
