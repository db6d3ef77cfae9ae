/**
 * A question as the editor holds it: every field of every kind at once, so that changing the kind and back loses nothing
 * typed. Only what the kind has becomes the question. Pure, and without zod, since the browser carries it.
 */
import type { QuestionKind } from './kinds.ts';
import type { Option, QuestionInput, QuestionKey, QuestionParts } from './schema.ts';

/** `key`: of the row, for the screen; `target`: what belongs to it in a matching. */
export type DraftOption = { key: number; text: string; right: boolean; target: string };
export type QuestionDraft = {
  kind: QuestionKind;
  situation: string;
  stem: string;
  explanation: string;
  seconds: number;
  weight: number;
  options: DraftOption[];
  /** Right-hand sides that belong to nothing, one a line. */
  extraTargets: string;
  /** Accepted words or numbers, one a line. */
  values: string;
  typos: number;
  matchCase: boolean;
  tolerance: string;
  closest: boolean;
  scale: { from: number; to: number; low: string; high: string };
  ofCase: boolean;
  decider: boolean;
};

const IDS = 'abcdefghijkl';
const idAt = (at: number) => IDS[at] ?? 'z';
const linesOf = (text: string) => text.split('\n').flatMap((line) => line.trim() || []);
const row = (key: number, text = ''): DraftOption => ({ key, text, right: false, target: '' });

export const emptyDraft = (
  truth: readonly [string, string],
  kind: QuestionKind = 'single',
): QuestionDraft => ({
  kind,
  situation: '',
  stem: '',
  explanation: '',
  seconds: 90,
  weight: 1,
  options: kind === 'true_false' ? truth.map((text, at) => row(at, text)) : [0, 1, 2].map((at) => row(at)),
  extraTargets: '',
  values: '',
  typos: 1,
  matchCase: false,
  tolerance: '',
  closest: false,
  scale: { from: 1, to: 5, low: '', high: '' },
  ofCase: false,
  decider: false,
});

export function draftFrom(question: QuestionInput, truth: readonly [string, string]): QuestionDraft {
  const { kind, situation, stem, explanation, seconds, weight, options, key, parts } = question;
  const empty = emptyDraft(truth);
  const targets = parts.targets ?? [];
  const targetOf = (id: string) => {
    const right = key.pairs?.find(({ left }) => left === id)?.right;
    return targets.find((one) => one.id === right)?.text ?? '';
  };
  const used = new Set(key.pairs?.map(({ right }) => right));
  // An order is written from first to last.
  const place = (id: string) => key.order?.indexOf(id) ?? 0;
  const sorted = key.order ? [...options].sort((a, b) => place(a.id) - place(b.id)) : options;
  return {
    ...empty,
    ...{ kind, situation, stem, explanation, seconds, weight },
    options:
      options.length === 0
        ? empty.options
        : sorted.map(({ id, text }, at) => ({
            key: at,
            text,
            right: key.options?.includes(id) === true,
            target: targetOf(id),
          })),
    extraTargets: targets.flatMap(({ id, text }) => (used.has(id) ? [] : [text])).join('\n'),
    values: (key.values ?? []).join('\n'),
    typos: kind === 'short' ? (key.typos ?? 0) : empty.typos,
    matchCase: key.matchCase === true,
    tolerance: key.tolerance === undefined ? '' : String(key.tolerance).replace('.', ','),
    closest: key.closest === true,
    scale: parts.scale ?? empty.scale,
    ofCase: parts.ofCase === true,
    decider: parts.decider === true,
  };
}

const CHOSEN: readonly QuestionKind[] = ['single', 'multiple', 'true_false'];
const LISTED: readonly QuestionKind[] = [...CHOSEN, 'poll', 'order', 'match'];
export const hasOptions = (kind: QuestionKind) => LISTED.includes(kind);
export const hasRight = (kind: QuestionKind) => CHOSEN.includes(kind);

export function questionFrom(draft: QuestionDraft): QuestionInput {
  const { kind, situation, stem, explanation, seconds, weight, scale } = draft;
  const rows = draft.options.filter(({ text }) => text.trim() !== '');
  const options: Option[] = hasOptions(kind) ? rows.map(({ text }, at) => ({ id: idAt(at), text })) : [];
  const parts: QuestionParts = {
    ...(kind === 'scale' && { scale }),
    ...(draft.ofCase && kind !== 'case' && kind !== 'slide' && { ofCase: true }),
    ...(draft.decider && kind !== 'case' && kind !== 'slide' && { decider: true }),
  };
  const key: QuestionKey = {};
  if (hasRight(kind)) key.options = rows.flatMap(({ right }, at) => (right ? [idAt(at)] : []));
  if (kind === 'order') key.order = options.map(({ id }) => id);
  if (kind === 'short') {
    key.values = linesOf(draft.values);
    if (draft.typos > 0) key.typos = draft.typos;
    if (draft.matchCase) key.matchCase = true;
  }
  if (kind === 'number') {
    key.values = linesOf(draft.values);
    const tolerance = Number(draft.tolerance.replace(/\s/g, '').replace(',', '.'));
    if (draft.closest) key.closest = true;
    else if (draft.tolerance.trim() !== '' && tolerance >= 0) key.tolerance = tolerance;
  }
  if (kind === 'match') {
    const own = rows.map(({ target }) => target.trim());
    const texts = [...new Set([...own, ...linesOf(draft.extraTargets)])].filter(Boolean);
    parts.targets = texts.map((text, at) => ({ id: idAt(at), text }));
    key.pairs = own.flatMap((text, at) =>
      text === '' ? [] : [{ left: idAt(at), right: idAt(texts.indexOf(text)) }],
    );
  }
  return { kind, situation, stem, explanation, seconds, weight, options, key, parts };
}
