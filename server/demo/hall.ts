/** What was said and asked in the demo's halls: last year's round table, this year's questions, a poll and a cloud. */

/** Round table of last year: line of the agenda, school of the speaker, seconds, kind. */
export const LAST_AGENDA = [
  { text: 'Что показали четыре трека', minutes: 20 },
  { text: 'Кому и что рекомендуем', minutes: 40 },
  { text: 'Резолюция: чтение и голосование', minutes: 20 },
];
export const LAST_SPEECHES: {
  line: number;
  school?: string;
  name?: string;
  seconds: number;
  kind?: 'main' | 'reply' | 'question' | 'remark';
  interposed?: boolean;
}[] = [
  { line: 0, school: '11', seconds: 190 },
  { line: 0, school: '14', seconds: 205 },
  { line: 0, school: '19', seconds: 35, kind: 'question', interposed: true },
  { line: 0, school: '2', seconds: 150 },
  { line: 1, name: 'Белозёрова Т. К., начальник управления образования', seconds: 240 },
  { line: 1, school: '8', seconds: 95 },
  { line: 1, school: '21', seconds: 110 },
  { line: 1, school: '5', seconds: 50, kind: 'reply' },
  { line: 1, school: '16', seconds: 130 },
  { line: 1, school: '4', seconds: 75 },
  { line: 2, school: '7', seconds: 160 },
  { line: 2, school: '3', seconds: 40, kind: 'remark' },
];

export const AGENDA = [
  { text: 'Что принесли треки: по три минуты от каждого', minutes: 15 },
  { text: 'Чтение проекта резолюции по пунктам', minutes: 30 },
  { text: 'Поправки', minutes: 20 },
  { text: 'Голосование за основу и в целом', minutes: 10 },
];

/** Supported by so many; the author stands only where they signed. */
export const QUESTIONS: { text: string; votes: number; school?: string; state?: 'answered' | 'waiting' }[] = [
  {
    text: 'Кто в управлении образования отвечает за то, чтобы один показатель не спрашивали трижды? Назовите должность.',
    votes: 14,
  },
  { text: 'Почему график проверок приходит в сентябре, когда учебный план уже утверждён?', votes: 9 },
  {
    text: 'Можно ли пригласить наставника из другого муниципалитета и кто оплатит дорогу?',
    votes: 7,
    school: '8',
  },
  { text: 'Что из прошлогодней резолюции так и не выполнено и почему?', votes: 11, state: 'answered' },
  { text: 'Как быть школам, где на двадцать классов один учитель физики?', votes: 4 },
  { text: 'Будет ли запись форума?', votes: 0, state: 'waiting' },
];

export const POLL = {
  title: 'Сколько раз за сентябрь у вашей школы запросили одни и те же данные?',
  options: ['Ни разу', 'Один-два раза', 'Три-пять раз', 'Больше пяти раз'],
  /** Answers by option. */
  counts: [1, 5, 12, 7],
};

export const CLOUD = {
  title: 'Одним словом: что помогает директору первого года?',
  words: [
    ['наставник', 9],
    ['время', 6],
    ['доверие', 5],
    ['команда', 5],
    ['тишина', 3],
    ['завуч', 3],
    ['понятные сроки', 2],
    ['семья', 2],
    ['опыт коллег', 2],
    ['чувство юмора', 1],
    ['сон', 1],
  ] as [string, number][],
};
