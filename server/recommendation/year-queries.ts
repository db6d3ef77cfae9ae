/** «Сводка за учебный год» on the page and on paper, for those who keep the board: of the boards that they keep, no others. */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { wallClock } from '#domain/forum/programme.ts';
import { canKeepBoard } from '#domain/recommendation/permissions.ts';
import { schoolYearDays, totalsOf, type YearView } from '#domain/recommendation/year.ts';
import { schoolYearEndYear } from '#domain/resolution/calendar.ts';
import type { Q } from '../bind.ts';
import { sheetDocx } from '../documents/sheet-docx.ts';
import { sheetPdf } from '../documents/sheet-pdf.ts';
import type { PaperLang } from '../documents/words.ts';
import { yearSheetOf } from '../documents/year-sheet.ts';
import { forumAccess } from '../forum/access.ts';
import { bodyName, heldForums } from './year-repository.ts';

export async function yearSummary(
  q: Q,
  actor: Actor | null,
  forumRef: string,
  year?: string,
): Promise<YearView> {
  const { viewer, forum } = await forumAccess(q.db, actor, forumRef);
  if (!actor || !canKeepBoard(viewer)) refuse('not_found');
  const { day: today } = wallClock(q.now, forum.timeZone);
  const held = await heldForums(q.db, forum.bodyId, actor.accountId, today);
  const now = schoolYearEndYear(today);
  const years = [...new Set([...held.map(({ on }) => schoolYearEndYear(on)), now])].sort((a, b) => b - a);
  const asked = years.find((one) => String(one) === year) ?? now;
  const { from, until } = schoolYearDays(asked);
  const meetings = held.filter(({ on }) => on >= from && on <= until);
  return {
    forum: { slug: forum.slug, timeZone: forum.timeZone },
    body: forum.bodyId ? await bodyName(q.db, forum.bodyId) : '',
    year: asked,
    years,
    today,
    meetings,
    totals: totalsOf(meetings),
  };
}

export async function yearFile(
  q: Q,
  actor: Actor | null,
  forumRef: string,
  year: string | undefined,
  format: string,
  lang: PaperLang,
): Promise<{ name: string; mime: string; data: Buffer }> {
  const view = await yearSummary(q, actor, forumRef, year);
  if (view.meetings.length === 0 || (format !== 'docx' && format !== 'pdf')) refuse('not_found');
  const sheet = yearSheetOf(view, lang);
  const name = `${sheet.title.replaceAll('/', '–')}.${format}`;
  return format === 'pdf'
    ? { name, mime: 'application/pdf', data: await sheetPdf(sheet, 'ua-1') }
    : {
        name,
        mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        data: await sheetDocx(sheet),
      };
}
