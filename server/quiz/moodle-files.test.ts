/** Moodle XML as Moodle itself writes it: every kind, its marks in percent, its pictures; a bad question is told with its line. */
import { expect, it } from 'vitest';
import { readQuiz } from './read-import.ts';
import { PNG } from './testing/pictures.ts';

const BYTES = Buffer.from(PNG).toString('base64');
const read = (body: string) =>
  readQuiz({
    bytes: new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${body}\n</quiz>\n`),
    filename: 'вопросы.xml',
  });
const html = (words: string, more = '') =>
  `<questiontext format="html">\n<text><![CDATA[<p>${words}</p>]]></text>${more}\n</questiontext>`;
const answer = (fraction: number | string, text: string, more = '') =>
  `<answer fraction="${fraction}" format="html"><text><![CDATA[<p>${text}</p>]]></text>${more}</answer>`;
const question = (type: string, body: string) => `<question type="${type}">\n${body}\n</question>`;
const FEEDBACK = '<feedback format="html"><text>Подумайте ещё</text></feedback>';

it('[QZ65] every kind that Moodle writes, with what of it has no place here', async () => {
  const { format, found, problems } = await read(
    [
      '<question type="category"><category><text>$course$/Квиз</text></category></question>',
      question(
        'multichoice',
        `${html('Кто отвечает за&nbsp;&laquo;автобус&raquo;?')}<generalfeedback><text>Приказ № 5</text></generalfeedback>
        <defaultgrade>2.0000000</defaultgrade><single>true</single>
        ${answer(0, 'Завуч', FEEDBACK)}${answer(100, 'Директор &amp; школа')}${answer(50, 'Водитель')}`,
      ),
      question(
        'multichoice',
        `${html('Что верно?')}<single>false</single>${answer('33.33333', 'а')}${answer('66.66667', 'б')}${answer(-100, 'в')}`,
      ),
      question(
        'truefalse',
        `${html('Земля круглая')}${answer(100, 'true')}${answer(0, 'false', '<feedback><text></text></feedback>')}`,
      ),
      question(
        'shortanswer',
        `${html('Кто?')}<usecase>1</usecase>${answer(100, 'Совет')}${answer(40, 'совет')}`,
      ),
      question(
        'numerical',
        `${html('Сколько?')}${answer(100, '34', '<tolerance>0.5</tolerance>')}${answer(100, '40', '<tolerance>2</tolerance>')}`,
      ),
      question(
        'matching',
        `${html('Соедините')}
        <subquestion><text>Школа</text><answer><text>директор</text></answer></subquestion>
        <subquestion><text>Класс</text><answer><text>учитель</text></answer></subquestion>
        <subquestion><text></text><answer><text>министр</text></answer></subquestion>`,
      ),
      question(
        'ordering',
        `${html('Порядок')}${answer('1.0', 'раз')}${answer('2.0', 'два')}${answer('3.0', 'три')}`,
      ),
      question('essay', html('Опишите')),
      question('description', html('Перерыв')),
    ].join('\n'),
  );
  expect(format).toBe('moodle');
  expect(problems).toEqual([]);
  const ids = (count: number) => 'abc'.slice(0, count).split('');
  const options = (...texts: string[]) => texts.map((text, at) => ({ id: ids(3)[at], text }));
  expect(found.map(({ question: one, notes = [] }) => [one, notes])).toEqual([
    [
      {
        kind: 'single',
        stem: 'Кто отвечает за «автобус»?',
        options: options('Завуч', 'Директор & школа', 'Водитель'),
        key: { options: ['b'] },
        explanation: 'Приказ № 5',
        weight: 2,
      },
      ['partial', 'feedback'],
    ],
    [
      {
        kind: 'multiple',
        stem: 'Что верно?',
        options: options('а', 'б', 'в'),
        key: { options: ['a', 'b'] },
      },
      [],
    ],
    [
      {
        kind: 'true_false',
        stem: 'Земля круглая',
        options: options('Верно', 'Неверно'),
        key: { options: ['a'] },
      },
      [],
    ],
    [{ kind: 'short', stem: 'Кто?', key: { values: ['Совет'], matchCase: true } }, ['partial']],
    [{ kind: 'number', stem: 'Сколько?', key: { values: ['34'], tolerance: 0.5 } }, ['ranges']],
    [
      {
        kind: 'match',
        stem: 'Соедините',
        options: options('Школа', 'Класс'),
        parts: { targets: options('директор', 'учитель', 'министр') },
        key: {
          pairs: [
            { left: 'a', right: 'a' },
            { left: 'b', right: 'b' },
          ],
        },
      },
      [],
    ],
    [{ kind: 'order', stem: 'Порядок', options: options('раз', 'два', 'три'), key: { order: ids(3) } }, []],
    [{ kind: 'open', stem: 'Опишите' }, []],
    [{ kind: 'slide', stem: 'Перерыв' }, []],
  ]);
});

it('[QZ65] a question that is no question of ours is told with its line, the others come in', async () => {
  const body = [
    question('essay', html('Первый')),
    question('cloze', html('Второй {1:SA:=да}')),
    question('multichoice', `${html('Третий')}${answer(0, 'а')}${answer(0, 'б')}`),
    question('numerical', `${html('Четвёртый')}${answer(100, 'много')}`),
    question('shortanswer', `${html('')}${answer(100, 'да')}`),
    question('essay', html('Последний')),
  ].join('\n');
  const { found, problems } = await read(body);
  const lines = `<?xml\n<quiz>\n${body}`.split('\n');
  const at = (words: string) => {
    const said = lines.findIndex((line) => line.includes(words));
    return lines.slice(0, said).findLastIndex((line) => line.startsWith('<question ')) + 1;
  };
  expect(found.map(({ line, question: { stem } }) => [line, stem])).toEqual([
    [at('Первый'), 'Первый'],
    [at('Последний'), 'Последний'],
  ]);
  expect(problems.map(({ line, code }) => [line, code])).toEqual([
    [at('Второй'), 'not_supported'],
    [at('Третий'), 'no_key'],
    [at('Четвёртый'), 'bad_number'],
    [at('<p></p>'), 'empty'],
  ]);
});

it('[QZ65] the picture of a question comes along where the file has its bytes and its words, else it is said', async () => {
  const file = (data: string) => `<file name="план школы.png" path="/" encoding="base64">${data}</file>`;
  const picture = (alt: string, data: string) =>
    question(
      'essay',
      html(
        `Что это?<img src="@@PLUGINFILE@@/${encodeURIComponent('план школы.png')}" alt="${alt}">`,
        file(data),
      ),
    );
  const { found } = await read(
    [picture('План', BYTES), picture('', BYTES), picture('План', 'PHN2Zz4=')].join('\n'),
  );
  expect(found.map(({ question: one, notes }) => [one.image?.alt, notes])).toEqual([
    ['План', undefined],
    [undefined, ['picture']],
    [undefined, ['picture']],
  ]);
  expect(found[0]?.question.image?.data).toBe(BYTES);
});

it('[QZ65] a file that would burst or is cut off is one problem, and nothing comes in', async () => {
  const bomb =
    '<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY a "aaaa">]><quiz><question type="essay"/></quiz>';
  for (const text of [bomb, '<quiz><question type="essay">'])
    expect(await readQuiz({ text })).toMatchObject({ found: [], problems: [{ code: 'bad_xml' }] });
});
