/** Files as people have them: each good question comes in, each bad one is told with its line. */
import { describe, expect, it } from 'vitest';
import { parseAiken } from './aiken.ts';
import { parseGift } from './gift.ts';
import { parseKahoot } from './table.ts';
import { parseWord } from './word.ts';

const word = (text: string) => parseWord(text.split('\n'));
const rows = (list: string[][]) => list.map((cells, at) => ({ cells, line: at + 1 }));

describe('Word', () => {
  it('[QZ30] «1. … а) … б) … Ответ: б», options in lines of their own or in one', () => {
    const { found, problems } = word(`Управленческий квиз

1. Что директор делает первым?
а) Звонит в управление
б) Сообщает родителям,
кто отвечает за детей
в) Отменяет урок
Ответ: б
Пояснение: Сначала дети.

2. Кто проводит осмотр водителя? а) завхоз; б) медработник; в) директор
Правильный ответ: б) медработник`);
    expect(problems).toEqual([]);
    expect(found.map(({ line }) => line)).toEqual([3, 11]);
    expect(found[0]?.question).toMatchObject({
      kind: 'single',
      stem: 'Что директор делает первым?',
      options: [{ id: 'a' }, { id: 'b', text: 'Сообщает родителям, кто отвечает за детей' }, { id: 'c' }],
      key: { options: ['b'] },
      explanation: 'Сначала дети.',
    });
    expect(found[1]?.question).toMatchObject({
      stem: 'Кто проводит осмотр водителя?',
      options: [{ text: 'завхоз' }, { text: 'медработник' }, { text: 'директор' }],
      key: { options: ['b'] },
    });
  });

  it('[QZ31] an asterisk before the right one, several right, Latin letters, no key', () => {
    const { found } = word(`1) Первый вопрос?
a) да
*b) нет
2. Второй?
а) раз
б) два
в) три
Ответ: а, в
3. Третий?
а) кофе
б) чай`);
    expect(found.map(({ question: { kind, key } }) => [kind, key?.options])).toEqual([
      ['true_false', ['b']],
      ['multiple', ['a', 'c']],
      ['poll', undefined],
    ]);
  });

  it('[QZ32] without options: a number, words, true or false, or an open question; a situation and time stand before', () => {
    const { found } = word(`Ситуация: 7:40. Звонит завхоз,
водитель заболел.
1. Сколько детей ждут?
Ответ: 34
Время: 60
2. Кто отвечает за осмотр? Ответ не требуется
Ответ: медработник / фельдшер
3. Урок отменяют приказом.
Ответ: неверно
4. Что предложите?`);
    expect(found.map(({ question }) => question.kind)).toEqual(['number', 'short', 'true_false', 'open']);
    expect(found[0]?.question).toMatchObject({
      situation: '7:40. Звонит завхоз,\nводитель заболел.',
      seconds: 60,
      key: { values: ['34'] },
    });
    expect(found[1]?.question.key).toEqual({ values: ['медработник', 'фельдшер'], typos: 1 });
    expect(found[2]?.question.key).toEqual({ options: ['b'] });
  });

  it('[QZ33] a key that points nowhere and a single option are told with their lines', () => {
    const { found, problems } = word(`1. Один вариант?
а) да
2. Ключ мимо?
а) раз
б) два
Ответ: г
3. Хороший?
а) да
б) нет
Ответ: а`);
    expect(found).toHaveLength(1);
    expect(problems).toMatchObject([
      { line: 1, code: 'one_option' },
      { line: 3, code: 'key_unknown' },
    ]);
  });
});

it('[QZ33] options that stand apart, an answer after a blank line, an explanation of two paragraphs', () => {
  const { found, problems } = word(`Кто первый?

а) я

б) ты

Ответ: б

Пояснение: потому что

так решили

Второй?
— Да, — сказал он.
а) раз
б) два
Ответ: а`);
  expect(problems).toEqual([]);
  expect(found.map(({ line, question }) => [line, question.stem, question.key?.options])).toEqual([
    [1, 'Кто первый?', ['b']],
    [13, 'Второй?\n— Да, — сказал он.', ['a']],
  ]);
  expect(found[0]?.question.explanation).toBe('потому что\nтак решили');
  expect(word('1. Кто прав?\n— Я, — сказал он.\nа) он\nб) она\nОтвет: а').found[0]?.question).toMatchObject({
    stem: 'Кто прав?\n— Я, — сказал он.',
    options: [{ text: 'он' }, { text: 'она' }],
    key: { options: ['a'] },
  });
});

describe('GIFT', () => {
  it('[QZ34] the kinds in the order Moodle decides them', () => {
    const { found, problems } = parseGift(`// comment
$CATEGORY: tests

::Q1:: Who? {=Grant ~none ~"nobody" #feedback ~Lincoln}

Two of them {~%50%one ~%50%two ~%-100%three}

Grant is dead.{TRUE#wrong#right}

Name him {=Ulysses =%50%Grant}

When? {#1822:5}

Range {#=%100%1..3 =%50%0..5}

Match {=cat -> meow =dog -> bark = -> moo}

Write. {}

Just text\\: with a colon

The {=sun ~moon} shines at 10:30.`);
    expect(problems).toEqual([]);
    expect(found.map(({ question }) => question.kind)).toEqual([
      'single',
      'multiple',
      'true_false',
      'short',
      'number',
      'number',
      'match',
      'open',
      'slide',
      'single',
    ]);
    expect(found[1]?.question.key).toEqual({ options: ['a', 'b'] });
    expect(found[4]?.question.key).toEqual({ values: ['1822'], tolerance: 5 });
    expect(found[5]?.question.key).toEqual({ values: ['2'], tolerance: 1 });
    expect(found[6]?.question.parts?.targets?.map(({ text }) => text)).toEqual(['meow', 'bark', 'moo']);
    expect(found[8]?.question.stem).toBe('Just text: with a colon');
    expect(found[9]?.question.stem).toBe('The _____ shines at 10:30.');
  });

  it('[QZ35] a bad question is told with its line, the others come in', () => {
    const { found, problems } = parseGift(`Good {=a ~b}

Never closed {=a ~b

No brace }

Bad weight {~%x%a ~%100%b}

Not a number {#many}

Good too {T}`);
    expect(found.map(({ line }) => line)).toEqual([1, 11]);
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [3, 'unclosed'],
      [5, 'unopened'],
      [7, 'bad_weight'],
      [9, 'bad_number'],
    ]);
  });
});

it('[QZ36] Aiken: stem over several lines, one letter right', () => {
  const { found, problems } = parseAiken(
    'Какой\nберег?\nA) левый\nB. правый\nANSWER: B\n\nБез ответа\nA) да\nB) нет\n\nМимо\nA) да\nB) нет\nANSWER: D'.split(
      '\n',
    ),
  );
  expect(found).toMatchObject([{ line: 1, question: { stem: 'Какой\nберег?', key: { options: ['b'] } } }]);
  expect(problems.map(({ line, code }) => [line, code])).toEqual([
    [7, 'no_answer_line'],
    [11, 'key_unknown'],
  ]);
});

it('[QZ37] Kahoot: the headings wherever they stand, «1.3» of a Russian Excel is «1,3»', () => {
  const { found, problems } = parseKahoot(
    rows([
      ['Quiz template'],
      [
        '',
        'Question - max 120 characters',
        'Answer 1 - max 75 characters',
        'Answer 2',
        'Answer 3',
        'Answer 4',
        'Time limit (sec)',
        'Correct answer(s) - choose at least one',
      ],
      ['1', 'Где?', 'тут', 'там', '', '', '20', '2'],
      ['2', 'Кто?', 'я', 'ты', 'он', '', '60', '1.3'],
      ['3', 'Пусто?', 'я', 'ты', '', '', '60', '4'],
    ]),
  );
  expect(found.map(({ question: { kind, key, seconds } }) => [kind, key?.options, seconds])).toEqual([
    ['single', ['b'], 20],
    ['multiple', ['a', 'c'], 60],
  ]);
  expect(problems).toMatchObject([{ line: 5, code: 'key_unknown' }]);
});
