/**
 * Nobody learns the key early: every frame that reaches a phone, a visitor or a projector by a real socket is kept as it
 * came over the wire and searched. That each secret is found after its reveal shows that the search would have found it.
 */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Actor } from '#domain/actor.ts';
import type { QuestionInput } from '#domain/quiz/schema.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { viewRegistry } from '../views.ts';
import { connectPhone, type LiveNode, openNode, openView, type Phone } from './testing/node.ts';
import { must, stageQuiz } from './testing/stage.ts';

let world: TestWorld;
let node: LiveNode;
beforeAll(async () => {
  world = await createTestServices();
  node = await openNode(world, { limits: { packets: 5_000, opens: 5_000, viewsPerSocket: 400 } });
});
afterAll(async () => {
  await node?.stop();
  await world?.end();
});

const options = (...texts: string[]) => texts.map((text, at) => ({ id: 'abcdef'[at] ?? '', text }));
type Asked = Partial<QuestionInput> & Pick<QuestionInput, 'kind'>;
/** Each with words that stand nowhere but in its key or its explanation, and words of its options. */
const QUESTIONS: { question: Asked; secrets: string[]; choices: string[] }[] = [
  {
    question: {
      kind: 'single',
      options: options('Ива', 'Ольха'),
      key: { options: ['b'] },
      explanation: 'Тайна-один',
    },
    secrets: ['Тайна-один'],
    choices: ['Ольха'],
  },
  {
    question: {
      kind: 'multiple',
      options: options('Клён', 'Вяз', 'Граб'),
      key: { options: ['a', 'c'] },
      explanation: 'Тайна-два',
    },
    secrets: ['Тайна-два'],
    choices: ['Граб'],
  },
  {
    question: {
      kind: 'order',
      options: options('Осень', 'Зима', 'Весна', 'Лето'),
      key: { order: ['c', 'a', 'd', 'b'] },
      explanation: 'Тайна-три',
    },
    secrets: ['Тайна-три'],
    choices: ['Весна'],
  },
  {
    question: {
      kind: 'match',
      options: options('Дон', 'Кубань', 'Лаба'),
      parts: { targets: options('Ростов', 'Краснодар', 'Лабинск') },
      key: { pairs: ['a', 'b', 'c'].map((id) => ({ left: id, right: id })) },
      explanation: 'Тайна-четыре',
    },
    secrets: ['Тайна-четыре'],
    choices: ['Лабинск'],
  },
  {
    question: { kind: 'short', key: { values: ['Словотайное'], typos: 1 }, explanation: 'Тайна-пять' },
    secrets: ['Словотайное', 'Тайна-пять'],
    choices: [],
  },
  {
    question: { kind: 'number', key: { values: ['93417.25'], tolerance: 2 }, explanation: 'Тайна-шесть' },
    secrets: ['93417', 'Тайна-шесть'],
    choices: [],
  },
];
/** Names under which a mark or a key could travel. */
const NAMES = /^(key|solution|explanation|right|correct|share|points|tolerance|typos|bars)$/;

type Watcher = { who: string; phone: Phone; frames: string[] };

async function watch(who: string, person: Actor | null, ids: string[]): Promise<Watcher> {
  const phone = await connectPhone(world, node.origin, person);
  const frames: string[] = [];
  phone.io.once('open', () =>
    phone.io.engine.on('packet', ({ data }: { data?: unknown }) => void frames.push(String(data ?? ''))),
  );
  // Everything that this person can open under any id of this forum.
  for (const [name, entry] of viewRegistry(world.services))
    for (const id of ids) if (entry.id.safeParse(id).success) await openView(phone, name, id);
  return { who, phone, frames };
}

function namesIn(value: unknown, found: string[] = []): string[] {
  if (value === null || typeof value !== 'object') return found;
  for (const [name, inner] of Object.entries(value)) {
    if (NAMES.test(name) && inner !== null) found.push(name);
    namesIn(inner, found);
  }
  return found;
}
const bodyOf = (frame: string): unknown => JSON.parse(frame.slice(frame.search(/[[{]/)) || 'null');

it('[QZ48] no frame of any socket holds a key, an explanation or a mark before its reveal', async () => {
  const stage = await stageQuiz(
    world,
    QUESTIONS.map(({ question }) => question),
  );
  const [player, member, guest] = [
    await stage.player(),
    await stage.player('Болельщик'),
    await stage.player('Приглашённый', ['guest']),
  ];
  must(await stage.sit(player, 1));
  const { token } = must(
    await world.nouns.room.commands.openScreen(stage.moderator, { forumId: stage.forum.id, name: '' }),
  );
  must(
    await world.nouns.room.commands.showScene(stage.moderator, {
      forumId: stage.forum.id,
      scene: { kind: 'quiz' },
    }),
  );
  const unitId = (await stage.page(player)).mine?.unitId ?? '';
  const [forum, run] = [stage.forum.id, stage.runId];
  const ids = [
    forum,
    run,
    stage.quizId,
    `${forum}:${forum}`,
    `${forum}:${token}`,
    `${run}:${unitId}`,
    `${forum}:1`,
  ];
  const people = [
    await watch('player', player, ids),
    await watch('member', member, ids),
    await watch('guest', guest, ids),
    await watch('wall', null, ids),
  ];
  for (const { who, frames } of people.slice(0, 2)) expect([who, frames.length]).not.toEqual([who, 0]);

  for (const { question, secrets, choices } of QUESTIONS) {
    const { round } = await stage.go('next');
    const roundId = round?.id ?? '';
    const has = (words: string) => people.map(({ frames }) => frames.some((text) => text.includes(words)));
    const all = [true, true, true, true];
    await vi.waitUntil(() => has(roundId).every(Boolean), { timeout: 20_000 });
    for (const words of choices)
      expect([question.kind, has(words)]).toEqual([question.kind, all.map(() => false)]);
    await stage.go('open');
    const version = (await stage.go('pause', 'resume', 'lock')).run.v;
    await vi.waitUntil(() => has(`"phase":"locked","v":${version}`).every(Boolean), { timeout: 20_000 });
    for (const words of choices) expect(has(words)).toEqual(all);
    for (const words of secrets) expect([words, has(words)]).toEqual([words, all.map(() => false)]);
    for (const { who, frames } of people)
      for (const frame of frames.filter((text) => text.includes(roundId)))
        expect([who, namesIn(bodyOf(frame))]).toEqual([who, []]);
    await stage.go('reveal');
    await vi.waitUntil(() => has(secrets.at(-1) ?? '').every(Boolean), { timeout: 20_000 });
  }
  for (const { phone } of people) phone.disconnect();
}, 60_000);
