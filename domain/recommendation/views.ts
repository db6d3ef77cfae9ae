/**
 * What each audience sees of a recommendation. A record is what the server knows; the projections drop what an audience
 * may not know, so that a leak is a type error: no names of authors anywhere, no single school's mark but one's own, no
 * unverified answer outside the secretary's desk, no lateness and no «без ответа» on public pages.
 */
import type { ForumState } from '../actor.ts';
import type { Profile } from '../forum/presets.ts';
import type { ExtensionView } from './extension.ts';
import {
  type BoardEvent,
  type BoardRole,
  GROUP_OF_STATE,
  type Group,
  type Outcome,
  type State,
  type Verdict,
} from './rules.ts';
import { type Schedule, scheduleOf, type Waiting, waitingOf } from './schedule.ts';
import type { Mark } from './schema.ts';

export type BoardAddressee = { id: string; name: string; dative: string };

export type BoardRecord = {
  id: string;
  number: number;
  /** Of the divided clause this is a part of. */
  parentNumber: number | null;
  part: number;
  parts: number;
  resolutionId: string;
  clauseId: string;
  marker: string;
  text: string;
  kind: 'body' | 'jointly' | 'circle';
  addressees: BoardAddressee[];
  ownerText: string;
  post: string;
  holder: string;
  deadlineText: string;
  deadlinePrecision: string;
  baselineDue: string | null;
  currentDue: string | null;
  state: State;
  verdict: Verdict | null;
  outcomeNote: string;
  successorNumber: number | null;
  tracks: string[];
  sentOn: string | null;
  closedOn: string | null;
  circle: { total: number; done: number; working: number; notRelevant: number } | null;
  /** The last one the secretary confirmed. */
  answer: { outcome: Outcome; text: string; url: string; on: string; regNo: string; public: boolean } | null;
  pending: number;
  version: number;
};

export type RowBase = Pick<
  BoardRecord,
  | 'number'
  | 'parentNumber'
  | 'part'
  | 'parts'
  | 'marker'
  | 'text'
  | 'kind'
  | 'addressees'
  | 'ownerText'
  | 'deadlineText'
  | 'state'
  | 'verdict'
  | 'outcomeNote'
  | 'successorNumber'
  | 'tracks'
> & { circle: { marked: number; total: number } | null };

export type MemberRow = RowBase &
  Pick<BoardRecord, 'id' | 'post' | 'holder' | 'sentOn' | 'clauseId' | 'baselineDue'> & {
    due: string | null;
    schedule: Schedule;
    waiting: Omit<Waiting, 'offerLetter'>;
    answer: { outcome: Outcome; text: string; url: string; on: string } | null;
  };
export type KeeperRow = MemberRow & { pending: number; offerLetter: boolean; version: number };
/** What an addressee sees of their own: the same words, no counting of days. */
export type AddresseeRow = RowBase &
  Pick<BoardRecord, 'id'> & { answer: { outcome: Outcome; text: string; on: string } | null };
export type PublicRow = Omit<RowBase, 'addressees' | 'verdict'> & {
  addressees: string[];
  verdict: Exclude<Verdict, 'not_done'> | null;
  answer: { outcome: Outcome; text: string; on: string } | null;
};

export type Rules = { answerDays: number; reminderDays: number };

function base(r: BoardRecord): RowBase {
  const { number, parentNumber, part, parts, marker, text, kind, addressees, ownerText, deadlineText } = r;
  const { state, verdict, outcomeNote, successorNumber, tracks, circle } = r;
  return {
    number,
    parentNumber,
    part,
    parts,
    marker,
    text,
    kind,
    addressees,
    ownerText,
    deadlineText,
    state,
    verdict,
    outcomeNote,
    successorNumber,
    tracks,
    circle: circle && { marked: circle.done + circle.working + circle.notRelevant, total: circle.total },
  };
}

/** The words of an answer are the secretary's until they are opened; that there is one, and which, is the board's. */
export function openWords<A extends { text: string; url: string; public: boolean }>(
  answer: A,
  keeper: boolean,
): A {
  return keeper || answer.public ? answer : { ...answer, text: '', url: '' };
}

export function memberRow(r: BoardRecord, rules: Rules, today: string, keeper = false): MemberRow {
  const { id, post, holder, sentOn, clauseId, baselineDue } = r;
  const answer = r.answer && openWords(r.answer, keeper);
  const waiting = waitingOf({ state: r.state, sentOn, answered: answer !== null }, rules, today);
  return {
    ...base(r),
    id,
    post,
    holder,
    sentOn,
    clauseId,
    baselineDue,
    due: r.currentDue,
    schedule: scheduleOf(r, today),
    waiting: { expectedBy: waiting.expectedBy, silentDays: waiting.silentDays },
    answer: answer && { outcome: answer.outcome, text: answer.text, url: answer.url, on: answer.on },
  };
}

export function keeperRow(r: BoardRecord, rules: Rules, today: string): KeeperRow {
  const { offerLetter } = waitingOf(
    { state: r.state, sentOn: r.sentOn, answered: r.answer !== null },
    rules,
    today,
  );
  return { ...memberRow(r, rules, today, true), pending: r.pending, offerLetter, version: r.version };
}

export function addresseeRow(r: BoardRecord): AddresseeRow {
  return {
    ...base(r),
    id: r.id,
    answer: r.answer && { outcome: r.answer.outcome, text: r.answer.text, on: r.answer.on },
  };
}

/** «Без ответа» is a matter of the club: in public it is only finished. */
export function publicRow(r: BoardRecord): PublicRow {
  const { addressees, verdict, outcomeNote, ...rest } = base(r);
  const silent = verdict === 'not_done';
  return {
    ...rest,
    addressees: addressees.map((a) => a.name),
    verdict: verdict === 'not_done' ? null : verdict,
    outcomeNote: silent ? '' : outcomeNote,
    answer: r.answer?.public ? { outcome: r.answer.outcome, text: r.answer.text, on: r.answer.on } : null,
  };
}

export type BoardForum = {
  id: string;
  slug: string;
  name: string;
  number: string;
  profile: Profile;
  timeZone: string;
  state: ForumState;
  /** It opens with the report of the last resolution. */
  hasPrevious: boolean;
};
export type BoardCounts = Record<Group, number> & { total: number; pending: number };

type Common = {
  forum: BoardForum;
  today: string;
  counts: BoardCounts;
  /** For the filter and for «Как это видит управление». */
  addressees: { id: string; name: string; count: number }[];
  /** Of a search: by number, the text with the words found marked (found.ts). */
  found?: Record<string, string>;
  /** Keyset: give it back for the next rows. */
  next: string | null;
  /** The last published snapshot. */
  snapshot: { number: number; asOf: string } | null;
};
export type BoardView =
  | (Common & {
      audience: 'keeper';
      rows: KeeperRow[];
      may: { publish: boolean; letters: boolean; mySchool: boolean; seeAs: boolean };
    })
  | (Common & { audience: 'member'; rows: MemberRow[]; may: { mySchool: boolean } })
  | (Omit<Common, 'snapshot'> & { audience: 'addressee'; addressee: string; rows: AddresseeRow[] });

export const groupOf = (row: { state: State }): Group => GROUP_OF_STATE[row.state];

/** Rows under their addressee, in the order in which addressees first come. */
export function byAddressee<R extends RowBase>(
  rows: readonly R[],
): { key: string; names: string[]; rows: R[] }[] {
  const groups = new Map<string, { key: string; names: string[]; rows: R[] }>();
  for (const row of rows) {
    const key = row.addressees.map((a) => a.id).join('+');
    const group = groups.get(key) ?? { key, names: row.addressees.map((a) => a.name), rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
}

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
      state: 'submitted' | 'confirmed' | 'more_asked';
      byLink: boolean;
      signedBy: string;
      reviewNote: string;
      public: boolean;
      files: { id: string; name: string }[];
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
  /** Requests for more time; members see days and decisions, no names and no reasons. */
  extensions: ExtensionView[];
  /** What the reader can do now. */
  can: BoardEvent[];
  verdicts: Verdict[];
  splitInto: string[];
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
    state: 'submitted' | 'confirmed' | 'more_asked';
    files: string[];
  } | null;
  /** What the secretary asks to add. */
  asked: string;
  /** Their last request for more time, and what was decided; withdrawn ones are not told. */
  time: { state: 'requested' | 'granted' | 'other_date' | 'refused'; until: string; note: string } | null;
  mayAskTime: boolean;
};
export type AnswerPageView = {
  forum: Pick<BoardForum, 'name' | 'number' | 'profile' | 'timeZone'> & { on: string; settlement: string };
  resolution: { number: string; title: string; adoptedOn: string };
  addressee: { name: string; dative: string };
  expiresOn: string;
  items: AnswerItem[];
};

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
    link: { id: string; expiresOn: string; usedOn: string | null; expired: boolean } | null;
    waiting: Waiting;
  }[];
  pending: {
    id: string;
    number: number;
    text: string;
    addressee: string;
    outcome: Outcome;
    answer: string;
    signedBy: string;
    on: string;
    version: number;
  }[];
};

export type Snapshot = {
  version: 1;
  forum: { name: string; number: string; on: string; settlement: string };
  profile: Profile;
  resolutions: { number: string; title: string; adoptedOn: string }[];
  asOf: string;
  counts: Record<Group, number>;
  rows: PublicRow[];
};
export type SnapshotView = {
  id: string;
  number: number;
  asOf: string;
  publishedAt: string;
  withdrawn: boolean;
  sha256: string;
};
export type PublishView = {
  forum: BoardForum;
  preview: Snapshot;
  sha256: string;
  published: SnapshotView[];
  changed: boolean;
  mayPublish: boolean;
  address: string;
};
export type PublicBoardView = {
  snapshot: Snapshot;
  number: number;
  sha256: string;
  publishedAt: string;
  others: { number: number; asOf: string }[];
};

/** «К заседанию»: one line a recommendation. */
export type MeetingView = {
  forum: BoardForum;
  today: string;
  counts: BoardCounts;
  resolutions: { number: string; title: string; adoptedOn: string }[];
  rows: MemberRow[];
  /** The reader's own columns of the table role × step. */
  roles: BoardRole[];
};
