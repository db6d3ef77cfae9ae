'use server';
/** Compares a pasted text with the one under its hash; the text is neither stored nor logged. */
import { redirect } from 'next/navigation';
import { field } from '#app/refused.ts';
import { runtime } from '#server/runtime.ts';

export async function compare(form: FormData): Promise<void> {
  const sha256 = field(form, 'sha256')
    .replace(/[^0-9a-f]/g, '')
    .slice(0, 64);
  const view = await runtime().resolution.queries.verifyText(sha256, field(form, 'text').slice(0, 300_000));
  redirect(`/verify/${sha256}?same=${view.known && view.same ? '1' : '0'}`);
}
