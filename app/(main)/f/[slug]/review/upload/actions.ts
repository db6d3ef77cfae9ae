'use server';
/** Reads a returned Word file (nothing is saved), and takes in what a person has let stand. */
import { currentActor } from '#app/actor.ts';
import { field } from '#app/refused.ts';
import { isRefusal } from '#domain/errors.ts';
import type { Result } from '#domain/result.ts';
import type { ReturnedReading } from '#domain/review/views.ts';
import { runtime } from '#server/runtime.ts';

export async function readReturned(form: FormData): Promise<Result<ReturnedReading>> {
  const file = form.get('file');
  const source =
    file instanceof File
      ? { bytes: new Uint8Array(await file.arrayBuffer()), filename: file.name.slice(0, 200) || 'file.docx' }
      : { bytes: new Uint8Array(), filename: 'file.docx' };
  try {
    const { readReturnedFile } = runtime().review.queries;
    return { ok: true, data: await readReturnedFile(await currentActor(), field(form, 'slug'), source) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { ok: false, code: error.vecheCode, ...(error.params && { params: error.params }) };
  }
}

export async function enterReturned(input: unknown): Promise<Result<unknown>> {
  return runtime().review.commands.enterReturned(await currentActor(), input as never);
}
