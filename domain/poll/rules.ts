/** Rules of polls and clouds: what an answer may be, what a word counts as, what of the result may be seen. Pure. */
import type { ErrorCode } from '../errors.ts';
import { LEAST_ANSWERS, POLL_LIMITS, type PollKind, SCALE } from './kinds.ts';
import type { PollResult } from './views.ts';

export type Answers = {
  people: number;
  /** Rows by key, with the commonest spelling. */
  keys: readonly { key: string; text: string; count: number }[];
};

/** Null where the options fit the kind. */
export function pollProblem(kind: PollKind, options: readonly string[]): ErrorCode | null {
  if (kind === 'cloud' || kind === 'scale') return options.length > 0 ? 'poll/options_needless' : null;
  if (options.length < 2) return 'poll/options_missing';
  return new Set(options.map(wordKey)).size < options.length ? 'poll/options_twice' : null;
}

/** Null where the chosen options are an answer to this poll. */
export function answerProblem(
  kind: PollKind,
  ids: readonly string[],
  chosen: readonly string[],
): ErrorCode | null {
  if (kind === 'cloud') return 'poll/not_choice';
  if (chosen.length === 0 || (kind !== 'multiple' && chosen.length > 1)) return 'poll/choose_one';
  const known = kind === 'scale' ? SCALE : ids;
  const lawful = chosen.every((id) => known.includes(id)) && new Set(chosen).size === chosen.length;
  return lawful ? null : 'poll/option_unknown';
}

/** Two spellings of one word are one word: case, ё, spaces and punctuation around it do not count. */
export function wordKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}+#-]+/gu, ' ')
    .trim();
}

const ROOTS =
  /(^|[^а-я])(?:(?:на|за|от|вы|до|по|про|о|у|рас|раз|недо)?(?:х+у+[йеияюё]|[ъь]?еб[аеиуолнт]|пизд|бля(?:д|т|$|\s))|муд(?:ак|ил)|г[ао]ндон|сук(?:а|и|у|ой)(?:$|\s))/u;

/** Not said in a hall: such a word waits for the moderator's eye. A help, not a judge. */
export function coarse(key: string): boolean {
  return ROOTS.test(key);
}

/** The whole result, words joined and put aside as the moderator wants. */
export function tally(
  poll: {
    kind: PollKind;
    options: readonly { id: string }[];
    hidden: readonly string[];
    merged: Record<string, string>;
  },
  answers: Answers,
): PollResult {
  const count = new Map(answers.keys.map(({ key, count: n }) => [key, n]));
  const ids = poll.kind === 'scale' ? [...SCALE] : poll.options.map(({ id }) => id);
  const options = poll.kind === 'cloud' ? [] : ids.map((id) => ({ id, count: count.get(id) ?? 0 }));
  const sum = options.reduce((all, { count: n }) => all + n, 0);
  const mean =
    poll.kind === 'scale' && sum > 0
      ? options.reduce((all, { id, count: n }) => all + Number(id) * n, 0) / sum
      : null;
  return {
    answered: answers.people,
    options,
    words: poll.kind === 'cloud' ? cloud(poll, answers) : [],
    mean,
  };
}

function cloud(poll: { hidden: readonly string[]; merged: Record<string, string> }, answers: Answers) {
  const spelt = new Map(answers.keys.map(({ key, text }) => [key, text]));
  const sums = new Map<string, number>();
  for (const { key, count } of answers.keys) {
    const into = poll.merged[key] ?? key;
    if (poll.hidden.includes(into) || poll.hidden.includes(key)) continue;
    sums.set(into, (sums.get(into) ?? 0) + count);
  }
  return [...sums]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, POLL_LIMITS.cloud)
    .map(([key, count]) => ({ text: spelt.get(key) ?? key, count }));
}

/** What an audience may see of it: nothing below five answers, and the hall nothing before it is shown. */
export function visibleResult(result: PollResult, inside: boolean, shown: boolean): PollResult | null {
  return result.answered >= LEAST_ANSWERS && (inside || shown) ? result : null;
}
