'use server';
/** One's own name, address, password, sessions and data. */
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { currentActor } from '#app/actor.ts';
import { field, refused } from '#app/refused.ts';
import { callerAddress, endSession, startSession } from '#app/session.ts';
import type { FormState } from '#components/account/form-types.ts';
import { runtime } from '#server/runtime.ts';

export async function saveProfile(_previous: FormState, form: FormData): Promise<FormState> {
  const locale = field(form, 'locale');
  const answer = await runtime().account.commands.updateProfile(await currentActor(), {
    name: field(form, 'name'),
    locale: locale === 'ru' || locale === 'en' ? locale : null,
  });
  if (!answer.ok) return refused(answer, form);
  revalidatePath('/me');
  return { note: (await getTranslations('account.me'))('saved') };
}

export async function addEmail(_previous: FormState, form: FormData): Promise<FormState> {
  const email = field(form, 'email');
  const address = await callerAddress();
  const answer = await runtime().account.commands.addEmail(await currentActor(), { email, address });
  if (!answer.ok) return refused(answer, form);
  const kept = runtime().services.mailer.sends
    ? ''
    : ` ${(await getTranslations('account.signIn'))('sentKept')}`;
  return { note: `${(await getTranslations('account.me'))('emailSent', { email })}${kept}` };
}

export async function changePassword(_previous: FormState, form: FormData): Promise<FormState> {
  const answer = await runtime().account.commands.setPassword(await currentActor(), {
    current: field(form, 'current'),
    password: field(form, 'password'),
  });
  if (!answer.ok) return refused(answer, form);
  await startSession(answer.data);
  return { note: (await getTranslations('account.me'))('passwordDone') };
}

export async function signOutHere(): Promise<void> {
  await endSession();
  redirect('/signin');
}

export async function signOutEverywhere(): Promise<void> {
  await runtime().account.commands.signOutEverywhere(await currentActor(), {});
  await endSession();
  redirect('/signin');
}

export async function eraseMe(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await currentActor();
  const answer = await runtime().account.commands.eraseAccount(actor, {
    accountId: actor?.accountId ?? '',
    confirm: (field(form, 'confirm') === 'on') as true,
  });
  if (!answer.ok) return refused(answer, form);
  await endSession();
  redirect(answer.data.mentions.length > 0 ? '/me/erased?mentions' : '/me/erased');
}
