'use server';
/** Signing in by password or by link. Thin: form → command → cookie → a path of our own. */
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { currentActor } from '#app/actor.ts';
import { field, refused } from '#app/refused.ts';
import { callerAddress, startSession } from '#app/session.ts';
import type { FormState } from '#components/account/form-types.ts';
import { safeNext } from '#domain/account/redirect.ts';
import { runtime } from '#server/runtime.ts';

export async function signInWithPassword(_previous: FormState, form: FormData): Promise<FormState> {
  const answer = await runtime().account.queries.passwordSignIn({
    email: field(form, 'email'),
    password: field(form, 'password'),
    address: await callerAddress(),
  });
  if (!answer.ok) return refused(answer, form);
  await startSession(answer.data);
  redirect(safeNext(field(form, 'next')));
}

export async function requestLink(_previous: FormState, form: FormData): Promise<FormState> {
  const email = field(form, 'email');
  const answer = await runtime().account.commands.requestLink(await currentActor(), {
    email,
    purpose: field(form, 'purpose') === 'reset' ? 'reset' : 'signin',
    next: safeNext(field(form, 'next')),
    address: await callerAddress(),
  });
  if (!answer.ok) return refused(answer, form);
  const t = await getTranslations('account.signIn');
  const kept = runtime().services.mailer.sends ? '' : ` ${t('sentKept')}`;
  return { note: `${t('sentBody', { email })}${kept}` };
}

export async function redeemLink(_previous: FormState, form: FormData): Promise<FormState> {
  const password = field(form, 'password');
  const answer = await runtime().account.commands.redeemLink(await currentActor(), {
    token: field(form, 'token'),
    password: password === '' ? undefined : password,
    address: await callerAddress(),
  });
  if (!answer.ok) return refused(answer, form);
  await startSession(answer.data);
  redirect(safeNext(answer.data.next));
}
