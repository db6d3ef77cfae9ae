'use server';
/** Commands of the agreement loop. Thin: an input in, a Result out; the command parses, permits and refuses. */
import { refresh } from 'next/cache';
import { currentActor } from '#app/actor.ts';
import { REVIEW_COMMANDS, type ReviewCommand } from '#components/review/act.ts';
import type { Result } from '#domain/result.ts';
import { runtime } from '#server/runtime.ts';

type Bound = (actor: unknown, input: unknown) => Promise<Result<unknown>>;

export async function act(name: ReviewCommand, input: unknown): Promise<Result<unknown>> {
  const known = REVIEW_COMMANDS.find((one) => one === name);
  if (!known) return { ok: false, code: 'not_found' };
  const command = runtime().review.commands[known] as unknown as Bound;
  const result = await command(await currentActor(), input);
  if (result.ok) refresh();
  return result;
}
