'use server';
/** The tellers' record of a plain form; its type is decided by its bytes, in the command. */
import { redirect } from 'next/navigation';
import { currentActor } from '#app/actor.ts';
import { field } from '#app/refused.ts';
import { runtime } from '#server/runtime.ts';

export async function attach(form: FormData): Promise<void> {
  const slug = field(form, 'slug').replace(/[^a-z0-9-]/g, '');
  const roundId = field(form, 'roundId').replace(/[^0-9A-Za-z]/g, '');
  const file = form.get('file');
  const given = file instanceof File ? file : null;
  const result = await runtime().election.commands.attachScan(await currentActor(), {
    roundId,
    name: given?.name.slice(-200) || 'scan',
    data: given ? new Uint8Array(await given.arrayBuffer()) : new Uint8Array(),
  });
  const back = `/f/${slug}/elections`;
  redirect(result.ok ? back : `${back}/scan?round=${roundId}&problem=${encodeURIComponent(result.code)}`);
}
