/** An image taken in: known by its bytes, kept as a file of the forum. Questions out of a file bring theirs along. */
import { createHash } from 'node:crypto';
import { refuse } from '#domain/errors.ts';
import { IMAGE_LIMITS, imageHead } from '#domain/quiz/image.ts';
import type { BroughtQuestion } from '#domain/quiz/schema.ts';
import type { Cx } from '../command.ts';
import { insertImage, type QuizRow } from './repository.ts';

export async function keepImage(cx: Cx, forumId: string, bytes: Uint8Array) {
  const head = imageHead(bytes);
  if (!head) refuse('quiz/image_kind');
  const { mime, width, height } = head;
  if (Math.max(width, height) > IMAGE_LIMITS.side)
    refuse('quiz/image_size', { params: { width, height, most: IMAGE_LIMITS.side } });
  const fileId = cx.id();
  const data = Buffer.from(bytes);
  await insertImage(cx.tx, {
    id: fileId,
    forumId,
    accountId: cx.actor?.accountId ?? null,
    name: `image.${mime.slice(6)}`,
    mime,
    bytes: data.length,
    sha256: createHash('sha256').update(data).digest('hex'),
    data,
    createdAt: cx.now,
  });
  return { fileId, width, height };
}

/** Rows of a quiz for new questions, after so many that are there. */
export async function rowsOf(
  cx: Cx,
  { id: quizId, forumId }: Pick<QuizRow, 'id' | 'forumId'>,
  questions: readonly BroughtQuestion[],
  before = 0,
) {
  const rows = [];
  for (const [at, { image, ...question }] of questions.entries()) {
    const bytes = image && Buffer.from(image.data, 'base64');
    const kept = bytes && { ...(await keepImage(cx, forumId, bytes)), alt: image.alt };
    rows.push({ id: cx.id(), quizId, number: before + at + 1, ...question, ...(kept && { image: kept }) });
  }
  return rows;
}
