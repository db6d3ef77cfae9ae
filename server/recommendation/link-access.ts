/** Who comes by an answer link: no account, the link itself is the right, and only for the items it was made for. */
import { refuse } from '#domain/errors.ts';
import { linkProblem } from '#domain/recommendation/permissions.ts';
import type { Cx } from '../command.ts';
import { tokenHash } from '../ids.ts';
import { type LinkRow, lockLinkByHash } from './letter-repository.ts';
import { lockRows, subjectRows } from './repository.ts';

/** A link of the other role is as none: who approves does not answer, who answers does not approve. */
export async function loadByLink(cx: Cx, token: string, role: LinkRow['role'] = 'executor') {
  const known = await lockLinkByHash(cx.tx, tokenHash(token));
  const link = known?.role === role ? known : undefined;
  const problem = linkProblem(link, cx.now);
  if (problem || !link) refuse(problem ?? 'not_found');
  const rows = await subjectRows(cx.tx, link.resolutionId, link.addresseeId);
  return {
    link,
    rows: await lockRows(
      cx.tx,
      rows.map((row) => row.id),
    ),
  };
}
