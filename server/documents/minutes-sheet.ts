/**
 * Minutes in the short form: head, agenda, and for each question who spoke, what was decided and how it was voted. The
 * date is that of the meeting; every fact comes from the caller, nothing is added here.
 */
import { body, labelled, requisite, type Sheet, type SheetLine, stop } from '#server/documents/sheet.ts';
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
  /** Head hash of the chain of events: a record cut off later is seen by `veche verify --head`. */
  chain?: string;
  questions: {
    title: string;
    speaker?: string;
    heard?: string;
    spoke: string[];
    decided: { text: string; deadline?: string; owner?: string }[];
    vote?: MinutesVote;
  }[];
};

export function minutesSheet(minutes: ShortMinutes): Sheet {
  const { lang, questions } = minutes;
  const say = words(lang);
  const date = dateInWords(minutes.date, lang);
  const lines: SheetLine[] = [
    requisite(minutes.organisation, { align: 'center' }),
    { is: 'title', text: say('minutesTitle') },
    { is: 'event', text: minutes.meeting },
    {
      is: 'between',
      left: minutes.number ? `${date} ${say('number', { number: minutes.number })}` : date,
      right: minutes.place,
    },
    requisite(`${say('chair')} – ${minutes.chair.name}`),
    requisite(`${say('secretary')} – ${minutes.secretary.name}`),
    requisite(say('present', { count: minutes.presentCount })),
    { is: 'heading', text: say('agenda') },
    ...questions.map(({ title, speaker }, at) =>
      body(`${at + 1}. ${stop(title)}${speaker ? ` ${stop(say('speaker', { name: speaker }))}` : ''}`),
    ),
  ];
  for (const [at, question] of questions.entries()) lines.push(...questionLines(question, at + 1, lang));
  lines.push({ is: 'signature', post: say('chair'), name: minutes.chair.name });
  lines.push({ is: 'signature', post: say('secretary'), name: minutes.secretary.name });
  return {
    lang,
    title: `${say('minutesTitle')} ${minutes.meeting}`,
    date: minutes.date,
    lines,
    ...(minutes.chain && {
      proof: { lines: [say('chainHead', { hash: minutes.chain })], alt: say('qrAlt') },
    }),
  };
}

/** One question of the agenda with its own numbers. */
function questionLines(question: ShortMinutes['questions'][number], n: number, lang: PaperLang): SheetLine[] {
  const say = words(lang);
  const { title, heard, spoke, decided, vote } = question;
  return [
    { is: 'heading', text: `${n}. ${stop(title)}` },
    ...(heard ? [labelled(say('heard'), heard)] : []),
    ...(spoke.length ? [labelled(say('spoke'), stop(spoke.join('; ')))] : []),
    ...(decided.length ? [body([{ text: say('decided'), bold: true }])] : []),
    ...decided.map(({ text, deadline, owner }, m) => {
      const facts = [
        deadline && `${say('deadline')}: ${deadline}`,
        owner && `${deadline ? say('owner').toLowerCase() : say('owner')}: ${owner}`,
      ].filter(Boolean);
      return body(`${n}.${m + 1}. ${stop(text)}${facts.length ? ` ${stop(facts.join('; '))}` : ''}`);
    }),
    ...(vote ? [body(stop(vote === 'unanimous' ? say('unanimous') : say('voted', vote)))] : []),
  ];
}
