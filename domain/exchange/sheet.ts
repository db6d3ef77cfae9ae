/**
 * The board as a table that goes out to Excel and comes back. Cells are compared as they were exported; what differs is
 * either the wish for a step that a screen has, or refused with its reason. Wording, addressees and dates are never taken.
 */
import type { Outcome, State, Verdict } from '../recommendation/rules.ts';
import type { SheetRow } from './schema.ts';

export const SHEET_FIELDS = [
  'code',
  'number',
  'marker',
  'text',
  'addressees',
  'deadline',
  'due',
  'state',
  'note',
  'post',
  'holder',
  'answer',
  'percent',
  'steps',
  'newOutcome',
  'newText',
  'regNo',
  'regDate',
  'signer',
] as const;
export type SheetField = (typeof SHEET_FIELDS)[number];
export type Cells = Readonly<Partial<Record<SheetField, string>>>;

/** What members get: nothing to fill in. */
export const READER_FIELDS = SHEET_FIELDS.slice(1, SHEET_FIELDS.indexOf('newOutcome'));
export const EDITABLE: readonly SheetField[] = [
  'state',
  'note',
  'post',
  'holder',
  'newOutcome',
  'newText',
  'regNo',
  'regDate',
  'signer',
];
const FIXED = ['text', 'addressees', 'deadline', 'due'] as const;
/** What the addressee told is nobody's to rewrite: something new is a new answer. */
const TOLD = ['percent', 'steps'] as const;

/** A word of the sheet in any language and profile → what it means. */
export type Vocabulary = {
  status(word: string): { verdict: Verdict } | { state: State } | null;
  outcome(word: string): Outcome | null;
};

export type SheetProblem =
  | 'exchange/fixed'
  | 'exchange/told'
  | 'exchange/unknown_word'
  | 'exchange/by_letter'
  | 'exchange/reopen_first'
  | 'exchange/note_alone'
  | 'exchange/post_empty'
  | 'exchange/outcome_needed'
  | 'exchange/date_needed'
  | 'exchange/date_unclear';

export type CellChange = { field: SheetField; from: string; to: string; refused: SheetProblem | null };
export type RowPlan = { changes: CellChange[]; row: Pick<SheetRow, 'answer' | 'state' | 'owner'> };

/** Spreadsheets trim, wrap and quote; a leading apostrophe is our own guard against formulas. */
export function plain(cell: string | undefined): string {
  return (cell ?? '')
    .replace(/^'(?=[\s\u200b-\u200f\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20])/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The text of a cell with its lines, as it will be kept. */
export function kept(cell: string | undefined): string {
  return (cell ?? '')
    .replace(/\r\n?/g, '\n')
    .replace(/^'(?=[\s\u200b-\u200f\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20])/, '')
    .trim();
}

/** Day 0 of spreadsheets, which count days; a date pasted into a cell of text comes as that count. */
const SHEET_EPOCH = Date.UTC(1899, 11, 30);

/** 2026-09-01 of «01.09.2026», «1.9.26», «2026-09-01T00:00», 46266; null for what is no day. */
export function dayOf(cell: string): string | null {
  if (/^[3-6]\d{4}$/.test(cell))
    return new Date(SHEET_EPOCH + Number(cell) * 86_400_000).toISOString().slice(0, 10);
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(cell);
  const local = /^(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})$/.exec(cell);
  const parts = iso
    ? [iso[1], iso[2], iso[3]]
    : local
      ? [local[3]?.length === 2 ? `20${local[3]}` : local[3], local[2], local[1]]
      : null;
  if (!parts) return null;
  const day = parts.map((part) => String(part).padStart(2, '0')).join('-');
  const at = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day ? null : day;
}

const DATES: readonly SheetField[] = ['due', 'regDate'];
export const comparable = (field: SheetField, cell: string | undefined): string =>
  DATES.includes(field) ? (dayOf(plain(cell)) ?? plain(cell)) : plain(cell);

/** What the fingerprint of an exported row is made of: everything that is compared when it comes back. */
export const compared = [...FIXED, ...TOLD, ...EDITABLE];

/** The steps of one row, in the order in which they are taken: answer, state, owner. */
export function planRow(was: Cells, now: Cells, current: { state: State }, words: Vocabulary): RowPlan {
  const changes: CellChange[] = [];
  const differs = (field: SheetField) =>
    now[field] !== undefined && comparable(field, now[field]) !== comparable(field, was[field]);
  const change = (field: SheetField, refused: SheetProblem | null = null) =>
    changes.push({ field, from: kept(was[field]), to: kept(now[field]), refused });
  for (const field of FIXED) if (differs(field)) change(field, 'exchange/fixed');
  for (const field of TOLD) if (differs(field)) change(field, 'exchange/told');

  const answer = answerOf(now, words);
  const filled = (['newOutcome', 'newText', 'regNo', 'regDate', 'signer'] as const).filter((field) =>
    plain(now[field]),
  );
  for (const field of filled) {
    const blamed = 'problem' in answer && (answer.field === field || filled[0] === field);
    change(field, blamed ? answer.problem : null);
  }
  const state = differs('state') && plain(now.state) ? stateOf(now, current.state, words) : null;
  if (state && 'problem' in state) change('state', state.problem);
  else if (state) change('state');
  if (differs('note')) change('note', state && !('problem' in state) ? null : 'exchange/note_alone');
  const ownerDiffers = differs('post') || differs('holder');
  const postEmpty = ownerDiffers && plain(now.post ?? was.post) === '';
  for (const field of ['post', 'holder'] as const)
    if (differs(field)) change(field, postEmpty ? 'exchange/post_empty' : null);
  return {
    changes,
    row: {
      answer: filled.length > 0 && !('problem' in answer) ? answer : null,
      state: state && !('problem' in state) ? state : null,
      owner:
        ownerDiffers && !postEmpty
          ? { post: plain(now.post ?? was.post), holder: differs('holder') ? plain(now.holder) : '' }
          : null,
    },
  };
}

type Wrong = { problem: SheetProblem; field: SheetField };

function answerOf(now: Cells, words: Vocabulary): NonNullable<SheetRow['answer']> | Wrong {
  const said = plain(now.newOutcome);
  if (!said) return { problem: 'exchange/outcome_needed', field: 'newOutcome' };
  const outcome = words.outcome(said);
  if (!outcome) return { problem: 'exchange/unknown_word', field: 'newOutcome' };
  const date = plain(now.regDate);
  if (!date) return { problem: 'exchange/date_needed', field: 'regDate' };
  const regDate = dayOf(date);
  if (!regDate) return { problem: 'exchange/date_unclear', field: 'regDate' };
  return { outcome, text: kept(now.newText), regNo: plain(now.regNo), regDate, signer: plain(now.signer) };
}

function stateOf(now: Cells, from: State, words: Vocabulary): NonNullable<SheetRow['state']> | Wrong {
  const wrong = (problem: SheetProblem): Wrong => ({ problem, field: 'state' });
  const meant = words.status(plain(now.state));
  const note = kept(now.note);
  if (!meant) return wrong('exchange/unknown_word');
  if ('verdict' in meant)
    return from === 'closed' ? wrong('exchange/reopen_first') : { do: 'close', verdict: meant.verdict, note };
  if (meant.state === 'suspended') return { do: 'suspend', note };
  if (meant.state !== 'in_progress') return wrong('exchange/by_letter');
  return { do: from === 'closed' ? 'reopen' : from === 'suspended' ? 'resume' : 'start', note };
}
