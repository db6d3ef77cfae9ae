/**
 * The people and schools of the demo: invented, like the district they work in. 28 directors of the district and 4 of the
 * neighbouring town, as forums of this kind count them.
 */
export const DISTRICT = 'Приозёрный район';
export const TOWN = 'г. Светлый Яр';

export type DemoSchool = { number: string; shortName: string; fullName: string; municipality: string };

const PLACES = [
  'ст. Приозёрная',
  'ст. Приозёрная',
  'ст. Верхнелугская',
  'ст. Приозёрная',
  'ст. Новоисточная',
  'пос. Южный Берег',
  'ст. Верхнелугская',
  'с. Первые Ключи',
  'ст. Старомостовская',
  'пос. Агроном',
  'ст. Новоисточная',
  'с. Красное Поле',
  'ст. Васильевская',
  'ст. Приозёрная',
  'пос. Украинский Кут',
  'с. Семисводное',
  'ст. Пластовская',
  'х. Осечки',
  'пос. Зарождение',
  'ст. Старомостовская',
  'х. Карла',
  'пос. Дружный',
  'х. Дальний',
  'с. Родное',
];
const NAMED: Record<number, string> = {
  1: 'имени адмирала Н. И. Ветрова',
  3: 'имени М. Н. Радова',
  7: 'имени А. С. Ковыльного',
  11: 'имени Героя труда П. Д. Степнова',
  14: 'имени В. И. Лугового',
};

function school(n: number): DemoSchool {
  const small = n === 23;
  const kind = small ? 'ООШ' : 'СОШ';
  const form = n % 4 === 3 || n === 1 ? 'МАОУ' : 'МБОУ';
  const named = NAMED[n] ? ` ${NAMED[n]}` : '';
  return {
    number: String(n),
    shortName: `${kind} № ${n}`,
    fullName: `${form} МО ${DISTRICT} ${kind} № ${n}${named}, ${PLACES[n - 1]}`,
    municipality: DISTRICT,
  };
}

export const SCHOOLS: DemoSchool[] = [
  ...Array.from({ length: 24 }, (_, i) => school(i + 1)),
  {
    number: '1',
    shortName: 'Гимназия № 1',
    fullName: `МАОУ МО ${DISTRICT} гимназия № 1, ст. Приозёрная`,
    municipality: DISTRICT,
  },
  {
    number: '2',
    shortName: 'Лицей № 2',
    fullName: `МБОУ МО ${DISTRICT} лицей № 2, ст. Верхнелугская`,
    municipality: DISTRICT,
  },
  {
    number: '',
    shortName: 'Вечерняя школа',
    fullName: `МКОУ МО ${DISTRICT} вечерняя (сменная) школа, ст. Приозёрная`,
    municipality: DISTRICT,
  },
  {
    number: '',
    shortName: 'Школа-интернат',
    fullName: `МБОУ МО ${DISTRICT} школа-интернат «Родник», ст. Васильевская`,
    municipality: DISTRICT,
  },
  { number: '4', shortName: 'СОШ № 4 (Светлый Яр)', fullName: `МБОУ СОШ № 4, ${TOWN}`, municipality: TOWN },
  { number: '6', shortName: 'СОШ № 6 (Светлый Яр)', fullName: `МБОУ СОШ № 6, ${TOWN}`, municipality: TOWN },
  { number: '9', shortName: 'СОШ № 9 (Светлый Яр)', fullName: `МАОУ СОШ № 9, ${TOWN}`, municipality: TOWN },
  {
    number: '17',
    shortName: 'Гимназия № 17 (Светлый Яр)',
    fullName: `МБОУ гимназия № 17, ${TOWN}`,
    municipality: TOWN,
  },
];

/** Six mentors of flagship schools and the five young directors they look after. */
export const MENTORS = ['2', '3', '5', '7', '11', '14'] as const;
export const YOUNG = ['8', '16', '19', '21', '24'] as const;

const NAMES = [
  'Верещагина Ольга Дмитриевна',
  'Гончар Павел Андреевич',
  'Радова Ирина Николаевна',
  'Литвиненко Сергей Петрович',
  'Ставицкая Елена Юрьевна',
  'Дьяченко Виктор Иванович',
  'Ковыльная Марина Алексеевна',
  'Рябцев Артём Олегович',
  'Шаповалова Татьяна Фёдоровна',
  'Кравец Людмила Павловна',
  'Степнова Анна Викторовна',
  'Мирошник Галина Степановна',
  'Кузьменко Наталья Сергеевна',
  'Луговой Игорь Валентинович',
  'Подгорная Светлана Ильинична',
  'Ельцова Дарья Романовна',
  'Бондарь Надежда Григорьевна',
  'Тимченко Валентина Егоровна',
  'Осипов Кирилл Максимович',
  'Журавель Лариса Анатольевна',
  'Щербина Алина Денисовна',
  'Пономарь Юлия Константиновна',
  'Чумак Вера Тихоновна',
  'Белоус Никита Евгеньевич',
  'Воронцова-Дашко Екатерина Львовна',
  'Саенко Роман Борисович',
  'Мельник Зоя Аркадьевна',
  'Яценко Любовь Михайловна',
  'Калинина Оксана Владимировна',
  'Федорец Андрей Геннадьевич',
  'Хижняк Раиса Семёновна',
  'Цыбуля Михаил Юрьевич',
];

export type DemoPerson = { fullName: string; post: string; school: DemoSchool };
export const PEOPLE: DemoPerson[] = NAMES.map((fullName, i) => ({
  fullName,
  post: 'директор',
  school: SCHOOLS[i]!,
}));

const byNumber = (n: string) =>
  PEOPLE.findIndex(
    (p) => p.school.municipality === DISTRICT && /^[СО]/.test(p.school.shortName) && p.school.number === n,
  );
export const person = (schoolNumber: string): DemoPerson => PEOPLE[byNumber(schoolNumber)]!;

/** Who holds which role in the demo forum, by school number. */
export const ROLES = {
  organiser: '3',
  moderator: '14',
  secretary: '11',
  presiding: '7',
  participant: '8',
} as const;
/** Registered, but not in the hall at the last vote: 32 − 7 = 25. The bus to the far farms leaves at three. */
const GONE = ['10', '12', '15', '18', '20', '22', '23'];
export const stayed = ({ school }: DemoPerson): boolean =>
  school.municipality !== DISTRICT || !/^[СО]/.test(school.shortName) || !GONE.includes(school.number);
