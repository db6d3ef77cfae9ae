/**
 * The head of the paper: what it calls itself, of which event, when and where. Settlement and venue stay apart, as they
 * may differ; a line that is none of these is handed back, not lost.
 */
import { findDate, settlement } from './dates.ts';
import { documentType } from './doc-type.ts';
import type { Paragraph } from './paragraphs.ts';
import { beginsAnew } from './tail.ts';
import { leadingVerb, trailingVerb } from './verbs.ts';

export type Head = {
  resolution: boolean;
  documentType: string | null;
  title: string | null;
  event: string | null;
  date: string | null;
  place: string | null;
  venue?: string;
  requisites?: string;
  /** «Обращение … к Законодательному собранию»: whom the whole paper speaks to. */
  to?: string;
  /** Index of the first paragraph behind the head. */
  next: number;
  unplaced: Paragraph[];
};

const ownName =
  /^(?:(?:проект\s+)?(?:итоговая\s+)?(?:протокольн(?:ое|ые)\s+решени[ея]|выписка\s+из\s+протокола|резолюци[яи]|рекомендаци[ия]|решени[ея]|итоговый\s+документ|обращение|декларация|коммюнике|меморандум)|(?:final\s+|draft\s+)?(?:outcome\s+(?:statement|document)|resolution|recommendations?|declaration|communiqu[eé]|conclusions?|statement|document|extract\s+(?:from|of)\s+(?:the\s+)?minutes))(?:\s*\(проект\))?(?:\s+(?:участников|по\s+итогам(?:\s+(?:работы|проведения))?|of\s+the|of))?\s*[:.,–—-]?\s*/i;
const label =
  /^(место проведения|площадка проведения|площадка|venue|место|place|location|дата(?:\s+(?:проведения|принятия))?|date)\s*[:–—-]\s*(.+)$/i;

export function readHead(all: readonly Paragraph[]): Head {
  const first = all.slice(0, 14);
  const kind = documentType(first.map((paragraph) => paragraph.whole));
  const head: Head = {
    resolution: kind.resolution,
    documentType: kind.type,
    title: null,
    event: null,
    date: null,
    place: null,
    next: 0,
    unplaced: [],
  };
  const title: string[] = [];
  let at = 0;
  for (; at < first.length; at++) {
    const paragraph = first[at] as Paragraph;
    const text = paragraph.cells ? paragraph.cells.filter(Boolean).join(' ') : paragraph.whole;
    const before: string[] = [];
    if (readLabel(text, head) || readDateLine(text, head, before) || readPlace(text, head)) {
      if (title.length > 0) title.push(...before);
      continue;
    }
    if (title.length > 0 && readAdopter(text, head)) continue;
    const named = at === kind.at;
    if (!named && endsHead(paragraph, text, title.length > 0)) break;
    if (named || (title.length > 0 && !(head.date && head.place && paragraph.apart && title.length > 1)))
      title.push(text);
    else if (title.length === 0) head.unplaced.push(paragraph);
    else break;
  }
  head.next = at;
  if (!kind.resolution) return otherPaper(all, kind.at, head);
  head.title = title.join(' ').replace(/[.:]$/, '') || null;
  const event = eventOf(head);
  // «Resolution 4/2025»: a number is no event.
  head.event = head.event ?? ((/^[№\d\s/.–-]+$/.test(event) ? '' : event) || takeEvent(head));
  const inVenue = head.venue?.split(/,\s/).find((part) => settlement.test(part.trim()));
  if (!head.place && inVenue) head.place = inVenue.trim();
  return head;
}

/** What the title says of the event: without the paper's own name, its date and number, and whom it speaks to. */
function eventOf(head: Head): string {
  const title = head.title ?? '';
  const dated = findDate(title);
  const signed = dated && /(?:^|\s)от\s+$|\($/i.test(title.slice(0, dated.at)) ? dated : null;
  if (signed) head.date ??= signed.day;
  let event = (signed ? title.slice(0, signed.at).replace(/\s*(?:от\s+|\()$/i, '') : title)
    .replace(ownName, '')
    // «№ 4 заседания совета»: the number is the paper's.
    .replace(/^№\s*[\w/-]+\s+(?=\p{L})/u, '')
    .trim();
  const to = /^обращение/i.test(title) ? /^(.*?)\s+(?:к|в)\s+([А-ЯЁ].+)$/.exec(event) : null;
  if (to?.[2]) {
    head.to = to[2];
    event = to[1] ?? '';
  }
  return event;
}

/** The event may stand above the word «Резолюция». */
function takeEvent(head: Head): string | null {
  const at = head.unplaced.findIndex(({ whole }) =>
    /форум|конференц|совещани|съезд|сл[её]т|семинар|стол|заседани|ассамбле|чтени|forum|conference|table|meeting|congress/i.test(
      whole,
    ),
  );
  if (at < 0) return null;
  return head.unplaced.splice(at, 1)[0]?.whole ?? null;
}

/** How a preamble begins: what was heard, seen, taken into account. */
const opening =
  /^(?:заслушав|обсудив|рассмотрев|изучив|проанализировав|учитывая|отмечая|принимая во внимание|руководствуясь|в соответствии с|на основании|в целях|recalling|noting|having|considering|recogni[sz]ing|bearing in mind|pursuant to)(?![а-яёa-z])/i;

/** «Adopted by the Third Forum of …»: whose paper it is. */
function readAdopter(text: string, head: Head): boolean {
  const [, who] = /^(?:adopted|issued)\s+by\s+(?:the\s+)?(.{3,150}?)\.?$/i.exec(text) ?? [];
  if (!who || head.event || /^consensus|^(?:a\s+)?(?:majority|vote)/i.test(who)) return false;
  head.event = who;
  return true;
}

function endsHead(paragraph: Paragraph, text: string, titled: boolean): boolean {
  if (paragraph.cells && paragraph.cells.filter(Boolean).length > 2) return true;
  if (beginsAnew(text)) return true;
  if (paragraph.marker && paragraph.marker.kind !== 'roman') return true;
  if (trailingVerb(text) && /:$/.test(text)) return true;
  if ((leadingVerb(text) || opening.test(text)) && titled) return true;
  if (/:$/.test(text) || (titled && /,$/.test(text))) return true;
  if (
    /приняли участие|was attended|^участники\s|^участвовал|^присутствовал|^организатор|организован|^(?:мы|we),?\s|^(?:в\s+работе|present|attended)(?![a-z])/i.test(
      text,
    )
  )
    return true;
  return text.length > 200 || (/[.;]$/.test(text) && text.length > 70);
}

function readLabel(text: string, head: Head): boolean {
  const match = label.exec(text);
  if (!match?.[1] || !match[2]) return false;
  const name = match[1].toLowerCase();
  const value = match[2].trim();
  if (name.startsWith('дат') || name === 'date') {
    const found = findDate(value);
    if (!found) return false;
    head.date ??= found.day;
    // «Дата: 7 ноября 2025 г. Место: г. Сосновый Бор»
    readLabel(value.slice(found.at + found.text.length).replace(/^[\s.,;]+/, ''), head);
    return true;
  }
  const bare = value.replace(/\.$/, '');
  const [town = '', ...house] = bare.split(/,\s+/);
  if (/^место$/.test(name) && house.length > 0 && settlement.test(town) && !settlement.test(bare)) {
    head.place ??= town;
    head.venue ??= house.join(', ');
    return true;
  }
  if (/^(?:место|place|location)$/.test(name) && (settlement.test(bare) || bare.length < 40))
    head.place ??= bare;
  else if (/проведения/.test(name) && settlement.test(bare) && !head.place) head.place = bare;
  else head.venue ??= value;
  return true;
}

/** «г. Речной, 5 марта 2024 г.», «12.02.2024 № 5»: a line that is little more than the date. */
const eventful =
  /форум|конференц|совещани|съезд|сл[её]т|семинар|стол|сесси|заседани|ассамбле|чтени|участник|[«"].+[»"]/i;

function readDateLine(text: string, head: Head, before: string[] = []): boolean {
  const found = findDate(text);
  if (!found || head.date) return false;
  const adopted =
    /^(?:(?:adopted|held)\s+(?:in|at)|(?:принят[аоы]?|состоял[а-я]+)\s+в)\s+(.{2,50}?)(?:\s+on|,)?$/i.exec(
      text.slice(0, found.at).trim(),
    );
  if (adopted?.[1]) {
    head.date = found.day;
    head.place ??= adopted[1];
    return true;
  }
  const rest = `${text.slice(0, found.at)} ${text.slice(found.at + found.text.length)}`
    .replace(/\s+/g, ' ')
    .replace(/^[\s,.;–—(-]+|[\s,;–—)-]+$/g, '');
  // «участников сессии „Школа“, г. Лесной, 2 июня 2026 года»: the words before the settlement are the title's.
  const parts = rest.split(/,\s+/);
  const at = parts.findIndex((part) => settlement.test(part));
  const words = parts.slice(0, at).join(', ');
  if (at > 0 && eventful.test(words)) {
    before.push(words);
    head.date = found.day;
    head.place ??= parts.slice(at).join(', ');
    return true;
  }
  if (rest.length > 60 || /резолюц|форум|конференц|принят|состоял|resolution|adopted/i.test(rest))
    return false;
  head.date = found.day;
  const number = /(?:№|\bNo\.)\s*[\w/-]+/.exec(rest)?.[0];
  if (number) head.requisites = `${found.text} ${number}`;
  // «заседания клуба „Вектор“ от 12 марта 2026 г. № 2»: the words are the title's.
  const told = /^(.*\S)\s+(?:от|of)(?:\s+№.*)?$/.exec(rest)?.[1];
  if (told && eventful.test(told)) {
    before.push(told);
    return true;
  }
  const place = rest
    .replace(number ?? '', '')
    .replace(/^[\s,.;–—-]+|[\s,;–—-]+$/g, '')
    .replace(/([^.].{3,})\.$/, '$1');
  if (place.length > 2 && /^[\p{L}]/u.test(place)) head.place ??= place;
  return true;
}

function readPlace(text: string, head: Head): boolean {
  const bare = text.replace(/\s+/g, ' ');
  if (head.place || !settlement.test(bare) || bare.length > 70) return false;
  head.place = bare.replace(/([^.].{3,})\.$/, '$1');
  return true;
}

/** An order, a regulation, a page: its own heading and requisites, and no more. */
function otherPaper(all: readonly Paragraph[], at: number, head: Head): Head {
  const first = all.slice(0, 20);
  const about = first.findIndex(({ whole }) => /^(?:Об?|О б)\s+[а-яё]/.test(whole));
  const from = about >= 0 ? about : Math.max(at, 0);
  const lines: string[] = [];
  for (const [n, paragraph] of first.slice(from).entries()) {
    const dated = findDate(paragraph.whole) || settlement.test(paragraph.whole) || /:$/.test(paragraph.whole);
    if (n > 0 && (paragraph.apart || paragraph.marker || dated || n > 8)) break;
    lines.push(paragraph.whole);
  }
  for (const { whole, marker } of first) {
    if (marker) continue;
    if (!head.date) readDateLine(whole, head);
    if (!head.place) readPlace(whole, head);
  }
  const number = first.map(({ whole }) => /^№\s*[\w/-]+$/.exec(whole)?.[0]).find(Boolean);
  const date = first.map(({ whole }) => findDate(whole)?.text).find(Boolean);
  if (number && date) head.requisites ??= `${date} ${number}`;
  head.title = lines.join(' ').slice(0, 500) || null;
  head.next = all.length;
  head.unplaced = [];
  return head;
}
