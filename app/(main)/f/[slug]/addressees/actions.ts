'use server';
/** Forms of the directory. Thin: read the form → command → what was typed and the refusal, or the page as it is now. */
import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { currentActor } from '#app/actor.ts';
import { field, typed } from '#app/refused.ts';
import type { FormState } from '#components/board/form.tsx';
import type { Result } from '#domain/result.ts';
import { runtime } from '#server/runtime.ts';

const commands = () => runtime().recommendation.commands;

async function settle(result: Result<unknown>, form: FormData): Promise<FormState> {
  if (!result.ok) {
    const { code, params, fields } = result;
    return { fail: { code, ...(params && { params }), ...(fields && { fields }) }, values: typed(form) };
  }
  refresh();
  return { note: (await getTranslations('body'))('saved') };
}

const subject = (form: FormData) => ({
  forumId: field(form, 'forumId'),
  addresseeId: field(form, 'addresseeId'),
});
const names = (form: FormData) => ({
  ...subject(form),
  name: field(form, 'name'),
  dative: field(form, 'dative'),
  genitive: field(form, 'genitive'),
});
const holder = (form: FormData) => ({
  holder: field(form, 'holder'),
  acting: field(form, 'acting') === 'on',
});

export async function correct(_p: FormState, form: FormData): Promise<FormState> {
  const input = {
    ...names(form),
    email: field(form, 'email'),
    phone: field(form, 'phone'),
    address: field(form, 'address'),
    expectV: Number(field(form, 'v')),
  };
  return settle(await commands().correctAddressee(await currentActor(), input), form);
}

export async function rename(_p: FormState, form: FormData): Promise<FormState> {
  const input = { ...names(form), until: field(form, 'until'), ground: field(form, 'ground') };
  return settle(await commands().renameAddressee(await currentActor(), input), form);
}

export async function merge(_p: FormState, form: FormData): Promise<FormState> {
  const input = {
    ...subject(form),
    intoId: field(form, 'intoId'),
    until: field(form, 'until'),
    ground: field(form, 'ground'),
  };
  return settle(await commands().mergeAddressee(await currentActor(), input), form);
}

export async function openPost(_p: FormState, form: FormData): Promise<FormState> {
  const input = {
    ...subject(form),
    ...holder(form),
    title: field(form, 'title'),
    since: field(form, 'since') || null,
  };
  return settle(await commands().openPost(await currentActor(), input), form);
}

export async function handOver(_p: FormState, form: FormData): Promise<FormState> {
  const input = {
    ...holder(form),
    forumId: field(form, 'forumId'),
    postId: field(form, 'postId'),
    since: field(form, 'since'),
    // A deputy without a last day would be a hand-over: refused, and asked again.
    until: form.has('until') ? field(form, 'until') : null,
  };
  return settle(await commands().handOverPost(await currentActor(), input), form);
}
