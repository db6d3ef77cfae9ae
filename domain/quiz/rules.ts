/** Whether a question can be asked at all: its key points at what is there. Pure. */
import type { NounCode } from '../errors.ts';
import type { QuestionInput, QuestionKind } from './schema.ts';

const CHOICE: readonly QuestionKind[] = ['single', 'multiple', 'true_false', 'poll'];
const GRADED: readonly QuestionKind[] = ['single', 'multiple', 'true_false', 'short', 'number'];

/** null, or why the question is not ready. */
export function questionProblem(q: Pick<QuestionInput, 'kind' | 'options' | 'key'>): NounCode | null {
  const ids = q.options.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) return 'quiz/options_twice';
  if (CHOICE.includes(q.kind) && ids.length < 2) return 'quiz/options_missing';
  const right = q.key.options ?? [];
  if (right.some((id) => !ids.includes(id))) return 'quiz/key_unknown';
  if (!GRADED.includes(q.kind)) return right.length > 0 || q.key.values ? 'quiz/key_needless' : null;
  if (q.kind === 'short' || q.kind === 'number') {
    const values = q.key.values ?? [];
    if (values.length === 0) return 'quiz/key_missing';
    const wrong = q.kind === 'number' && values.some((v) => !Number.isFinite(Number(v.replace(',', '.'))));
    return wrong ? 'quiz/key_unknown' : null;
  }
  if (right.length === 0) return 'quiz/key_missing';
  return q.kind !== 'multiple' && right.length > 1 ? 'quiz/key_too_many' : null;
}
