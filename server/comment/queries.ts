/** Reading remarks: threads of the forum's text, unsettled ones first, each at the place its words have come to. */
import * as Y from 'yjs';
import { listName } from '#domain/account/names.ts';
import type { Actor } from '#domain/actor.ts';
import { type PlaceLib, placeOf, type RemarkPlace, readingOf } from '#domain/comment/anchor.ts';
import { COMMENT_LIMITS } from '#domain/comment/limits.ts';
import { canComment, canRemoveComment, canSeeComments, canSettle } from '#domain/comment/permissions.ts';
import type { CommentsView, ThreadView } from '#domain/comment/views.ts';
import { refuse } from '#domain/errors.ts';
import { readDraft } from '#domain/resolution/read.ts';
import type { Q } from '../bind.ts';
import { forumAccess } from '../forum/access.ts';
import { lastResolution } from '../resolution/access.ts';
import { cachePerHouse } from '../versioned-cache.ts';
import { type CommentRow, commentsOf, peopleOf, readersOf, textVersion } from './repository.ts';

const PEOPLE = 200;

const NOWHERE: RemarkPlace = { clauseId: null, words: null, text: '', gone: true };

type Places = ReadonlyMap<string, RemarkPlace>;
/** Places in a text that did not change, of remarks that do not move by themselves, are the same for everybody. */
const places = cachePerHouse<Places>(50);

async function placesOf(q: Q, draftId: string, threads: readonly CommentRow[]): Promise<Places> {
  const version = `${await textVersion(q.db, draftId)}:${threads.length}`;
  return places(q.services).get(draftId, version, async () => {
    const doc = await q.services.drafting.read(draftId);
    const reading = readingOf(Y as unknown as PlaceLib, doc, readDraft(Y, doc));
    return new Map(threads.map((row) => [row.id, placeOf(reading, row)]));
  });
}

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
  /** One is asked until one has answered, or the thread is settled. */
  const asksMe = (all: readonly CommentRow[]) => {
    const last = (test: (row: CommentRow) => boolean) => all.findLast(test)?.number ?? 0;
    return (
      me !== null &&
      last(({ mentions }) => mentions.includes(me)) > last(({ participantId }) => participantId === me)
    );
  };
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
  const first = rows.filter(({ threadId }) => threadId === null);
  const stand = first.length > 0 ? await placesOf(q, resolution.draftId, first) : new Map();
  const threads = first
    .map((row): ThreadView & { empty: boolean } => {
      const all = [row, ...(answers.get(row.id) ?? [])];
      return {
        id: row.id,
        number: row.number,
        clauseId: row.clauseId,
        quote: row.quote,
        anchor: row.anchor,
        place: stand.get(row.id) ?? NOWHERE,
        settled: row.settledAt ? { by: name(row.settledBy), at: row.settledAt.toISOString() } : null,
        forMe: row.settledAt === null && asksMe(all),
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
