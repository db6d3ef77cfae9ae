'use server';
/** An image out of a form; without a new file, the words of the one that is there are mended. */
import { revalidatePath } from 'next/cache';
import { currentActor } from '#app/actor.ts';
import { field } from '#app/refused.ts';
import type { ImageState } from '#components/quiz/image-form.tsx';
import { runtime } from '#server/runtime.ts';

export async function setQuestionImage(before: ImageState, form: FormData): Promise<ImageState> {
  const [slug, quizId, questionId, alt] = ['slug', 'quizId', 'questionId', 'alt'].map((name) =>
    field(form, name),
  ) as [string, string, string, string];
  const file = form.get('file');
  const data = file instanceof File && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : null;
  const result = await runtime().quiz.commands.setImage(await currentActor(), {
    quizId,
    questionId,
    data,
    alt,
  });
  if (!result.ok) {
    const large = result.fields?.data === 'too_large';
    return { ...before, alt, fail: large ? { ok: false, code: 'quiz/image_large' } : result };
  }
  revalidatePath(`/f/${slug}/quiz/${quizId}/edit/${questionId}`);
  return { fail: null, saved: before.saved + 1, alt };
}
