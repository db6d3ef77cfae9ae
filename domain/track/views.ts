/** A track as its audience sees it; proposals come from their own noun, already stripped of names. */
import type { ProposalView } from '../proposal/views.ts';
import type { DraftSnapshot } from '../resolution/draft.ts';

export type TrackCard = {
  id: string;
  number: number;
  title: string;
  kind: string;
  room: string;
  proposals: number;
  proposalsOpen: boolean;
  moderators: string[];
};

export type TrackView = TrackCard & {
  version: number;
  agenda: { text: string; minutes?: number }[];
  /** Draft of the shared notes; null for guests. */
  notesDraftId: string | null;
  notesGeneration: number;
  /** Who said that they work here; empty for guests. */
  members: string[];
  forumId: string;
  /** The desk knows the reader: notes and names are for them. */
  confirmed: boolean;
  mayDecide: boolean;
  mayWriteNotes: boolean;
  mayRun: boolean;
  mayPropose: boolean;
  member: boolean;
  list: ProposalView[];
};

/** The table's own sheet; `draft` is null while nobody has begun it. */
export type TableSheetView = {
  forumId: string;
  timeZone: string;
  startsOn: string;
  track: { id: string; number: number; title: string };
  draft: { id: string; generation: number; snapshot: DraftSnapshot } | null;
  sentAt: string | null;
  may: { write: boolean; open: boolean; handIn: boolean };
};
