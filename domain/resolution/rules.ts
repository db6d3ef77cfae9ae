/**
 * What is missing or odd in a text. Soft checks are hints for people before a vote (who, by when, what result, two
 * actions, doubled word, school without a number); form problems name what a person should mend; only the few in
 * freezeProblems forbid freezing. Codes and parameters, never sentences.
 */
import { findDeadline } from './deadline.ts';
import type { Block, DraftSnapshot } from './draft.ts';
import { type Layout, lateEdits, layout } from './layout.ts';
import { bodyText } from './model.ts';

export const CLAUSE_HINTS = [
  'no_owner',
  'no_deadline',
  'deadline_unsettled',
  'deadline_in_text',
  'no_result',
  'two_actions',
  'doubled_word',
  'school_without_number',
  'empty',
] as const;
export type ClauseHint = {
  code: (typeof CLAUSE_HINTS)[number];
  params?: Record<string, string>;
};

export const FORM_PROBLEMS = [
  'no_title',
  'no_clauses',
  'empty_group',
  'no_addressee',
  'orphan_clauses',
  'late_edits',
  'same_text',
  'merged_twice',
  'merge_fields_differ',
  'unreadable',
] as const;
export type FormProblem = { code: (typeof FORM_PROBLEMS)[number]; ids: string[] };

const WORD = /[\p{L}\d]+(?:-[\p{L}\d]+)*/gu;
/** Verbs that begin a duty without an end; alone they say no result. */
const VAGUE =
  /^(?:способствовать|содействовать|продолж\p{L}+|активизировать|усилить|повысить|обратить внимание|уделять|стремиться|развивать|поддерживать|обеспечить поддержку|promote|encourage|support|continue|strengthen|consider)/iu;
/** A number, a paper, a list: something one can later look at. */
const RESULT =
  /(?:\d|программ|план|перечень|отч[её]т|приказ|положени|резерв|рабоч\p{L}+ групп|конкурс|методик|сайт|реестр|список|договор|график|report|plan|list|programme|program|guide|register)/iu;
const INFINITIVE = /^(?:и\s+|а\s+также\s+)?\p{L}{2,}(?:ть|ти|чь|ться|тись)$/iu;

export function doubledWord(text: string): string | null {
  let before: { word: string; end: number } | null = null;
  for (const match of text.matchAll(WORD)) {
    const word = match[0];
    const gap = before === null ? '' : text.slice(before.end, match.index);
    if (
      before &&
      /^\s+$/.test(gap) &&
      word.length > 1 &&
      word.toLowerCase() === before.word.toLowerCase() &&
      !/^\d+$/.test(word)
    ) {
      return word;
    }
    before = { word, end: match.index + word.length };
  }
  return null;
}

/** The parts of a clause that holds several actions, divided at «;» or before a second infinitive after a comma. */
export function splitSuggestion(text: string): string[] | null {
  const parts = text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const acts = (part: string) => {
    const first = part.match(/^[\p{L}-]+/u)?.[0] ?? '';
    return INFINITIVE.test(first) || /^(?:провести|внести|вести|ввести)$/iu.test(first);
  };
  return parts.length > 1 && parts.every(acts) ? parts : null;
}

/** A named school (an honoured name) without its number: it cannot be matched with the directory. */
export function schoolWithoutNumber(text: string): string | null {
  const pattern =
    /(?:МА?ОУ|МБОУ|МКОУ|СОШ|ООШ|гимнази\p{L}|лице\p{L}|школ[аеуы])(?:(?!№|\d|[,;()]).){0,80}?\s+имени\s+[\p{L}.]+(?:\s+[\p{L}.]+)?/u;
  const match = text.match(pattern);
  return match && !/№|\d/.test(match[0]) ? match[0] : null;
}

/** Soft checks of one clause. `base` is the day from which «до 1 марта» counts. */
export function clauseHints(block: Block, base: string | null = null): ClauseHint[] {
  const text = bodyText(block.body);
  if (text.trim() === '') return [{ code: 'empty' }];
  const hints: ClauseHint[] = [];
  if (block.owner.trim() === '') hints.push({ code: 'no_owner' });
  const inText = findDeadline(text, { base });
  if (block.deadlineText.trim() === '' && block.deadlineDay === null) {
    hints.push(
      inText ? { code: 'deadline_in_text', params: { text: inText.text } } : { code: 'no_deadline' },
    );
  } else if (needsSettling(block, base))
    hints.push({ code: 'deadline_unsettled', params: { text: block.deadlineText } });
  if (VAGUE.test(text) && !RESULT.test(text)) hints.push({ code: 'no_result' });
  const parts = splitSuggestion(text);
  if (parts) hints.push({ code: 'two_actions', params: { count: String(parts.length) } });
  const word = doubledWord(text);
  if (word) hints.push({ code: 'doubled_word', params: { word } });
  const school = schoolWithoutNumber(text);
  if (school) hints.push({ code: 'school_without_number', params: { school } });
  return hints;
}

/** True while a deadline's words allow two days and nobody has said which is meant. */
export function needsSettling(block: Block, base: string | null = null): boolean {
  if (block.deadlineSettledBy !== null || block.deadlineText.trim() === '') return false;
  const found = findDeadline(block.deadlineText, { base });
  return found?.needsConfirmation === true && found.readings.length > 1;
}

const tidy = (text: string) =>
  text
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim();

/** What is wrong with the whole text, for a person to mend. */
export function formProblems(snapshot: DraftSnapshot, placed: Layout = layout(snapshot)): FormProblem[] {
  const problems: FormProblem[] = [];
  const add = (code: FormProblem['code'], ids: string[]) => ids.length > 0 && problems.push({ code, ids });
  const living = snapshot.blocks.filter(({ id }) => placed.alive.has(id));
  const filled = living.filter(({ body }) => bodyText(body).trim() !== '');
  if (!filled.some(({ kind }) => kind === 'title')) problems.push({ code: 'no_title', ids: [] });
  const clauses = filled.filter(({ kind }) => kind === 'clause');
  if (clauses.length === 0) problems.push({ code: 'no_clauses', ids: [] });
  for (const section of placed.sections) {
    if (section.type === 'orphans') {
      add(
        'orphan_clauses',
        section.clauses.map(({ block }) => block.id),
      );
    }
    if (section.type !== 'group') continue;
    if (section.clauses.length === 0) add('empty_group', [section.group.id]);
    else if (section.group.addressees.length === 0 && section.group.heading.trim() === '') {
      add('no_addressee', [section.group.id]);
    }
  }
  add(
    'late_edits',
    lateEdits(snapshot).map(({ id }) => id),
  );
  const seen = new Map<string, string[]>();
  for (const block of clauses) {
    const key = tidy(bodyText(block.body));
    seen.set(key, [...(seen.get(key) ?? []), block.id]);
  }
  for (const ids of seen.values()) if (ids.length > 1) add('same_text', ids);
  const byId = new Map(snapshot.blocks.map((block) => [block.id, block]));
  const heirs = new Map<string, string[]>();
  for (const block of living) {
    for (const from of block.mergedFrom) {
      heirs.set(from, [...(heirs.get(from) ?? []), block.id]);
      const source = byId.get(from);
      if (source && differs(source, block)) add('merge_fields_differ', [block.id, from]);
    }
  }
  for (const ids of heirs.values()) if (ids.length > 1) add('merged_twice', ids);
  add('unreadable', snapshot.unreadable);
  return problems;
}

function differs(source: Block, target: Block): boolean {
  const other = (a: string, b: string) => a.trim() !== '' && tidy(a) !== tidy(b);
  return other(source.owner, target.owner) || other(source.deadlineText, target.deadlineText);
}

/** What forbids freezing: a text without title or clauses, clauses without an addressee, unseen late edits. */
const FORBID = new Set<string>(['no_title', 'no_clauses', 'orphan_clauses', 'late_edits']);
export function freezeProblems(snapshot: DraftSnapshot): FormProblem[] {
  return formProblems(snapshot).filter(({ code }) => FORBID.has(code));
}
