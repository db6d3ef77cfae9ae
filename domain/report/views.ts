/**
 * The report with which the next forum opens: of each recommendation how it stands and what was answered, with counts
 * that name their denominator. It is read in the hall: no holder of a post, no author, no single school.
 */
import type { Profile } from '../forum/presets.ts';
import { GROUP_OF_STATE, type Group, type State, type Verdict } from '../recommendation/rules.ts';
import { scheduleOf } from '../recommendation/schedule.ts';
import type { BoardRecord } from '../recommendation/views.ts';

export type ReportRow = {
  id: string;
  number: number;
  marker: string;
  text: string;
  addressees: string[];
  deadlineText: string;
  due: string | null;
  state: State;
  verdict: Verdict | null;
  /** Why it ended as it did. */
  note: string;
  answer: { text: string; on: string } | null;
  circle: { marked: number; total: number } | null;
  /** Days past the original date, open or at closing; null in time or without a date. */
  late: number | null;
};
export type ReportCounts = Record<Group, number> & {
  total: number;
  /** Closed as done, in the main or in part. */
  fulfilled: number;
  dated: number;
  late: number;
};
export type Report = {
  version: 1;
  previous: { name: string; number: string; on: string };
  profile: Profile;
  resolutions: { number: string; title: string; adoptedOn: string }[];
  asOf: string;
  counts: ReportCounts;
  rows: ReportRow[];
};

export function reportRow(r: BoardRecord, today: string): ReportRow {
  const schedule = scheduleOf(r, today);
  return {
    id: r.id,
    number: r.number,
    marker: r.marker,
    text: r.text,
    addressees: r.addressees.map((a) => a.name),
    deadlineText: r.deadlineText,
    due: r.baselineDue,
    state: r.state,
    verdict: r.verdict,
    note: r.state === 'closed' ? r.outcomeNote : '',
    answer: r.answer && { text: r.answer.text, on: r.answer.on },
    circle: r.circle && {
      marked: r.circle.done + r.circle.working + r.circle.notRelevant,
      total: r.circle.total,
    },
    late: schedule.kind === 'past' || schedule.kind === 'closed_after' ? schedule.days : null,
  };
}

/** A divided clause is counted by its parts. */
export function reportCounts(records: readonly BoardRecord[], today: string): ReportCounts {
  const counts: ReportCounts = { open: 0, answered: 0, closed: 0, total: 0, fulfilled: 0, dated: 0, late: 0 };
  for (const record of records) {
    if (record.parts > 0) continue;
    counts.total += 1;
    counts[GROUP_OF_STATE[record.state]] += 1;
    if (record.verdict === 'done' || record.verdict === 'mostly' || record.verdict === 'partly')
      counts.fulfilled += 1;
    if (record.baselineDue !== null) counts.dated += 1;
    if (reportRow(record, today).late !== null) counts.late += 1;
  }
  return counts;
}

export type CarriedView = {
  decision: 'repeat' | 'strengthen';
  proposalNumber: number;
  /** Once the new resolution is adopted. */
  newNumber: number | null;
};
export type ReportView = {
  forum: { id: string; slug: string; name: string; timeZone: string };
  /** What the hall reads: the last report taken, or what would be taken now for those who may take it. */
  report: Report | null;
  taken: { number: number; asOf: string; sha256: string } | null;
  all: { number: number; asOf: string; sha256: string }[];
  /** Differs from the last taken. */
  changed: boolean;
  carried: Record<string, CarriedView>;
  may: { take: boolean; carry: boolean };
  /** Of the previous board, for those who see it. */
  previousSlug: string | null;
};
