/** Certificates and thanks, one page a person. No arms and no seal: an emblem is the organiser's own business. */
import { Paragraph, TextRun } from 'docx';
import { between, clean, paperDocx, signature } from '#server/documents/paper.ts';
import { dateInWords, type PaperLang, words } from '#server/documents/words.ts';

export type Certificates = {
  lang: PaperLang;
  kind: 'certificate' | 'thanks';
  issuer: string;
  /** In the genitive. */
  event: string;
  date: string;
  place: string;
  people: { fullName: string; post: string; school: string }[];
  signatory: { post: string; name: string };
};

export function certificatesDocx(model: Certificates): Promise<Buffer> {
  const say = words(model.lang);
  const thanks = model.kind === 'thanks';
  const centred = (text: string, size: number, before: number, bold = false) =>
    new Paragraph({
      alignment: 'center',
      spacing: { before },
      children: [new TextRun({ text: clean(text), size: size * 2, bold })],
    });
  const page = ({ fullName, post, school }: Certificates['people'][number], first: boolean) => [
    new Paragraph({
      pageBreakBefore: !first,
      alignment: 'center',
      spacing: { before: 600 },
      children: [new TextRun(clean(model.issuer))],
    }),
    new Paragraph({
      style: 'Title',
      spacing: { before: 1_400 },
      children: [new TextRun({ text: say(model.kind), size: 64 })],
    }),
    ...(thanks ? [] : [centred(say('certificateText'), 16, 700)]),
    centred(fullName, 24, 500, true),
    centred([post, school].filter(Boolean).join(', '), 14, 200),
    centred(say(thanks ? 'thanksTail' : 'certificateTail', { event: model.event }), 16, 500),
    new Paragraph({ spacing: { before: 1_200 }, children: [] }),
    signature(model.signatory.post, model.signatory.name),
    between(dateInWords(model.date, model.lang), model.place),
  ];
  return paperDocx({
    lang: model.lang,
    title: `${say(model.kind)}. ${model.event}`,
    pageNumbers: false,
    children: model.people.flatMap((person, at) => page(person, at === 0)),
  });
}
