'use server';
/** The tellers' record of a plain form; its type is decided by its bytes, in the command. */
import { redirect } from 'next/navigation';
import { currentActor } from '#app/actor.ts';
import { field } from '#app/refused.ts';
import { afterScan, scanOf, slugOf } from '#app/scan-upload.ts';
import { runtime } from '#server/runtime.ts';

export async function attach(form: FormData): Promise<void> {
  const voteId = field(form, 'voteId').replace(/[^0-9A-Za-z]/g, '');
  const scan = await scanOf(form);
  const result = await runtime().vote.commands.attachRecord(await currentActor(), { voteId, ...scan });
  const page = `/f/${slugOf(form)}/vote`;
  redirect(afterScan(result, page, `${page}/scan?vote=${voteId}`, scan.name));
}
