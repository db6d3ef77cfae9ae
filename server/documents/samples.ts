/** An invented resolution with everything a real one had; used by the tests and benchmarks of the writers. */
import type { OfficialResolution } from '#domain/resolution/official.ts';

export const sampleResolution: OfficialResolution = {
  lang: 'ru',
  title: 'РЕЗОЛЮЦИЯ',
  event: 'II муниципального форума «Маяки управления. Директор»',
  number: '1',
  date: '2025-11-14',
  place: 'ст. Заречная',
  venue: 'МАОУ МО Заречный район СОШ № 29 по адресу: Заречный район, станица Нижняя, улица Школьная, дом № 1',
  preamble: [
    {
      marker: '1.',
      text: 'II муниципальный форум «Маяки управления. Директор» был организован директорами-наставниками МО Заречный район совместно с Клубом директоров.',
    },
    {
      marker: '2.',
      text: 'Целью форума является консолидация усилий профессионального сообщества по выявлению и поддержке талантливых управленцев. В форуме приняли участие 28 директоров МО Заречный район, 4 директора г. Тёплый Ключ.',
    },
  ],
  tracksHeading: '3. Основные треки Форума',
  tracks: [
    {
      title: 'Презентация опыта участия в краевом форуме',
      speakers: [{ name: 'Чернышова Л.В.', said: 'директор МАОУ МО Заречный район СОШ № 4' }],
    },
    {
      title: 'Управленческий квиз',
      speakers: [{ name: 'Булатова Л.П.', said: 'директор МАОУ МО Заречный район СОШ № 2' }],
      tail: 'коучинговые инструменты в управлении',
    },
  ],
  bridge: 'По итогам работы Форума были выдвинуты следующие предложения',
  groups: [
    {
      verb: 'Рекомендовать',
      addressees: ['управлению образования администрации Заречного района', 'районному методическому центру'],
      heading:
        'Рекомендовать управлению образования администрации Заречного района, районному методическому центру',
      markerStyle: 'cyrillic',
      items: [
        {
          marker: 'а)',
          level: 0,
          text: 'закрепить за директорами-наставниками СОШ (№№ 1, 2, 4, 29, 30, 35) наставничество над молодыми директорами (№№ 9, 25, 26, 39, 53)',
        },
        {
          marker: 'б)',
          level: 0,
          text: 'при планировании бюджета учесть',
          deadlineText: 'до 1 марта 2026 года',
        },
        { marker: '1)', level: 1, text: 'подвоз учащихся' },
        { marker: '2)', level: 1, text: 'ремонт котельных' },
        {
          marker: 'в)',
          level: 0,
          text: 'содействовать развитию сетевых форм взаимодействия между методическими объединениями и пр.',
        },
        {
          marker: 'г)',
          level: 0,
          text: 'проводить анализ состояния муниципальной системы образования; сформировать резерв управленческих кадров',
        },
      ],
    },
    {
      verb: 'Рекомендовать',
      addressees: ['руководителям образовательных организаций'],
      heading: 'Рекомендовать руководителям образовательных организаций',
      markerStyle: 'decimal-paren',
      items: [
        {
          marker: '1)',
          level: 0,
          text: 'создать рабочую группу из руководителей образовательных организаций',
        },
        { marker: '2)', level: 0, text: 'разработать программу развития кадрового потенциала до 2027 года' },
        {
          marker: '3)',
          level: 0,
          text: 'способствовать непрерывному повышению квалификации административных работников',
        },
      ],
    },
    {
      verb: 'Просить',
      addressees: ['институт развития образования'],
      heading: 'Просить институт развития образования',
      markerStyle: 'decimal-paren',
      items: [
        { marker: '1)', level: 0, text: 'провести выездной семинар' },
        { marker: '1)', level: 0, text: 'опубликовать материалы' },
      ],
    },
  ],
  closing: 'Резолюция принята участниками Форума 14 ноября 2025 года.',
  adoption: { date: '2025-11-14', result: 'единогласно, в зале 25 из 32' },
  hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  verifyUrl: 'http://192.168.1.5:3000/verify/9f86d081884c',
  signatories: [
    { post: 'Председательствующий', name: 'Л.П. Булатова' },
    { post: 'Секретарь', name: 'И.К. Берёзова' },
  ],
};

/** In the manner of the United Nations: preambular paragraphs with a participle, operative ones by addressee. */
export const sampleEnglish: OfficialResolution = {
  lang: 'en',
  title: 'RESOLUTION',
  event: 'Third Round Table of School Leaders “Lighthouses”',
  number: '3',
  date: '2025-11-14',
  place: 'Zarechnaya',
  preamble: [
    { text: 'Recalling the outcome of the second round table,' },
    { text: 'Having considered the reports of the tracks,' },
  ],
  tracks: [],
  groups: [
    {
      verb: 'Calls upon',
      addressees: ['the Department of Education'],
      heading: 'Calls upon the Department of Education',
      markerStyle: 'latin-paren',
      items: [
        { marker: '(a)', level: 0, text: 'assign experienced heads as mentors to new ones by 1 March 2026' },
        { marker: '(b)', level: 0, text: 'publish the schedule of visits' },
      ],
    },
    {
      verb: 'Invites',
      addressees: ['the heads of schools'],
      heading: 'Invites the heads of schools',
      markerStyle: 'decimal-dot',
      items: [
        { marker: '1.', level: 0, text: 'open their schools for visits' },
        { marker: '2.', level: 0, text: 'report to the next round table' },
      ],
    },
  ],
  closing: 'The resolution was adopted by the participants on 14 November 2025.',
  adoption: { date: '2025-11-14', result: '' },
  hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  verifyUrl: 'http://192.168.1.5:3000/verify/9f86d081884c',
  signatories: [
    { post: 'Chair', name: 'L. P. Bulatova' },
    { post: 'Secretary', name: 'I. K. Beryozova' },
  ],
};
