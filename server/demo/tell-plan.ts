/**
 * What addressees tell of their own accord: the authority its percent and steps, one of them reached; the centre's
 * methodologist an answer with a file, which the director of the centre has yet to approve.
 */
import type { Actor } from '#domain/actor.ts';
import { sheetXlsx } from '../documents/sheet-write.ts';
import { CENTRE, LETTER, PLAN, TO_APPROVE } from './last-year.ts';
import { person } from './people.ts';
import { must, type Stage } from './stage.ts';

type Subject = { resolutionId: string; addresseeId: string };
const DAY = 86_400_000;
const daysAfter = (now: Date, days: number) =>
  new Date(now.getTime() + days * DAY).toISOString().slice(0, 10);

export const planTold = (now: Date) => ({
  percent: PLAN.percent,
  steps: PLAN.steps.map(({ text, after }) => ({ text, due: daysAfter(now, after) })),
});

export async function tellStepReached(
  { nouns, clock }: Stage,
  secretary: Actor,
  subject: Subject,
  row: { id: string; number: number; forumId: string },
): Promise<void> {
  const { commands, queries } = nouns.recommendation;
  const { steps } = await queries.recommendationPage(secretary, row.forumId, row.number);
  const { regNo, text, percent } = PLAN.next;
  const told = { percent, stepsTold: [{ stepId: steps[0]!.id, as: 'reached' as const }] };
  must(
    await commands.enterAnswer(secretary, {
      ...subject,
      regNo,
      regDate: daysAfter(clock.now(), 0),
      signer: LETTER.signer,
      public: true,
      items: [{ recommendationId: row.id, outcome: 'accepted', text, ...told }],
    }),
  );
}

export async function tellWaiting(
  { nouns, clock }: Stage,
  secretary: Actor,
  subject: Subject,
  recommendationId: string,
): Promise<void> {
  const { commands } = nouns.recommendation;
  const { by, text, percent, step, file, schools } = TO_APPROVE;
  const link = must(await commands.createAnswerLink(secretary, { ...subject, days: 120 }));
  must(await commands.nameApprover(secretary, { ...subject, post: CENTRE.post, days: 120 }));
  clock.advance(2 * DAY);
  const list = await sheetXlsx(
    {
      name: 'Школы',
      head: ['Школы сетевого объединения учителей математики'],
      columns: [
        { heading: '№', width: 6, centre: true },
        { heading: 'Школа', width: 44 },
      ],
      rows: schools.map((number, at) => [at + 1, person(number).school.shortName]),
    },
    clock.now(),
  );
  must(
    await commands.answerByLink(
      null,
      {
        token: link.url.split('/').at(-1)!,
        signedBy: by,
        items: [
          {
            recommendationId,
            outcome: 'in_progress',
            text,
            percent,
            steps: [{ text: step.text, due: daysAfter(clock.now(), step.after) }],
            files: [{ name: file, data: new Uint8Array(list) }],
          },
        ],
      },
      { channel: 'link' },
    ),
  );
}
