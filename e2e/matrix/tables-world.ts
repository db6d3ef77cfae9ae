/** The track of the matrix with a sheet of its own and a clause on it. */
import * as Y from 'yjs';
import type { Actor } from '#domain/actor.ts';
import { addBlock, type Tool } from '#domain/resolution/operations.ts';
import { readDraft } from '#domain/resolution/read.ts';
import type { Core } from '#server/core.ts';

export async function writtenSheet(
  { services, nouns }: Pick<Core, 'services' | 'nouns'>,
  organiser: Actor,
  trackId: string,
): Promise<string> {
  const made = await nouns.track.commands.openSheet(organiser, { trackId });
  if (!made.ok) throw new Error('the sheet of the table could not be opened');
  const { draftId } = made.data;
  await services.drafting.transact(draftId, organiser.accountId, (doc) => {
    const tool: Tool = {
      Y: Y as unknown as Tool['Y'],
      doc,
      newId: () => services.ids.id(),
      random: Math.random,
    };
    const [group] = readDraft(tool.Y, doc).groups;
    addBlock(tool, { kind: 'clause', group: group?.id ?? null, text: 'составить общий план стажировок' });
  });
  return draftId;
}
