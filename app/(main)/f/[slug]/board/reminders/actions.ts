'use server';
import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { currentActor } from '#app/actor.ts';
import { field, typed } from '#app/refused.ts';
import type { FormState } from '#components/board/form.tsx';
import { runtime } from '#server/runtime.ts';

export async function configure(_previous: FormState, form: FormData): Promise<FormState> {
  const on = (name: string) => field(form, name) === 'on';
  const result = await runtime().reminder.commands.configureReminders(await currentActor(), {
    forumId: field(form, 'forumId'),
    digest: on('digest'),
    schools: on('schools'),
    ladder: on('ladder'),
    officials: on('officials'),
  });
  if (!result.ok) return { fail: { code: result.code }, values: typed(form) };
  refresh();
  return { note: (await getTranslations('board'))('letters.saved') };
}
