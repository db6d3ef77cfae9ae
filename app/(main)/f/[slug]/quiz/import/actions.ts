'use server';
/** Questions from a paste or a file: first as they were understood, then saved as they stand in the preview. */
import { redirect } from 'next/navigation';
import { currentActor } from '#app/actor.ts';
import { field } from '#app/refused.ts';
import type { ImportState } from '#components/quiz/import-form.tsx';
import { isRefusal } from '#domain/errors.ts';
import { runtime } from '#server/runtime.ts';

export async function importQuiz(_before: ImportState, form: FormData): Promise<ImportState> {
  const [slug, title, text] = [field(form, 'slug'), field(form, 'title'), field(form, 'text')];
  const values = { title, text };
  const actor = await currentActor();
  const { quiz } = runtime();
  if (field(form, 'act') === 'save') {
    const quizId = field(form, 'quizId');
    const { forumId, into } = await quiz.queries.importPage(actor, slug, quizId);
    const seconds = Number(field(form, 'seconds')) || 90;
    const questions = (JSON.parse(field(form, 'questions') || '[]') as { seconds?: number }[]).map((one) => ({
      seconds,
      ...one,
    }));
    const result = into
      ? await quiz.commands.addQuestions(actor, { quizId: into.id, questions: questions as never })
      : await quiz.commands.createQuiz(actor, { forumId, title, questions: questions as never });
    if (!result.ok) return { values, fail: result, preview: null };
    redirect(`/f/${slug}/quiz/${result.data.id}${into ? '/edit' : ''}`);
  }
  const file = form.get('file');
  try {
    const source =
      file instanceof File && file.size > 0
        ? { bytes: new Uint8Array(await file.arrayBuffer()), filename: file.name.slice(0, 200) }
        : { text };
    const { format, found, problems, title: own } = await quiz.queries.previewImport(actor, slug, source);
    const named =
      title ||
      own ||
      (file instanceof File && file.size > 0 ? file.name.replace(/\.\w+$/, '').slice(0, 200) : '');
    return { values: { title: named, text }, fail: null, preview: { format, found, problems } };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { values, fail: { ok: false, code: error.vecheCode, params: error.params }, preview: null };
  }
}
