'use server';
/** Commands of the page of minutes. Thin: an input in, a Result out; the command parses, permits and refuses. */
import { refresh } from 'next/cache';
import { currentActor } from '#app/actor.ts';
import { MINUTES_COMMANDS, type MinutesCommand } from '#components/minutes/act.ts';
import type { Result } from '#domain/result.ts';
import { runtime } from '#server/runtime.ts';

type Bound = (actor: unknown, input: unknown) => Promise<Result<unknown>>;

export async function act(name: MinutesCommand, input: unknown): Promise<Result<unknown>> {
  const known = MINUTES_COMMANDS.find((one) => one === name);
  if (!known) return { ok: false, code: 'not_found' };
  const result = await (runtime().minutes.commands[known] as Bound)(await currentActor(), input);
  if (result.ok) refresh();
  return result;
}
