/**
 * One recommendation with its whole way, the pages of the letters, of a school and of the official who opens a link: what
 * each of them shows. The rows themselves are in views.ts.
 */
import type { ExtensionView } from './extension.ts';
import type { GroundView } from './life.ts';
import type { BoardEvent, Outcome, State, Verdict } from './rules.ts';
import type { Waiting } from './schedule.ts';
import type { Mark } from './schema.ts';
import type { AnswerState, CameState, StepView, ToldStep } from './steps.ts';
import type { BoardAddressee, BoardForum, MemberRow, ProposedVerdict } from './views.ts';

// One recommendation with its whole way

export type TrailStep =
  | { kind: 'proposal'; at: string; number: number; track: string | null }
  | { kind: 'clause'; clauseId: string }
  | { kind: 'vote'; at: string | null; number: number; result: Record<string, unknown> }
  | { kind: 'adopted'; on: string; number: string; sha256: string }
  | {
      kind: 'letter';
      at: string;
      direction: 'out' | 'in';
      regNo: string;
      regDate: string | null;
      fileId: string | null;
      signer: string;
    }
  | {
      kind: 'event';
      at: string;
      type: string;
      from: string | null;
      to: string | null;
      verdict: string | null;
    }
  | {
      kind: 'answer';
      at: string;
      id: string;
      outcome: Outcome;
      text: string;
      url: string;
      percent: number | null;
      steps: ToldStep[];
      state: CameState;
      byLink: boolean;
      signedBy: string;
      /** On the addressee's own side. */
      approvedBy: string;
      reviewNote: string;
      public: boolean;
      files: { id: string; name: string; public: boolean }[];
      version: number;
    };

export type SchoolMarkRow = { schoolId: string; school: string; mark: Mark | null; note: string };

export type RecommendationView = {
  forum: BoardForum;
  today: string;
  audience: 'keeper' | 'member';
  row: MemberRow & { pending: number; version: number };
  baselineDue: string | null;
  resolution: { number: string; title: string; adoptedOn: string };
  parent: { number: number } | null;
  parts: { number: number; text: string; state: State; verdict: Verdict | null }[];
  trail: TrailStep[];
  /** The addressee's plan, where they gave one and the reader may know of it. */
  steps: StepView[];
  /** Requests for more time; members see days and decisions, no names and no reasons. */
  extensions: ExtensionView[];
  /** What the reader can do now. */
  can: BoardEvent[];
  verdicts: Verdict[];
  splitInto: string[];
  /** Execution control, with what it adds; null elsewhere. */
  strict: boolean;
  ground: GroundView | null;
  /** A verdict that waits for a second pair of eyes. */
  proposed: (Omit<ProposedVerdict, 'by'> & { mine: boolean }) | null;
  cadence: number | null;
  /** That it may not come in time, as a keeper was told; the words are the keepers'. */
  risk: { on: string; note: string } | null;
  /** The organiser's eyes only. */
  marks: SchoolMarkRow[] | null;
  myMark: { mark: Mark; note: string } | null;
  directory: { id: string; name: string }[];
};

export type SchoolItem = {
  id: string;
  number: number;
  marker: string;
  text: string;
  deadlineText: string;
  closed: boolean;
  mark: Mark | null;
  note: string;
};
export type MySchoolView = { forum: BoardForum; school: string; items: SchoolItem[] };

/** What an official sees by link: what is asked, where it arose, what is being done. */
export type AnswerItem = {
  id: string;
  number: number;
  marker: string;
  text: string;
  deadlineText: string;
  ownerText: string;
  tracks: string[];
  state: State;
  verdict: Verdict | null;
  open: boolean;
  /** Their last word, whether or not it is confirmed yet. */
  said: {
    outcome: Outcome;
    text: string;
    url: string;
    on: string;
    percent: number | null;
    state: AnswerState;
    files: string[];
  } | null;
  /** What the secretary, or whoever approves on their own side, asks to add. */
  asked: string;
  /** Their own plan. */
  steps: StepView[];
  /** Their last request for more time, and what was decided; withdrawn ones are not told. */
  time: { state: 'requested' | 'granted' | 'other_date' | 'refused'; until: string; note: string } | null;
  mayAskTime: boolean;
};
/** What every page behind a link of an addressee begins with. */
export type LinkHead = {
  forum: Pick<BoardForum, 'name' | 'number' | 'profile' | 'timeZone'> & { on: string; settlement: string };
  resolution: { number: string; title: string; adoptedOn: string };
  addressee: { name: string; dative: string };
  expiresOn: string;
};
export type AnswerPageView = LinkHead & { items: AnswerItem[] };

type LinkView = { id: string; expiresOn: string; usedOn: string | null; expired: boolean };
export type LettersView = {
  forum: BoardForum;
  today: string;
  desks: {
    resolutionId: string;
    resolution: string;
    addressee: BoardAddressee;
    circle: boolean;
    items: {
      id: string;
      number: number;
      marker: string;
      text: string;
      state: State;
      verdict: Verdict | null;
      /** Steps of its plan that are still to be told of. */
      steps: { id: string; text: string; due: string }[];
    }[];
    letters: {
      id: string;
      direction: 'out' | 'in';
      regNo: string;
      regDate: string | null;
      signer: string;
      channel: string;
      note: string;
      fileId: string | null;
    }[];
    link: LinkView | null;
    /** Who approves what this side answers by link; null: nobody was named. */
    approver: {
      post: string;
      holder: string;
      link: LinkView | null;
      waits: number;
      since: string | null;
    } | null;
    waiting: Waiting;
  }[];
  pending: {
    id: string;
    number: number;
    text: string;
    addressee: string;
    outcome: Outcome;
    answer: string;
    percent: number | null;
    steps: ToldStep[];
    signedBy: string;
    on: string;
    public: boolean;
    files: { id: string; name: string; public: boolean }[];
    version: number;
  }[];
};
