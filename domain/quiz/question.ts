/**
 * A question on the stage: what it is when a round begins, fixed for that round whatever happens to the bank. The order
 * of what must be put in order is drawn here, and ids are given anew by place, so that no id tells the key.
 */
import type { QuestionImage } from './image.ts';
import type { QuestionKind } from './kinds.ts';
import type { Option, QuestionInput, QuestionKey, QuestionParts } from './schema.ts';

export type Question = {
  kind: QuestionKind;
  situation: string;
  stem: string;
  options: Option[];
  key: QuestionKey;
  parts: QuestionParts;
  explanation: string;
  weight: number;
  /** Absent in rounds asked before there were images. */
  image?: QuestionImage | null;
  /** Situation of the case that this question belongs to. */
  caseText: string;
  /** Which question it is for the hall, slides and cases left out; 0 for those. */
  ordinal: number;
};

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** `random` in [0, 1). Choices keep their author's order, since the hall speaks of «вариант Б». */
export function stageQuestion(
  input: Pick<
    QuestionInput,
    'kind' | 'situation' | 'stem' | 'options' | 'key' | 'parts' | 'explanation' | 'weight'
  > & { image?: QuestionImage | null },
  place: Pick<Question, 'caseText' | 'ordinal'>,
  random: () => number,
): Question {
  const { kind, situation, stem, explanation, weight, image = null } = input;
  const base = { kind, situation, stem, explanation, weight, image, ...place };
  const mixes = kind === 'order';
  const options = named(mixes ? shuffled(input.options, random) : input.options);
  const targets = kind === 'match' ? named(shuffled(input.parts.targets ?? [], random)) : null;
  const option = (id: string) => options.find((one) => one.was === id)?.id ?? id;
  const target = (id: string) => targets?.find((one) => one.was === id)?.id ?? id;
  const { options: right, order, pairs } = input.key;
  return {
    ...base,
    options: options.map(({ id, text }) => ({ id, text })),
    key: {
      ...input.key,
      ...(right && { options: right.map(option) }),
      ...(order && { order: order.map(option) }),
      ...(pairs && { pairs: pairs.map((pair) => ({ left: option(pair.left), right: target(pair.right) })) }),
    },
    parts: {
      ...input.parts,
      ...(targets && { targets: targets.map(({ id, text }) => ({ id, text })) }),
    },
  };
}

function named(list: readonly Option[]): (Option & { was: string })[] {
  return list.map(({ id, text }, at) => ({ id: LETTERS[at] ?? id, text, was: id }));
}

/** Fisher–Yates; drawn again while it is the very order of the key, for a list of three and more. */
function shuffled<T>(list: readonly T[], random: () => number): T[] {
  for (let tries = 0; ; tries += 1) {
    const out = [...list];
    for (let at = out.length - 1; at > 0; at -= 1) {
      const other = Math.floor(random() * (at + 1));
      [out[at], out[other]] = [out[other] as T, out[at] as T];
    }
    if (tries === 8 || out.length < 3 || out.some((one, at) => one !== list[at])) return out;
  }
}
