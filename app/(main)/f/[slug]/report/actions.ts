'use server';
import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { currentActor } from '#app/actor.ts';
import { field, typed } from '#app/refused.ts';
import type { FormState } from '#components/board/form.tsx';
import type { Result } from '#domain/result.ts';
import { runtime } from '#server/runtime.ts';

const commands = () => runtime().report.commands;

async function settle(result: Result<unknown>, form: FormData): Promise<FormState> {
  if (!result.ok) {
    const { code, params, fields } = result;
    return { fail: { code, ...(params && { params }), ...(fields && { fields }) }, values: typed(form) };
  }
  refresh();
  return { note: (await getTranslations('board'))('letters.saved') };
}

export async function take(_previous: FormState, form: FormData): Promise<FormState> {
  return settle(await commands().takeReport(await currentActor(), { forumId: field(form, 'forumId') }), form);
}

export async function carry(_previous: FormState, form: FormData): Promise<FormState> {
  const text = field(form, 'text').trim();
  const input = {
    forumId: field(form, 'forumId'),
    recommendationId: field(form, 'id'),
    decision: field(form, 'decision') === 'strengthen' ? ('strengthen' as const) : ('repeat' as const),
    text,
    deadlineText: field(form, 'deadlineText'),
  };
  return settle(await commands().carryOn(await currentActor(), input), form);
}
