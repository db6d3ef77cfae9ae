/**
 * One addressee as its page on a board begins: what it was called, who answers there today, how what was addressed to it
 * stands, and on which other boards of the reader it stands. Contacts are the directory's; a circle has no people.
 */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import type { BodyOnBoard } from '#domain/recommendation/directory-view.ts';
import { canKeepBoard, canSeeBoard } from '#domain/recommendation/permissions.ts';
import type { Q } from '../bind.ts';
import { forumAccess } from '../forum/access.ts';
import { cachePerHouse } from '../versioned-cache.ts';
import { otherBoardsOf, standingOfBody } from './body-repository.ts';
import { addresseeById, postsOf } from './directory-repository.ts';
import { boardForum, lookOf } from './project.ts';

const kept = cachePerHouse<Omit<BodyOnBoard, 'keeper' | 'elsewhere'> | null>(200);

/** Null where nothing of this board is addressed to it: a filter by a strange id is only an empty board. */
export async function bodyOnBoard(
  q: Q,
  actor: Actor | null,
  forumRef: string,
  addresseeId: string,
): Promise<BodyOnBoard | null> {
  const { viewer, forum, stamps } = await forumAccess(q.db, actor, forumRef);
  if (!canSeeBoard(viewer)) refuse('not_found');
  if (!/^[0-9A-Za-z]{22}$/.test(addresseeId)) return null;
  const head = boardForum(forum);
  const { today } = (await lookOf(q, forum, stamps.board)).marks;
  const [here, elsewhere] = await Promise.all([
    kept(q.services).get(`${head.id} ${addresseeId} ${today}`, stamps.board, () =>
      bodyHere(q, head.id, addresseeId, today),
    ),
    actor ? standingElsewhere(q, addresseeId, { besides: head.id, accountId: actor.accountId }) : [],
  ]);
  const keeper = canKeepBoard(viewer);
  return (
    here && {
      ...here,
      // Who holds which post is the directory's (RC36).
      posts: keeper ? here.posts : [],
      keeper,
      elsewhere: elsewhere.map(({ forumId: _, ...one }) => one),
    }
  );
}

async function standingElsewhere(q: Q, id: string, reader: { besides: string; accountId: string }) {
  return standingOfBody(q.db, id, await otherBoardsOf(q.db, id, reader));
}

async function bodyHere(
  q: Q,
  forumId: string,
  addresseeId: string,
  today: string,
): Promise<Omit<BodyOnBoard, 'keeper' | 'elsewhere'> | null> {
  const [body, [standing], posts] = await Promise.all([
    addresseeById(q.db, addresseeId),
    standingOfBody(q.db, addresseeId, [forumId]),
    postsOf(q.db, [addresseeId]),
  ]);
  if (!body || !standing) return null;
  return {
    id: body.id,
    kind: body.kind,
    name: body.name,
    formerNames: body.formerNames.map(({ name, until }) => ({ name, until })),
    counts: standing.counts,
    posts: posts.flatMap(({ title, holders }) => {
      const now = holders.find((one) => (one.since ?? today) <= today && (one.until ?? today) >= today);
      return now
        ? [{ title, holder: now.fullName, acting: now.acting, since: now.since, until: now.until }]
        : [];
    }),
  };
}
