/** A table's own sheet: a draft of its part of the resolution, written by those who sit there. */
import * as Y from 'yjs';
import { refuse } from '#domain/errors.ts';
import { addGroup, setMeta, type Tool } from '#domain/resolution/operations.ts';
import { canWriteSheet } from '#domain/track/permissions.ts';
import { zOpenSheet } from '#domain/track/schema.ts';
import en from '#messages/en/resolution.json' with { type: 'json' };
import ru from '#messages/ru/resolution.json' with { type: 'json' };
import { defineCommand } from '../command.ts';
import { rawSql } from '../db.ts';
import { forumAccess } from '../forum/access.ts';
import { sheetOfTrack } from './access.ts';
import { lockTrack, updateSheet } from './repository.ts';

/** The first who needs it makes it; several at once make one. */
export const openSheet = defineCommand({
  name: 'track.openSheet',
  input: zOpenSheet,
  live: true,
  async load(cx, { trackId }) {
    await lockTrack(cx.tx, trackId);
    const sheet = await sheetOfTrack(cx.tx, trackId);
    if (!sheet) refuse('not_found');
    return { ...(await forumAccess(cx.tx, cx.actor, sheet.track.forumId)), ...sheet };
  },
  permit: (_actor, { viewer, people }) => canWriteSheet(viewer, people),
  async run(cx, { language }, { forum, track }) {
    if (track.sheetDraftId) return { draftId: track.sheetDraftId, created: false };
    const doc = new Y.Doc();
    const tool: Tool = { Y: Y as unknown as Tool['Y'], doc, newId: () => cx.id(), random: Math.random };
    doc.transact(() => {
      const say = (language === 'en' ? en : ru).firstText;
      setMeta(tool, { language, event: track.title });
      // Numbers, so that «стол 2, пп. 3 и 5» can be found on it; to whom, the table says.
      addGroup(tool, {
        verb: say.verb,
        addressees: [{ name: say.authority, bodyId: null }],
        markerStyle: 'decimal-paren',
      });
    });
    const draftId = cx.id();
    await cx.services.drafting.create(rawSql(cx.tx), {
      id: draftId,
      kind: 'resolution',
      initial: Y.encodeStateAsUpdate(doc),
      accountId: cx.actor!.accountId,
    });
    await updateSheet(cx.tx, track.id, { sheetDraftId: draftId });
    cx.record({
      stream: forum.id,
      noun: 'track',
      nounId: track.id,
      type: 'track.sheet_opened',
      data: { draftId },
    });
    cx.touch(`track:${track.id}`);
    return { draftId, created: true };
  },
});
