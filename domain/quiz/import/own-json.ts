/** Our own file read back; whether each entry is a question is judged with all the others, after reading. */
import * as z from 'zod';
import { JSON_FORMAT } from '../export/json.ts';
import { QUIZ_LIMITS } from '../kinds.ts';
import { type Draft, type Imported, problem } from './types.ts';

const zFile = z.object({
  format: z.literal(JSON_FORMAT),
  version: z.literal(1),
  title: z.string().max(200).default(''),
  questions: z.array(z.looseObject({ stem: z.string().max(10_000) })).max(QUIZ_LIMITS.questions),
});

export const isOwnJson = (text: string) => /^\s*\{\s*"format"\s*:\s*"veche-quiz"/.test(text);

/** The first question stands on the second line. */
export function parseOwnJson(text: string): Imported & { title: string } {
  try {
    const { title, questions } = zFile.parse(JSON.parse(text));
    return {
      title,
      found: questions.map((question, at) => ({ line: at + 2, question: question as unknown as Draft })),
      problems: [],
    };
  } catch {
    return { title: '', found: [], problems: [problem(1, 'bad_json', '')] };
  }
}
