/** The plan of measures («дорожная карта»): one row a measure; deadline and owner as the text says, empty where it says nothing. */
import { Paragraph, TextRun } from 'docx';
import { clean, paperDocx, signature } from '#server/documents/paper.ts';
import { tableDocx } from '#server/documents/table-docx.ts';
import { type PaperLang, words } from '#server/documents/words.ts';

export type PlanOfMeasures = {
  lang: PaperLang;
  /** In the genitive. */
  event: string;
  rows: { measure: string; addressee: string; deadline: string; owner: string; outcome: string }[];
  signatory?: { post: string; name: string };
};

export function planDocx(plan: PlanOfMeasures): Promise<Buffer> {
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
  return paperDocx({
    lang: plan.lang,
    title: `${say('planTitle')} ${say('planSubtitle', { event: plan.event })}`,
    landscape: true,
    children: [
      new Paragraph({ style: 'Title', children: [new TextRun(say('planTitle'))] }),
      new Paragraph({
        style: 'Heading1',
        children: [new TextRun(clean(say('planSubtitle', { event: plan.event })))],
      }),
      tableDocx(columns, rows, { landscape: true }),
      ...(plan.signatory ? [signature(plan.signatory.post, plan.signatory.name)] : []),
    ],
  });
}
