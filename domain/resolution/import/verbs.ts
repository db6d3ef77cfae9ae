/**
 * The verbs by which an assembly speaks («рекомендовать», «просить», «решили», «recommend») and the cut between whom it
 * speaks to and what it asks. Forms of speech that only tell («эксперты рекомендуют родителям») are left to the caller.
 */
import { findDeadline } from '#domain/resolution/deadline.ts';

const asking = String.raw`рекомендовать|рекомендовано|рекомендует(?:ся)?|рекомендуют|рекомендуем|порекомендовать|просить|просит|просят|просим|попросить|предложить|предлагает|предлагают|предлагаем|поручить|поручает|поручают|обратиться|обращается|обращаются|обращаемся|призвать|призывает|призывают|призываем|ходатайствовать|ходатайствует|ходатайствуют|обязать|направить\s+предложени[ея]|внести\s+предложени[ея]`;
const askingEn = String.raw`recommend(?:s|ed)?(?:\s+that)?|request(?:s|ed)?(?:\s+that)?|invit(?:e|es|ed)|call(?:s|ed)?\s+(?:up)?on|urg(?:e|es|ed)|encourag(?:e|es|ed)|ask(?:s|ed)?|instruct(?:s|ed)?|appeal(?:s|ed)?\s+to|propos(?:e|es|ed)\s+(?:that|to)`;
const deciding = String.raw`решил[аи]?|решает|постановил[аи]?|постановля(?:ет|ют)|принял[аи]?\s+решение|приняли\s+следующ\p{L}+\s+решени\p{L}+|счита(?:ет|ют|ем)\s+(?:необходимым|целесообразным|важным)|договорились|заявля(?:ет|ют|ем)`;
const decidingEn = String.raw`decid(?:e|es|ed)|resolv(?:e|es|ed)|agre(?:e|es|ed)(?:\s+to)?`;

const head = new RegExp(String.raw`^(${asking})(?![а-яё])\s*:?\s*`, 'iu');
const headEn = new RegExp(String.raw`^(?:(?:further|also|strongly)\s+)?(${askingEn})(?![a-z])\s*:?\s*`, 'iu');
const tail = new RegExp(String.raw`(?:^|[\s«(])(${asking}|${deciding})\s*:?$`, 'iu');
const tailEn = new RegExp(String.raw`(?:^|\s)(${askingEn}|${decidingEn})\s*:?$`, 'iu');
const whereIn = new RegExp(String.raw`(?:^|\s)(${asking})(?![а-яё])\s+`, 'iu');
const whereInEn = /\s((?:recommends|requests|urges|asks|invites|calls\s+(?:up)?on)(?:\s+that)?)\s+/;

export type Spoken = { verb: string; rest: string };

/** «Рекомендовать управлению …» → the verb and the rest. */
export function leadingVerb(text: string): Spoken | null {
  const match = head.exec(text) ?? headEn.exec(text);
  return match?.[1] ? { verb: match[1], rest: text.slice(match[0].length).trim() } : null;
}

/** «Decides to convene …»: an operative paragraph of the assembly's own. */
export function decidedByName(text: string): Spoken | null {
  const match =
    /^(decides|resolves|agrees|affirms|reaffirms|adopts|approves|endorses|welcomes|commends|expresses|takes\s+note\s+of)\s+(?:to\s+)?/i.exec(
      text,
    );
  return match?.[1] && /^[A-Z]/.test(text) ? { verb: match[1], rest: text.slice(match[0].length) } : null;
}

/** «The County Council is further invited to fund …» → the verb, whom, what. */
export function askedInPassive(text: string): { name: string; verb: string; action: string } | null {
  const match =
    /^([A-Z][^:;]{2,120}?)\s+((?:is|are)\s+(?:(?:further|also|hereby|strongly|therefore|respectfully)\s+)*(?:asked|requested|invited|encouraged|urged|called\s+upon|recommended|advised|instructed|tasked))\s+to\s+(?=[a-z])/.exec(
      text,
    );
  return match?.[1] && match[2]
    ? { name: match[1].trim(), verb: match[2], action: text.slice(match[0].length) }
    : null;
}

/** «We, the heads, will share …»: what those assembled take upon themselves. */
export const ofOurselves = (text: string): boolean =>
  /^(?:we|the participants|the meeting|the network)(?:,[^,]{2,80},|\s[^,:]{2,60}?)?\s+(?:will|shall|agree to|undertake to|commit to)\s/i.test(
    text,
  );

/** «and commit ourselves to:», «берём на себя:»: the list below is the assembly's own. */
export const takenUpon = (text: string): boolean =>
  /^(?:and\s+|и\s+)?(?:(?:we|мы)\s+)?(?:(?:commit|pledge|oblige)\s+ourselves\s+to|undertake\s+to|(?:бер[её]м|принимаем)\s+на\s+себя(?:\s+обязательств\p{L}+)?)\s*:$/iu.test(
    text,
  );

/** «Участники конференции решили рекомендовать:» → «рекомендовать». The last verb counts, by which the list is asked. */
export function trailingVerb(text: string): { verb: string; deciding: boolean } | null {
  const bare = text
    .replace(/\s*[:.–—-]+\s*$/, '')
    .replace(/\s+следующее$/i, '')
    .replace(/\s+(?:the\s+following|as\s+follows)$/i, '')
    .replace(/\s+(?:вас|вам|you)$/i, '');
  const verb = (tail.exec(bare) ?? tailEn.exec(bare))?.[1];
  if (!verb) return null;
  const decides = new RegExp(`^(?:${deciding}|${decidingEn})$`, 'iu').test(verb);
  return { verb, deciding: decides };
}

/** «По итогам форума участники рекомендуют министерству: » → verb inside, addressee behind it. */
export function verbInside(text: string): Spoken | null {
  const match = whereIn.exec(text);
  if (!match?.[1]) return null;
  return { verb: match[1], rest: text.slice(match.index + match[0].length).trim() };
}

const assembly =
  /^\s*(?:(?:также|also)\s*)?$|(?:^|\s)(?:участник|форум|конференц|съезд|сл[её]т|собрани|совещани|заседани|делегат|клуб|сообществ|мы(?![а-яё])|meeting|conference|forum|participants|assembly|congress|delegates|we\s)/iu;

/** «…просит совет депутатов предусмотреть …»: what the assembly asks in running text, in the present only. */
export function askedInside(text: string): { name: string; verb: string; action: string } | null {
  const match = whereIn.exec(text) ?? whereInEn.exec(text);
  if (!match?.[1] || /(?:ть|но|ся)$/i.test(match[1])) return null;
  if (!assembly.test(text.slice(0, match.index))) return null;
  const cut = cutAddressee(text.slice(match.index + match[0].length));
  return cut && looksLikeAddressee(cut.name) ? { ...cut, verb: match[1] } : null;
}

const notInfinitive =
  /(?:ость|асть|есть|исть|ысть|усть|ость|бласть|власть|часть|весть|сеть|память|путь|мать|печать|пять|шесть|девять|десять|двадцать|тридцать|кровать|ртуть|суть|степень|площадь|помощь|очередь)$/i;
const special =
  /^(?:учесть|прочесть|есть|сесть|(?:при|про|в|вы|вне|от|пере|под|раз|за|до|по|с|из|воз|об|на)?(?:вести|нести|везти|йти|расти|мести)|внести|ввести|произвести|воспроизвести|найти|пройти|перейти|прийти|подойти|выйти|обрести|изобрести|соблюсти|спасти|помочь|мочь|беречь|сберечь|привлечь|извлечь|вовлечь|увлечь|отвлечь|пренебречь)(?:ся|сь)?$/i;

export function isInfinitive(word: string): boolean {
  const bare = word
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[^а-я-]/g, '');
  if (special.test(bare)) return true;
  return /[аяеиоуы]ть(?:ся)?$/.test(bare) && bare.length > 3 && !notInfinitive.test(bare);
}

const adverb =
  /^(?:активнее|активно|шире|чаще|регулярно|систематически|ежегодно|ежемесячно|ежеквартально|дополнительно|своевременно|оперативно|незамедлительно|совместно|также|не|впредь|повсеместно|целенаправленно|постоянно|последовательно|по-прежнему|максимально|более)$/i;
const circumstance =
  /(?:^|[\s,])(?:в целях|в рамках|в срок|в течение|в 20\d\d|в [IVX]+ (?:квартал|полугод)|на базе|на основе|на период|при (?!министерств|администрац|управлени)|с учётом|с учетом|с целью|для (?!детей|обучающ|одар)|по итогам|начиная с|совместно с|до \d|к \d|не позднее|не позже|с просьбой|с предложением)/i;

/** «управлению образования до 1 июня утвердить перечень» → whom and what; null where no action is found. */
export function cutAddressee(text: string): { name: string; action: string } | null {
  const words = [...text.matchAll(/\S+/g)];
  const verb = words.findIndex((word, at) => at > 0 && isInfinitive(word[0]));
  if (verb < 0) return cutEnglish(text);
  let from = verb;
  while (from > 1 && adverb.test(words[from - 1]?.[0].replace(/,$/, '') ?? '')) from--;
  let at = words[from]?.index ?? 0;
  const before = text.slice(0, at);
  const due = findDeadline(before);
  const inSpan = circumstance.exec(before);
  const cuts = [
    due && due.start > 3 ? due.start : null,
    inSpan && inSpan.index > 3 ? inSpan.index : null,
  ].filter((n) => n !== null);
  if (cuts.length) at = Math.min(...cuts);
  const name = text.slice(0, at).replace(/[\s,:–—-]+$/, '');
  const action = text.slice(at).replace(/^[\s,:–—-]+/, '');
  return name && action ? { name, action } : null;
}

function cutEnglish(text: string): { name: string; action: string } | null {
  const match =
    /^((?:the\s|all\s|each\s)?[A-Za-z][^:;,]{2,120}?)\s*(?:,\s*)?\s(?:to|should|shall|must)\s+(?=[a-z])/.exec(
      text,
    );
  if (!match?.[1]) return null;
  return { name: match[1].trim(), action: text.slice(match[0].length) };
}

const bodyWords =
  /(?<![а-яё])(?:министерств|департамент|управлени|комитет|орган(?:ам|у|ы|ов)|администраци|отдел|центр|институт|организаци|учреждени|школ|директор|руководител|педагог|учител|глав(?:ам|е|ы)|совет|клуб|ассоциаци|сообществ|координатор|родител|обучающ|участник|методическ|служб|фонд|профсоюз|университет|колледж|лице|гимнази|правительств|дум|собрани|депутат|методист|редакци|сми|наставник|куратор|специалист|заместител|объединени|оргкомитет|президиум|правлени|район|муниципал|коллектив|команд|учредител|партн[её]р|работодател|молод|вуз|оо|делегат|ректор|заведующ|воспитател|инспекци|агентств|палат)/i;
const bodyWordsEn =
  /\b(?:ministr|department|office|principal|school|head|council|government|teacher|authorit|municipal|universit|association|board|committee|agenc|participant|organi[sz]er|organi[sz]ation|district|parent|bod(?:y|ies)|governor|trust|count(?:y|ies)\b|cit(?:y|ies)\b|region|province|media\b|compan|librar|employer|partner|college|inspector|secretar|member|institut|centre|center|states|club|communit|founder|union)/i;

/** Could these words name whom something is asked of? Short, no action in them. */
export function looksLikeAddressee(text: string): boolean {
  const bare = text.replace(/[:\s]+$/, '');
  if (bare.length < 3 || bare.length > 260 || /[;!?]/.test(bare) || findDeadline(bare)) return false;
  if (/^(?:to|for)\s/i.test(bare)) return bodyWordsEn.test(bare);
  if ([...bare.matchAll(/\S+/g)].some((word) => isInfinitive(word[0]))) return false;
  return (bodyWords.test(bare) || bodyWordsEn.test(bare)) && dativeOrNoun(bare);
}

/** A heading of addressees in Russian is a dative («управлению», «школам») or, in tables, a nominative; never a gerund or a past. */
function dativeOrNoun(text: string): boolean {
  const first = text.split(/\s+/)[0]?.toLowerCase() ?? '';
  // «Просить управление образования:» – bodies whose names look like a gerund.
  if (/^(?:управление|правление|объединение|учреждение|отделение|собрание)$/.test(first)) return true;
  return !/(?:ение|ание|лся|лась|лись|али|или|ует|уют|ает|ают)$/.test(first);
}

const bodyHead =
  /^(?:и\s+|а также\s+)?(?:(?:[а-яё-]+(?:ому|ему|ой|ей|ым|им)|[А-ЯЁ]{2,})\s+){0,3}(?:управлени|отдел|комитет|министерств|департамент|центр|совет|администраци|институт|руководител|директор|глав|орган|организаци|учреждени|клуб|ассоциаци|сообществ|координатор|профсоюз|МКУ|МБУ|МАУ|ГБУ|ИРО|ЦРО|муниципальн|образовательн)/;

/** «управлению образования района, методическому отделу» → two bodies; a comma inside one body does not cut. */
export function bodiesOf(name: string): string[] {
  const parts: string[] = [];
  for (const one of name.split(/;\s+/))
    for (const [at, part] of one.split(/,\s+/).entries()) {
      if (at === 0 || bodyHead.test(part)) parts.push(part.replace(/^(?:и|а также)\s+/, ''));
      else parts[parts.length - 1] += `, ${part}`;
    }
  return parts;
}

/** Without the preposition of the verb and the colon; otherwise as printed. */
export function named(name: string): string {
  return name
    .replace(/[\s:,–—-]+$|(?:\s+(?:to|should|shall|must)):?$/, '')
    .replace(/\s+с\s+(?:просьбой|предложением|рекомендацией|инициативой|ходатайством)$/i, '')
    .replace(/^(?:to|к|ко|перед|в\s+адрес|для)\s+/i, '');
}
