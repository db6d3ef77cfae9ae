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
  link?: string;
  signatory: { post: string; name: string };
};

/** The corner of the addressee begins at the middle of the sheet, mm from the margin. */
const CORNER = 80;

export function letterSheet(letter: CoverLetter): Sheet {
  const { lang, items } = letter;
  const say = words(lang);
  const heading = letter.heading ?? say('letterHeading', { event: letter.event });
  const date = dateInWords(letter.date, lang);
  const intro =
    letter.intro ?? say('letterIntro', { date: dateInWords(letter.adoptedOn, lang), event: letter.event });
  const until = letter.until ? dateInWords(letter.until, lang) : '';
  const ask = letter.ask ?? (until ? say('letterAsk', { until }) : say('letterAskOpen'));
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
      requisite(letter.greeting ?? say('letterGreeting'), { align: 'center', before: 12 }),
      ...paragraphs(intro),
      ...items.map((item, at) => body(`${item.marker} ${closedText(items, at)}`.trim())),
      ...paragraphs(ask),
      ...(letter.link ? [body(say('letterLink', { url: letter.link }))] : []),
      requisite(letter.annex ?? say('letterAnnex'), { before: 12 }),
      { is: 'signature', ...letter.signatory },
    ],
  };
}
