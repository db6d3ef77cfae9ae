'use server';
/** The signed scan of a plain form; its type is decided by its bytes, in the command. */
import { redirect } from 'next/navigation';
import { currentActor } from '#app/actor.ts';
import { field } from '#app/refused.ts';
import { afterScan, scanOf, slugOf } from '#app/scan-upload.ts';
import { runtime } from '#server/runtime.ts';

export async function loadScan(form: FormData): Promise<void> {
  const scan = await scanOf(form);
  const input = { adoptedTextId: field(form, 'adoptedTextId'), ...scan };
  const result = await runtime().resolution.commands.loadScan(await currentActor(), input);
  const page = `/f/${slugOf(form)}/resolution`;
  redirect(afterScan(result, page, `${page}/scan`, scan.name));
}
