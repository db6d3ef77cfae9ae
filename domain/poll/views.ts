/** Polls and clouds by audience: totals only, from five answers on, and for the hall only when shown. */
import type { PollKind, PollState } from './kinds.ts';

export type PollResult = {
  /** People who answered. */
  answered: number;
  /** By option, in its order. */
  options: { id: string; count: number }[];
  /** The commonest first. */
  words: { text: string; count: number }[];
  /** Mean of a scale. */
  mean: number | null;
};
export type PollView = {
  id: string;
  number: number;
  kind: PollKind;
  title: string;
  options: { id: string; text: string }[];
  state: PollState;
  shown: boolean;
  answered: number;
  /** Null: not shown to this audience, or fewer than five answers. */
  result: PollResult | null;
  /** Words put aside and joined; for the desk only. */
  care: { hidden: string[]; merged: Record<string, string> } | null;
  version: number;
};
