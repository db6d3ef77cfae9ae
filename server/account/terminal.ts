/** The account commands as the terminal and the demo call them: no actor, the same rules, the same events. */
import type { z } from 'zod';
import type { zCreateUser } from '#domain/account/schema.ts';
import type { Result } from '#domain/result.ts';
import { type Channel, execute } from '../command.ts';
import type { Services } from '../services.ts';
import { createUser as createUserCommand, issueLink } from './admin-commands.ts';

/** Makes an account and answers with its one-time sign-in link. */
export function createUser(
  services: Services,
  input: z.input<typeof zCreateUser>,
  channel: Extract<Channel, 'cli' | 'seed'> = 'cli',
): Promise<Result<{ accountId: string; link: string }>> {
  return execute(services, createUserCommand, null, input, { channel });
}

/** A fresh one-time link for an account that exists. */
export function linkFor(
  services: Services,
  accountId: string,
  channel: Extract<Channel, 'cli' | 'seed'> = 'cli',
): Promise<Result<{ link: string }>> {
  return execute(services, issueLink, null, { accountId }, { channel });
}
