/**
 * Reads a printed resolution from the top with few states: preamble, tracks, agenda, findings, what is asked of whom,
 * closing. A line that fits nowhere is listed, never dropped (DC50–DC62).
 */
import { findDate } from './dates.ts';
import { organizersOf, participantsOf, trackOf, votesOf } from './facts.ts';
import type { ImportedResolution } from './imported.ts';
import { Operative } from './operative.ts';
import type { Paragraph } from './paragraphs.ts';
import { signatureLine } from './persons.ts';
import { RecommendationTable } from './recommendation-table.ts';
import { remarks } from './remarks.ts';
import { closingWords, type Mode, sections } from './sections.ts';
import { askedInSentences } from './sentences.ts';
import { readTail } from './tail.ts';
import {
  askedInPassive,
  cutAddressee,
  decidedByName,
  isInfinitive,
  leadingVerb,
  looksLikeAddressee,
  named,
  ofOurselves,
  takenUpon,
  trailingVerb,
  verbInside,
} from './verbs.ts';

export class Reader {
  private mode: Mode = 'preamble';
  private verb: string | null = null;
  /** The list behind a bridge may name addressees without repeating the verb. */
  private inherits = false;
  private readonly table = new RecommendationTable();
  /** The verb of the list around a «3. Рекомендовать:» of its own. */
  private around: string | null | undefined;
  private readonly operative = new Operative();
  private readonly result: ImportedResolution;
  private readonly body: readonly Paragraph[];
  /** Whom the paper's own title speaks to. */
  private readonly to: string | undefined;
  /** A «Решение» whose list begins without a word of deciding. */
  private readonly plain: boolean;

  constructor(result: ImportedResolution, body: readonly Paragraph[], to?: string) {
    this.result = result;
    this.body = body;
    this.to = to;
    this.plain =
      /^(?:протокольн\p{L}+\s+)?решени/iu.test(result.title ?? '') &&
      !body.some(({ text }) => trailingVerb(text)?.deciding);
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
      const said = [result.closing ?? '', ...told, result.bridge ?? ''].map(findDate).find(Boolean);
      if (said) result.date = said.day;
    }
    if (this.operative.count === 0) askedInSentences(result, this.operative);
    result.addressees = this.operative.finish(result.date);
    if (result.addressees.length === 0) result.notes.push({ code: 'no_addressees' });
    result.notes.push(...this.operative.notes, ...remarks(result, this.body));
    result.notes.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  }

  private read(paragraph: Paragraph, next: Paragraph | undefined): void {
    if (this.row(paragraph) || this.tail(paragraph) || this.closing(paragraph)) return;
    const { text, whole, marker } = paragraph;
    if (
      this.plain &&
      this.mode === 'preamble' &&
      marker?.order === 1 &&
      (text.split(/\s/).some(isInfinitive) || (/:$/.test(text) && looksLikeAddressee(text)))
    ) {
      this.operative.group(null, null);
      this.inherits = true;
      this.mode = 'asking';
    }
    if (this.heading(paragraph, next)) return;
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
    const read = this.table.read(paragraph);
    if (!read) return false;
    if (read.began) this.mode = 'asking';
    if (read.ended) this.mode = 'after';
    const { row } = read;
    if (row)
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
    return !read.ended;
  }

  /** «Срок: …», «Ответственный: …» on a line of their own belong to the clause above. */
  private tail({ whole, marker }: Paragraph): boolean {
    const said = marker || this.operative.count === 0 ? null : readTail(whole);
    return said !== null && this.operative.told(said);
  }

  private closing(paragraph: Paragraph): boolean {
    const { whole, text, marker } = paragraph;
    // Voted clause by clause: the list goes on behind it.
    if (/^(?:(?:про)?голосовал|решение\s+принято|carried)/i.test(text) && this.operative.count > 0) {
      const behind = this.body.slice(this.body.indexOf(paragraph) + 1);
      if (behind.some((one) => one.marker || leadingVerb(one.text) || trailingVerb(one.text))) {
        this.leave(paragraph);
        return true;
      }
    }
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
      if (this.around !== undefined) this.verb = this.around;
      this.around = undefined;
      this.operative.group(null, this.verb);
      this.mode = 'asking';
    }
    const passive =
      this.mode === 'asking' || (marker && this.mode === 'preamble') ? askedInPassive(text) : null;
    if (passive && looksLikeAddressee(passive.name)) {
      this.operative.item(paragraph, passive.action, passive);
      this.mode = 'asking';
      return true;
    }
    const decided = marker ? decidedByName(text) : null;
    if (decided && this.mode !== 'tracks') {
      this.operative.item(paragraph, decided.rest, { name: null, verb: decided.verb });
      this.mode = 'asking';
      return true;
    }
    if (takenUpon(text)) return this.ourOwn(text.replace(/\s*:$/, ''), marker?.text);
    const spoken = leadingVerb(text);
    if (spoken) return this.spoken(paragraph, spoken, next);
    if (this.inherits && this.addressed(paragraph, next)) return true;
    const asked = trailingVerb(text);
    if (asked && (colon || next?.marker) && this.mode !== 'group') {
      const subject = text.slice(0, text.toLowerCase().lastIndexOf(asked.verb.toLowerCase())).trim();
      const toWhom =
        !asked.deciding &&
        looksLikeAddressee(subject) &&
        !/участник|форум|конференц|сл[её]т|съезд|^мы(?![а-яё])|мы$|participants/i.test(subject);
      if (toWhom) this.open(subject, asked.verb, marker?.text);
      else {
        this.bridge(text, asked.verb);
        if (this.to && !asked.deciding) this.open(this.to, asked.verb);
      }
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
    // «просим собрание: 1) …; 2) поручить палате проверить …»: still asked of the one who is named above.
    if (this.mode === 'group' && marker && /^\p{Ll}/u.test(text) && this.operative.goesOn(marker))
      return false;
    if (rest === '' || /^(?:следующее|the following):?$/i.test(rest)) {
      if (marker && this.mode === 'asking') this.around = this.verb;
      this.bridge(text, verb, marker?.text);
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
    if (/^(?:к\s+)?(?:самим\s+себе|себе|to\s+ourselves)\s*:$/i.test(text))
      return this.ourOwn(this.verb, marker?.text);
    if (ofOurselves(text)) {
      this.operative.item(paragraph, text, { name: null, verb: this.verb });
      return true;
    }
    const heading =
      /:$/.test(text) ||
      (/^to\s/i.test(text) && next?.marker && next.marker.kind !== marker?.kind) ||
      // A heading on a line of its own needs no colon.
      (!marker && next?.marker && /^\p{Lu}/u.test(text) && !/[.;,!?]$/.test(text) && text.length < 120);
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

  private ourOwn(verb: string | null, marker?: string): true {
    this.operative.group(null, verb, marker);
    this.mode = 'group';
    return true;
  }

  private bridge(text: string, verb: string | null, marker?: string): void {
    this.result.bridge ??= text;
    this.facts(text);
    this.verb = verb;
    this.inherits = true;
    this.mode = 'asking';
    this.operative.group(null, verb, marker);
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
