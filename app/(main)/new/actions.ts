'use server';
/** Form → command; on refusal everything typed comes back, on success the new forum opens. */
import { redirect } from 'next/navigation';
import { currentActor } from '#app/actor.ts';
import { field, typed } from '#app/refused.ts';
import type { NewFormState } from '#components/forum/new-form.tsx';
import { runtime } from '#server/runtime.ts';

export async function createForum(_before: NewFormState, form: FormData): Promise<NewFormState> {
  const organisers = field(form, 'organisers')
    .split('\n')
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name, at) => ({ name, role: at === 0 ? 'lead' : 'together' }));
  const copyFrom = field(form, 'copyFrom');
  const result = await runtime().forum.commands.createForum(
    await currentActor(),
    {
      preset: field(form, 'preset'),
      ...(field(form, 'kind') && { kind: field(form, 'kind') }),
      name: field(form, 'name'),
      number: field(form, 'number'),
      startsOn: field(form, 'startsOn'),
      ...(field(form, 'endsOn') && { endsOn: field(form, 'endsOn') }),
      settlement: field(form, 'settlement'),
      venue: field(form, 'venue'),
      organisers,
      ...(copyFrom && {
        copyFrom,
        copy: { programme: form.has('copyProgramme'), people: form.has('copyPeople') },
      }),
    } as never,
    { cmdId: field(form, 'cmdId') || undefined },
  );
  if (!result.ok) return { fail: result, values: typed(form) };
  redirect(`/f/${result.data.slug}`);
}
