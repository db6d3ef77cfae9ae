/** The plan of measures («дорожная карта»): one row a measure; deadline and owner as the text says, empty where it says nothing. */
import type { Sheet } from '#server/documents/sheet.ts';
import { type PaperLang, words } from '#server/documents/words.ts';

export type PlanOfMeasures = {
  lang: PaperLang;
  /** In the genitive. */
  event: string;
  date: string;
  rows: { measure: string; addressee: string; deadline: string; owner: string; outcome: string }[];
  signatory?: { post: string; name: string };
};

export function planSheet(plan: PlanOfMeasures): Sheet {
  const say = words(plan.lang);
  const columns = [
    { heading: say('no'), share: 6, centre: true },
    { heading: say('measure'), share: 40 },
    { heading: say('addressee'), share: 22 },
    { heading: say('deadline'), share: 16 },
    { heading: say('owner'), share: 20 },
    { heading: say('outcome'), share: 22 },
  ];
  const rows = plan.rows.map((row, at) => [
    String(at + 1),
    row.measure,
    row.addressee,
    row.deadline,
    row.owner,
    row.outcome,
  ]);
  const subtitle = say('planSubtitle', { event: plan.event });
  return {
    lang: plan.lang,
    title: `${say('planTitle')} ${subtitle}`,
    date: plan.date,
    landscape: true,
    lines: [
      { is: 'title', text: say('planTitle') },
      { is: 'event', text: subtitle },
      { is: 'table', columns, rows },
      ...(plan.signatory ? [{ is: 'signature' as const, ...plan.signatory }] : []),
    ],
  };
}
