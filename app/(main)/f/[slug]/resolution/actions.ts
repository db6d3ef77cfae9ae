'use server';
/** Commands of the adopted paper's page. Thin: an input in, a Result out. */
import { refresh } from 'next/cache';
import { currentActor } from '#app/actor.ts';
import type { PaperCommand } from '#components/resolution/act.ts';
import type { Result } from '#domain/result.ts';
import { runtime } from '#server/runtime.ts';

const OPEN: readonly PaperCommand[] = ['addCorrection', 'markSent'];

export async function act(name: PaperCommand, input: unknown): Promise<Result<unknown>> {
  if (!OPEN.includes(name)) return { ok: false, code: 'not_found' };
  const run = runtime().resolution.commands[name] as (
    actor: unknown,
    input: unknown,
  ) => Promise<Result<unknown>>;
  const result = await run(await currentActor(), input);
  if (result.ok) refresh();
  return result;
}
