/** Certificates and thanks, one page a person. No arms and no seal: an emblem is the organiser's own business. */
import { requisite, type Sheet, type SheetLine } from '#server/documents/sheet.ts';
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

export function certificatesSheet(model: Certificates): Sheet {
  const say = words(model.lang);
  const thanks = model.kind === 'thanks';
  const centred = (text: string, size: number, before: number, bold = false) =>
    requisite([{ text, bold }], { align: 'center', size, before });
  const page = ({ fullName, post, school }: Certificates['people'][number], at: number): SheetLine[] => [
    ...(at > 0 ? [{ is: 'page' as const }] : []),
    centred(model.issuer, 14, at > 0 ? 0 : 30),
    { is: 'title', text: say(model.kind), size: 32, before: 70 },
    ...(thanks ? [] : [centred(say('certificateText'), 16, 35)]),
    centred(fullName, 24, 25, true),
    centred([post, school].filter(Boolean).join(', '), 14, 10),
    centred(say(thanks ? 'thanksTail' : 'certificateTail', { event: model.event }), 16, 25),
    requisite('', { before: 60 }),
    { is: 'signature', ...model.signatory },
    { is: 'between', left: dateInWords(model.date, model.lang), right: model.place },
  ];
  return {
    lang: model.lang,
    title: `${say(model.kind)}. ${model.event}`,
    date: model.date,
    pageNumbers: false,
    lines: model.people.flatMap(page),
  };
}
