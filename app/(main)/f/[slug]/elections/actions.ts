'use server';
/** Commands of the page of elections. Thin: an input in, a Result out; the command parses, permits and refuses. */
import { refresh } from 'next/cache';
import { currentActor } from '#app/actor.ts';
import { ELECTION_COMMANDS, type ElectionCommand } from '#components/election/act.ts';
import type { Result } from '#domain/result.ts';
import { runtime } from '#server/runtime.ts';

export async function act(name: ElectionCommand, input: unknown): Promise<Result<unknown>> {
  const known = ELECTION_COMMANDS.find((one) => one === name);
  if (!known) return { ok: false, code: 'not_found' };
  const run = runtime().election.commands[known] as (a: unknown, input: unknown) => Promise<Result<unknown>>;
  const result = await run(await currentActor(), input);
  if (result.ok) refresh();
  return result;
}
