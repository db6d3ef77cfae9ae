/** Aiken: stem lines, «A) …» or «A. …», «ANSWER: B». One right answer each. */
import { type Found, type Imported, idAt, optionsOf, type Problem, problem, sorted } from './types.ts';

const OPTION = /^([A-ZА-Я])[.)][ \t]+(.+)$/;
const ANSWER = /^ANSWER\s*:\s*([A-ZА-Я])\s*$/i;

export function parseAiken(lines: readonly string[]): Imported {
  const found: Found[] = [];
  const problems: Problem[] = [];
  let from = 0;
  let stem: string[] = [];
  let options: { label: string; text: string }[] = [];
  const reset = () => {
    stem = [];
    options = [];
  };
  lines.forEach((raw, at) => {
    const line = raw.replace(/^\ufeff/, '').trim();
    if (line === '') return;
    const answer = ANSWER.exec(line);
    const option = OPTION.exec(line);
    if (answer) {
      const right = options.findIndex(({ label }) => label === answer[1]?.toUpperCase());
      const code = options.length < 2 ? 'one_option' : right < 0 ? 'key_unknown' : null;
      if (code) problems.push(problem(from, code, stem.join(' ')));
      else
        found.push({
          line: from,
          question: {
            kind: 'single',
            stem: stem.join('\n'),
            options: optionsOf(options.map(({ text }) => text)),
            key: { options: [idAt(right)] },
          },
        });
      reset();
    } else if (option && stem.length > 0) options.push({ label: option[1] ?? '', text: option[2] ?? '' });
    else {
      if (options.length > 0) {
        problems.push(problem(from, 'no_answer_line', stem.join(' ')));
        reset();
      }
      if (stem.length === 0) from = at + 1;
      stem.push(line);
    }
  });
  if (stem.length > 0) problems.push(problem(from, 'no_answer_line', stem.join(' ')));
  return sorted(found, problems);
}
