'use server';
/** Commands of the page of amendments. Thin: an input in, a Result out; the command parses, permits and refuses. */
import { refresh } from 'next/cache';
import { currentActor } from '#app/actor.ts';
import { AMENDMENT_COMMANDS, type AmendmentCommand } from '#components/amendment/act.ts';
import type { Result } from '#domain/result.ts';
import { runtime } from '#server/runtime.ts';

type Bound = (actor: unknown, input: unknown) => Promise<Result<unknown>>;

export async function act(name: AmendmentCommand | 'putToVote', input: unknown): Promise<Result<unknown>> {
  const { amendment, vote } = runtime();
  const known = AMENDMENT_COMMANDS.find((one) => one === name);
  const command = (name === 'putToVote' ? vote.commands.putToVote : known && amendment.commands[known]) as
    | Bound
    | undefined;
  if (!command) return { ok: false, code: 'not_found' };
  const result = await command(await currentActor(), input);
  if (result.ok) refresh();
  return result;
}
