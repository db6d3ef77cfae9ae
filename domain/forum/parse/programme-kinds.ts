/** The kind of a line of the programme by its words; the first that fits, in this order, since «Открытие … приветствие» is an opening. */
export const programmeKinds = [
  'registration',
  'opening',
  'greeting',
  'presentation',
  'project_office',
  'workshop',
  'quiz',
  'round_table',
  'break',
  'lunch',
  'awards',
  'closing',
  'other',
] as const;

export type ProgrammeKind = (typeof programmeKinds)[number];

const words: [ProgrammeKind, RegExp][] = [
  [
    'registration',
    /^регистрация|регистрация участник|сбор участник|^встреча участник|registration|check-?in/,
  ],
  ['project_office', /проектн[а-я]+ (?:офис|сесси|мастерск)|project office/],
  ['quiz', /квиз|викторин|quiz|интеллектуальн[а-я]+ игр/],
  ['round_table', /кругл[а-я]+ стол|round ?table|дискуссионн[а-я]+ площадк|панельн[а-я]+ дискусси/],
  ['workshop', /мастер-? ?класс|практикум|тренинг|воркшоп|workshop|master ?class|деловая игра/],
  ['awards', /награжд|вручени|церемония|award/],
  [
    'closing',
    /закрыти|подведени[а-я]+ итог|завершени|принятие резолюции|обсуждение резолюции|closing|отъезд/,
  ],
  ['lunch', /^обед|обеденн|lunch|^ужин|^завтрак|обед$/],
  ['break', /перерыв|кофе|чай(?:ная)?(?![а-я]{3})|coffee|break|физкультминутк/],
  ['opening', /открыти|opening/],
  ['greeting', /приветств|welcom|greeting/],
  ['presentation', /презентаци|выступлени|доклад|представление опыта|presentation|сообщение|лекци|пленарн/],
];

export function programmeKind(title: string): ProgrammeKind {
  const plain = title
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/^[«"\s–-]+/, '');
  return words.find(([, pattern]) => pattern.test(plain))?.[0] ?? 'other';
}
