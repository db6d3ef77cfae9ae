/** The questionnaire for the hall, one page on paper, and its summary from the sheets that came back. */
import { body, requisite, type Sheet, type SheetLine } from '#server/documents/sheet.ts';
import { dateInWords, type PaperLang, words } from '#server/documents/words.ts';

export type Questionnaire = {
  lang: PaperLang;
  event: string;
  date: string;
  place: string;
  questions: { text: string; answers: string[] }[];
};

export function questionnaireSheet(form: Questionnaire): Sheet {
  const say = words(form.lang);
  return {
    lang: form.lang,
    title: `${say('questionnaireTitle')}. ${form.event}`,
    date: form.date,
    pageNumbers: false,
    lines: [
      { is: 'title', text: say('questionnaireTitle') },
      { is: 'event', text: form.event },
      { is: 'between', left: dateInWords(form.date, form.lang), right: form.place },
      body(say('questionnaireLead')),
      ...form.questions.flatMap(({ text, answers }, at): SheetLine[] => [
        requisite([{ text: `${at + 1}. ${text}`, bold: true }], { before: 14 }),
        ...answers.map((answer) => requisite(`□ ${answer}`, { left: 12, before: 4 })),
      ]),
      requisite([{ text: `${form.questions.length + 1}. ${say('questionnaireOpen')}`, bold: true }], {
        before: 14,
      }),
      {
        is: 'table',
        columns: [{ heading: say('questionnaireYours'), share: 1 }],
        rows: [['']],
        rowHeightMm: 60,
      },
    ],
  };
}

export function feedbackSheet(
  form: Questionnaire & { filled: number; present: number; counts: number[][]; remarks: string },
): Sheet {
  const say = words(form.lang);
  const share = (n: number) => (form.filled > 0 ? `${Math.round((n * 100) / form.filled)} %` : '');
  return {
    lang: form.lang,
    title: `${say('feedbackTitle')}. ${form.event}`,
    date: form.date,
    lines: [
      { is: 'title', text: say('feedbackTitle') },
      { is: 'event', text: form.event },
      { is: 'between', left: dateInWords(form.date, form.lang), right: form.place },
      body(say('feedbackFilled', { filled: form.filled, present: form.present })),
      ...form.questions.flatMap(({ text, answers }, q): SheetLine[] => [
        { is: 'heading', text: `${q + 1}. ${text}` },
        {
          is: 'table',
          columns: [
            { heading: say('answer'), share: 60 },
            { heading: say('count'), share: 20, centre: true },
            { heading: say('percent'), share: 20, centre: true },
          ],
          rows: answers.map((answer, a) => {
            const n = form.counts[q]?.[a] ?? 0;
            return [answer, String(n), share(n)];
          }),
        },
      ]),
      ...(form.remarks
        ? [
            { is: 'heading' as const, text: say('feedbackRemarks') },
            ...form.remarks
              .split('\n')
              .filter((line) => line.trim())
              .map((line) => body(line)),
          ]
        : []),
    ],
  };
}
