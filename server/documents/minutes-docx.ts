/**
 * Minutes in the short form: head, agenda, and for each question who spoke, what was decided and how it was voted. The
 * date is that of the meeting; every fact comes from the caller, nothing is added here.
 */
import { Paragraph, TextRun } from 'docx';
import { between, body, clean, paperDocx, signature } from '#server/documents/paper.ts';
import { dateInWords, type PaperLang, words } from '#server/documents/words.ts';

export type MinutesVote = { yes: number; no: number; abstain: number } | 'unanimous';

export type ShortMinutes = {
  lang: PaperLang;
  organisation: string;
  /** In the genitive: «заседания муниципального клуба директоров». */
  meeting: string;
  number: string;
  date: string;
  place: string;
  chair: { name: string };
  secretary: { name: string };
  presentCount: number;
  questions: {
    title: string;
    speaker?: string;
    heard?: string;
    spoke: string[];
    decided: { text: string; deadline?: string; owner?: string }[];
    vote?: MinutesVote;
  }[];
};

export function minutesDocx(minutes: ShortMinutes): Promise<Buffer> {
  const say = words(minutes.lang);
  const centred = (style: string, text: string) =>
    new Paragraph({ style, children: [new TextRun(clean(text))] });
  const labelled = (label: string, text: string) =>
    body([new TextRun({ text: label, bold: true }), new TextRun(clean(` ${text}`))]);
  const children = [
    new Paragraph({
      style: 'Requisite',
      alignment: 'center',
      children: [new TextRun(clean(minutes.organisation))],
    }),
    centred('Title', say('minutesTitle')),
    centred('Heading1', minutes.meeting),
    between(
      `${dateInWords(minutes.date, minutes.lang)} ${say('number', { number: minutes.number })}`,
      minutes.place,
    ),
    body(`${say('chair')} – ${minutes.chair.name}`, 'Requisite'),
    body(`${say('secretary')} – ${minutes.secretary.name}`, 'Requisite'),
    body(say('present', { count: minutes.presentCount }), 'Requisite'),
    new Paragraph({ style: 'Heading2', children: [new TextRun(say('agenda'))] }),
    ...minutes.questions.map(({ title, speaker }, at) =>
      body(`${at + 1}. ${stop(title)}${speaker ? ` ${stop(say('speaker', { name: speaker }))}` : ''}`),
    ),
    ...minutes.questions.flatMap((question, at) => {
      const n = at + 1;
      return [
        new Paragraph({ style: 'Heading2', children: [new TextRun(clean(`${n}. ${stop(question.title)}`))] }),
        ...(question.heard ? [labelled(say('heard'), question.heard)] : []),
        ...(question.spoke.length ? [labelled(say('spoke'), stop(question.spoke.join('; ')))] : []),
        ...(question.decided.length ? [body([new TextRun({ text: say('decided'), bold: true })])] : []),
        ...question.decided.map(({ text, deadline, owner }, m) => {
          const facts = [
            deadline && `${say('deadline')}: ${deadline}`,
            owner && `${deadline ? say('owner').toLowerCase() : say('owner')}: ${owner}`,
          ].filter(Boolean);
          return body(`${n}.${m + 1}. ${stop(text)}${facts.length ? ` ${stop(facts.join('; '))}` : ''}`);
        }),
        ...(question.vote
          ? [body(stop(question.vote === 'unanimous' ? say('unanimous') : say('voted', question.vote)))]
          : []),
      ];
    }),
    signature(say('chair'), minutes.chair.name),
    signature(say('secretary'), minutes.secretary.name),
  ];
  return paperDocx({ lang: minutes.lang, title: `${say('minutesTitle')} ${minutes.meeting}`, children });
}

function stop(text: string): string {
  const bare = text.trim();
  return /[.!?]$/.test(bare) ? bare : `${bare.replace(/[;,:]$/, '')}.`;
}
