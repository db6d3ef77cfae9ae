/** What the page of minutes hands to these components: one server action that runs a command by its name. */
import type { Result } from '#domain/result.ts';

export const MINUTES_COMMANDS = [
  'startMinutes',
  'addAgendaItem',
  'editAgendaItem',
  'moveAgendaItem',
  'setMinutes',
  'wordPart',
  'sendMinutes',
  'remarkMinutes',
  'answerRemark',
  'addDissent',
  'sealMinutes',
  'reopenMinutes',
  'signMinutes',
  'approveMinutes',
] as const;
export type MinutesCommand = (typeof MINUTES_COMMANDS)[number];
export type MinutesAct = (name: MinutesCommand, input: unknown) => Promise<Result<unknown>>;
