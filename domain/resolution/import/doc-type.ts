/**
 * Is this paper a resolution at all? Orders, regulations, minutes and plans are named and left alone: their lists must
 * never become recommendations. A paper that calls itself nothing needs the formal speech of a resolution.
 */
import { EXTRACT } from './extract.ts';

const resolutionWord =
  /^(?:проект\s+)?(?:итоговая\s+)?(?:протокольн(?:ое|ые)\s+решени[ея]|резолюци[яи]|рекомендаци[ия]|решени[ея]|итоговый\s+документ|обращение|декларация|коммюнике|меморандум|outcome|resolution|recommendations?|declaration|communiqu|conclusions?|final\s+(?:statement|document|resolution)|statement|draft\s+resolution)/i;

/** In one line or in two. */
const extractWord = /^выписка\s+из\s+протокола(?![а-я])|^extract\s+(?:from|of)\s+(?:the\s+)?minutes/i;

const otherTypes: [string, RegExp][] = [
  ['приказ', /^приказ(?![а-я])|^п\s*р\s*и\s*к\s*а\s*з/i],
  ['распоряжение', /^распоряжени/i],
  ['положение', /^положени[ея](?![а-я])/i],
  ['протокол', /^(?:выписка из )?протокол/i],
  ['устав', /^устав(?![а-я])/i],
  ['договор', /^(?:договор|соглашени)/i],
  ['программа', /^программа(?![а-я])/i],
  ['план', /^план(?![а-я])|^дорожная карта/i],
  ['отчёт', /^отч[её]т|^справка|^доклад|^аналитическ/i],
  ['методические рекомендации', /^методические\s+рекомендации/i],
  ['закон', /^федеральный закон|^закон(?![а-я])/i],
  ['постановление', /^постановлени/i],
  ['письмо', /^уважаем|^о направлении|^информационное письмо/i],
  ['анкета', /^анкета|^заявк|^заявлени/i],
  ['инструкция', /^инструкци|^памятка|^регламент/i],
  ['minutes', /^minutes/i],
  ['order', /^order(?:\s|$)/i],
  ['regulation', /^(?:regulation|charter|by-?laws|terms of reference|policy)/i],
  ['report', /^(?:annual\s+)?report|^agenda|^programme/i],
];

export type DocType = { resolution: boolean; type: string | null; at: number };

/** Looks at the first lines; `at` is the line that names the paper. */
export function documentType(head: readonly string[]): DocType {
  for (const [at, line] of head.entries()) {
    const bare = line.replace(/^[«"\s]+/, '');
    if (extractWord.test(`${bare} ${head[at + 1] ?? ''}`)) return { resolution: true, type: EXTRACT, at };
    const other = otherTypes.find(([, pattern]) => pattern.test(bare));
    const short = bare.length < 260;
    if (short && other?.[0] === 'методические рекомендации') return { resolution: false, type: other[0], at };
    if (short && resolutionWord.test(bare) && !/^решени[ея]\s+(?:проблем|задач|вопрос)/i.test(bare))
      return { resolution: true, type: 'резолюция', at };
    if (other && short && bare.length < 160) return { resolution: false, type: other[0], at };
    if (
      /(?:^|\s)(?:УТВЕРЖДАЮ|УТВЕРЖДЕН[ОАЫ]?)(?:\s|$)/.test(bare) &&
      /положени|устав|регламент/i.test(head.slice(at, at + 8).join(' '))
    )
      return { resolution: false, type: 'положение', at };
  }
  return { resolution: false, type: null, at: -1 };
}
