/** What is seen of the agreement loop: the desk with everybody's words, and the page by link with the text and one's own. */
import type { FrozenText } from '../resolution/freeze.ts';
import type { ForumRef, ResolutionState } from '../resolution/views.ts';
import type { RemarkState, Verdict } from './kinds.ts';
import type { ReturnedChange, ReturnedRemark, Unplaced } from './returned.ts';

export type ReviewRemarkView = {
  id: string;
  /** Empty: on the whole text. */
  blockId: string;
  marker: string;
  /** As it stood in the text that was sent; empty where it was not in it. */
  sent: string;
  /** As it stands now; null: it is no more in the text. */
  now: string | null;
  quote: string;
  text: string;
  name: string;
  post: string;
  /** To whom the link went, or the file. */
  from: string;
  /** ISO moment, or the day as the file says. */
  at: string;
  saidOn: string;
  state: RemarkState;
  reply: string;
  amendmentNumber: number | null;
  version: number;
};

export type ProjectLinkView = {
  id: string;
  label: string;
  sentAt: string;
  expiresAt: string;
  state: 'open' | 'expired' | 'revoked';
  /** The text has been changed since it was sent. */
  outdated: boolean;
  seenAt: string | null;
  answeredAt: string | null;
  remarks: number;
  open: number;
};

export type ApprovalView = {
  id: string;
  linkId: string | null;
  body: string;
  post: string;
  name: string;
  verdict: Verdict | null;
  note: string;
  settledOn: string | null;
  byLink: boolean;
  version: number;
};

export type ReviewDesk = {
  forum: ForumRef;
  resolutionId: string | null;
  state: ResolutionState | null;
  links: ProjectLinkView[];
  remarks: ReviewRemarkView[];
  approvals: ApprovalView[];
  today: string;
  may: { send: boolean; keep: boolean; amend: boolean; type: boolean; print: boolean };
};

/** For whoever holds the link. Nothing of other readers. */
export type ProjectPageView = {
  forum: { name: string; number: string };
  label: string;
  text: FrozenText;
  sentOn: string;
  expiresOn: string;
  /** What came by this very link, with what became of it. */
  said: { blockId: string; text: string; name: string; state: RemarkState; reply: string }[];
  approval: { name: string; post: string; verdict: Verdict | null } | null;
};

/** A returned Word file as it was read; nothing of it is saved. */
export type ReturnedReading = {
  resolutionId: string;
  fileName: string;
  /** The version it was marked up on: as it stands, or the day on which that one went out. */
  sentOn: string | null;
  changes: (ReturnedChange & {
    meets: 'fits' | 'carried' | 'moved' | 'gone';
    /** Behind which clause, or into which. */
    toMarker: string;
  })[];
  remarks: ReturnedRemark[];
  unplaced: Unplaced[];
};
