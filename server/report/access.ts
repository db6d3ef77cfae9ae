/**
 * The report's door for other nouns: at the freeze of the new text the state of the last resolution is written down,
 * numbered and hashed, so that the assembly decides knowing what became of its former word.
 */
import { wallClock } from '#domain/forum/programme.ts';
import { type Report, reportCounts, reportRow } from '#domain/report/views.ts';
import type { Q } from '../bind.ts';
import { within } from '../bind.ts';
import type { Cx } from '../command.ts';
import { canonicalJson } from '../events.ts';
import { type Access, linkedForum } from '../forum/access.ts';
import { sha256 } from '../ids.ts';
import { boardOf } from '../recommendation/access.ts';
import { insertReport, reportsOf } from './repository.ts';

const MAX_ROWS = 2_000;

export async function buildReport(
  q: Q,
  previous: Access['forum'],
): Promise<{ report: Report; canonical: string }> {
  const asOf = wallClock(q.now, previous.timeZone).day;
  const { records, resolutions } = await boardOf(q.db, previous, asOf, MAX_ROWS);
  const report: Report = {
    version: 1,
    previous: { name: previous.name, number: previous.number, on: previous.startsOn },
    profile: previous.profile,
    resolutions,
    asOf,
    counts: reportCounts(records, asOf),
    rows: records.filter((record) => record.parts === 0).map((record) => reportRow(record, asOf)),
  };
  return { report, canonical: canonicalJson(report) };
}

/** Taken by the machine: whoever linked the two forums kept both. */
export async function reportAtFreeze(cx: Cx, forum: Access['forum']): Promise<void> {
  const previous = forum.previousForumId ? await linkedForum(cx.tx, forum.previousForumId) : undefined;
  if (previous) await takeReportOf(cx, forum.id, previous);
}

/** Null when nothing was adopted then, or when exactly this was taken already. */
export async function takeReportOf(
  cx: Cx,
  forumId: string,
  previous: Access['forum'],
): Promise<{ number: number; sha256: string } | null> {
  const { report, canonical } = await buildReport(within(cx), previous);
  if (report.rows.length === 0) return null;
  const hash = sha256(canonical);
  const [last] = await reportsOf(cx.tx, forumId);
  if (last?.sha256 === hash) return null;
  const number = (last?.number ?? 0) + 1;
  const id = cx.id();
  await insertReport(cx.tx, {
    id,
    forumId,
    previousForumId: previous.id,
    number,
    asOf: report.asOf,
    canonical,
    sha256: hash,
    by: cx.actor?.accountId ?? null,
    createdAt: cx.now,
  });
  cx.record({
    stream: forumId,
    noun: 'previous_report',
    nounId: id,
    type: 'previous_report.taken',
    data: { number, sha256: hash, asOf: report.asOf, previousForumId: previous.id },
  });
  cx.touch(`forum:${forumId}:report`);
  return { number, sha256: hash };
}
