/** What the page of elections hands to these components: one server action that runs a command by its name. */
import type { Result } from '#domain/result.ts';

export const ELECTION_COMMANDS = [
  'openElection',
  'nominate',
  'answerNomination',
  'closeList',
  'reopenList',
  'withdrawElection',
  'openRound',
  'closeRound',
  'announceRound',
  'annulRound',
  'moveVoter',
  'drawTheLot',
  'acceptPost',
  'giveOffice',
] as const;
export type ElectionCommand = (typeof ELECTION_COMMANDS)[number];
export type ElectionAct = (name: ElectionCommand, input: unknown) => Promise<Result<unknown>>;
