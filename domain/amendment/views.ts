/** What a reader of the forum sees of amendments. Movers are named as in the hall; nothing of this leaves the forum. */
import type { ForumRef } from '../resolution/views.ts';
import type { Stale } from './apply.ts';
import type { AmendmentState, Op } from './kinds.ts';
import type { DiffPart } from './words.ts';

export type AmendmentView = {
  id: string;
  number: number;
  op: Op;
  state: AmendmentState;
  clauseId: string | null;
  /** Marker of the clause in the text as it stands; empty where there is none. */
  marker: string;
  /** «а) → 2)»: where it goes, for moves, merges and additions. */
  toMarker: string;
  heading: string;
  base: string;
  text: string;
  tail: string;
  diff: DiffPart[];
  /** What the clause says now, where that is not the base any more. */
  now: string | null;
  stale: Stale | null;
  /** Both changes together, where they do not touch; a suggestion for who rebases. */
  suggestion: string | null;
  owner: string | null;
  deadlineText: string | null;
  reason: string;
  mover: string;
  /** Whose words these are where they came from outside the forum; empty otherwise. */
  source: string;
  mine: boolean;
  seconders: number;
  seconded: boolean;
  /** Still missing by the rules. */
  secondersMissing: number;
  note: string;
  /** Who has to look at the changed clause, and until which day. */
  waitsFor: string;
  rebaseDue: string | null;
  decided: boolean;
  applied: boolean;
  voteNumber: number | null;
  createdAt: string;
  may: {
    withdraw: boolean;
    second: boolean;
    object: boolean;
    sort: boolean;
    put: boolean;
    rebase: boolean;
    apply: boolean;
    drop: boolean;
  };
};

export type AmendmentDesk = {
  forum: ForumRef;
  resolutionId: string | null;
  /** Why none is taken now; null: they are. */
  closed: string | null;
  /** In the order in which they are put. */
  amendments: AmendmentView[];
  /** Clauses and groups one may aim at. */
  clauses: { id: string; groupId: string; marker: string; text: string }[];
  groups: { id: string; heading: string }[];
  rule: { seconders: number; cutOffDays: number | null; order: string };
  may: { submit: boolean; sort: boolean; adoptBlock: boolean };
};
