/**
 * What each audience sees of a recommendation. A record is what the server knows; the projections drop what an audience
 * may not know, so that a leak is a type error: no names of authors anywhere, no single school's mark but one's own, no
 * unverified answer outside the secretary's desk, no lateness and no «без ответа» on public pages.
 */
import type { ForumState } from '../actor.ts';
import type { Profile } from '../forum/presets.ts';
import {
  type BoardRole,
  GROUP_OF_STATE,
  type Group,
  type Outcome,
  type State,
  type Verdict,
} from './rules.ts';
import { type Schedule, scheduleOf, type Waiting, waitingOf } from './schedule.ts';
import { type Marks, type Signal, shownSignals, signalsOf } from './signals.ts';

export type BoardAddressee = {
  id: string;
  name: string;
  dative: string;
  /** What this one does of it, and by when; absent: the whole, by the common day. */
  task?: string;
  due?: string;
};

/** Evidence that everybody may take, with the hash of what it was when it was published. */
export type OpenFile = { id: string; name: string; sha256: string };

/** Four eyes: proposed by one keeper, given by another. */
export type ProposedVerdict = {
  verdict: Verdict;
  note: string;
  successorId: string | null;
  by: string;
  on: string;
};

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
  answer: {
    outcome: Outcome;
    text: string;
    url: string;
    on: string;
    regNo: string;
    public: boolean;
    /** By the addressee's own reckoning, where they keep one. */
    percent: number | null;
    /** Those that the secretary opened. */
    files: OpenFile[];
  } | null;
  pending: number;
  heardOn: string | null;
  waitsSince: string | null;
  slips: number;
  returns: number;
  disputed: boolean;
  risk: boolean;
  control: 'once' | 'periodic' | 'standing';
  cadence: number | null;
  reportDue: string | null;
  resumeOn: string | null;
  proposed: ProposedVerdict | null;
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
  Pick<
    BoardRecord,
    'id' | 'post' | 'holder' | 'sentOn' | 'clauseId' | 'baselineDue' | 'control' | 'reportDue' | 'resumeOn'
  > & {
    due: string | null;
    /** What this audience is told of it. */
    signals: Signal[];
    schedule: Schedule;
    waiting: Omit<Waiting, 'offerLetter'>;
    answer: { outcome: Outcome; text: string; url: string; on: string; percent: number | null } | null;
  };
export type KeeperRow = MemberRow & { pending: number; offerLetter: boolean; version: number };
/** What an addressee sees of their own: the same words, no counting of days. */
export type AddresseeRow = RowBase &
  Pick<BoardRecord, 'id'> & { answer: { outcome: Outcome; text: string; on: string } | null };
export type PublicRow = Omit<RowBase, 'addressees' | 'verdict'> & {
  addressees: string[];
  verdict: Exclude<Verdict, 'not_done'> | null;
  answer: { outcome: Outcome; text: string; on: string; files?: OpenFile[] } | null;
};

export type Rules = { answerDays: number; reminderDays: number; extended: boolean };
/** How rows are looked at: the day and its thresholds, and the words of the forum. */
export type Look = { rules: Rules; marks: Marks; profile: Profile };

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
export function openWords<A extends { text: string; url: string; percent: number | null; public: boolean }>(
  answer: A,
  keeper: boolean,
): A {
  return keeper || answer.public ? answer : { ...answer, text: '', url: '', percent: null };
}

export function memberRow(r: BoardRecord, look: Look, keeper = false): MemberRow {
  const { id, post, holder, sentOn, clauseId, baselineDue, control, reportDue, resumeOn } = r;
  const { rules, marks, profile } = look;
  const { today } = marks;
  const shown = shownSignals(profile, keeper ? 'keeper' : 'member');
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
    control,
    reportDue,
    resumeOn,
    due: r.currentDue,
    signals: r.parts > 0 ? [] : signalsOf(r, marks).filter((one) => shown.includes(one)),
    schedule: scheduleOf(r, today),
    waiting: { expectedBy: waiting.expectedBy, silentDays: waiting.silentDays },
    answer: answer && {
      outcome: answer.outcome,
      text: answer.text,
      url: answer.url,
      on: answer.on,
      percent: answer.percent,
    },
  };
}

export function keeperRow(r: BoardRecord, look: Look): KeeperRow {
  const { rules, marks } = look;
  const { offerLetter } = waitingOf(
    { state: r.state, sentOn: r.sentOn, answered: r.answer !== null },
    rules,
    marks.today,
  );
  return {
    ...memberRow(r, look, true),
    pending: r.pending,
    offerLetter: offerLetter && r.waitsSince === null,
    version: r.version,
  };
}

export function addresseeRow(r: BoardRecord): AddresseeRow {
  return {
    ...base(r),
    id: r.id,
    answer: r.answer && { outcome: r.answer.outcome, text: r.answer.text, on: r.answer.on },
  };
}

/** Whether «учтена» has something to stand on: a confirmed answer, marks of schools, or the assembly's own decision. */
export function groundOf(r: Pick<BoardRecord, 'addressees' | 'answer' | 'circle'>): boolean {
  const marked = r.circle !== null && r.circle.done + r.circle.working + r.circle.notRelevant > 0;
  return r.addressees.length === 0 || marked || (r.answer !== null && r.answer.outcome !== 'no_outcome');
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
    answer: r.answer?.public
      ? {
          outcome: r.answer.outcome,
          text: r.answer.text,
          on: r.answer.on,
          ...(r.answer.files.length > 0 && { files: r.answer.files }),
        }
      : null,
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
  /** How many rows tell what, of those this audience is told. */
  signals: { signal: Signal; count: number }[];
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

/** What a page draws before anybody asks for more. */
export const FIRST_ROWS = 25;

/** The first rows of a view, and where the rest begins: what a page draws before anybody asks for more. */
export function firstRows(view: BoardView, count: number): BoardView {
  const last = view.rows[count - 1];
  if (view.found || !last || view.rows.length <= count) return view;
  const next = `${last.parentNumber ?? last.number}.${last.part}`;
  return { ...view, rows: view.rows.slice(0, count), next } as BoardView;
}

/** A divided clause is counted by its parts, everywhere (RC100). */
export const countedRows = (rows: readonly { parts: number }[]): number =>
  rows.filter(({ parts }) => parts === 0).length;

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
