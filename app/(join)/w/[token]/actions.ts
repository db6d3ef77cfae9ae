'use server';
/** A written ballot of a plain form; the page that follows reads what was committed. */
import { redirect } from 'next/navigation';
import { field } from '#app/refused.ts';
import { CHOICES, type Choice } from '#domain/vote/kinds.ts';
import { runtime } from '#server/runtime.ts';

export async function castByLink(form: FormData): Promise<void> {
  const token = field(form, 'token').replace(/[^\w-]/g, '');
  const choice = CHOICES.find((known) => known === field(form, 'choice')) as Choice;
  const result = await runtime().vote.commands.castByLink(null, {
    token,
    choice,
    sha256: field(form, 'sha256') || null,
  });
  redirect(result.ok ? `/w/${token}?done=1` : `/w/${token}?problem=${encodeURIComponent(result.code)}`);
}
