/** Reading remarks: threads of the forum's text, unsettled ones first. */
import { listName } from '#domain/account/names.ts';
import type { Actor } from '#domain/actor.ts';
import { COMMENT_LIMITS } from '#domain/comment/limits.ts';
import { canComment, canRemoveComment, canSeeComments, canSettle } from '#domain/comment/permissions.ts';
import type { CommentsView, ThreadView } from '#domain/comment/views.ts';
import { refuse } from '#domain/errors.ts';
import type { Q } from '../bind.ts';
import { forumAccess } from '../forum/access.ts';
import { lastResolution } from '../resolution/access.ts';
import { type CommentRow, commentsOf, peopleOf, readersOf } from './repository.ts';

const PEOPLE = 200;

export async function commentsOfText(q: Q, actor: Actor | null, forumRef: string): Promise<CommentsView> {
  const { viewer, forum } = await forumAccess(q.db, actor, forumRef);
  if (!canSeeComments(viewer)) refuse(actor ? 'not_found' : 'signed_out');
  const resolution = await lastResolution(q, forum.id);
  if (!resolution) refuse('not_found');
  const rows = await commentsOf(q.db, resolution.id);
  const names = await peopleOf(
    q.db,
    rows.flatMap(({ participantId, settledBy, mentions }) =>
      [participantId, settledBy, ...mentions].filter((id): id is string => id !== null),
    ),
  );
  const name = (id: string | null) => (id && names.has(id) ? listName(names.get(id) ?? '') : '');
  const me = viewer.membership?.participantId ?? null;
  const view = (row: CommentRow): ThreadView['comments'][number] => ({
    id: row.id,
    author: name(row.participantId),
    mine: me !== null && row.participantId === me,
    text: row.text,
    removed: row.removedAt !== null,
    mentions: row.mentions.map((id) => name(id)),
    at: row.createdAt.toISOString(),
    mayRemove: row.removedAt === null && canRemoveComment(viewer, row.participantId),
  });
  const answers = new Map<string, CommentRow[]>();
  for (const row of rows)
    if (row.threadId) answers.set(row.threadId, [...(answers.get(row.threadId) ?? []), row]);
  const threads = rows
    .filter(({ threadId }) => threadId === null)
    .map((row): ThreadView & { empty: boolean } => {
      const all = [row, ...(answers.get(row.id) ?? [])];
      return {
        id: row.id,
        number: row.number,
        clauseId: row.clauseId,
        quote: row.quote,
        settled: row.settledAt ? { by: name(row.settledBy), at: row.settledAt.toISOString() } : null,
        forMe: me !== null && row.settledAt === null && all.some(({ mentions }) => mentions.includes(me)),
        maySettle: canSettle(viewer, row.participantId),
        comments: all.map(view),
        empty: all.every(({ removedAt }) => removedAt !== null),
      };
    })
    .filter(({ empty }) => !empty)
    .sort((a, b) => Number(a.settled !== null) - Number(b.settled !== null) || a.number - b.number)
    .slice(0, COMMENT_LIMITS.threads)
    .map(({ empty: _, ...thread }) => thread);
  const people = await readersOf(q.db, forum.id, PEOPLE);
  return {
    resolutionId: resolution.id,
    threads,
    people: people.filter(({ id }) => id !== me).map(({ id, name: full }) => ({ id, name: listName(full) })),
    may: { add: canComment(viewer) },
  };
}
