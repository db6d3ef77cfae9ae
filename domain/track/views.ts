/** A track as its audience sees it; proposals come from their own noun, already stripped of names. */
import type { ProposalView } from '../proposal/views.ts';

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
