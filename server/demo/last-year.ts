/**
 * Last year's forum of the demo: adopted, sent, answered. Recommendations in every state, a letter that takes up
 * а), splits г) and leaves в) to others, a centre renamed in between, a small school for which one point is not relevant.
 */

import { person } from './people.ts';
import type { DirectoryCard } from './tell-directory.ts';

export const LAST = {
  name: 'муниципальный форум «Директор — ученик, директор — наставник»',
  number: 'I',
  goal: 'Собрать опыт директоров школ района и договориться о помощи тем, кто возглавил школу недавно',
  groups: [
    { count: 28, text: 'директоров школ Приозёрного района' },
    { count: 4, text: 'директора школ г. Светлый Яр' },
  ],
  tracks: [
    { title: 'Опыт участия в краевом форуме', moderator: '11' },
    { title: 'Проектный офис «Школа, удобная для жизни»', moderator: '14' },
    { title: 'Управленческий квиз', moderator: '5' },
    { title: 'Инструменты наставника', moderator: '2' },
    { title: 'Круглый стол по итогам форума', moderator: '7' },
  ],
};

export const UO = 'управлению образования администрации муниципального образования Приозёрный район';
export const METHOD = 'методическому отделу МКУ «Центр поддержки образования» МО Приозёрный район';
export const HEADS = 'руководителям образовательных организаций';

/** `due` is months after the forum; the words are what stands in the text. */
export const LAST_CLAUSES = [
  {
    group: 0,
    text: 'закрепить за директорами-наставниками (СОШ №№ 2, 3, 5, 7, 11, 14) молодых директоров (№№ 8, 16, 19, 21, 24)',
    owner: 'начальник управления образования',
    deadline: 'до 1 марта',
  },
  {
    group: 0,
    text: 'поддержать директоров-наставников в развитии партнёрских связей с вузами и предприятиями района',
    owner: '',
    deadline: '',
  },
  {
    group: 0,
    text: 'содействовать сетевому взаимодействию методических объединений разных школ',
    owner: 'методический отдел',
    deadline: 'до конца учебного года',
  },
  {
    group: 0,
    text: 'ежегодно анализировать состояние муниципальной системы образования и разрабатывать меры адресной поддержки; сформировать резерв управленческих кадров',
    owner: 'заместитель начальника управления образования',
    deadline: 'до 1 декабря',
  },
  {
    group: 0,
    text: 'предусмотреть средства на поездки управленческих команд в школы наставников',
    owner: '',
    deadline: 'до 1 мая',
  },
  {
    group: 0,
    text: 'согласовать единый день без совещаний и запросов для директоров школ',
    owner: '',
    deadline: 'с нового учебного года',
  },
  {
    group: 1,
    text: 'создать рабочую группу из победителей конкурса «Директор года» и опытных директоров для сопровождения молодых руководителей',
    owner: '',
    deadline: 'до 1 октября',
  },
  {
    group: 1,
    text: 'разработать программу развития кадрового потенциала школы',
    owner: '',
    deadline: 'к следующему форуму',
  },
  {
    group: 1,
    text: 'направлять административных работников на стажировки и семинары не реже одного раза в год',
    owner: '',
    deadline: 'ежегодно',
  },
] as const;

export const LETTER = {
  regNo: '01-18/247',
  signer: 'Начальник управления образования Белозёрова Т. К.',
  items: [
    {
      clause: 0,
      outcome: 'done',
      text: 'Приказом от 26 января № 61 за пятью молодыми директорами закреплены наставники, наставникам установлен методический день.',
    },
    {
      clause: 1,
      outcome: 'accepted',
      text: 'Принято к рассмотрению: соглашения с аграрным колледжем и двумя предприятиями готовятся.',
    },
    {
      clause: 2,
      outcome: 'elsewhere',
      text: 'Вопрос относится к ведению муниципального центра развития образования, письмо передано директору центра.',
    },
    {
      clause: 3,
      outcome: 'partly',
      text: 'Анализ проведён и размещён на сайте; резерв управленческих кадров будет формироваться отдельным приказом.',
    },
    {
      clause: 4,
      outcome: 'declined',
      text: 'Бюджет района на год принят, средства на поездки в нём не предусмотрены. Предлагаем встречи по видеосвязи.',
    },
    {
      clause: 5,
      outcome: 'accepted',
      text: 'Принято к рассмотрению: день недели согласуем с краевым планом совещаний.',
    },
  ],
} as const;

/** The authority's own plan for one of its clauses: told with its letter, its first step as reached with the next one. */
export const PLAN = {
  clause: 1,
  percent: 20,
  /** Days after the letter. */
  steps: [
    { text: 'подписать соглашение с аграрным колледжем', after: 60 },
    { text: 'подписать соглашения с двумя предприятиями района', after: 305 },
  ],
  next: {
    regNo: '01-18/391',
    percent: 50,
    text: 'Соглашение с аграрным колледжем подписано; с двумя предприятиями согласуются тексты.',
  },
};

/** What the centre's methodologist writes by the link, and its director has yet to approve. */
export const TO_APPROVE = {
  by: 'Ершова О. П., методист',
  percent: 90,
  text: 'К сетевому объединению учителей математики присоединились ещё четыре школы, теперь их девять. Общий план заседаний согласован.',
  step: { text: 'провести открытый методический день объединения', after: 40 },
  file: 'Школы объединения.xlsx',
  schools: ['2', '3', '5', '7', '11', '13', '14', '17', '22'],
};

/** The letter of the centre, whose name and head changed meanwhile. */
export const CENTRE = {
  name: 'методический отдел МКУ «Муниципальный центр развития образования» МО Приозёрный район',
  dative: 'методическому отделу МКУ «Муниципальный центр развития образования» МО Приозёрный район',
  genitive: 'методического отдела МКУ «Муниципальный центр развития образования» МО Приозёрный район',
  head: 'Сажина Вера Николаевна',
  post: 'директор центра',
};

export const SPLIT_PARTS = [
  {
    text: 'ежегодно анализировать состояние муниципальной системы образования и разрабатывать меры адресной поддержки',
    owner: 'заместитель начальника управления образования',
  },
  { text: 'сформировать резерв управленческих кадров', owner: 'отдел кадров управления образования' },
];

/** How schools marked the three points addressed to them: by number, in the order of the points. */
export const MARKS: {
  school: string;
  marks: ('done' | 'working' | 'not_relevant' | null)[];
  note?: string;
}[] = [
  { school: '1', marks: ['done', 'done', 'working'] },
  { school: '2', marks: ['done', 'working', 'done'] },
  { school: '3', marks: ['done', 'done', 'done'] },
  { school: '4', marks: ['working', 'working', null] },
  { school: '5', marks: ['done', 'working', 'working'] },
  { school: '7', marks: ['done', 'done', 'done'] },
  { school: '8', marks: ['working', 'working', 'done'] },
  { school: '9', marks: ['done', null, 'working'] },
  { school: '11', marks: ['done', 'done', 'working'] },
  { school: '13', marks: ['working', 'working', 'working'] },
  { school: '14', marks: ['done', 'working', 'done'] },
  { school: '16', marks: ['working', null, 'done'] },
  { school: '17', marks: ['done', 'done', null] },
  { school: '19', marks: ['working', 'working', 'working'] },
  { school: '21', marks: ['done', 'working', 'done'] },
  { school: '22', marks: [null, 'working', 'working'] },
  {
    school: '23',
    marks: ['not_relevant', 'working', 'done'],
    note: 'Не актуально: 11 педагогов, рабочая группа — половина коллектива. Помогаем соседям по просьбе.',
  },
  { school: '24', marks: ['done', 'done', 'done'] },
];

export const SIGNATORIES = [
  { post: 'Председатель форума', name: person('7').fullName },
  { post: 'Секретарь', name: person('11').fullName },
];

/** The directory before the centre was renamed: cases written by a person, heads with their dates, one of them acting. */
export const DIRECTORY: Record<'authority' | 'centre' | 'circle', DirectoryCard> = {
  authority: {
    name: 'управление образования администрации муниципального образования Приозёрный район',
    dative: UO,
    genitive: 'управления образования администрации муниципального образования Приозёрный район',
    contact: {
      email: 'uo@priozerny.example.org',
      phone: '+7 (800) 000-21-14, приёмная',
      address: 'ст. Приозёрная, ул. Красная, 35',
    },
    posts: [
      {
        title: 'начальник управления образования',
        holders: [{ name: 'Белозёрова Тамара Константиновна', since: '2019-08-05' }],
      },
      {
        title: 'заместитель начальника управления образования',
        holders: [
          { name: 'Лисицын Павел Андреевич', since: '2021-09-01' },
          { name: 'Дёмина Ирина Олеговна', since: '2025-10-06', acting: true },
        ],
      },
    ],
  },
  centre: {
    name: 'методический отдел МКУ «Центр поддержки образования» МО Приозёрный район',
    dative: METHOD,
    genitive: 'методического отдела МКУ «Центр поддержки образования» МО Приозёрный район',
    contact: {
      email: 'centre@priozerny.example.org',
      phone: '+7 (800) 000-21-40',
      address: 'ст. Приозёрная, ул. Красная, 37, каб. 12',
    },
    posts: [
      { title: 'директор центра', holders: [{ name: 'Дорохов Игорь Степанович', since: '2016-08-15' }] },
    ],
  },
  circle: {
    name: 'руководители образовательных организаций',
    dative: HEADS,
    genitive: 'руководителей образовательных организаций',
    contact: { email: '', phone: '', address: '' },
    posts: [],
  },
};
