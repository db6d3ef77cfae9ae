'use server';
/** A reader's words: no account, the link is the right. On refusal everything typed stands in the form again. */
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { field, refusalText, typed } from '#app/refused.ts';
import type { SayState } from '#components/review/say-form.tsx';
import type { Fail } from '#domain/result.ts';
import type { Saying } from '#domain/review/kinds.ts';
import { runtime } from '#server/runtime.ts';

const REMARK = 'remark-';

export async function say(_previous: SayState, form: FormData): Promise<SayState> {
  const token = field(form, 'token');
  const remarks = [...form.keys()]
    .filter((name) => name.startsWith(REMARK))
    .map((name) => ({ blockId: name.slice(REMARK.length), text: field(form, name).trim() }))
    .filter(({ text }) => text !== '');
  const input = {
    token,
    name: field(form, 'name'),
    post: field(form, 'post'),
    saying: field(form, 'saying') as Saying,
    remarks,
  };
  const result = await runtime().review.commands.sayByLink(null, input, { channel: 'link' });
  if (result.ok) redirect(`/r/${token}?sent=1`);
  return { message: await sentence(result), values: typed(form) };
}

async function sentence(fail: Fail): Promise<string> {
  if (fail.code !== 'invalid_input') return refusalText(fail);
  const t = await getTranslations('review.page');
  const fields = fail.fields ?? {};
  return t('name' in fields ? 'nameMissing' : 'saying' in fields ? 'sayingMissing' : 'other');
}
