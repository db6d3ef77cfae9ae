'use server';
/** Commands of the vote's page. Thin: an input in, a Result out; the command parses, permits and refuses. */
import { refresh } from 'next/cache';
import { currentActor } from '#app/actor.ts';
import type { VoteCommand } from '#components/vote/act.ts';
import type { Result } from '#domain/result.ts';
import { runtime } from '#server/runtime.ts';

const OPEN: readonly VoteCommand[] = [
  'putToVote',
  'openVote',
  'closeVote',
  'announceResult',
  'annulVote',
  'countByHand',
  'enterBallot',
  'issueLink',
];

export async function act(name: VoteCommand, input: unknown): Promise<Result<unknown>> {
  if (!OPEN.includes(name)) return { ok: false, code: 'not_found' };
  const run = runtime().vote.commands[name] as (actor: unknown, input: unknown) => Promise<Result<unknown>>;
  const result = await run(await currentActor(), input);
  if (result.ok) refresh();
  return result;
}
