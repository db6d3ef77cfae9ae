/** An addressee in a resolution: what a letter, a link and an approver are about. */
import { refuse } from '#domain/errors.ts';
import { canSeeBoard } from '#domain/recommendation/permissions.ts';
import { within } from '../bind.ts';
import type { Cx } from '../command.ts';
import { qrSvg } from '../documents/qr.ts';
import { tokenHash } from '../ids.ts';
import { resolutionInForum } from '../resolution/access.ts';
import { insertLink, type LinkRow, revokeLinksOf } from './letter-repository.ts';
import { actorId, boardKeys } from './move.ts';
import { lockRows, subjectRows } from './repository.ts';

const DAY = 86_400_000;

export type Subject = { resolutionId: string; addresseeId: string };

/** Rows of an addressee in a resolution; an addressee without any there is not found. */
export async function loadSubject(cx: Cx, input: Subject) {
  const found = await resolutionInForum(within(cx), cx.actor, input.resolutionId);
  const rows = await subjectRows(cx.tx, input.resolutionId, input.addresseeId);
  if (rows.length === 0 || !canSeeBoard(found.viewer)) refuse('not_found');
  return {
    ...found,
    rows: await lockRows(
      cx.tx,
      rows.map((row) => row.id),
    ),
  };
}

/** The secret is answered once and kept nowhere; the former link of this side and role stops at the same moment. */
export async function issueLink(
  cx: Cx,
  forumId: string,
  { resolutionId, addresseeId }: Subject,
  role: LinkRow['role'],
  days: number,
) {
  const replaced = await revokeLinksOf(cx.tx, { resolutionId, addresseeId }, role, cx.now);
  const id = cx.id();
  const token = cx.services.ids.token();
  const expiresAt = new Date(cx.now.getTime() + days * DAY);
  await insertLink(cx.tx, {
    id,
    forumId,
    resolutionId,
    addresseeId,
    role,
    tokenHash: tokenHash(token),
    createdBy: actorId(cx.actor),
    createdAt: cx.now,
    expiresAt,
  });
  cx.record({
    stream: forumId,
    noun: 'answer_link',
    nounId: id,
    type: 'answer_link.created',
    data: { resolutionId, addresseeId, role, expiresAt: expiresAt.toISOString(), replaced },
  });
  cx.touch(...boardKeys(forumId));
  const url = `${cx.services.publicUrl()}/o/${token}`;
  return { linkId: id, url, qr: await qrSvg(url), expiresAt: expiresAt.toISOString() };
}
