import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarker } from './list-marker.ts';
import { structureResolution } from './structure.ts';

const read = (text: string) => structureResolution(text.split('\n'));
const asked = (text: string) =>
  read(text).addressees.map(({ name, verb, items }) => [
    verb,
    name,
    items.map(({ marker, text: said }) => `${marker} ${said}`),
  ]);
const codes = (text: string) => read(text).notes.map((note) => note.code);

describe('heads', () => {
  it('[DC50] title, event, date, place and venue, the last of several days', () => {
    expect(
      read(`Итоговая резолюция конференции «Родители и школа»
Дата проведения: 3–4 февраля 2025 г.
Место проведения: г. Белый Яр, ул. Мира, 5, гимназия № 1

Организаторы: управление образования, городской родительский совет.
В конференции приняли участие 60 педагогов и 45 родителей.

Рекомендовать управлению образования провести конкурс до 15 мая 2025 года.`),
    ).toMatchObject({
      title: 'Итоговая резолюция конференции «Родители и школа»',
      event: 'конференции «Родители и школа»',
      date: '2025-02-04',
      place: 'г. Белый Яр',
      venue: 'г. Белый Яр, ул. Мира, 5, гимназия № 1',
      organizers: ['управление образования', 'городской родительский совет'],
      participants: [
        { count: 60, who: 'педагогов' },
        { count: 45, who: 'родителей' },
      ],
      addressees: [
        {
          name: 'управлению образования',
          verb: 'Рекомендовать',
          items: [{ marker: null, deadline: '2025-05-15' }],
        },
      ],
    });
  });

  it('[DC51] place and venue that differ stay apart and are pointed out', () => {
    const text = `Резолюция форума «А»
11 января 2023 года
ст. Дальняя
Место проведения: СОШ № 29, станица Ближняя, улица Мира
Рекомендовать директорам школ:
а) создать клуб;
в) создать совет.`;
    expect(read(text)).toMatchObject({
      place: 'ст. Дальняя',
      venue: 'СОШ № 29, станица Ближняя, улица Мира',
    });
    expect(codes(text)).toEqual(['two_places', 'marker_gap']);
  });
});

describe('who is asked for what', () => {
  it('[DC53] inline addressees after a colon, a dash, a dative; another verb; nobody', () => {
    expect(
      asked(`РЕКОМЕНДАЦИИ
участников круглого стола «Сельская школа»
г. Луговой, 14.10.2024

Обсудив выступления, участники круглого стола рекомендуют:
1) управлению образования: провести мониторинг (срок – до 1 декабря 2024 г., ответственный – кабинет);
2) главам сельских поселений – оказать содействие в ремонте дорог;
3) директорам школ организовать обмен уроками;
4) просить министерство транспорта рассмотреть вопрос о подвозе;
5) продолжить проведение круглых столов.`),
    ).toEqual([
      ['рекомендуют', null, ['5) продолжить проведение круглых столов']],
      [
        'рекомендуют',
        'управлению образования',
        ['1) провести мониторинг (срок – до 1 декабря 2024 г., ответственный – кабинет)'],
      ],
      ['рекомендуют', 'главам сельских поселений', ['2) оказать содействие в ремонте дорог']],
      ['рекомендуют', 'директорам школ', ['3) организовать обмен уроками']],
      ['просить', 'министерство транспорта', ['4) рассмотреть вопрос о подвозе']],
    ]);
  });

  it('[DC53] numbers of two levels, decisions of its own, votes', () => {
    const text = `Резолюция I съезда директоров школ
10 апреля 2025 года, г. Озёрск

Съезд постановил:
1. Рекомендовать департаменту образования:
1.1. включить вопросы управления в план работы на 2026 год;
1.2. до 1 октября 2025 года утвердить порядок стажировок.
2. Просить областную Думу внести изменения в закон.
3. Руководителям школ:
3.1. обновить программы развития не позднее 30 декабря 2025 года.
4. Провести II съезд.

Голосовали: за – 88, против – нет, воздержались – 2. Резолюция принята.`;
    expect(asked(text)).toEqual([
      ['постановил', null, ['4. Провести II съезд']],
      [
        'Рекомендовать',
        'департаменту образования',
        [
          '1.1. включить вопросы управления в план работы на 2026 год',
          '1.2. до 1 октября 2025 года утвердить порядок стажировок',
        ],
      ],
      ['Просить', 'областную Думу', ['2. внести изменения в закон']],
      [
        'постановил',
        'Руководителям школ',
        ['3.1. обновить программы развития не позднее 30 декабря 2025 года'],
      ],
    ]);
    expect(read(text).votes).toEqual({ for: 88, against: 0, abstain: 2 });
  });

  it('[DC53] clauses without marks, and in English by the rules of the United Nations', () => {
    expect(
      asked(`Резолюция форума «А»
Рекомендовать школам и детским садам:
создать родительские клубы;
проводить дни открытых дверей.`),
    ).toEqual([
      [
        'Рекомендовать',
        'школам и детским садам',
        ['null создать родительские клубы', 'null проводить дни открытых дверей'],
      ],
    ]);
    expect(
      asked(`Resolution of the Second Forum of School Leaders
Adopted in Hillford on 5–6 June 2025

The Forum,
Recalling the outcome statement of the first Forum,

1. Requests the Ministry of Education to establish a fund by the end of 2025;
2. Decides to convene the third Forum;
3. Encourages principals to:
   (a) share one practice per term;
   (b) host an open day.`),
    ).toEqual([
      ['Requests', 'the Ministry of Education', ['1. establish a fund by the end of 2025']],
      ['Decides', null, ['2. convene the third Forum']],
      ['Encourages', 'principals', ['(a) share one practice per term', '(b) host an open day']],
    ]);
  });

  it('[DC54] hard line ends, hyphenation, page numbers and signatures of a printed page', () => {
    const text = `                     Резолюция
   регионального форума руководителей школ «Управление для
                     развития»
                              20–21 марта 2024 года, г. Кедровск

Участники форума отметили:
— рост числа программ наставничества;
— нехватку управленческих кадров
в сельских школах.

Участники форума рекомендуют:

Министерству образования Кедровской области:
1. Разработать региональную программу поддержки молодых дирек-
торов до 1 сентября 2024 года.
                                   - 2 -
Муниципальным органам управления образованием:
1. Создать советы директоров-
наставников.

Контроль за выполнением резолюции возложить на оргкомитет форума.

Председатель оргкомитета                         И.И. Петренко
Секретарь                                        А.В. Сомова`;
    expect(read(text)).toMatchObject({
      title: 'Резолюция регионального форума руководителей школ «Управление для развития»',
      date: '2024-03-21',
      findings: [
        { text: 'рост числа программ наставничества' },
        { text: 'нехватку управленческих кадров в сельских школах' },
      ],
      signatures: [
        { post: 'Председатель оргкомитета', name: 'И.И. Петренко' },
        { post: 'Секретарь', name: 'А.В. Сомова' },
      ],
      unplaced: ['Контроль за выполнением резолюции возложить на оргкомитет форума.'],
    });
    expect(asked(text)).toEqual([
      [
        'рекомендуют',
        'Министерству образования Кедровской области',
        ['1. Разработать региональную программу поддержки молодых директоров до 1 сентября 2024 года'],
      ],
      [
        'рекомендуют',
        'Муниципальным органам управления образованием',
        ['1. Создать советы директоров-наставников'],
      ],
    ]);
  });

  it('[DC55] oddities of the numbering, doubled words and two measures are remarked, the text stays', () => {
    const text = `Резолюция слёта
3 июня 2023 г., с. Тихий Плёс
Рекомендовать директорам малокомплектных школ:
1) объединить учебные фонды;
2) обмениваться опытом опытом;
2) вести календарь; сформировать резерв;
4. подготовить заявки до 2025 года.`;
    expect(codes(text)).toEqual([
      'doubled_word',
      'marker_repeated',
      'split',
      'marker_style',
      'marker_gap',
      'deadline_unsure',
    ]);
    expect(read(text).addressees[0]?.items[2]?.splitSuggestion).toEqual([
      'вести календарь',
      'сформировать резерв',
    ]);
    expect(read(text).addressees[0]?.items[1]?.text).toBe('обмениваться опытом опытом');
  });
});

describe('papers that are no resolutions', () => {
  it.each([
    [
      'протокол',
      'ПРОТОКОЛ № 4\nзаседания клуба\nРЕШИЛИ:\n1. Рекомендовать управлению образования провести семинар до 1 мая 2024 года.',
    ],
    [
      'положение',
      'Положение\nо конкурсе\n1.2. Рекомендовать руководителям школ:\nа) подать заявки;\nб) подготовить материалы.',
    ],
    [
      'методические рекомендации',
      'Методические рекомендации\nРекомендовать руководителям организаций:\n1) назначить наставников.',
    ],
    [
      '',
      'Врачи напомнили о жаре\nЭксперты рекомендуют родителям:\n- чаще поить детей;\n- не выходить.\nРуководителям школ рекомендуется:\n1) проветривать.',
    ],
    ['план', 'План работы клуба\n1. Рекомендовать директорам:\nа) провести встречи.'],
  ])('[DC56] «%s» yields no recommendation and is named', (documentType, text) => {
    expect(read(text)).toMatchObject({
      addressees: [],
      closing: null,
      notes: [{ code: 'not_a_resolution', params: { documentType } }],
    });
  });

  it('[DC56] any text is read without an exception, and every item is in the text', () => {
    const word = fc.constantFrom(
      'Резолюция',
      'Рекомендовать',
      'школам:',
      '1)',
      'а)',
      '- ',
      'создать',
      'клуб;',
      '\n',
      'до 1 мая',
      '\t',
      '(',
      '«',
      '12.02.2024',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string()), { maxLength: 60 }), (words) => {
        const text = words.join(' ');
        const plain = text.replace(/\s+/g, '');
        for (const { items } of read(text).addressees)
          for (const item of items.filter(({ children }) => !children))
            expect(plain).toContain(item.text.replace(/\s+/g, '').slice(0, 12));
      }),
    );
  });
});

describe('hostile texts', () => {
  it.each([
    '(',
    'а',
    'А.',
    'Иванов И. ',
    'имени ',
    '1.',
    'а-',
    'Рекомендовать школам создать ',
    '№ 1, ',
    ' ',
  ])('[DC61] 19,000 characters of «%s» in a line are read in under two seconds', (bit) => {
    const line = bit.repeat(Math.ceil(19_000 / bit.length));
    const from = performance.now();
    read(['Резолюция форума', line, 'Рекомендовать школам:', `а) ${line}`, `- ${line}`].join('\n'));
    expect(performance.now() - from).toBeLessThan(2_000);
  });
});

describe('marks of lists', () => {
  it('[DC57] numbers and names of the text are no marks', () => {
    for (const text of [
      '28 директоров района',
      '11 января 2023 года',
      '12.02.2024 года',
      'г. Речной',
      '-5 градусов',
      '10.00 Открытие',
      '2024 год',
    ])
      expect(readMarker(text), text).toBeNull();
    expect(
      ['1. а', '1)а', '1.2. а', 'а) б', '(b) c', '(ii) c', 'IV. Съезд', '-Рекомендовать', '— рост'].map(
        (text) => readMarker(text)?.kind,
      ),
    ).toEqual(['dot', 'paren', 'deep', 'cyrillic', 'latin', 'roman', 'roman', 'bullet', 'bullet']);
  });
});
