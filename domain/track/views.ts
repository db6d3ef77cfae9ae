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
  mayWriteNotes: boolean;
  mayRun: boolean;
  mayPropose: boolean;
  member: boolean;
  list: ProposalView[];
};
