'use server';
/** Compares a pasted text or a file with what stands under its hash; neither is stored nor logged. */
import { redirect } from 'next/navigation';
import { field } from '#app/refused.ts';
import { isRefusal } from '#domain/errors.ts';
import { runtime } from '#server/runtime.ts';

export async function compare(form: FormData): Promise<void> {
  const sha256 = field(form, 'sha256')
    .replace(/[^0-9a-f]/g, '')
    .slice(0, 64);
  redirect(`/verify/${sha256}?same=${await answer(sha256, form)}`);
}

async function answer(sha256: string, form: FormData): Promise<'1' | '0' | 'pdf' | 'unread'> {
  const file = form.get('file');
  const source =
    file instanceof File && file.size > 0
      ? { bytes: new Uint8Array(await file.arrayBuffer()), filename: file.name.slice(0, 200) }
      : { text: field(form, 'text').slice(0, 300_000) };
  try {
    const { same } = await runtime().paper.queries.verifyPaper(sha256, source);
    return same === 'foreign_pdf' ? 'pdf' : same ? '1' : '0';
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return 'unread';
  }
}
