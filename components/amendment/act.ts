/** What the page of amendments hands to these components: one server action that runs a command by its name. */
import type { Result } from '#domain/result.ts';

export const AMENDMENT_COMMANDS = [
  'submitAmendment',
  'withdrawAmendment',
  'secondAmendment',
  'objectAmendment',
  'sortAmendment',
  'adoptBlock',
  'applyAdopted',
  'rebaseAmendment',
  'dropAmendment',
] as const;
export type AmendmentCommand = (typeof AMENDMENT_COMMANDS)[number];
/** `putToVote` is the vote's own. */
export type AmendmentAct = (name: AmendmentCommand | 'putToVote', input: unknown) => Promise<Result<unknown>>;
