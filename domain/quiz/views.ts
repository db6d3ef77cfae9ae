/**
 * What is seen of a quiz before it is run. The preview is the moderator's rehearsal: questions as the hall will see
 * them, with no field for the key.
 */
import type { QuestionKind } from './kinds.ts';

export type QuizCard = { id: string; title: string; teams: boolean; questions: number; seconds: number };
export type QuestionPreview = {
  number: number;
  kind: QuestionKind;
  situation: string;
  stem: string;
  options: { id: string; text: string }[];
  seconds: number;
  weight: number;
  /** A key is there; which it is stays on the server. */
  keyed: boolean;
};
export type QuizPreview = QuizCard & { list: QuestionPreview[] };
