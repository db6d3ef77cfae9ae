/** The board going out as a file, and a file coming back looked over before anything is changed. */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { EXCHANGE_LIMITS, type SheetRow } from '#domain/exchange/schema.ts';
import { type Cells, comparable, planRow, type SheetField } from '#domain/exchange/sheet.ts';
import type { ExchangePage, PreviewCell, PreviewRow, Refused, SheetPreview } from '#domain/exchange/views.ts';
import type { Profile } from '#domain/forum/presets.ts';
import type { BoardView, KeeperRow, MemberRow } from '#domain/recommendation/views.ts';
import type { Locale } from '#messages/locale.ts';
import type { Q } from '../bind.ts';
import { execute } from '../command.ts';
import { readTable, type TableInput } from '../documents/tables.ts';
import { plansOf } from '../recommendation/access.ts';
import { type BoardParams, boardTable } from '../recommendation/queries.ts';
import { applySheet } from './commands.ts';
import { type BoardSheet, cellsOf, readCode, type SheetLine, sheetCsv, sheetXlsx } from './sheet-file.ts';
import { fieldOf, headingOf, LOCALES, sheetWords, vocabulary } from './words.ts';

const MAX_ROWS = 4_900;
type Seen = Extract<BoardView, { audience: 'keeper' | 'member' }>;

/** All rows that the reader's own board shows under this filter, each with its addressee's plan. */
async function wholeBoard(q: Q, actor: Actor | null, slug: string, filter: BoardParams) {
  let rows: (MemberRow | KeeperRow)[] = [];
  let after: string | undefined;
  let view: Seen;
  do {
    const page: BoardView = await boardTable(q, actor, slug, {
      ...filter,
      as: null,
      limit: '500',
      ...(after && { after }),
    });
    if (page.audience === 'addressee') return refuse('not_found');
    view = page;
    rows = [...rows, ...page.rows];
    after = page.next ?? undefined;
  } while (after && rows.length < MAX_ROWS);
  if (after) refuse('exchange/too_many_rows', { params: { limit: MAX_ROWS } });
  const plan = await plansOf(
    q.db,
    rows.map(({ id }) => id),
    view.forum.timeZone,
    view.audience === 'keeper',
  );
  return { view, rows: rows.map((row): SheetLine => ({ ...row, steps: plan(row.id) })) };
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const SHEET_FORMATS = ['xlsx', 'csv', 'json'] as const;

/** The file of the board as its reader sees it, under the filter of the screen, stamped with the day. */
export async function boardFile(
  q: Q,
  actor: Actor | null,
  slug: string,
  format: string,
  filter: BoardParams,
  locale: Locale,
): Promise<{ name: string; mime: string; data: Buffer }> {
  const known = SHEET_FORMATS.find((one) => one === format) ?? refuse('not_found');
  const { view, rows } = await wholeBoard(q, actor, slug, filter);
  const { forum, today } = view;
  const say = sheetWords(locale);
  const chosen = Object.entries({ q: filter.q, group: filter.group, addressee: filter.addressee }).flatMap(
    ([key, value]) => (value ? [`${key}=${key === 'addressee' ? nameOf(view, value) : value}`] : []),
  );
  const name = `${forum.slug}-${today}.${known}`;
  if (known === 'json') {
    const shown = { version: 1, forum, asOf: today, filter: chosen, rows };
    return {
      name,
      mime: 'application/json; charset=utf-8',
      data: Buffer.from(JSON.stringify(shown, null, 1)),
    };
  }
  const sheet: BoardSheet = {
    locale,
    profile: forum.profile,
    title: [say.title, forum.number, forum.name].filter(Boolean).join(' '),
    stamp: [
      `${say.asOf} ${today}`,
      ...(chosen.length > 0 ? [`${say.filter} ${chosen.join(', ')}`] : []),
    ].join('. '),
    rows,
    keeper: view.audience === 'keeper',
  };
  if (known === 'csv') return { name, mime: 'text/csv; charset=utf-8', data: sheetCsv(sheet) };
  return { name, mime: XLSX, data: await sheetXlsx(sheet, q.now) };
}

const nameOf = (view: Seen, id: string) => view.addressees.find((one) => one.id === id)?.name ?? '';

/** Who may bring a sheet back: those who keep the board. */
export async function exchangePage(q: Q, actor: Actor | null, slug: string): Promise<ExchangePage> {
  const view = await boardTable(q, actor, slug, { limit: '1' });
  if (view.audience !== 'keeper') refuse('not_found');
  return { forum: view.forum, total: view.counts.total, mayTell: view.may.publish };
}

/** Nothing is changed: each row is rehearsed by the commands themselves, and their answer is shown. */
export async function sheetPreview(
  q: Q,
  actor: Actor | null,
  slug: string,
  file: TableInput,
  locale: Locale,
): Promise<SheetPreview> {
  const { view, rows } = await wholeBoard(q, actor, slug, {});
  if (view.audience !== 'keeper') refuse('not_found');
  const lines = await linesOf(file, locale);
  const byId = new Map(rows.map((row) => [row.id, row as SheetLine & KeeperRow]));
  const words = vocabulary(view.forum.profile);
  const seen = new Set<string>();
  const preview: SheetPreview = { rows: [], unknown: [], untouched: 0 };
  for (const { line, cells } of lines) {
    const code = readCode(cells.code, cells);
    const row = code && byId.get(code.id);
    if (!row || seen.has(row.id)) {
      preview.unknown.push({
        line,
        code: (cells.code ?? '').slice(0, 60),
        twice: row !== null && row !== undefined,
      });
      continue;
    }
    seen.add(row.id);
    const was = cellsOf(row, locale, view.forum.profile);
    // A word in the other language is the same state.
    const same =
      comparable('state', cells.state) !== comparable('state', was.state) && sameStatus(cells, was, words);
    const now: Cells = {
      ...cells,
      ...(same && { state: was.state ?? '' }),
      ...(samePlan(cells, row, view.forum.profile) && { steps: was.steps ?? '' }),
    };
    const plan = code.touched ? planRow(was, now, row, words) : null;
    if (!plan || plan.changes.length === 0) {
      preview.untouched += 1;
      continue;
    }
    const conflict = code.version !== row.version;
    const wishes = plan.row.answer || plan.row.state || plan.row.owner;
    preview.rows.push({
      line,
      number: row.number,
      text: row.text.slice(0, 300),
      conflict,
      cells: plan.changes.map(
        (cell): PreviewCell => ({ ...cell, refused: cell.refused && { code: cell.refused } }),
      ),
      row: wishes && !conflict ? { recommendationId: row.id, expectV: row.version, ...plan.row } : null,
    });
  }
  if (preview.rows.filter((one) => one.row).length > EXCHANGE_LIMITS.rows)
    refuse('exchange/too_many_changes', { params: { limit: EXCHANGE_LIMITS.rows } });
  await rehearse(q, actor, view.forum.id, preview.rows);
  return preview;
}

function sameStatus(cells: Cells, was: Cells, words: ReturnType<typeof vocabulary>): boolean {
  const [now, before] = [words.status(cells.state ?? ''), words.status(was.state ?? '')];
  return now !== null && JSON.stringify(now) === JSON.stringify(before);
}

/** The plan as it stands, in whichever language the sheet was taken. */
const samePlan = (cells: Cells, row: SheetLine, profile: Profile): boolean =>
  LOCALES.some(
    (locale) => comparable('steps', cells.steps) === comparable('steps', cellsOf(row, locale, profile).steps),
  );

/** The table below the headings, wherever they stand; without the column of codes it is another table. */
async function linesOf(file: TableInput, locale: Locale): Promise<{ line: number; cells: Cells }[]> {
  const table = await readTable(file);
  const at = table.rows.findIndex((row) => row.some((cell) => fieldOf(cell) === 'code'));
  if (at < 0) refuse('exchange/not_our_sheet', { params: { column: headingOf(locale, 'code') } });
  const fields = (table.rows[at] ?? []).map(fieldOf);
  return table.rows.slice(at + 1).map((row, index) => {
    const cells: Partial<Record<SheetField, string>> = {};
    for (const [column, field] of fields.entries()) if (field) cells[field] = row[column] ?? '';
    return { line: table.lines[at + 1 + index] ?? 0, cells };
  });
}

const STEPS: Readonly<Record<'answer' | 'state' | 'owner', readonly SheetField[]>> = {
  answer: ['newOutcome', 'newText', 'regNo', 'regDate', 'signer'],
  state: ['state', 'note'],
  owner: ['post', 'holder'],
};

/** Usually all is well at once; else each wish is tried, and what is refused is left out and says why. */
async function rehearse(q: Q, actor: Actor | null, forumId: string, rows: PreviewRow[]): Promise<void> {
  const ask = async (wishes: SheetRow[]): Promise<Refused | null> => {
    const answer = await execute(
      q.services,
      applySheet,
      actor,
      { forumId, rows: wishes },
      { channel: 'web', rehearsal: true },
    );
    if (answer.ok) return null;
    const { code, params } = answer;
    return { code, ...(params && { params }) };
  };
  const all = rows.flatMap((one) => (one.row ? [one.row] : []));
  if (all.length === 0 || !(await ask(all))) return;
  for (const one of rows) {
    if (!one.row || !(await ask([one.row]))) continue;
    const { recommendationId, expectV } = one.row;
    let kept: SheetRow = { recommendationId, expectV, answer: null, state: null, owner: null };
    const order =
      one.row.state?.do === 'reopen'
        ? (['answer', 'state', 'owner'] as const)
        : (['answer', 'owner', 'state'] as const);
    for (const step of order) {
      if (!one.row[step]) continue;
      const next: SheetRow = { ...kept, [step]: one.row[step] };
      const refused = await ask([next]);
      if (!refused) kept = next;
      else
        one.cells = one.cells.map((cell) => (STEPS[step].includes(cell.field) ? { ...cell, refused } : cell));
    }
    one.row = kept.answer || kept.state || kept.owner ? kept : null;
  }
}
