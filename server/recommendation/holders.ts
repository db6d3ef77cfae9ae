/** Posts change hands: the former holder's time ends, and the open matters stay with the post. */
import { refuse } from '#domain/errors.ts';
import { addDays } from '#domain/resolution/calendar.ts';
import type { Cx } from '../command.ts';
import { ownAddressee } from './addressees.ts';
import {
  type AddresseeRow,
  endHolder,
  holdersOf,
  insertHolder,
  insertPost,
  lockDirectory,
  postOf,
} from './directory-repository.ts';

/** The post of this title in the body, opened where there was none; with a name its holder is seated, too. */
export async function ownedPost(
  cx: Cx,
  office: AddresseeRow,
  who: { post: string; holder: string; since: string | null; acting: boolean },
): Promise<string> {
  await lockDirectory(cx.tx);
  const known = await postOf(cx.tx, office.id, who.post);
  // Naming a post or its holder changes what other boards with this addressee show.
  if (!known || who.holder) await ownAddressee(cx, office);
  const postId = known?.id ?? cx.id();
  if (!known)
    await insertPost(cx.tx, { id: postId, addresseeId: office.id, title: who.post, createdAt: cx.now });
  if (who.holder) await seatHolder(cx, postId, who);
  return postId;
}

/** For a time named beforehand; the holder keeps the post (RC38). */
async function seatDeputy(
  cx: Cx,
  postId: string,
  { holder, since, until }: { holder: string; since: string; until: string },
): Promise<void> {
  if (until < since) refuse('board/holder_order');
  const row = { id: cx.id(), postId, fullName: holder, acting: true, since, until, createdAt: cx.now };
  await insertHolder(cx.tx, row);
}

/** The former holder's time ends the day before; whoever holds the post now keeps its open matters. */
export async function seatHolder(
  cx: Cx,
  postId: string,
  who: { holder: string; since: string | null; until?: string | null; acting: boolean },
): Promise<void> {
  if (who.since && who.until)
    return seatDeputy(cx, postId, { holder: who.holder, since: who.since, until: who.until });
  const holders = await holdersOf(cx.tx, postId);
  const now = holders.find((h) => h.until === null);
  if (now?.fullName === who.holder) return;
  const since = who.since ?? cx.now.toISOString().slice(0, 10);
  if (now?.since && now.since > since) refuse('board/holder_order');
  if (now) {
    await endHolder(cx.tx, now.id, addDays(since, -1) ?? since);
  }
  await insertHolder(cx.tx, {
    id: cx.id(),
    postId,
    fullName: who.holder,
    acting: who.acting,
    since,
    createdAt: cx.now,
  });
}
