/** Our own file of a quiz: every question as the bank holds it, one a line, so that a bad one is told with its line. */
import type { BroughtQuestion } from '../schema.ts';

export const JSON_FORMAT = 'veche-quiz';

export function writeJson(title: string, list: readonly BroughtQuestion[]): string {
  const head = `{"format":"${JSON_FORMAT}","version":1,"title":${JSON.stringify(title)},"questions":[`;
  return `${head}\n${list.map((one) => JSON.stringify(one)).join(',\n')}\n]}\n`;
}
