/** The лист согласования as a paper: who was asked, what they said and when; a line without a word leaves room for a pen. */
import type { Verdict } from '#domain/review/kinds.ts';
import type { Sheet } from '#server/documents/sheet.ts';
import { dateInWords, type PaperLang, words } from '#server/documents/words.ts';

export type ApprovalSheet = {
  lang: PaperLang;
  /** In the genitive. */
  event: string;
  date: string;
  place: string;
  lines: {
    body: string;
    post: string;
    name: string;
    verdict: Verdict | null;
    note: string;
    remarks: number;
    settledOn: string | null;
    byLink: boolean;
  }[];
};

export function approvalsSheet({ lang, event, date, place, lines }: ApprovalSheet): Sheet {
  const say = words(lang);
  const subtitle = say('approvalsSubtitle', { event });
  const rows = lines.map((line, at) => {
    const { verdict, byLink, remarks, note, settledOn } = line;
    const said = verdict && [say(`verdict_${verdict}`), byLink && say('approvalByLink')];
    const more = [note, remarks > 0 && say('approvalCount', { count: remarks })];
    return [
      String(at + 1),
      line.body,
      [line.post, line.name].filter(Boolean).join(', '),
      (said || []).filter(Boolean).join(' '),
      more.filter(Boolean).join('\n'),
      settledOn ? dateInWords(settledOn, lang) : '',
    ];
  });
  return {
    lang,
    title: `${say('approvalsTitle')} ${subtitle}`,
    date,
    landscape: true,
    lines: [
      { is: 'title', text: say('approvalsTitle') },
      { is: 'event', text: subtitle },
      { is: 'between', left: dateInWords(date, lang), right: place },
      {
        is: 'table',
        columns: [
          { heading: say('no'), share: 6, centre: true },
          { heading: say('approvalBody'), share: 32 },
          { heading: say('approvalPerson'), share: 34 },
          { heading: say('approvalVerdict'), share: 24 },
          { heading: say('approvalNote'), share: 30 },
          { heading: say('approvalDate'), share: 22 },
        ],
        rows,
        rowHeightMm: 12,
      },
    ],
  };
}
