/** What the pages hand to these components: one server action that runs a command by its name. */
import type { Result } from '#domain/result.ts';

export type TextCommand =
  | 'setPen'
  | 'penToAll'
  | 'setSectionPen'
  | 'freezeText'
  | 'thawText'
  | 'takeProposals';
export type TextAct = (name: TextCommand, input: unknown) => Promise<Result<unknown>>;
export type PaperCommand = 'addCorrection' | 'markSent';
export type PaperAct = (name: PaperCommand, input: unknown) => Promise<Result<unknown>>;
