'use server';
/** A reply by mail becomes the letter it is, or is put aside. */
import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { currentActor } from '#app/actor.ts';
import { field, typed } from '#app/refused.ts';
import type { FormState } from '#components/board/form.tsx';
import { OUTCOMES } from '#domain/recommendation/rules.ts';
import { runtime } from '#server/runtime.ts';

export async function takeMail(_previous: FormState, form: FormData): Promise<FormState> {
  const items = form.getAll('item').flatMap((value) => {
    const id = String(value);
    const outcome = OUTCOMES.find((one) => one === field(form, `outcome-${id}`));
    return outcome ? [{ recommendationId: id, outcome, text: field(form, `text-${id}`) }] : [];
  });
  const result = await runtime().inbound.commands.takeMail(await currentActor(), {
    mailId: field(form, 'mailId'),
    regNo: field(form, 'regNo'),
    regDate: field(form, 'regDate'),
    signer: field(form, 'signer'),
    items,
    public: field(form, 'public') === 'on',
  });
  if (!result.ok) return { fail: { code: result.code }, values: typed(form) };
  refresh();
  return { note: (await getTranslations('exchange.mail'))('taken') };
}

export async function dropMail(_previous: FormState, form: FormData): Promise<FormState> {
  const mailId = field(form, 'mailId');
  const result = await runtime().inbound.commands.dropMail(await currentActor(), { mailId });
  if (!result.ok) return { fail: { code: result.code } };
  refresh();
  return { note: (await getTranslations('exchange.mail'))('dropped') };
}
