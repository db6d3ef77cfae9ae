'use server';
/** One's own tokens: made, shown once, taken back. */
import { revalidatePath } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { currentActor } from '#app/actor.ts';
import { field, refused } from '#app/refused.ts';
import type { FormState } from '#components/account/form-types.ts';
import { SCOPES } from '#domain/token/schema.ts';
import { runtime } from '#server/runtime.ts';

export async function createToken(_previous: FormState, form: FormData): Promise<FormState> {
  const answer = await runtime().token.commands.createToken(await currentActor(), {
    name: field(form, 'name'),
    forumId: field(form, 'forumId') || null,
    scopes: SCOPES.filter((scope) => field(form, scope) === 'on'),
    days: Number(field(form, 'days')) || 90,
  });
  if (!answer.ok) return refused(answer, form);
  revalidatePath('/me/tokens');
  return { note: (await getTranslations('exchange.tokens'))('made'), link: answer.data.token };
}

export async function createFeed(_previous: FormState, form: FormData): Promise<FormState> {
  const answer = await runtime().token.commands.createFeed(await currentActor(), {
    forumId: field(form, 'forumId'),
  });
  if (!answer.ok) return refused(answer, form);
  revalidatePath('/me/tokens');
  const { atom, ics } = answer.data;
  return { note: (await getTranslations('exchange.tokens'))('feedMade', { atom, ics }) };
}

export async function revokeToken(_previous: FormState, form: FormData): Promise<FormState> {
  const answer = await runtime().token.commands.revokeToken(await currentActor(), {
    tokenId: field(form, 'tokenId'),
  });
  if (!answer.ok) return refused(answer, form);
  revalidatePath('/me/tokens');
  return { note: (await getTranslations('exchange.tokens'))('revoked') };
}
