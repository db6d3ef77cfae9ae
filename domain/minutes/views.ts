/** What a reader of the forum sees of its minutes; nothing of it leaves the forum but on paper. */
import type { ForumRef } from '../resolution/views.ts';
import type { MinutesDoc } from './compose.ts';
import type { MinutesState, SignatureRole } from './kinds.ts';

/** What papers are made of. */
export type KeptDoc = {
  doc: MinutesDoc;
  sha256: string | null;
  state: MinutesState;
  /** Under the text as it is now. */
  signatures: { role: SignatureRole; name: string; at: string }[];
  approvedAt: string | null;
};

/** Told to whoever has the hash, which stands on the paper: nothing of what was said or who was there. */
export type VerifiedMinutes = {
  forum: string;
  number: string;
  day: string;
  signed: SignatureRole[];
  approved: boolean;
};

export type MinutesPage = {
  forum: ForumRef;
  /** Null: nobody has begun them. */
  minutes: {
    id: string;
    state: MinutesState;
    version: number;
    sha256: string | null;
    sealedAt: string | null;
    remarksUntil: string | null;
    approvedAt: string | null;
  } | null;
  doc: MinutesDoc | null;
  /** The generated words beside the secretary's own, by «<item>:<part>». */
  items: { id: string; version: number; decision: string; owner: string; deadlineText: string }[];
  signatures: { role: SignatureRole; name: string; at: string; sha256: string; valid: boolean }[];
  remarks: {
    id: string;
    itemNumber: number | null;
    text: string;
    name: string;
    mine: boolean;
    answer: string;
    accepted: boolean | null;
  }[];
  undecided: number[];
  may: {
    start: boolean;
    keep: boolean;
    remark: boolean;
    dissent: boolean;
    seal: boolean;
    signChair: boolean;
    signSecretary: boolean;
    approve: boolean;
    reopen: boolean;
    /** Files of the minutes and extracts of them. */
    take: boolean;
  };
};
