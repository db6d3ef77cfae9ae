/** What we write we read: a bank of questions goes out as a file of bytes and comes back as the same questions. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EXPORT_FORMATS, type ExportFormat } from '#domain/quiz/export/notes.ts';
import { QUESTION_KINDS } from '#domain/quiz/kinds.ts';
import { questionProblem } from '#domain/quiz/rules.ts';
import { type QuestionInput, zQuestion } from '#domain/quiz/schema.ts';
import { writeQuestions } from './export.ts';
import { readQuiz } from './read-import.ts';

/** By words instead of ids, so that two lists with other ids are one question. */
function meaning(question: QuestionInput) {
  const { kind, situation, stem, explanation, seconds, weight, options, key, parts } = question;
  const text = (id: string) => options.findIndex((one) => one.id === id);
  const target = (id: string) => parts.targets?.find((one) => one.id === id)?.text;
  return {
    ...{ kind, situation, stem, explanation, seconds, weight },
    options: options.map((one) => one.text),
    right: key.options?.map(text).sort(),
    order: key.order?.map(text),
    pairs: key.pairs?.map((pair) => [text(pair.left), target(pair.right)]).sort(),
    targets: parts.targets?.map((one) => one.text).sort(),
    values: key.values,
    typos: key.typos ?? 0,
    tolerance: key.tolerance ?? 0,
    matchCase: key.matchCase ?? false,
    closest: key.closest ?? false,
    scale: parts.scale,
    ofCase: parts.ofCase ?? false,
    decider: parts.decider ?? false,
  };
}

async function roundTrip(format: ExportFormat, list: readonly QuestionInput[]) {
  const { data } = await writeQuestions(format, 'Утро директора', list);
  const { found, problems } = await readQuiz({ bytes: data, filename: `quiz.${format}` });
  expect(problems).toEqual([]);
  expect(found.flatMap(({ notes = [] }) => notes)).toEqual([]);
  expect(found.map(({ question }) => meaning(zQuestion.parse(question)))).toEqual(list.map(meaning));
}

const ids = (texts: readonly string[]) => texts.map((text, at) => ({ id: `x${at}`, text }));
const question = (over: Partial<QuestionInput> & Pick<QuestionInput, 'kind'>) =>
  zQuestion.parse({ stem: 'Вопрос', ...over });

const ONE_OF_EACH: QuestionInput[] = [
  question({
    kind: 'case',
    stem: 'Утро: 7:40.\n\nЗвонит завхоз.',
    explanation: 'Сначала дети.',
    seconds: 300,
  }),
  question({
    kind: 'single',
    situation: 'Водитель {заболел}.\nДети ждут.',
    options: ids(['%50% детей', 'a -> b', '<b>жирно</b> & ёлка']),
    key: { options: ['x1'] },
    explanation: 'Потому что #1 = 2 ~ 3',
    parts: { ofCase: true },
  }),
  question({
    kind: 'multiple',
    options: ids(['а', 'б', 'в', 'г']),
    key: { options: ['x0', 'x2', 'x3'] },
    weight: 3,
  }),
  question({ kind: 'true_false', options: ids(['Да', 'Нет']), key: { options: ['x1'] } }),
  question({ kind: 'true_false', options: ids(['Верно', 'Неверно']), key: { options: ['x0'] } }),
  question({ kind: 'short', key: { values: ['медработник', '=фельдшер', 'T'], typos: 1, matchCase: true } }),
  question({ kind: 'number', key: { values: ['3,67', '1 200'], tolerance: 0.5 } }),
  question({ kind: 'number', key: { values: ['34'], closest: true }, weight: 0, seconds: 20 }),
  question({
    kind: 'order',
    options: ids(['второе', 'третье', 'первое']),
    key: { order: ['x2', 'x0', 'x1'] },
  }),
  question({
    kind: 'match',
    options: ids(['ФГОС', 'устав']),
    parts: { targets: ids(['стандарт', 'школа', 'лишнее']) },
    key: {
      pairs: [
        { left: 'x0', right: 'x0' },
        { left: 'x1', right: 'x1' },
      ],
    },
  }),
  question({ kind: 'scale', parts: { scale: { from: 0, to: 10, low: 'нет', high: 'да; очень' } } }),
  question({ kind: 'poll', options: ids(['за', 'против']) }),
  question({ kind: 'cloud' }),
  question({ kind: 'open', explanation: 'Спасибо' }),
  question({ kind: 'slide', stem: '// не комментарий\n$CATEGORY: не раздел', explanation: 'о слайде' }),
  question({ kind: 'single', options: ids(['а', 'б']), key: { options: ['x0'] }, parts: { decider: true } }),
];

it.each(EXPORT_FORMATS)('[QZ38] one question of each kind, out as %s and back', async (format) => {
  expect(new Set(ONE_OF_EACH.map(({ kind }) => kind)).size).toBe(QUESTION_KINDS.length);
  expect(ONE_OF_EACH.map(questionProblem)).toEqual(ONE_OF_EACH.map(() => null));
  await roundTrip(format, ONE_OF_EACH);
});

const word = fc.constantFrom(
  ...[
    '=',
    '~',
    '#',
    '{',
    '}',
    '\\',
    ':',
    '%50%',
    '->',
    '<b>',
    '</p>',
    '&amp;',
    '&lt;',
    '"',
    ';',
    '//',
    '####',
  ],
  ...[
    '[html]',
    '$CATEGORY: x',
    '::',
    'ёлка',
    'да',
    'T',
    'TRUE',
    '-5',
    '@',
    "'",
    '_____',
    '\n',
    '\n\n',
    ' ',
    '\\n',
  ],
  ...['1.', 'а)', 'Ответ: б', '*', ',', '\t', 'sep=;', '№', '«', '🙂', '..'],
);
const text = (most: number) =>
  fc
    .array(word, { minLength: 1, maxLength: 7 })
    .map((words) => words.join('').trim().slice(0, most).trim())
    .filter((made) => made !== '');
const maybe = fc.oneof(fc.constant(''), text(60));
const settings = {
  stem: text(60),
  situation: maybe,
  explanation: maybe,
  seconds: fc.constantFrom(5, 90, 1800),
  weight: fc.constantFrom(0, 1, 100),
};
const options = (least: number, most = 5) =>
  fc.array(text(40), { minLength: least, maxLength: most }).map(ids);
const flags = fc.record({ ofCase: fc.constant(true), decider: fc.constant(true) }, { requiredKeys: [] });
type Shape = Partial<QuestionInput> & Pick<QuestionInput, 'kind'>;
const shape: fc.Arbitrary<Shape> = fc.oneof(
  options(2).chain((list) =>
    fc
      .nat(list.length - 1)
      .map((at): Shape => ({ kind: 'single', options: list, key: { options: [`x${at}`] } })),
  ),
  options(2).chain((list) =>
    fc
      .subarray(
        list.map(({ id }) => id),
        { minLength: 1 },
      )
      .map((right): Shape => ({ kind: 'multiple', options: list, key: { options: right } })),
  ),
  options(2, 2).map((list): Shape => ({ kind: 'true_false', options: list, key: { options: ['x1'] } })),
  options(2).map((list): Shape => ({ kind: 'poll', options: list })),
  options(2).chain((list) =>
    fc
      .shuffledSubarray(
        list.map(({ id }) => id),
        { minLength: list.length },
      )
      .map((order): Shape => ({ kind: 'order', options: list, key: { order } })),
  ),
  fc
    .tuple(fc.array(text(40), { minLength: 1, maxLength: 5 }), fc.constantFrom(undefined, 0, 1, 2))
    .map(
      ([values, typos]): Shape => ({ kind: 'short', key: { values, ...(typos !== undefined && { typos }) } }),
    ),
  fc
    .tuple(
      fc.array(fc.constantFrom('3', '-5', '3,67', '1 200', '0.5', '1e6'), { minLength: 1, maxLength: 3 }),
      fc.constantFrom({}, { tolerance: 0.5 }, { closest: true }),
    )
    .map(([values, more]): Shape => ({ kind: 'number', key: { values, ...more } })),
  fc.tuple(options(2, 4), fc.uniqueArray(text(40), { minLength: 2, maxLength: 6 })).map(
    ([list, targets]): Shape => ({
      kind: 'match',
      options: list,
      parts: { targets: ids(targets) },
      key: { pairs: list.map(({ id }, at) => ({ left: id, right: `x${at % targets.length}` })) },
    }),
  ),
  fc
    .tuple(maybe, maybe, fc.constantFrom(0, 1), fc.integer({ min: 2, max: 10 }))
    .map(([low, high, from, to]): Shape => ({ kind: 'scale', parts: { scale: { from, to, low, high } } })),
  fc.constantFrom('cloud', 'open', 'case', 'slide').map((kind): Shape => ({ kind: kind as 'open' })),
);
const anyQuestion = fc
  .tuple(fc.record(settings), shape, flags)
  .map(([base, made, more]) => zQuestion.parse({ ...base, ...made, parts: { ...made.parts, ...more } }));

it.each(EXPORT_FORMATS)('[QZ38] whatever the words are, out as %s and back', async (format) => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyQuestion, { minLength: 1, maxLength: 4 }), (list) =>
      roundTrip(format, list),
    ),
    { numRuns: 150 },
  );
});
