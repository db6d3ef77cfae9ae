'use server';
/** Forms of the working calendar: read → command → the page as it is now. */
import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { currentActor } from '#app/actor.ts';
import { field, typed } from '#app/refused.ts';
import type { FormState } from '#components/board/form.tsx';
import type { Result } from '#domain/result.ts';
import { runtime } from '#server/runtime.ts';

async function settle(result: Result<unknown>, form: FormData): Promise<FormState> {
  if (!result.ok) return { fail: { code: result.code }, values: typed(form) };
  refresh();
  return { note: (await getTranslations('board.letters'))('saved') };
}

export async function setDay(_p: FormState, form: FormData): Promise<FormState> {
  const input = {
    day: field(form, 'day'),
    kind: field(form, 'kind') as 'off' | 'on',
    note: field(form, 'note'),
  };
  return settle(await runtime().calendar.commands.setDay(await currentActor(), input), form);
}
export async function dropDay(_p: FormState, form: FormData): Promise<FormState> {
  const { commands } = runtime().calendar;
  return settle(await commands.dropCalendarDay(await currentActor(), { day: field(form, 'day') }), form);
}
