'use server';
/** The signed scan of a plain form; its type is decided by its bytes, in the command. */
import { redirect } from 'next/navigation';
import { currentActor } from '#app/actor.ts';
import { field } from '#app/refused.ts';
import { runtime } from '#server/runtime.ts';

export async function loadScan(form: FormData): Promise<void> {
  const slug = field(form, 'slug').replace(/[^a-z0-9-]/g, '');
  const file = form.get('file');
  const data = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
  const result = await runtime().resolution.commands.loadScan(await currentActor(), {
    adoptedTextId: field(form, 'adoptedTextId'),
    name: file instanceof File && file.name ? file.name.slice(-200) : 'scan',
    data,
  });
  redirect(
    result.ok
      ? `/f/${slug}/resolution`
      : `/f/${slug}/resolution/scan?problem=${encodeURIComponent(result.code)}`,
  );
}
