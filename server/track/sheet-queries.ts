/** A table's sheet as its people see it. */
import * as Y from 'yjs';
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { readDraft } from '#domain/resolution/read.ts';
import { canSeeTrackInside, canWriteSheet, writesNow } from '#domain/track/permissions.ts';
import type { TableSheetView } from '#domain/track/views.ts';
import type { Q } from '../bind.ts';
import { forumAccess } from '../forum/access.ts';
import { sheetOfTrack } from './access.ts';
import { notesGeneration, trackByNumber } from './repository.ts';

export async function tableSheet(
  q: Q,
  actor: Actor | null,
  forumRef: string,
  number: number,
): Promise<TableSheetView> {
  const { viewer, forum } = await forumAccess(q.db, actor, forumRef);
  if (!canSeeTrackInside(viewer)) refuse(actor ? 'not_found' : 'signed_out');
  const row = await trackByNumber(q.db, forum.id, number);
  const sheet = row && (await sheetOfTrack(q.db, row.id));
  if (!sheet) refuse('not_found');
  const { track, people } = sheet;
  const draftId = track.sheetDraftId;
  const may = canWriteSheet(viewer, people);
  return {
    forumId: forum.id,
    timeZone: forum.timeZone,
    startsOn: forum.startsOn,
    track: { id: track.id, number: track.number, title: track.title },
    draft: draftId
      ? {
          id: draftId,
          generation: await notesGeneration(q.db, draftId),
          snapshot: readDraft(Y, await q.services.drafting.read(draftId)),
        }
      : null,
    sentAt: track.sheetSentAt?.toISOString() ?? null,
    may: { write: may && writesNow(viewer), open: may && writesNow(viewer), handIn: may },
  };
}
