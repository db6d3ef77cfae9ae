/** What the page of the agreement loop hands to these components: one server action that runs a command by its name. */
import type { Result } from '#domain/result.ts';

export const REVIEW_COMMANDS = [
  'sendProject',
  'revokeProject',
  'settleRemark',
  'amendByRemark',
  'typeInRemark',
  'setApproval',
  'dropApproval',
] as const;
export type ReviewCommand = (typeof REVIEW_COMMANDS)[number];
export type ReviewAct = (name: ReviewCommand, input: unknown) => Promise<Result<unknown>>;
export type ReviewRun = (name: ReviewCommand, input: unknown) => Promise<Result<unknown>>;
