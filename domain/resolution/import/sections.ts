/** By which words the parts of a paper begin, and by which it closes. */
export type Mode = 'preamble' | 'tracks' | 'agenda' | 'findings' | 'asking' | 'group' | 'after';

export const closingWords =
  /(?:резолюци|рекомендаци|решени|документ|обращени)\p{L}*\s+(?:был[аио]?\s+)?(?:принят|утвержд|одобр|обсужден)|^принят[аоы]?\s+(?:единоглас|больш|откры|участник|на\s|\d|за)|постановил\p{L}*\s+(?:считать|принять)\s+резолюци|принять\s+(?:настоящую\s+)?резолюци|^(?:the\s+)?(?:resolution|statement|document|outcome|recommendations?)\s+(?:was|were)\s+(?:unanimously\s+)?adopted|^adopted\s|^(?:carried|голосовали|проголосовал\p{L}*|результаты\s+голосования|итоги\s+голосования)(?![а-яёa-z])|^(?:unanimously\s+)adopted/iu;
export const sections: [Mode, RegExp][] = [
  ['agenda', /^(?:повестка|в повестке|agenda)/i],
  [
    'tracks',
    /(?:трек|секци|дискуссионн\p{L}+ площадк|мастерск|направлени\p{L}+ работы|площадк\p{L}+ форума|tracks|sections|sessions)/iu,
  ],
  [
    'findings',
    /(?:отметил|отмеча|констатир|выявил|признал|признают|обсудил|рассмотрел|заслушал|подчеркн|подчёрк|пришли к выводу|noted|notes|observed|acknowledg|concluded|considered|discussed)/iu,
  ],
];
