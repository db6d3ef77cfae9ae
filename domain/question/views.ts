/** Questions from the hall by audience. There is no field that could hold the author of an anonymous one. */
import type { QuestionState } from './kinds.ts';

export type QuestionView = {
  id: string;
  number: number;
  text: string;
  /** Of one asked by name, where the rule of the floor lets names be seen. */
  author: string | null;
  votes: number;
  answered: boolean;
  highlighted: boolean;
};
export type QuestionList = {
  open: boolean;
  names: 'named' | 'choice' | 'anonymous';
  moderated: boolean;
  /** The best supported; the rest is a number. */
  list: QuestionView[];
  more: number;
};
export type QuestionDesk = QuestionView & { state: QuestionState; version: number; askedAt: string };
