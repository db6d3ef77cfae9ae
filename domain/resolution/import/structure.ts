/**
 * A printed resolution → its structure (the form of ImportedResolution). Reads from the top with few states: head,
 * preamble, tracks, agenda, findings, what is asked of whom, closing. A paper that is no resolution yields nothing to
 * recommend; a line that fits nowhere is listed, never dropped (DC50–DC62).
 */
import { findDate } from './dates.ts';
import { organizersOf, participantsOf, trackOf, votesOf } from './facts.ts';
import { readHead } from './head.ts';
import type { ImportedResolution } from './imported.ts';
import { Operative } from './operative.ts';
import { type Paragraph, paragraphs } from './paragraphs.ts';
import { signatureLine } from './persons.ts';
import { type TableColumns, tableHeading, tableRow } from './recommendation-table.ts';
import { remarks } from './remarks.ts';
import {
  cutAddressee,
  decidedByName,
  isInfinitive,
  leadingVerb,
  looksLikeAddressee,
  trailingVerb,
  verbInside,
} from './verbs.ts';

type Mode = 'preamble' | 'tracks' | 'agenda' | 'findings' | 'asking' | 'group' | 'after';

const closingWords =
  /(?:резолюци|рекомендаци|решени|документ|обращени)\p{L}*\s+(?:был[аио]?\s+)?(?:принят|утвержд|одобр|обсужден)|^принят[аоы]?\s+(?:единоглас|больш|откры|участник|на\s|\d|за)|постановил\p{L}*\s+(?:считать|принять)\s+резолюци|принять\s+(?:настоящую\s+)?резолюци|^(?:the\s+)?(?:resolution|statement|document|outcome|recommendations?)\s+(?:was|were)\s+(?:unanimously\s+)?adopted|^adopted\s|^(?:unanimously\s+)adopted/iu;
const sections: [Mode, RegExp][] = [
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

export function structureResolution(lines: readonly string[]): ImportedResolution {
  const all = paragraphs(lines);
  const head = readHead(all);
  const result = empty(
    head,
    /[а-яё]/i.test(
      all
        .map(({ whole }) => whole)
        .join(' ')
        .slice(0, 5_000),
    )
      ? 'ru'
      : 'en',
  );
  if (!head.resolution && !formal(all)) {
    result.notes.push({ code: 'not_a_resolution', params: { documentType: head.documentType ?? '' } });
    return result;
  }
  const reader = new Reader(result, head.resolution ? all.slice(head.next) : all);
  for (const paragraph of head.unplaced) reader.leave(paragraph);
  reader.run();
  return result;
}

/** A text without a heading counts only if it speaks as resolutions do: «Рекомендовать <кому>:» with a list below. */
function formal(all: readonly Paragraph[]): boolean {
  const named = readHead(all).documentType !== null;
  const headings = all.filter(({ text }, at) => {
    const spoken = /^(?:рекомендовать|просить|предложить)\s/i.test(text) ? leadingVerb(text) : null;
    return spoken && /:$/.test(text) && looksLikeAddressee(spoken.rest) && Boolean(all[at + 1]?.marker);
  });
  return !named && headings.length > 0 && all.length < 200;
}

function empty(head: ReturnType<typeof readHead>, lang: 'ru' | 'en'): ImportedResolution {
  return {
    documentType: head.documentType,
    lang,
    title: head.title,
    event: head.event,
    date: head.date,
    place: head.place,
    ...(head.venue && { venue: head.venue }),
    ...(head.requisites && { requisites: head.requisites }),
    preamble: [],
    participants: [],
    organizers: [],
    tracks: [],
    agenda: [],
    findings: [],
    addressees: [],
    closing: null,
    signatures: [],
    unplaced: [],
    notes: [],
  };
}

class Reader {
  private mode: Mode = 'preamble';
  private verb: string | null = null;
  /** The list behind a bridge may name addressees without repeating the verb. */
  private inherits = false;
  private table: TableColumns | null = null;
  private aboveAddressee = '';
  private readonly operative = new Operative();
  private readonly result: ImportedResolution;
  private readonly body: readonly Paragraph[];

  constructor(result: ImportedResolution, body: readonly Paragraph[]) {
    this.result = result;
    this.body = body;
  }

  leave(paragraph: Paragraph): void {
    this.result.unplaced.push(paragraph.whole);
    this.result.notes.push({
      code: 'unplaced',
      line: paragraph.line,
      params: { text: paragraph.whole.slice(0, 200) },
    });
  }

  run(): void {
    this.body.forEach((paragraph, at) => {
      this.read(paragraph, this.body[at + 1]);
    });
    const { result } = this;
    if (!result.date) {
      const told = result.preamble
        .map(({ text }) => text)
        .filter((text) => /состоял|прош[её]л|провед[её]н|held|took place/i.test(text));
      const said = [result.closing ?? '', ...told].map(findDate).find(Boolean);
      if (said) result.date = said.day;
    }
    result.addressees = this.operative.finish(result.date);
    if (result.addressees.length === 0) result.notes.push({ code: 'no_addressees' });
    result.notes.push(...this.operative.notes, ...remarks(result, this.body));
    result.notes.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  }

  private read(paragraph: Paragraph, next: Paragraph | undefined): void {
    if (this.row(paragraph) || this.closing(paragraph) || this.heading(paragraph, next)) return;
    const { text, whole, marker } = paragraph;
    switch (this.mode) {
      case 'preamble':
        this.facts(text);
        this.result.preamble.push({ marker: marker?.text ?? null, text });
        return;
      case 'tracks':
        if (
          !marker ||
          (marker.kind !== 'bullet' &&
            this.result.tracksHeading?.marker &&
            marker.kind === 'dot' &&
            this.result.tracks.length)
        ) {
          this.mode = 'preamble';
          this.read(paragraph, next);
          return;
        }
        this.result.tracks.push(trackOf(text, this.result.tracks));
        return;
      case 'agenda':
      case 'findings':
        if (!marker) {
          this.mode = 'preamble';
          this.read(paragraph, next);
          return;
        }
        this.result[this.mode].push({ marker: marker.text, text: text.replace(/[;.]$/, '') });
        return;
      case 'asking':
      case 'group':
        this.clause(paragraph);
        return;
      case 'after': {
        const signed = signatureLine(whole);
        if (signed) this.result.signatures.push(signed);
        else if (!this.facts(text)) this.leave(paragraph);
      }
    }
  }

  private facts(text: string): boolean {
    const people = participantsOf(text);
    if (people.length && this.result.participants.length === 0) this.result.participants = people;
    const organizers = organizersOf(text);
    if (organizers.length && this.result.organizers.length === 0) this.result.organizers = organizers;
    return people.length > 0 || organizers.length > 0;
  }

  private row(paragraph: Paragraph): boolean {
    const columns = tableHeading(paragraph);
    if (columns) {
      this.table = columns;
      this.mode = 'asking';
      return true;
    }
    if (!this.table) return false;
    if (!paragraph.cells) {
      this.table = null;
      this.mode = 'after';
      return false;
    }
    const row = tableRow(paragraph.cells, this.table, this.aboveAddressee);
    if (!row) {
      const said = paragraph.cells.filter(Boolean);
      if (said.length === 1 && said[0]) this.aboveAddressee = said[0].replace(/:$/, '');
      return true;
    }
    this.aboveAddressee = row.addressee;
    this.operative.row(
      { name: row.addressee || null, verb: this.verb },
      {
        marker: row.marker,
        own: row.text,
        children: [],
        line: paragraph.line,
        ...(row.due && { due: row.due }),
        ...(row.owner && { owner: row.owner }),
      },
    );
    return true;
  }

  private closing({ whole, text, marker }: Paragraph): boolean {
    if (!closingWords.test(text) || whole.length > 600 || (/:$/.test(whole) && !votesOf(whole))) return false;
    if (
      marker &&
      marker.kind !== 'bullet' &&
      this.mode !== 'after' &&
      isInfinitive(text.split(/\s/)[0] ?? '')
    )
      return false;
    if (this.operative.count === 0 && this.mode === 'preamble') return false;
    const votes = votesOf(whole);
    if (votes) this.result.votes = votes;
    if (this.result.closing === null) this.result.closing = whole;
    else this.result.closing += ` ${whole}`;
    this.mode = 'after';
    return true;
  }

  private heading(paragraph: Paragraph, next: Paragraph | undefined): boolean {
    const { text, marker } = paragraph;
    const colon = /:$/.test(text);
    const beforeAsking = this.operative.count === 0 && this.mode !== 'group' && this.mode !== 'asking';
    if (marker && this.operative.leaves(marker)) {
      this.operative.group(null, this.verb);
      this.mode = 'asking';
    }
    const decided = marker ? decidedByName(text) : null;
    if (decided && this.mode !== 'tracks') {
      this.operative.item(paragraph, decided.rest, { name: null, verb: decided.verb });
      this.mode = 'asking';
      return true;
    }
    const spoken = leadingVerb(text);
    if (spoken) return this.spoken(paragraph, spoken, next);
    if (this.inherits && this.addressed(paragraph, next)) return true;
    const asked = trailingVerb(text);
    if (asked && (colon || next?.marker) && this.mode !== 'group') {
      const subject = text.slice(0, text.toLowerCase().lastIndexOf(asked.verb.toLowerCase())).trim();
      const toWhom =
        !asked.deciding &&
        looksLikeAddressee(subject) &&
        !/участник|форум|конференц|сл[её]т|съезд|мы$|participants/i.test(subject);
      if (toWhom) this.open(subject, asked.verb, marker?.text);
      else this.bridge(text, asked.verb);
      return true;
    }
    if (colon && beforeAsking) {
      const section = sections.find(([, pattern]) => pattern.test(text))?.[0];
      if (section) {
        this.facts(text);
        this.mode = section;
        if (section === 'tracks')
          this.result.tracksHeading = { marker: marker?.text ?? null, text: text.replace(/:$/, '') };
        else if (section === 'findings') this.result.preamble.push({ marker: marker?.text ?? null, text });
        return true;
      }
    }
    if (
      colon &&
      /(?:предложени|рекомендаци|решени|мер[ыа]|recommendations|proposals|measures|conclusions)/i.test(
        text,
      ) &&
      this.mode !== 'group'
    ) {
      this.bridge(text, null);
      return true;
    }
    const inside = this.mode !== 'tracks' && this.mode !== 'group' ? verbInside(text) : null;
    if (inside && colon && looksLikeAddressee(inside.rest)) {
      this.open(inside.rest, inside.verb, marker?.text);
      return true;
    }
    return false;
  }

  /** «Рекомендовать управлению:», «Просить министерство рассмотреть …», «Рекомендовать:». */
  private spoken(
    paragraph: Paragraph,
    { verb, rest }: { verb: string; rest: string },
    next: Paragraph | undefined,
  ): boolean {
    const { text, marker } = paragraph;
    if (this.operative.waiting && marker?.kind === 'bullet') return false;
    if (rest === '' || /^(?:следующее|the following):?$/i.test(rest)) {
      this.bridge(text, verb);
      return true;
    }
    const whom = rest.replace(/\s*:$/, '');
    if ((/:$/.test(rest) || next?.marker) && looksLikeAddressee(whom)) {
      this.open(whom, verb, marker?.text);
      return true;
    }
    const colon = /^([^:]{3,200}):\s+(.+)$/.exec(rest);
    const cut =
      colon?.[1] && colon[2] && looksLikeAddressee(colon[1])
        ? { name: colon[1], action: colon[2] }
        : cutAddressee(rest);
    const formalVerb =
      /(?:ть|ся|но)$/i.test(verb) || this.mode !== 'preamble' || (marker !== null && /^[A-Z]/.test(verb));
    if (!formalVerb) return false;
    if (cut && looksLikeAddressee(cut.name))
      this.operative.item(paragraph, cut.action, { name: named(cut.name), verb });
    else {
      // «Рекомендовать продолжить работу»: the assembly speaks to nobody in particular.
      if (this.mode === 'preamble' && !marker) return false;
      this.operative.item(paragraph, text, { name: null, verb: this.verb ?? verb });
    }
    if (this.mode === 'preamble' || this.mode === 'tracks' || this.mode === 'findings') this.mode = 'asking';
    return true;
  }

  /** Under «решили рекомендовать:» an addressee alone opens its group, or stands before its one measure. */
  private addressed(paragraph: Paragraph, next: Paragraph | undefined): boolean {
    const { text, marker } = paragraph;
    if (this.operative.waiting) return false;
    const heading =
      /:$/.test(text) || (/^to\s/i.test(text) && next?.marker && next.marker.kind !== marker?.kind);
    if (heading && looksLikeAddressee(text)) {
      this.open(text, this.verb, marker?.text);
      return true;
    }
    if (this.mode !== 'asking') return false;
    const colon = /^([^:–—]{3,200}?)\s*(?::|\s[–—-])\s+(.+)$/.exec(text);
    const cut =
      colon?.[1] && colon[2] && looksLikeAddressee(colon[1])
        ? { name: colon[1], action: colon[2] }
        : cutAddressee(text);
    if (!cut || !looksLikeAddressee(cut.name) || isInfinitive(text.split(/\s/)[0] ?? '')) return false;
    this.operative.item(paragraph, cut.action, { name: named(cut.name), verb: this.verb });
    return true;
  }

  private open(name: string, verb: string | null, marker?: string): void {
    this.operative.group(named(name), verb, marker);
    this.mode = 'group';
  }

  private bridge(text: string, verb: string | null): void {
    this.result.bridge ??= text;
    this.facts(text);
    this.verb = verb;
    this.inherits = true;
    this.mode = 'asking';
    this.operative.group(null, verb);
  }

  private clause(paragraph: Paragraph): void {
    const { text, marker, whole, apart } = paragraph;
    const signed = marker ? null : signatureLine(whole);
    const begins = isInfinitive(text.split(/\s/)[0] ?? '') && !this.operative.waiting;
    const continues =
      this.operative.unfinished && (!apart || /^\p{Ll}/u.test(text)) && this.operative.count > 0;
    const inside = verbInside(text);
    const cut = inside && cutAddressee(inside.rest);
    if (signed) {
      this.result.signatures.push(signed);
      this.mode = 'after';
    } else if (marker || begins) this.operative.item(paragraph, text);
    else if (continues) this.operative.append(text);
    else if (inside && cut && looksLikeAddressee(cut.name))
      this.operative.item(paragraph, cut.action, { name: named(cut.name), verb: inside.verb });
    else if (!this.facts(text)) this.leave(paragraph);
  }
}

/** Without the preposition of the verb and the colon; otherwise as printed. */
function named(name: string): string {
  return name
    .replace(/[\s:,–—-]+$|(?:\s+(?:to|should|shall|must)):?$/, '')
    .replace(/^(?:to|к|ко|перед)\s+/i, '');
}
