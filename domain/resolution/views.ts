/**
 * What each audience sees of a resolution. The draft is for those the desk knows; the adopted text for everybody of
 * the forum; outside, `/verify` says only whether a text is the adopted one.
 */
import type { ProposalView } from '../proposal/views.ts';
import type { CorrectionKind, Phase } from './corrections.ts';
import type { DraftSnapshot } from './draft.ts';
import type { FrozenText } from './freeze.ts';
import type { PenMode } from './permissions.ts';
import type { ClauseHint, FormProblem } from './rules.ts';

export type ForumRef = { id: string; slug: string; name: string; number: string; timeZone: string };

export type ResolutionState = 'drafting' | 'frozen' | 'adopted' | 'rejected';
export type FrozenHead = {
  id: string;
  version: number;
  sha256: string;
  frozenAt: string;
  /** «Иванова М. П.» */
  by: string;
};

/** Soft checks beside the form of a vote; of exactly the text under this hash. */
export type VoteChecks = {
  sha256: string;
  clauses: { id: string; marker: string; hints: ClauseHint[] }[];
};

export type DraftPageView = {
  forum: ForumRef;
  resolution: {
    id: string;
    number: number;
    title: string;
    draftId: string;
    generation: number;
    state: ResolutionState;
    penMode: PenMode;
    penEveryoneUntil: string | null;
    sections: { groupId: string; mode: PenMode }[];
    version: number;
  };
  /** What the reader may write now; `scope` names groups, null is the whole text. */
  pen: { write: boolean; scope: string[] | null; until: string | null };
  may: { setPen: boolean; freeze: boolean; thaw: boolean; take: boolean };
  frozen: FrozenHead | null;
  /** Why it was last taken out of the ice; empty when it never was. */
  thawReason: string;
  hints: { id: string; hints: ClauseHint[] }[];
  problems: FormProblem[];
  /** The living text, or what is frozen. */
  snapshot: DraftSnapshot;
  openVote: boolean;
};

export type CorrectionView = {
  number: number;
  kind: CorrectionKind;
  blockId: string;
  /** Marker of the clause; empty for other blocks. */
  marker: string;
  before: string;
  after: string;
  reason: string;
  by: string;
  at: string;
};

export type AdoptedView = {
  forum: ForumRef;
  id: string;
  resolutionId: string;
  number: string;
  adoptedOn: string;
  sha256: string;
  result: Record<string, unknown>;
  matter: string;
  /** As adopted, and as it is to be read with its corrections. */
  text: FrozenText;
  corrected: FrozenText;
  corrections: CorrectionView[];
  phase: Phase;
  editsUntil: string | null;
  sentAt: string | null;
  /** Taken down at adoption: who presided and who kept the minutes; settled for good once sent or signed. */
  names: { taken: readonly { post: string; name: string }[]; closed: boolean };
  signed: { at: string; name: string; mime: string } | null;
  verifyUrl: string;
  may: { correct: boolean; send: boolean; loadScan: boolean };
};

export type ClauseStory = {
  forum: ForumRef;
  id: string;
  state: 'draft' | 'frozen' | 'adopted' | 'deleted' | 'merged';
  marker: string;
  heading: string;
  text: string;
  owner: string;
  deadline: string;
  proposals: ProposalView[];
  splitFrom: string | null;
  mergedFrom: string[];
  mergedInto: string | null;
  /** Each frozen version in which it stood; `changed`: worded otherwise than in the one before. */
  versions: { version: number; at: string; text: string; changed: boolean; thawReason: string }[];
  votes: { number: number; matter: string; decision: string; at: string; result: Record<string, unknown> }[];
  recommendations: { number: number; state: string; closed: boolean }[];
};

export type VerifyView =
  | { known: false }
  | {
      known: true;
      kind: 'adopted' | 'frozen';
      number: string;
      adoptedOn: string | null;
      forum: string;
      corrections: number;
      /** Of a pasted text: is it the same, letter by letter, spaces apart? Null when none was given. */
      same: boolean | null;
    };
