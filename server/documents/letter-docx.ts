/**
 * The covering letter to one addressee: requisites of ГОСТ Р 7.0.97 (outgoing number, addressee in the corner, heading,
 * text, signature), the clauses asked of that addressee with their printed markers, and a polite request.
 */
import { Paragraph, TextRun } from 'docx';
import { closedText, type OfficialItem } from '#domain/resolution/official.ts';
import { body, clean, paperDocx, signature } from '#server/documents/paper.ts';
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
  /** The day by which an answer is expected, as orientation. */
  until?: string;
  link?: string;
  signatory: { post: string; name: string };
};

/** The corner of the addressee begins at the middle of the sheet; 8 cm in twentieths of a point. */
const CORNER = 4536;

export function letterDocx(letter: CoverLetter): Promise<Buffer> {
  const say = words(letter.lang);
  const heading = letter.heading ?? say('letterHeading', { event: letter.event });
  const line = (
    text: string,
    options: { left?: number; bold?: boolean; before?: number; centre?: boolean; first?: boolean } = {},
  ) =>
    new Paragraph({
      style: 'Requisite',
      ...(options.left && { indent: { left: options.left } }),
      ...(options.first && { indent: { firstLine: 709 } }),
      ...(options.centre && { alignment: 'center' as const }),
      spacing: { before: options.before ?? 0 },
      children: [new TextRun({ text: clean(text), bold: options.bold ?? false })],
    });
  const date = dateInWords(letter.date, letter.lang);
  return paperDocx({
    lang: letter.lang,
    title: heading,
    children: [
      line(letter.sender, { bold: true, centre: true }),
      ...(letter.senderContacts ? [line(letter.senderContacts, { centre: true })] : []),
      line(letter.number ? `${date} ${say('number', { number: letter.number })}` : say('outgoing'), {
        before: 240,
      }),
      ...letter.addressee.map((text, at) => line(text, { left: CORNER, before: at === 0 ? 240 : 0 })),
      line(heading, { bold: true, before: 360 }),
      new Paragraph({
        spacing: { before: 240, after: 120 },
        alignment: 'center',
        children: [new TextRun(say('letterGreeting'))],
      }),
      body(say('letterIntro', { date: dateInWords(letter.adoptedOn, letter.lang), event: letter.event })),
      ...letter.items.map((item, at) => body(`${item.marker} ${closedText(letter.items, at)}`.trim())),
      body(
        letter.until
          ? say('letterAsk', { until: dateInWords(letter.until, letter.lang) })
          : say('letterAskOpen'),
      ),
      ...(letter.link ? [line(say('letterLink', { url: letter.link }), { first: true })] : []),
      line(say('letterAnnex'), { before: 240 }),
      signature(letter.signatory.post, letter.signatory.name),
    ],
  });
}
