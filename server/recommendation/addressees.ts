/**
 * Whose an addressee is. It stands on a forum's board or in its directory, else it is not found; of no body, it is
 * changed only by those who keep a board of the forum that made it, since other boards may show it too.
 */
import { refuse } from '#domain/errors.ts';
import type { Cx } from '../command.ts';
import { forumAccess } from '../forum/access.ts';
import {
  type AddresseeRow,
  addresseeById,
  directoryOf,
  keptByOthers,
  lockDirectory,
} from './directory-repository.ts';
import { actorId } from './move.ts';
import { addresseesOfForum } from './repository.ts';

/** On this forum's board, or in the directory it may use; the directory is locked until the command ends. */
export async function loadAddressee(cx: Cx, forumId: string, addresseeId: string) {
  const access = await forumAccess(cx.tx, cx.actor, forumId);
  await lockDirectory(cx.tx);
  const directory = await directoryOf(cx.tx, access.forum);
  const known =
    directory.some((one) => one.id === addresseeId) ||
    (await addresseesOfForum(cx.tx, access.forum.id)).some((one) => one.id === addresseeId);
  const addressee = (known && (await addresseeById(cx.tx, addresseeId))) || refuse('not_found');
  return { ...access, addressee, directory };
}

/** Asked of those who may change addressees at all, so that nobody else learns that others share one. */
export async function ownAddressee(cx: Cx, addressee: Pick<AddresseeRow, 'id' | 'bodyId'>): Promise<void> {
  if (addressee.bodyId === null && (await keptByOthers(cx.tx, addressee.id, actorId(cx.actor))))
    refuse('board/addressee_shared');
}
