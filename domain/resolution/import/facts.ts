/** Counted participants, organisers, tracks, votes and signatures out of the paper's own sentences. */

import type { ImportedTrack } from './imported.ts';
import { bracketWithNames, namesIn } from './persons.ts';

export function participantsOf(text: string): { count: number; who: string }[] {
  const said =
    /(?:приняли\s+участие|участвовали|участие\s+приняли|собрались|собрал[аи]?)\s*:?\s+([^.]*(?:\.(?=\s*[а-яё\d]|\s[А-ЯЁ][а-яё-]+\s+[а-яё]|(?<=\sг\.))[^.]*)*)/i.exec(
      text,
    )?.[1] ??
    /(?:was|were)\s+attended\s+by\s+([^.]*)/i.exec(text)?.[1] ??
    /(?:brought together|took part)\s*:?\s+([^.]*)/i.exec(text)?.[1];
  if (said)
    return said
      .split(/,\s+(?=(?:более\s+|около\s+|свыше\s+)?\d)|\s+и\s+(?=\d)|\s+and\s+(?=\d)|;\s+/)
      .flatMap(counted);
  const total =
    /(?:всего|общее\s+число|количество)?\s*(участников|присутствовал[оаи]?|participants)\s*(?:форума\s*)?[:–—-]\s*(\d[\d ]*)/i.exec(
      text,
    );
  if (total?.[1] && total[2]) return [{ count: Number(total[2].replace(/\s/g, '')), who: total[1] }];
  const people = /(?:^|\s)(\d{1,5})\s+(?:participants|people)\s+(?:took part|attended|participated)/i.exec(
    text,
  )?.[1];
  return people ? [{ count: Number(people), who: 'participants' }] : [];
}

function counted(part: string): { count: number; who: string }[] {
  const match =
    /^(?:более|около|свыше|порядка|some|about|over)?\s*(\d{1,3}(?:\s\d{3})+|\d{1,6})\s+(.+)$/i.exec(
      part.trim(),
    );
  if (!match?.[1] || !match[2]) return [];
  return [
    {
      count: Number(match[1].replace(/\s/g, '')),
      who: match[2].trim().replace(/(?<!\s[А-ЯЁа-яё]{1,3})\.$/, ''),
    },
  ];
}

export function organizersOf(text: string): string[] {
  const said =
    /(?:был[аио]?\s+)?(?:организован|проведен|провед[её]н|подготовлен)[аоы]?\s+((?!(?:в|на|при|с|для|по|к|и)\s).+?)(?:\.$|\.\s|;|$)/i.exec(
      text,
    )?.[1] ??
    /^организатор(?:ы|ами)?(?:\s+форума)?\s*(?:[:–—-]|выступил[аи]?|являются)\s+(.+?)\.?$/i.exec(text)?.[1] ??
    /(?:organi[sz]ed|hosted|convened)\s+by\s+(.+?)(?:\.$|\.\s|$)/i.exec(text)?.[1];
  if (!said || said.length > 400) return [];
  if (/^организаторы?[^:]*:/i.test(text))
    return said.split(/,\s+|;\s+|\s+совместно\s+с\s+/).map((part) => part.trim());
  return said
    .split(/\s+совместно\s+с\s+|\s+при\s+поддержке\s+|\s+together\s+with\s+|\s+jointly\s+with\s+/i)
    .map((part) => part.trim().replace(/[,.]$/, ''));
}

export function votesOf(text: string): { for: number; against: number; abstain: number } | undefined {
  const of = (words: string) =>
    new RegExp(`[«"„“]?(?:${words})[»"”]?\\s*[:–—-]?\\s*(\\d{1,6}|нет|none)`, 'i').exec(text)?.[1];
  const yes = of('за|for|in favou?r');
  const no = of('против|against');
  const abstain = of('воздержал[а-я]+|abstain[a-z]*|abstentions?');
  if (!yes || !/^\d/.test(yes) || (!no && !abstain)) return undefined;
  const count = (value: string | undefined) => (value && /^\d/.test(value) ? Number(value) : 0);
  return { for: Number(yes), against: count(no), abstain: count(abstain) };
}

export function trackOf(text: string, earlier: readonly ImportedTrack[]): ImportedTrack {
  const bare = text.replace(/[\s;.]+$/, (end) =>
    /[А-ЯЁ]\.[;.]*$/.test(text) && /^\.$/.test(end) ? end : '',
  );
  const found = bracketWithNames(bare);
  const track: ImportedTrack = {
    title: (found ? bare.slice(0, found.from) : bare).trim(),
    speakers: found ? namesIn(found.inner) : [],
    duplicateOf: null,
  };
  const tail = found ? bare.slice(found.to).replace(/^[\s,;.]+|[\s;.]+$/g, '') : '';
  if (tail) track.tail = tail;
  const same = earlier.findIndex(
    (other) =>
      other.duplicateOf === null &&
      other.title === track.title &&
      JSON.stringify(other.speakers) === JSON.stringify(track.speakers),
  );
  return { ...track, duplicateOf: same < 0 ? null : same };
}
