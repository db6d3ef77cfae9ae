/**
 * «II муниципальный форум „…“» → «II муниципального форума „…“»: only what stands before the quotes, only words of a known
 * shape before a known kind of event; anything else is left to a person. A proposal for a field, never a silent change.
 */
const NOUNS: Record<string, { genitive: string; feminine?: true; neuter?: true }> = {
  форум: { genitive: 'форума' },
  совет: { genitive: 'совета' },
  семинар: { genitive: 'семинара' },
  съезд: { genitive: 'съезда' },
  фестиваль: { genitive: 'фестиваля' },
  слёт: { genitive: 'слёта' },
  стол: { genitive: 'стола' },
  совещание: { genitive: 'совещания', neuter: true },
  заседание: { genitive: 'заседания', neuter: true },
  собрание: { genitive: 'собрания', neuter: true },
  конференция: { genitive: 'конференции', feminine: true },
  встреча: { genitive: 'встречи', feminine: true },
  ассамблея: { genitive: 'ассамблеи', feminine: true },
  сессия: { genitive: 'сессии', feminine: true },
};

function adjective(word: string, noun: { feminine?: true; neuter?: true }): string | null {
  const ending = noun.feminine ? /(?:ая|яя)$/u : noun.neuter ? /(?:ое|ее)$/u : /(?:ый|ий|ой)$/u;
  if (!ending.test(word)) return null;
  const stem = word.replace(ending, '');
  const soft = /(?:яя|ее)$/u.test(word) || (/ий$/u.test(word) && !/[гкхжшчщ]ий$/u.test(word));
  const sibilant = /[жшчщ]$/u.test(stem) && /ий$/u.test(word);
  if (noun.feminine) return `${stem}${soft ? 'ей' : 'ой'}`;
  return `${stem}${soft || sibilant ? 'его' : 'ого'}`;
}

/** Null where a word is not surely known. */
export function genitiveOf(event: string): string | null {
  const at = event.search(/[«"„“]/u);
  const head = (at < 0 ? event : event.slice(0, at)).trim();
  const tail = at < 0 ? '' : ` ${event.slice(at)}`;
  const words = head.split(/\s+/u);
  const nounAt = words.findIndex((word) => word.toLowerCase() in NOUNS);
  if (nounAt < 0) return null;
  const word = words[nounAt] as string;
  const noun = NOUNS[word.toLowerCase()];
  if (!noun) return null;
  const before = words
    .slice(0, nounAt)
    .map((one) => (/^(?:[IVXLC]+|\d+(?:-?\p{L}{1,3})?)$/u.test(one) ? one : adjective(one, noun)));
  if (before.includes(null)) return null;
  const capital = word[0] === word[0]?.toUpperCase();
  const inflected = capital ? noun.genitive[0]?.toUpperCase() + noun.genitive.slice(1) : noun.genitive;
  return `${[...before, inflected, ...words.slice(nounAt + 1)].join(' ')}${tail}`;
}
