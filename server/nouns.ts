/** The table of contents of the server: every noun with its commands and queries, bound to the services. */
import type { Actor } from '#domain/actor.ts';
import type { Result } from '#domain/result.ts';
import { bindCommands, bindQueries } from './bind.ts';
import { type Command, execute, type Meta } from './command.ts';
import * as proposalCommands from './proposal/commands.ts';
import * as proposalQueries from './proposal/queries.ts';
import type { Services } from './services.ts';
import * as trackCommands from './track/commands.ts';
import * as trackQueries from './track/queries.ts';

// biome-ignore lint/suspicious/noExplicitAny: a registry holds commands of every input type
type AnyCommand = Command<any, any, any>;

/** Every command module of every noun; the rights matrix walks this list. A noun adds itself here and in bindNouns. */
export const COMMAND_MODULES: Record<string, Record<string, AnyCommand>> = {
  proposal: proposalCommands,
  track: trackCommands,
};

export function allCommands(): Map<string, AnyCommand> {
  const map = new Map<string, AnyCommand>();
  for (const module of Object.values(COMMAND_MODULES)) {
    for (const command of Object.values(module)) map.set(command.name, command);
  }
  return map;
}

export function bindNouns(services: Services) {
  const byName = allCommands();
  return {
    proposal: {
      commands: bindCommands(services, proposalCommands),
      queries: bindQueries(services, proposalQueries),
    },
    track: { commands: bindCommands(services, trackCommands), queries: bindQueries(services, trackQueries) },
    /** Runs a command by its name; over the socket only those marked live. Unknown names are «not found». */
    async run(actor: Actor | null, name: string, input: unknown, meta: Meta): Promise<Result<unknown>> {
      const command = byName.get(name);
      if (!command || (meta.channel === 'live' && !command.live)) return { ok: false, code: 'not_found' };
      return execute(services, command, actor, input, meta);
    },
  };
}

export type Nouns = ReturnType<typeof bindNouns>;
