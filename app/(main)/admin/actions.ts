'use server';
/** The administrator's forms: installation, people, letters. */
import { revalidatePath } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { currentActor } from '#app/actor.ts';
import { field, refused } from '#app/refused.ts';
import type { FormState } from '#components/account/form-types.ts';
import type { Result } from '#domain/result.ts';
import { runtime } from '#server/runtime.ts';

async function finished(answer: Result<unknown>, form: FormData): Promise<FormState> {
  if (!answer.ok) return refused(answer, form);
  revalidatePath('/admin');
  return { note: (await getTranslations('admin'))('done') };
}

export async function saveInstallation(_previous: FormState, form: FormData): Promise<FormState> {
  const operator = {
    organisation: field(form, 'organisation'),
    inn: field(form, 'inn'),
    address: field(form, 'address'),
    contact: field(form, 'contact'),
  };
  const empty = Object.values(operator).every((value) => value.trim() === '');
  const answer = await runtime().account.commands.saveInstallation(await currentActor(), {
    name: field(form, 'name'),
    operator: empty ? null : operator,
  });
  if (!answer.ok) {
    const fields = Object.entries(answer.fields ?? {}).map(([name, code]) => [
      name.replace('operator.', ''),
      code,
    ]);
    return refused({ ...answer, fields: Object.fromEntries(fields) }, form);
  }
  revalidatePath('/admin');
  return { note: (await getTranslations('admin'))('saved') };
}

export async function createUser(_previous: FormState, form: FormData): Promise<FormState> {
  const answer = await runtime().account.commands.createUser(await currentActor(), {
    email: field(form, 'email'),
    name: field(form, 'personName'),
    admin: field(form, 'makeAdmin') === 'on',
  });
  if (!answer.ok) {
    const { name, ...rest } = answer.fields ?? {};
    return refused({ ...answer, fields: name ? { ...rest, personName: name } : rest }, form);
  }
  revalidatePath('/admin');
  return { note: (await getTranslations('admin'))('created'), link: answer.data.link };
}

export async function issueLink(_previous: FormState, form: FormData): Promise<FormState> {
  const accountId = field(form, 'accountId');
  const answer = await runtime().account.commands.issueLink(await currentActor(), { accountId });
  if (!answer.ok) return refused(answer, form);
  return { note: (await getTranslations('admin'))('linkMade'), link: answer.data.link };
}

export async function suspend(_previous: FormState, form: FormData): Promise<FormState> {
  const accountId = field(form, 'accountId');
  return finished(await runtime().account.commands.suspend(await currentActor(), { accountId }), form);
}

export async function resume(_previous: FormState, form: FormData): Promise<FormState> {
  const accountId = field(form, 'accountId');
  return finished(await runtime().account.commands.resume(await currentActor(), { accountId }), form);
}

export async function setAdmin(_previous: FormState, form: FormData): Promise<FormState> {
  const input = { accountId: field(form, 'accountId'), admin: field(form, 'admin') === 'yes' };
  return finished(await runtime().account.commands.setAdmin(await currentActor(), input), form);
}

export async function erase(_previous: FormState, form: FormData): Promise<FormState> {
  const answer = await runtime().account.commands.eraseAccount(await currentActor(), {
    accountId: field(form, 'accountId'),
    confirm: (field(form, 'confirm') === 'on') as true,
  });
  if (!answer.ok) return refused(answer, form);
  const t = await getTranslations('admin');
  const list = answer.data.mentions.map(({ table, count }) => `${table} (${count})`).join(', ');
  return { note: list ? t('erasedMentions', { list }) : t('erased') };
}

export async function retryMail(_previous: FormState, form: FormData): Promise<FormState> {
  const mailId = field(form, 'mailId');
  return finished(await runtime().account.commands.retryMail(await currentActor(), { mailId }), form);
}

export async function switchPush(_previous: FormState, form: FormData): Promise<FormState> {
  const on = field(form, 'on') === 'yes';
  return finished(await runtime().push.commands.switchPush(await currentActor(), { on }), form);
}
