/** Remarks as a reader of the forum sees them. */
import type { Anchor, RemarkPlace } from './anchor.ts';

export type CommentView = {
  id: string;
  author: string;
  mine: boolean;
  /** Empty where it was taken back. */
  text: string;
  removed: boolean;
  mentions: string[];
  at: string;
  mayRemove: boolean;
};

export type ThreadView = {
  id: string;
  number: number;
  /** The block it was written on; where it stands by now is `place`. */
  clauseId: string | null;
  /** The words meant, as they stood when it was written. */
  quote: string;
  /** For an open sheet, which sees every letter. */
  anchor: Anchor | null;
  place: RemarkPlace;
  settled: { by: string; at: string } | null;
  /** Somebody asks the reader to look, and it is not settled. */
  forMe: boolean;
  maySettle: boolean;
  comments: CommentView[];
};

export type CommentsView = {
  resolutionId: string;
  /** Unsettled ones first, each kind by number. */
  threads: ThreadView[];
  /** Whom one may ask to look. */
  people: { id: string; name: string }[];
  may: { add: boolean };
};
