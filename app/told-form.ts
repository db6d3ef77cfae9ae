/** What a form of an answer tells of a plan: percent, new steps, and what became of the former ones. Wrong ones are left to the command. */
import { field } from './refused.ts';

const ROWS = 10;

export function toldOf(form: FormData, id: string) {
  const percent = field(form, `percent-${id}`).trim();
  const steps = Array.from({ length: ROWS }, (_, at) => ({
    text: field(form, `step-${id}-${at}`).trim(),
    due: field(form, `due-${id}-${at}`),
  })).filter(({ text, due }) => text !== '' || due !== '');
  const stepsTold = [...form.keys()].flatMap((name) => {
    const [kind, of, stepId] = name.split('-');
    const as = field(form, name);
    return kind === 'told' && of === id && stepId && (as === 'reached' || as === 'dropped')
      ? [{ stepId, as: as as 'reached' | 'dropped' }]
      : [];
  });
  return { percent: percent === '' ? null : Number(percent), steps, stepsTold };
}

/** Whether anything at all was written for the item. */
export const saysSomething = (told: ReturnType<typeof toldOf>, ...words: string[]): boolean =>
  told.percent !== null ||
  told.steps.length > 0 ||
  told.stepsTold.length > 0 ||
  words.some((text) => text.trim() !== '');

/** What of it was wrong, as a code of the board; null where it was something else. */
export function toldProblem(fields: Record<string, string> = {}): string | null {
  const [path = ''] = Object.keys(fields);
  if (path.endsWith('.outcome')) return 'board/outcome_needed';
  if (path.endsWith('.percent')) return 'board/percent';
  return /\.steps(\.|$)/.test(path) ? 'board/step_incomplete' : null;
}
