'use server';
/** Commands of the draft's page. Thin: an input in, a Result out; the command parses, permits and refuses. */
import { currentActor } from '#app/actor.ts';
import type { TextCommand } from '#components/resolution/act.ts';
import type { Result } from '#domain/result.ts';
import { runtime } from '#server/runtime.ts';

const OPEN: readonly TextCommand[] = [
  'setPen',
  'penToAll',
  'setSectionPen',
  'freezeText',
  'thawText',
  'takeProposals',
];

export async function act(name: TextCommand, input: unknown): Promise<Result<unknown>> {
  if (!OPEN.includes(name)) return { ok: false, code: 'not_found' };
  const { resolution, proposal } = runtime();
  const commands = { ...resolution.commands, takeProposals: proposal.commands.takeProposals };
  const run = commands[name] as (actor: unknown, input: unknown) => Promise<Result<unknown>>;
  return run(await currentActor(), input);
}
