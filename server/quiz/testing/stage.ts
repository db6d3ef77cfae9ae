/** A forum with a quiz on a real database: a moderator, people who play, and short words for what they do. */
import type { Actor } from '#domain/actor.ts';
import type { Value } from '#domain/quiz/answer.ts';
import type { RunSettings } from '#domain/quiz/kinds.ts';
import { DEFAULT_SETTINGS } from '#domain/quiz/kinds.ts';
import type { Action } from '#domain/quiz/run.ts';
import type { QuestionInput } from '#domain/quiz/schema.ts';
import type { Result } from '#domain/result.ts';
import type { TestWorld } from '../../testing/services.ts';

type Given = Partial<QuestionInput> & Pick<QuestionInput, 'kind'>;

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.data;
}

export const BUS: Given = {
  kind: 'single',
  situation: '7:40. Водитель школьного автобуса заболел, на остановках ждут 34 ребёнка.',
  stem: 'Что директор делает первым?',
  options: [
    { id: 'a', text: 'Звонит в управление' },
    { id: 'b', text: 'Сообщает родителям, кто отвечает за детей' },
    { id: 'c', text: 'Отменяет урок' },
  ],
  key: { options: ['b'] },
  explanation: 'Сначала дети',
  seconds: 90,
  weight: 1,
};
export const RIGHT: Value = { options: ['b'] };
export const WRONG: Value = { options: ['a'] };

export async function stageQuiz(
  world: TestWorld,
  questions: Given[] = [BUS, BUS],
  settings: Partial<RunSettings> = {},
) {
  const { commands, queries } = world.nouns.quiz;
  const moderator = await world.person({ name: 'Ведущая Анна Петровна' });
  const forum = await world.forum();
  await world.join(forum.id, moderator, ['moderator']);
  const quiz = must(
    await commands.createQuiz(moderator, {
      forumId: forum.id,
      title: 'Утро директора',
      questions: questions.map((one) => ({ stem: 'Вопрос', ...one })),
    }),
  );
  const open = (tables = 3) =>
    commands.openRun(moderator, {
      quizId: quiz.id,
      settings: { ...DEFAULT_SETTINGS, ...settings },
      tables,
    });
  const run = must(await open());
  const desk = async () => {
    const found = await queries.deskNow(moderator, forum.slug);
    if (!found) throw new Error('no run');
    return found;
  };
  return {
    world,
    forum,
    moderator,
    quizId: quiz.id,
    runId: run.id,
    open,
    desk,
    async step(action: Action, more: { ms?: number; number?: number } = {}) {
      const { play } = await desk();
      return commands.stepRun(moderator, { runId: run.id, expectV: play.run.v, action, ...more });
    },
    /** Steps that must succeed, one after another. */
    async go(...actions: Action[]) {
      for (const action of actions) must(await this.step(action));
      return (await desk()).play;
    },
    async player(name = 'Игрок', roles: Parameters<TestWorld['join']>[2] = ['participant']) {
      const person = await world.person({ name });
      await world.join(forum.id, person, roles);
      return person;
    },
    async sit(person: Actor, table = 1, takeOver = false) {
      const { play } = await desk();
      const teamId = play.tables.find(({ number }) => number === table)?.id ?? null;
      return commands.joinRun(person, { runId: run.id, teamId, takeOver });
    },
    /** By socket, as a phone does. */
    async answer(
      person: Actor | null,
      value: Value,
      more: { roundId?: string; cmdId?: string; rttMs?: number } = {},
    ) {
      const { roundId = (await desk()).play.round?.id ?? '', ...meta } = more;
      const cmdId = meta.cmdId ?? world.services.ids.id();
      return world.nouns.run(
        person,
        'quiz.answer',
        { roundId, value },
        { channel: 'live', ...meta, cmdId },
      ) as Promise<Result<{ roundId: string; receivedAt: number }>>;
    },
    page: (person: Actor) => queries.playPage(person, forum.slug),
    sweep: () => world.nouns.run(null, 'quiz.sweep', {}, { channel: 'system' }),
    /** The clock of a living server: signs of life every second. */
    async pass(ms: number) {
      for (let left = ms; left > 0; left -= 1_000) {
        world.clock.advance(Math.min(1_000, left));
        must(await this.sweep());
      }
    },
  };
}
export type Stage = Awaited<ReturnType<typeof stageQuiz>>;
