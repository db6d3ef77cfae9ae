/**
 * What a school's printed name says: legal form, kind, number, bearer of the name. «МАОУ МО Динской район СОШ № 29
 * имени Броварца В.Т.» and «СОШ №29» are one school; «школа № 29» agrees with both, «гимназия № 29» with neither.
 */
export type SchoolName = {
  text: string;
  /** МАОУ, МБОУ … as printed, or null. */
  form: string | null;
  /** СОШ, ООШ, НОШ, СШ, лицей, гимназия, школа-интернат, ДОУ, ЦО, школа; null when nothing tells. */
  kind: string | null;
  number: string | null;
  /** «Броварца В.Т.» of «имени Броварца В.Т.». */
  bearer: string | null;
  short: string;
};

const kinds: [RegExp, string][] = [
  [/(?<![а-я])сош(?![а-я])|средн[а-я]+ общеобразовательн[а-я]+ школ/, 'СОШ'],
  [/(?<![а-я])оош(?![а-я])|основн[а-я]+ общеобразовательн[а-я]+ школ/, 'ООШ'],
  [/(?<![а-я])нош(?![а-я])|начальн[а-я]+ общеобразовательн[а-я]+ школ|начальн[а-я]+ школ/, 'НОШ'],
  [/(?<![а-я])гимнази/, 'гимназия'],
  [/(?<![а-я])лице[йяюе]/, 'лицей'],
  [/школ[а-я]+-интернат|школ[а-я]+ интернат/, 'школа-интернат'],
  [/(?<![а-я])(?:доу|дс)(?![а-я])|детск[а-я]+ сад|д\/с/, 'ДОУ'],
  [/(?<![а-я])цо(?![а-я])|центр[а-я]* образования|образовательн[а-я]+ центр/, 'ЦО'],
  [/(?<![а-я])сш(?![а-я])|средн[а-я]+ школ/, 'СШ'],
  [/(?<![а-я])школ|school/, 'школа'],
];

const formPattern =
  /(?<![А-ЯЁа-яё])(М[АБК]?(?:Д|НО|В\(С\))?ОУ|МОУ|ГБОУ|ГОУ|ГКОУ|ГАОУ|ЧОУ|АНОО?|ОГБОУ|КГБОУ|МБУ ДО|МАУ ДО|МКУ|МБУ|МАУ)(?![А-ЯЁа-яё])/;

export function readSchoolName(source: string): SchoolName {
  const text = source.replace(/\s+/g, ' ').trim();
  const plain = text.toLowerCase().replace(/ё/g, 'е');
  const kind = kinds.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
  const number = firstNumber(text, kind);
  const bearer =
    /(?:имени|им\.?)\s+(.+?)(?=$|[,;»"]|\s+(?:ст\.|с\.|пос|г\.|х\.|муниципальн))/i.exec(text)?.[1]?.trim() ??
    null;
  const form = formPattern.exec(text)?.[1] ?? null;
  return { text, form, kind, number, bearer, short: shortName(text, kind, number, bearer) };
}

function firstNumber(text: string, kind: string | null): string | null {
  const signed = /(?:№№?|\bN[°o]?\.?)\s*(\d{1,4})/.exec(text)?.[1];
  if (signed) return String(Number(signed));
  if (kind === null) return null;
  const bare =
    /(?:сош|оош|нош|сш|цо|доу|гимнази[а-яё]*|лице[а-яё]*|школ[а-яё]*|school)[\s-]*(\d{1,4})(?!\d)/i.exec(
      text,
    )?.[1];
  return bare ? String(Number(bare)) : null;
}

function shortName(text: string, kind: string | null, number: string | null, bearer: string | null): string {
  if (number) return `${kind ?? 'школа'} № ${number}`;
  const quoted = /[«"]([^«»"]{2,60})[»"]\s*$/.exec(text)?.[1];
  if (kind && quoted) return `${kind} «${quoted}»`;
  if (kind && bearer) return `${kind} имени ${bearer}`;
  const settlement = /(?:ст\.|с\.|пос\.|г\.|х\.|аула?|села|станицы)\s*[А-ЯЁ][А-ЯЁа-яё-]+/.exec(text)?.[0];
  if (kind && kind !== 'школа' && settlement) return `${kind} ${settlement}`;
  return text;
}

/** Does the text name a school or another organisation of education? */
export function looksLikeSchool(text: string): boolean {
  const plain = text.toLowerCase().replace(/ё/g, 'е');
  return formPattern.test(text) || kinds.some(([pattern]) => pattern.test(plain));
}

/** Where the organisation begins in «директор МАОУ СОШ № 4», or -1. */
export function schoolStart(text: string): number {
  const named =
    /(?<![А-ЯЁа-яё])(?:М[АБК]?(?:Д|НО)?ОУ|МОУ|Г[БАК]?ОУ|ЧОУ|АНОО?|ОГБОУ|КГБОУ|М[БАК]У|СОШ|ООШ|НОШ|СШ|ЦО|ДОУ|ОО|ОУ|[Сс]редн[а-яё]+\s+(?:обще)?|[Оо]сновн[а-яё]+\s+обще|[Шш]кол[аыуе](?![а-яё])|[Шш]колы-|[Гг]имнази[а-яё]+|[Лл]ице[йяюе]м?(?![а-яё])|[Дд]етск[а-яё]+\s+сад|[Уу]правлени[а-яё]+|[Кк]омитет|[Дд]епартамент|[Мм]инистерств|[Аа]дминистраци|[Ии]нститут|[Цц]ентр|ИРО|ЦРО|ЦПО|МКУ)/;
  return named.exec(text)?.index ?? -1;
}

/** Every school number of a phrase: «СОШ (№№1,2,4,29)» → 1, 2, 4, 29; «№ 1–4» → 1, 2, 3, 4; at most 200. */
export function schoolNumbers(text: string): number[] {
  const found: number[] = [];
  for (const run of text.matchAll(
    /№№?\s*(\d{1,4}(?:\s*(?:,|и|[-–—])\s*(?:№\s*)?\d{1,4}(?!\d|\.\d|\s*(?:класс|челов|года?)))*)/g,
  )) {
    for (const part of (run[1] ?? '').split(/,|(?<=\d)\s*и\s*(?=№|\d)/)) {
      const range = /(\d+)\s*[-–—]\s*№?\s*(\d+)/.exec(part);
      const from = Number(range?.[1] ?? /\d+/.exec(part)?.[0]);
      const to = range ? Number(range[2]) : from;
      if (!Number.isFinite(from) || to < from || to - from > 100) continue;
      for (let n = from; n <= to && found.length < 200; n++) if (!found.includes(n)) found.push(n);
    }
  }
  return found;
}
