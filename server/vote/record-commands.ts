/** The signed record of the tellers lies beside the numbers that were read from it (VO49); the numbers stay what they are. */
import { refuse } from '#domain/errors.ts';
import { canCountHands } from '#domain/vote/permissions.ts';
import { zAttachRecord } from '#domain/vote/schema.ts';
import { defineCommand } from '../command.ts';
import { keepScan } from '../resolution/access.ts';
import { hasRecord } from './project.ts';
import { updateVote } from './repository.ts';
import { load, record, touched } from './rows.ts';

export const attachRecord = defineCommand({
  name: 'vote.attachRecord',
  input: zAttachRecord,
  load: (cx, input) => load(cx, input.voteId, 'update'),
  permit: (_actor, { viewer }) => canCountHands(viewer),
  async run(cx, { name, data }, { vote }) {
    if (!hasRecord(vote)) refuse('vote/no_record');
    const kept = await keepScan(cx, vote.forumId, { name, data });
    await updateVote(cx.tx, vote.id, { protocolFileId: kept.fileId });
    record(cx, vote, 'vote.record', { number: vote.number, ...kept, replaced: vote.protocolFileId });
    touched(cx, vote.forumId);
    return { fileId: kept.fileId };
  },
});
