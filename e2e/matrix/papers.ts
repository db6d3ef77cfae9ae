/** Rights of the papers: details, templates, what comes in and what is sent round. */
import { sql } from 'drizzle-orm';
import { settledOf } from '#domain/resolution/import/settle.ts';
import { structureResolution } from '#domain/resolution/import/structure.ts';
import { noteSheet } from '#server/documents/note-sheet.ts';
import { sheetDocx } from '#server/documents/sheet-docx.ts';
import { type Case, line } from './case.ts';
import { hidden, KEEP, KNOWN, PRESIDE, type Role, rowOf } from './roles.ts';

const DAY = '2026-02-11';

const ticketTemplate = async () =>
  new Uint8Array(
    await sheetDocx(
      noteSheet({ lang: 'ru', title: 'Сертификат', event: '', date: DAY, place: '', text: '{фио}' }),
    ),
  );

const printed = settledOf(
  structureResolution([
    'РЕЗОЛЮЦИЯ форума',
    '11 февраля 2025 года',
    'Рекомендовать школам:',
    '1) открыть двери.',
  ]),
);
/** Whoever may not read drafts does not learn of them; other members may not. */
const draftFolk = (role: Role, may: Role[]) =>
  may.includes(role) ? 'ok' : KNOWN.includes(role) ? 'forbidden' : 'not_found';

export const PAPER_COMMANDS: Record<string, Case> = {
  'resolution.importDraft': line(
    rowOf((role) => draftFolk(role, PRESIDE)),
    (w) => ({
      forumId: w.hall.id,
      paper: printed,
    }),
  ),
  'resolution.importAdopted': line(
    rowOf((role) => draftFolk(role, KEEP)),
    (w) => ({
      forumId: w.after.id,
      paper: printed,
      adoptedOn: DAY,
    }),
  ),
  'paper.setDetails': line(hidden(...KEEP), (w) => ({
    forumId: w.after.id,
    expectV: 0,
    details: { chairName: 'Л.П. Булатова' },
  })),
  'paper.loadTemplate': line(hidden(...KEEP), async (w) => ({
    forumId: w.after.id,
    kind: 'certificate',
    name: 'сертификат.docx',
    data: await ticketTemplate(),
  })),
  'paper.dropTemplate': line(hidden(...KEEP), async (w, _role, tx) => {
    await tx.execute(sql`with f as (insert into file (id, forum_id, name, mime, bytes, sha256, data, created_at)
      values ('paper-template-file-01', ${w.after.id}, 'a.docx', 'application/zip', 1, '', '\\x00'::bytea, now()) returning id)
      insert into paper_template (id, forum_id, kind, file_id, created_at)
      select 'paper-template-row-001', ${w.after.id}, 'thanks', id, now() from f`);
    return { forumId: w.after.id, kind: 'thanks' };
  }),
};
