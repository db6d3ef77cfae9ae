/**
 * What each audience sees of a proposal. The author's name is here only when the author ticked it; `mine` is the only
 * trace of authorship otherwise, so that a list cannot leak it to an organiser who is somebody's employer.
 */
import type { ProposalState } from './rules.ts';

export type ProposalRow = {
  id: string;
  number: number;
  trackId: string | null;
  participantId: string | null;
  enteredBy: string | null;
  fromGuest: boolean;
  showAuthor: boolean;
  text: string;
  addressees: string[];
  ownerText: string;
  deadlineText: string;
  state: ProposalState;
  mergedIntoId: string | null;
  clauseId: string | null;
  sheetPlace: number | null;
  decisionReason: string;
  decidedAt: Date | null;
  createdAt: Date;
  version: number;
};

export type ProposalView = {
  id: string;
  number: number;
  text: string;
  addressees: string[];
  ownerText: string;
  deadlineText: string;
  state: ProposalState;
  fromGuest: boolean;
  /** Title and number of the track; null outside tracks. */
  track: { id: string; number: number; title: string } | null;
  /** Its number on the table's sheet; null where it came from nobody's sheet. */
  place: number | null;
  /** Only by the author's own tick. */
  author: string | null;
  mine: boolean;
  mergedInto: number | null;
  clauseId: string | null;
  reason: string;
  createdAt: string;
  version: number;
};

export type ProposalContext = {
  tracks: ReadonlyMap<string, { id: string; number: number; title: string }>;
  numbers: ReadonlyMap<string, number>;
  names: ReadonlyMap<string, string>;
  /** The reader's own participant id. */
  me: string | null;
  accountId: string | null;
};

export function proposalView(row: ProposalRow, cx: ProposalContext): ProposalView {
  return {
    id: row.id,
    number: row.number,
    text: row.text,
    addressees: row.addressees,
    ownerText: row.ownerText,
    deadlineText: row.deadlineText,
    state: row.state,
    fromGuest: row.fromGuest,
    track: row.trackId ? (cx.tracks.get(row.trackId) ?? null) : null,
    place: row.sheetPlace,
    author: row.showAuthor && row.participantId ? (cx.names.get(row.participantId) ?? null) : null,
    mine:
      (row.participantId !== null && row.participantId === cx.me) ||
      (row.enteredBy !== null && row.enteredBy === cx.accountId && row.participantId !== cx.me),
    mergedInto: row.mergedIntoId ? (cx.numbers.get(row.mergedIntoId) ?? null) : null,
    clauseId: row.clauseId,
    reason: row.decisionReason,
    createdAt: row.createdAt.toISOString(),
    version: row.version,
  };
}

export type ProposalDesk = {
  proposals: ProposalView[];
  counts: Record<ProposalState, number>;
  canDecide: boolean;
};
