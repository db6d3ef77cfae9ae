'use server';
/** A school's mark from a plain form; the page that follows is read from the database and says what stands there. */
import { redirect } from 'next/navigation';
import { currentActor } from '#app/actor.ts';
import { field } from '#app/refused.ts';
import type { Mark } from '#domain/recommendation/schema.ts';
import { runtime } from '#server/runtime.ts';

export async function mark(form: FormData): Promise<void> {
  const slug = field(form, 'slug').replace(/[^a-z0-9-]/g, '');
  const number = field(form, 'number').replace(/\D/g, '');
  const result = await runtime().recommendation.commands.markSchool(await currentActor(), {
    recommendationId: field(form, 'id'),
    mark: field(form, 'mark') as Mark,
    note: field(form, 'note').slice(0, 500),
  });
  const said = result.ok ? `saved=${number}` : `problem=${encodeURIComponent(result.code)}`;
  redirect(`/f/${slug}/school?${said}#r${number}`);
}
