/** The demo forum of this year: programme with a track printed twice, proposals of five tracks, and a text in work. */
import type { ProgrammeItemInput } from '#domain/forum/programme-schema.ts';
import { type DemoPerson, person } from './people.ts';

const who = (p: DemoPerson) => ({ name: p.fullName, post: p.post, school: p.school.shortName });

export const FORUM = {
  name: 'муниципальный форум «Школа, в которую хочется идти»',
  number: 'II',
  settlement: 'ст. Приозёрная',
  venue: 'МАОУ МО Приозёрный район СОШ № 7 имени А. С. Ковыльного, ст. Верхнелугская, улица Школьная, дом 14',
  goal: 'Собрать управленческие решения, которые уже работают в школах района, договориться, что из них делаем вместе, и сказать управлению образования, в чём нам нужна помощь.',
  organisers: [
    { name: 'Клуб директоров Приозёрного района', role: 'lead' as const },
    { name: 'Муниципальный центр развития образования', role: 'together' as const },
  ],
  groups: [
    { count: 28, text: 'директоров школ Приозёрного района' },
    { count: 4, text: 'директора школ г. Светлый Яр' },
  ],
  operator: {
    organisation: 'МКУ «Муниципальный центр развития образования» МО Приозёрный район',
    inn: '7707083893',
    address: 'ст. Приозёрная, ул. Красная, д. 2, каб. 9',
    contact: 'Мельник З. А., forum@example.org',
  },
};

const OFFICE: Omit<ProgrammeItemInput, 'day'> = {
  kind: 'project_office',
  title: 'Проектный офис «Один запрос — один раз»',
  startsAt: '10:40',
  endsAt: '11:50',
  room: 'кабинет 204',
  speakers: [who(person('3')), who(person('5'))],
  moderators: [who(person('14'))],
};

/** The office stands twice, as it did on the paper everybody got: the product points it out and merges nothing. */
export const PROGRAMME: Omit<ProgrammeItemInput, 'day'>[] = [
  {
    kind: 'registration',
    title: 'Регистрация, кофе, стенд школьных проектов',
    startsAt: '09:00',
    endsAt: '09:40',
    room: 'холл',
    speakers: [],
    moderators: [],
  },
  {
    kind: 'opening',
    title: 'Открытие форума',
    startsAt: '09:40',
    endsAt: '10:00',
    room: 'актовый зал',
    speakers: [who(person('7'))],
    moderators: [],
  },
  {
    kind: 'presentation',
    title: 'Год после резолюции: что сделали школы, что ответили адресаты',
    startsAt: '10:00',
    endsAt: '10:30',
    room: 'актовый зал',
    speakers: [who(person('11'))],
    moderators: [],
  },
  OFFICE,
  OFFICE,
  {
    kind: 'workshop',
    title: 'Мастерская наставничества: первый год директора',
    startsAt: '10:40',
    endsAt: '11:50',
    room: 'библиотека',
    speakers: [who(person('2')), who(person('8'))],
    moderators: [who(person('2'))],
  },
  {
    kind: 'break',
    title: 'Перерыв',
    startsAt: '11:50',
    endsAt: '12:10',
    room: 'столовая',
    speakers: [],
    moderators: [],
  },
  {
    kind: 'quiz',
    title: 'Управленческий квиз: шесть ситуаций одного утра',
    startsAt: '12:10',
    endsAt: '13:00',
    room: 'спортивный зал',
    speakers: [],
    moderators: [who(person('5'))],
  },
  {
    kind: 'lunch',
    title: 'Обед',
    startsAt: '13:00',
    endsAt: '13:45',
    room: 'столовая',
    speakers: [],
    moderators: [],
  },
  {
    kind: 'round_table',
    title: 'Круглый стол: резолюция форума',
    startsAt: '13:45',
    endsAt: '15:15',
    room: 'актовый зал',
    speakers: [],
    moderators: [who(person('7'))],
  },
  {
    kind: 'closing',
    title: 'Голосование, оглашение резолюции, закрытие',
    startsAt: '15:15',
    endsAt: '15:40',
    room: 'актовый зал',
    speakers: [who(person('7'))],
    moderators: [],
  },
];

export const TRACKS = [
  { title: 'Год после резолюции', kind: 'presentation' as const, item: 2, moderator: '11' },
  {
    title: 'Проектный офис «Один запрос — один раз»',
    kind: 'project_office' as const,
    item: 3,
    moderator: '14',
  },
  { title: 'Мастерская наставничества', kind: 'workshop' as const, item: 5, moderator: '2' },
  { title: 'Управленческий квиз', kind: 'quiz' as const, item: 7, moderator: '5' },
  { title: 'Круглый стол: резолюция форума', kind: 'round_table' as const, item: 9, moderator: '7' },
];

export type DemoProposal = {
  school: string;
  track: number;
  text: string;
  addressees?: string[];
  owner?: string;
  deadline?: string;
  showAuthor?: boolean;
};

const UO = 'управление образования администрации муниципального образования Приозёрный район';
const CENTRE = 'МКУ «Муниципальный центр развития образования»';

export const PROPOSALS: DemoProposal[] = [
  {
    school: '3',
    track: 2,
    text: 'Запрашивать у школы один и тот же показатель один раз в год: что уже есть в информационной системе, управление берёт оттуда само.',
    addressees: [UO],
    owner: 'заместитель начальника управления образования',
    deadline: 'до 1 сентября',
  },
  {
    school: '16',
    track: 3,
    text: 'Молодому директору в сентябре приходит по три таблицы в день с одинаковыми графами. Один запрос — один раз, пожалуйста.',
    addressees: [UO],
  },
  {
    school: '21',
    track: 1,
    text: 'Завести общий календарь отчётов: школа видит, кто, когда и зачем спросит. Повторный запрос возвращается отправителю.',
    addressees: [CENTRE],
    deadline: 'к следующему форуму',
  },
  {
    school: '2',
    track: 3,
    text: 'Закрепить за молодыми директорами (№№ 8, 16, 19, 21, 24) наставников из опытных школ и дать наставнику один методический день в месяц.',
    addressees: [UO, CENTRE],
    owner: 'директор центра развития образования',
    deadline: 'до 1 октября',
    showAuthor: true,
  },
  {
    school: '8',
    track: 3,
    text: 'Сделать папку первого года: двадцать документов, которые директор открывает впервые, с живыми примерами, а не с шаблонами.',
    addressees: [CENTRE],
    deadline: 'до 15 августа',
  },
  {
    school: '23',
    track: 5,
    text: 'Для малых школ считать нагрузку иначе: у нас 11 педагогов, и рабочая группа из пяти человек — это половина коллектива.',
    addressees: [UO],
  },
  {
    school: '5',
    track: 4,
    text: 'Провести для водителей и сопровождающих школьных автобусов общую тренировку: кто что делает, если рейс не вышел.',
    addressees: [UO],
    owner: 'отдел безопасности управления образования',
    deadline: 'до 1 ноября',
  },
  {
    school: '19',
    track: 2,
    text: 'Дать школам право отвечать на запрос ссылкой на страницу сайта, где эти сведения уже опубликованы.',
    addressees: [UO],
    deadline: 'до конца учебного года',
  },
  {
    school: '14',
    track: 5,
    text: 'Создать резерв заместителей: стажировка две недели в другой школе района, раз в полугодие.',
    addressees: ['руководители образовательных организаций'],
    deadline: 'ежегодно',
  },
  {
    school: '9',
    track: 1,
    text: 'Показывать на следующем форуме, что стало с каждой рекомендацией, первым вопросом повестки.',
    addressees: [],
  },
];

/** Which proposals become one clause: the same thought came from three tracks. */
export const MERGED = {
  leads: [0, 1, 2],
  text: 'запрашивать у образовательных организаций каждый показатель один раз в год, использовать сведения, которые уже размещены в информационных системах и на сайтах, вести общий календарь запросов',
};
export const RETURNED = {
  index: 9,
  reason: 'Уже в повестке: первый вопрос форума — «Год после резолюции». Спасибо, пункт не нужен.',
};

export const GROUPS = [
  {
    verb: 'Рекомендовать',
    addressees: [
      'управлению образования администрации муниципального образования Приозёрный район',
      'МКУ «Муниципальный центр развития образования» МО Приозёрный район',
    ],
    markerStyle: 'cyrillic' as const,
  },
  {
    verb: 'Рекомендовать',
    addressees: ['руководителям образовательных организаций'],
    markerStyle: 'decimal-paren' as const,
  },
];

/** Clauses typed straight into the text, beside those that come from proposals. */
export const CLAUSES = [
  {
    group: 0,
    text: 'закрепить за молодыми директорами школ №№ 8, 16, 19, 21, 24 наставников из числа директоров школ №№ 2, 3, 5, 7, 11, 14 и предоставить наставникам один методический день в месяц',
    owner: 'директор центра развития образования',
    deadline: 'до 1 октября',
    proposals: [3],
  },
  {
    group: 0,
    text: 'подготовить «папку первого года» директора: перечень документов с примерами действующих школ',
    owner: '',
    deadline: 'до 15 августа',
    proposals: [4],
  },
  {
    group: 0,
    text: 'провести совместную тренировку водителей и сопровождающих школьных автобусов на случай срыва рейса',
    owner: 'отдел безопасности управления образования',
    deadline: 'до 1 ноября',
    proposals: [6],
  },
  {
    group: 1,
    text: 'принимать на стажировку заместителей директоров других школ района не реже одного раза в полугодие',
    owner: '',
    deadline: 'ежегодно',
    proposals: [8],
  },
  {
    group: 1,
    text: 'разработать программу развития школьной команды на три года',
    owner: '',
    deadline: 'до 2028 года',
    proposals: [],
  },
  {
    group: 1,
    text: 'открыть двери одного урока в месяц для коллег из соседних школ',
    owner: '',
    deadline: 'в течение учебного года',
    proposals: [],
  },
];
