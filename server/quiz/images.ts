/**
 * Images of questions given out. Players and the projector get the one of the question that is open, nobody any other;
 * a hall asks for the same bytes at the same moment, so the last few stay in memory (bytes of an id never change).
 */
import { refuse } from '#domain/errors.ts';
import { imageOut } from '#domain/quiz/run-views.ts';
import type { Q } from '../bind.ts';
import { imageFile } from './repository.ts';
import { openRunOf, roundById } from './run-repository.ts';

export type StageImage = { mime: string; data: Buffer };

const MOST_KEPT = 8;
const kept = new Map<string, StageImage>();

/** The caller has checked its right to it. */
export async function imageBytes(q: Q, fileId: string): Promise<StageImage> {
  const image = kept.get(fileId) ?? (await imageFile(q.db, fileId)) ?? refuse('not_found');
  kept.delete(fileId);
  kept.set(fileId, image);
  for (const id of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(id);
  }
  return image;
}

/** The image of the round that is on, from the moment its options are out. */
export async function stageImage(q: Q, forumId: string, fileId: string): Promise<StageImage> {
  const run = await openRunOf(q.db, forumId);
  const round = run?.roundId ? await roundById(q.db, run.roundId) : undefined;
  if (!round || round.question.image?.fileId !== fileId || !imageOut(round)) refuse('not_found');
  return imageBytes(q, fileId);
}
