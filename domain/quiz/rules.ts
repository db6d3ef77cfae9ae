/** Whether a question can be asked at all: its key points at what is there. Pure. */
import type { NounCode } from '../errors.ts';
import type { QuestionKind } from './kinds.ts';
import type { QuestionInput, QuestionKey } from './schema.ts';

const CHOICE: readonly QuestionKind[] = ['single', 'multiple', 'true_false', 'poll', 'order', 'match'];
const GRADED: readonly QuestionKind[] = [
  'single',
  'multiple',
  'true_false',
  'short',
  'number',
  'order',
  'match',
];

/** Something may be right or wrong here. */
export const isGraded = (kind: QuestionKind) => GRADED.includes(kind);
/** Nothing is answered: it is read, shown, talked over. */
export const isShown = (kind: QuestionKind) => kind === 'slide' || kind === 'case';

/** «3,67» and «1 200» are numbers too. */
export function numberOf(text: string): number {
  const bare = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  return bare === '' ? Number.NaN : Number(bare);
}

type Askable = Pick<QuestionInput, 'kind' | 'options' | 'key'> & Partial<Pick<QuestionInput, 'parts'>>;

/** null, or why the question is not ready. */
export function questionProblem({ kind, options, key, parts }: Askable): NounCode | null {
  const ids = options.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) return 'quiz/options_twice';
  if (CHOICE.includes(kind) && ids.length < 2) return 'quiz/options_missing';
  if (kind === 'true_false' && ids.length !== 2) return 'quiz/options_two';
  if (kind === 'scale' && !parts?.scale) return 'quiz/scale_missing';
  const right = key.options ?? [];
  if (right.some((id) => !ids.includes(id))) return 'quiz/key_unknown';
  if (!isGraded(kind)) return hasKey(key) ? 'quiz/key_needless' : null;
  if (kind === 'short' || kind === 'number') {
    const values = key.values ?? [];
    if (values.length === 0) return 'quiz/key_missing';
    return kind === 'number' && values.some((v) => !Number.isFinite(numberOf(v))) ? 'quiz/key_unknown' : null;
  }
  if (kind === 'order') return orderProblem(ids, key.order ?? []);
  if (kind === 'match')
    return pairsProblem(
      ids,
      (parts?.targets ?? []).map(({ id }) => id),
      key.pairs ?? [],
    );
  if (right.length === 0) return 'quiz/key_missing';
  return kind !== 'multiple' && right.length > 1 ? 'quiz/key_too_many' : null;
}

function hasKey(key: QuestionKey): boolean {
  return [key.options, key.values, key.order, key.pairs].some(
    (part) => part !== undefined && part.length > 0,
  );
}

function orderProblem(ids: string[], order: string[]): NounCode | null {
  if (order.length === 0) return 'quiz/key_missing';
  const same = order.length === ids.length && ids.every((id) => order.includes(id));
  return same ? null : 'quiz/key_unknown';
}

function pairsProblem(
  ids: string[],
  targets: string[],
  pairs: { left: string; right: string }[],
): NounCode | null {
  if (targets.length < 2 || new Set(targets).size !== targets.length) return 'quiz/options_missing';
  if (pairs.length === 0) return 'quiz/key_missing';
  const whole =
    pairs.length === ids.length &&
    ids.every((id) => pairs.some(({ left, right }) => left === id && targets.includes(right)));
  return whole ? null : 'quiz/key_unknown';
}
