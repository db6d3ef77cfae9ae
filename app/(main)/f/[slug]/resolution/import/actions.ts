'use server';
/** Reads what was pasted or loaded (nothing is saved), and takes in what a person has settled. */
import { currentActor } from '#app/actor.ts';
import { field } from '#app/refused.ts';
import { isRefusal } from '#domain/errors.ts';
import type { PrintedReading } from '#domain/resolution/import/reading.ts';
import type { Fail, Result } from '#domain/result.ts';
import { runtime } from '#server/runtime.ts';

export async function readPrinted(form: FormData): Promise<Result<PrintedReading>> {
  const file = form.get('file');
  const source =
    file instanceof File && file.size > 0
      ? { bytes: new Uint8Array(await file.arrayBuffer()), filename: file.name.slice(0, 200) }
      : { text: field(form, 'text') };
  try {
    const slug = field(form, 'slug');
    return { ok: true, data: await runtime().paper.queries.readPrinted(await currentActor(), slug, source) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { ok: false, code: error.vecheCode, ...(error.params && { params: error.params }) };
  }
}

export async function act(name: 'importDraft' | 'importAdopted', input: unknown): Promise<Result<unknown>> {
  const commands = runtime().resolution.commands;
  const unknown: Fail = { ok: false, code: 'not_found' };
  const run = { importDraft: commands.importDraft, importAdopted: commands.importAdopted }[name];
  return run ? run(await currentActor(), input as never) : unknown;
}
