'use server';
/** The first run: makes the administrator and signs in. */
import { redirect } from 'next/navigation';
import { field, refused } from '#app/refused.ts';
import { startSession } from '#app/session.ts';
import type { FormState } from '#components/account/form-types.ts';
import { runtime } from '#server/runtime.ts';

export async function setUp(_previous: FormState, form: FormData): Promise<FormState> {
  const answer = await runtime().account.commands.setup(null, {
    code: field(form, 'code'),
    installation: field(form, 'installation'),
    name: field(form, 'name'),
    email: field(form, 'email'),
    password: field(form, 'password'),
  });
  if (!answer.ok) return refused(answer, form);
  await startSession(answer.data);
  // A forum is what they came for; the server's own page is one press further.
  redirect('/');
}
