/** What a page hands to these components: one server action that runs a command of the vote by its name. */
import type { Result } from '#domain/result.ts';

export type VoteCommand =
  | 'putToVote'
  | 'openVote'
  | 'closeVote'
  | 'announceResult'
  | 'annulVote'
  | 'countByHand'
  | 'enterBallot'
  | 'issueLink';
export type VoteAct = (name: VoteCommand, input: unknown) => Promise<Result<unknown>>;
