/** Lines of a run: who steps it, who plays. The run of the world stands in an open question with one table seated. */
import { sql } from 'drizzle-orm';
import { PNG } from '#server/quiz/testing/pictures.ts';
import { type Case, line } from './case.ts';
import { type Answer, but, CONDUCT, MEMBERS, nobody, only, type Role, rowOf, SESSIONLESS } from './roles.ts';
import type { World } from './world.ts';

const question = {
  kind: 'single',
  stem: 'Сколько?',
  options: [
    { id: 'a', text: 'Один' },
    { id: 'b', text: 'Два' },
  ],
  key: { options: ['a'] },
} as const;
const run = (w: World) => ({ runId: w.quiz.runId });
const table = (w: World) => ({ ...run(w), unitId: w.quiz.unitId });
const bank = (w: World) => ({ quizId: w.quizId });
const one = (w: World) => ({ ...bank(w), questionId: w.questionId });
const hall = (w: World) => ({ forumId: w.hall.id });

/** Only whoever sits at a table answers; other members learn that they do not play. */
const answers = rowOf<Answer>((role) =>
  SESSIONLESS.includes(role)
    ? 'signed_out'
    : (MEMBERS as readonly Role[]).includes(role)
      ? 'quiz/not_playing'
      : 'not_found',
);

export const QUIZ_COMMANDS: Record<string, Case> = {
  'quiz.create': line(only(...CONDUCT), (w) => ({ ...hall(w), title: 'Квиз', questions: [question] })),
  'quiz.addQuestions': line(only(...CONDUCT), (w) => ({ ...bank(w), questions: [question] })),
  'quiz.retitle': line(only(...CONDUCT), (w) => ({ ...bank(w), title: 'Другой', teams: false })),
  'quiz.duplicate': line(only(...CONDUCT), (w) => ({ ...bank(w), title: 'Копия' })),
  'quiz.archive': line(only(...CONDUCT), (w) => ({ ...bank(w), archived: true })),
  'quiz.remove': line(only(...CONDUCT), bank),
  'quiz.saveQuestion': line(only(...CONDUCT), (w) => ({ ...one(w), version: null, question })),
  'quiz.moveQuestion': line(only(...CONDUCT), (w) => ({ ...one(w), to: 1 })),
  'quiz.removeQuestion': line(only(...CONDUCT), one),
  'quiz.setImage': line(only(...CONDUCT), (w) => ({ ...one(w), data: PNG, alt: 'Флаг школы' })),
  'quiz.removeImage': line(only(...CONDUCT), one),
  'quiz.open': line(only(...CONDUCT), bank),
  'quiz.step': line(only(...CONDUCT), (w) => ({ ...run(w), expectV: w.quiz.version, action: 'pause' })),
  'quiz.join': line(only(...MEMBERS), (w) => ({ ...run(w), teamId: w.quiz.unitId, takeOver: true })),
  'quiz.answer': line(but(answers, { participant: 'ok' }), (w) => ({
    roundId: w.quiz.roundId,
    value: { options: ['a'] },
  })),
  'quiz.setDoor': line(only(...CONDUCT), (w) => ({ ...run(w), open: false })),
  'quiz.addTable': line(only(...CONDUCT), run),
  'quiz.rename': line(only(...CONDUCT), (w) => ({ ...table(w), name: 'Первые' })),
  'quiz.kick': line(only(...CONDUCT), table),
  'quiz.setFactor': line(only(...CONDUCT), (w) => ({ ...table(w), factor: 1.5 as const })),
  'quiz.regrade': line(only(...CONDUCT), async (w, _role, tx) => {
    await tx.execute(sql`update quiz_round set state = 'revealed' where id = ${w.quiz.roundId}`);
    return { ...run(w), expectV: w.quiz.version, roundId: w.quiz.roundId, key: { options: ['b'] } };
  }),
  'quiz.sweep': line(nobody(), () => ({}), 'system'),
};
