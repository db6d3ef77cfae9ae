/**
 * The covering letter to one addressee: requisites of ГОСТ Р 7.0.97 (outgoing number, addressee in the corner, heading,
 * text, signature), the clauses asked of that addressee with their printed markers, and a polite request.
 */
import { closedText, type OfficialItem } from '#domain/resolution/official.ts';
import { body, requisite, type Sheet } from '#server/documents/sheet.ts';
import { dateInWords, type PaperLang, words } from '#server/documents/words.ts';

export type CoverLetter = {
  lang: PaperLang;
  /** Name of the club or community that writes. */
  sender: string;
  senderContacts?: string;
  /** Lines of the corner: body and, where known, post and name, in the dative as the secretary settled them. */
  addressee: string[];
  /** In the genitive: «II муниципального форума „…“». */
  event: string;
  /** Day of the letter; with no number yet the lines for both stay empty. */
  date: string;
  adoptedOn: string;
  number?: string;
  heading?: string;
  items: OfficialItem[];
  /** The writer's own words instead of ours: before the clauses and after them, a paragraph a line. */
  greeting?: string;
  intro?: string;
  ask?: string;
  annex?: string;
  /** The day by which an answer is expected, as orientation. */
  until?: string;
  /** An address of mail for this addressee's answer alone. */
  reply?: string;
  signatory: { post: string; name: string };
};

/** The corner of the addressee begins at the middle of the sheet, mm from the margin. */
const CORNER = 80;

/** The words of the letter, ours where the writer has none of their own; a template asks for the same. */
export function letterParts(letter: CoverLetter) {
  const { lang, event, items } = letter;
  const say = words(lang);
  const until = letter.until ? dateInWords(letter.until, lang) : '';
  return {
    heading: letter.heading ?? say('letterHeading', { event }),
    greeting: letter.greeting ?? say('letterGreeting'),
    intro: letter.intro ?? say('letterIntro', { date: dateInWords(letter.adoptedOn, lang), event }),
    items: items.map((item, at) => `${item.marker} ${closedText(items, at)}`.trim()),
    ask: letter.ask ?? (until ? say('letterAsk', { until }) : say('letterAskOpen')),
    annex: letter.annex ?? say('letterAnnex'),
  };
}

export function letterSheet(letter: CoverLetter): Sheet {
  const { lang } = letter;
  const say = words(lang);
  const { heading, greeting, intro, items, ask, annex } = letterParts(letter);
  const date = dateInWords(letter.date, lang);
  const paragraphs = (text: string) => text.split('\n').flatMap((line) => (line.trim() ? [body(line)] : []));
  return {
    lang,
    title: heading,
    date: letter.date,
    lines: [
      requisite([{ text: letter.sender, bold: true }], { align: 'center' }),
      ...(letter.senderContacts ? [requisite(letter.senderContacts, { align: 'center' })] : []),
      requisite(letter.number ? `${date} ${say('number', { number: letter.number })}` : say('outgoing'), {
        before: 12,
      }),
      ...letter.addressee.map((text, at) =>
        requisite(text, { left: CORNER, ...(at === 0 && { before: 12 }) }),
      ),
      requisite([{ text: heading, bold: true }], { before: 18 }),
      requisite(greeting, { align: 'center', before: 12 }),
      ...paragraphs(intro),
      ...items.map((text) => body(text)),
      ...paragraphs(ask),
      ...(letter.reply ? [body(say('letterReply', { address: letter.reply }))] : []),
      requisite(annex, { before: 12 }),
      { is: 'signature', ...letter.signatory },
    ],
  };
}
