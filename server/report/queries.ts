/** The report as the hall reads it, and what its keeper may do with it. */
import type { Actor } from '#domain/actor.ts';
import { isRefusal, refuse } from '#domain/errors.ts';
import { canKeepBoard, canSeeBoard } from '#domain/recommendation/permissions.ts';
import type { Report, ReportView } from '#domain/report/views.ts';
import type { Q } from '../bind.ts';
import { reportSheetOf } from '../documents/report-sheet.ts';
import { sheetDocx } from '../documents/sheet-docx.ts';
import { sheetPdf } from '../documents/sheet-pdf.ts';
import type { PaperLang } from '../documents/words.ts';
import { forumAccess } from '../forum/access.ts';
import { sha256 } from '../ids.ts';
import { buildReport } from './access.ts';
import { carriedOf, reportsOf } from './repository.ts';

export async function reportPage(q: Q, actor: Actor | null, forumRef: string): Promise<ReportView> {
  const { viewer, forum } = await forumAccess(q.db, actor, forumRef);
  if (!canSeeBoard(viewer) || forum.previousForumId === null) refuse('not_found');
  const old = await forumAccess(q.db, actor, forum.previousForumId).catch((error: unknown) => {
    if (!isRefusal(error)) throw error;
    return null;
  });
  const keeps = old !== null && canKeepBoard(viewer) && canKeepBoard(old.viewer);
  const reports = await reportsOf(q.db, forum.id);
  const [last] = reports;
  const taken = last ? (JSON.parse(last.canonical) as Report) : null;
  const now = keeps && old ? await buildReport(q, old.forum) : null;
  const head = ({ number, asOf, sha256: hash }: (typeof reports)[number]) => ({ number, asOf, sha256: hash });
  const carried = await carriedOf(q.db, forum.id);
  const { id, slug, name, timeZone } = forum;
  return {
    forum: { id, slug, name, timeZone },
    report: taken ?? (now && now.report.rows.length > 0 ? now.report : null),
    taken: last ? head(last) : null,
    all: reports.map(head),
    changed: now !== null && now.report.rows.length > 0 && last?.sha256 !== sha256(now.canonical),
    carried: Object.fromEntries(carried.map(({ recommendationId, ...rest }) => [recommendationId, rest])),
    may: { take: keeps, carry: keeps && forum.state !== 'closed' && forum.state !== 'archived' },
    previousSlug: old && canSeeBoard(old.viewer) ? old.forum.slug : null,
  };
}

/** What the reader reads on the page, on paper. */
export async function reportFile(
  q: Q,
  actor: Actor | null,
  forumRef: string,
  format: string,
  lang: PaperLang,
): Promise<{ name: string; mime: string; data: Buffer }> {
  const { forum, report, taken } = await reportPage(q, actor, forumRef);
  if (!report || (format !== 'docx' && format !== 'pdf')) refuse('not_found');
  const sheet = reportSheetOf(report, { forum: forum.name, taken }, lang);
  return format === 'pdf'
    ? { name: `${sheet.title}.pdf`, mime: 'application/pdf', data: await sheetPdf(sheet, 'ua-1') }
    : {
        name: `${sheet.title}.docx`,
        mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        data: await sheetDocx(sheet),
      };
}
