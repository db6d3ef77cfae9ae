/**
 * What is seen of a quiz before it is run. The preview is the moderator's rehearsal: questions as the hall will see
 * them, with no field for the key. Only the page where questions are written has it.
 */
import type { ExportNotes } from './export/notes.ts';
import type { QuestionImage } from './image.ts';
import type { QuestionKind } from './kinds.ts';
import type { Option, QuestionInput } from './schema.ts';

export type QuizCard = {
  id: string;
  title: string;
  teams: boolean;
  questions: number;
  seconds: number;
  archived: boolean;
  /** Its runs are kept, so it can be put away but not deleted. */
  wasRun: boolean;
};
export type QuestionPreview = {
  id: string;
  number: number;
  kind: QuestionKind;
  situation: string;
  stem: string;
  /** Of an ordering by the alphabet: its own order is the answer. */
  options: Option[];
  /** In the order of the alphabet, so that it tells nothing. */
  targets: Option[];
  scale: { from: number; to: number; low: string; high: string } | null;
  image: QuestionImage | null;
  seconds: number;
  weight: number;
  decider: boolean;
  /** A key is there; which it is stays on the server. */
  keyed: boolean;
};
export type RunCard = {
  id: string;
  quizId: string;
  title: string;
  at: string;
  over: boolean;
  teams: boolean;
  tables: number;
  /** Questions whose answer was shown. */
  rounds: number;
};
export type QuizPreview = QuizCard & {
  forumId: string;
  timeZone: string;
  /** A run of it is on: its questions stand still. */
  on: boolean;
  list: QuestionPreview[];
  runs: RunCard[];
  exports: ExportNotes[];
};

export type EditQuestion = QuestionInput & {
  id: string;
  number: number;
  version: number;
  image: QuestionImage | null;
};
export type QuizEdit = QuizCard & { on: boolean; list: EditQuestion[] };
