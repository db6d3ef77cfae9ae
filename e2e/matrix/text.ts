/** Lines of what stands around the text: its versions and the remarks on it. */
import { comment } from '#drizzle/schema/comment.ts';
import type { Tx } from '#server/db.ts';
import { type Case, line } from './case.ts';
import { but, KNOWN, only, PRESIDE } from './roles.ts';
import type { World } from './world.ts';

const ofDraft = (w: World) => ({ resolutionId: w.draft.resolutionId });

/** A thread begun by somebody else. */
async function thread(w: World, tx: Tx): Promise<string> {
  const id = 'c'.repeat(22);
  await tx.insert(comment).values({
    id,
    forumId: w.hall.id,
    ...ofDraft(w),
    number: 1,
    text: 'Кто отвечает?',
    participantId: w.listed.participantId,
    createdAt: new Date('2026-02-11T07:00:00Z'),
  });
  return id;
}

export const TEXT_COMMANDS: Record<string, Case> = {
  'history.keep': line(only(...PRESIDE), (w) => ({ ...ofDraft(w), name: 'Утро' })),
  // What is in the ice stays as it is, whoever asks.
  'history.restore': line(
    but(only(), { organiser: 'frozen', secretary: 'frozen', presiding: 'frozen' }),
    (w) => ({ resolutionId: w.ice.resolutionId, versionId: 'v'.repeat(22) }),
  ),
  'comment.add': line(only(...KNOWN), (w) => ({ ...ofDraft(w), text: 'Кто отвечает?' })),
  'comment.settle': line(only(...PRESIDE), async (w, _role, tx) => ({
    threadId: await thread(w, tx),
    settled: true,
  })),
  'comment.remove': line(only(...PRESIDE), async (w, _role, tx) => ({ commentId: await thread(w, tx) })),
};
