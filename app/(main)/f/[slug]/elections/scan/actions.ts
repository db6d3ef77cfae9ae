'use server';
/** The tellers' record of a plain form; its type is decided by its bytes, in the command. */
import { redirect } from 'next/navigation';
import { currentActor } from '#app/actor.ts';
import { field } from '#app/refused.ts';
import { afterScan, scanOf, slugOf } from '#app/scan-upload.ts';
import { runtime } from '#server/runtime.ts';

export async function attach(form: FormData): Promise<void> {
  const roundId = field(form, 'roundId').replace(/[^0-9A-Za-z]/g, '');
  const scan = await scanOf(form);
  const result = await runtime().election.commands.attachScan(await currentActor(), { roundId, ...scan });
  const page = `/f/${slugOf(form)}/elections`;
  redirect(afterScan(result, page, `${page}/scan?round=${roundId}`, scan.name));
}
