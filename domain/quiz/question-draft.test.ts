/** The editor holds every question whole. */
import { expect, it } from 'vitest';
import { draftFrom, emptyDraft, questionFrom } from './question-draft.ts';
import { questionProblem } from './rules.ts';
import { type QuestionInput, zQuestion } from './schema.ts';

const TRUTH = ['Верно', 'Неверно'] as const;
const ids = (...texts: string[]) => texts.map((text, at) => ({ id: 'abcdefghijkl'[at] ?? '', text }));
const ask = (over: object): QuestionInput => zQuestion.parse({ stem: 'Вопрос', ...over });

const WHOLE: QuestionInput[] = [
  ask({ kind: 'single', options: ids('а', 'б'), key: { options: ['b'] }, parts: { ofCase: true } }),
  ask({
    kind: 'multiple',
    options: ids('а', 'б', 'в'),
    key: { options: ['a', 'c'] },
    parts: { decider: true },
  }),
  ask({ kind: 'true_false', options: ids('Верно', 'Неверно'), key: { options: ['a'] } }),
  ask({ kind: 'short', key: { values: ['раз', 'два'], typos: 2, matchCase: true } }),
  ask({ kind: 'short', key: { values: ['раз'] } }),
  ask({ kind: 'number', key: { values: ['3,67'], tolerance: 0.5 } }),
  ask({ kind: 'number', key: { values: ['34', '35'], closest: true } }),
  ask({ kind: 'order', options: ids('раз', 'два', 'три'), key: { order: ['a', 'b', 'c'] } }),
  ask({
    kind: 'match',
    options: ids('кошка', 'собака'),
    parts: { targets: ids('мяу', 'гав', 'му') },
    key: {
      pairs: [
        { left: 'a', right: 'a' },
        { left: 'b', right: 'b' },
      ],
    },
  }),
  ask({ kind: 'scale', parts: { scale: { from: 0, to: 10, low: 'нет', high: 'да' } } }),
  ask({ kind: 'poll', options: ids('за', 'против') }),
  ask({ kind: 'cloud', seconds: 30 }),
  ask({ kind: 'open', weight: 0, explanation: 'Потому' }),
  ask({ kind: 'case', situation: '7:40' }),
  ask({ kind: 'slide' }),
];

it.each(WHOLE.map((question) => [question.kind, question] as const))(
  '[QB11] %s: opened in the editor and saved untouched, it is the same question',
  (_, question) => {
    expect(questionFrom(draftFrom(question, TRUTH))).toEqual(question);
    expect(questionProblem(question)).toBeNull();
  },
);

it('[QB11] a change of kind and back loses nothing; what the kind has not is not sent', () => {
  const draft = draftFrom(WHOLE[1]!, TRUTH);
  expect(questionFrom({ ...draft, kind: 'open' })).toMatchObject({ kind: 'open', options: [], key: {} });
  expect(questionFrom({ ...draft, kind: 'multiple' })).toEqual(WHOLE[1]);
  expect(questionProblem(questionFrom(emptyDraft(TRUTH)))).toBe('quiz/options_missing');
});

it('[QB11] a pair that is not written is refused, an empty row is left out', () => {
  const draft = draftFrom(WHOLE[8]!, TRUTH);
  const rows = draft.options.map((row, at) => (at === 1 ? { ...row, target: '' } : row));
  expect(questionProblem(questionFrom({ ...draft, options: rows }))).toBe('quiz/key_unknown');
  const more = [...draft.options, { key: 9, text: ' ', right: false, target: '' }];
  expect(questionFrom({ ...draft, options: more })).toEqual(WHOLE[8]);
});
