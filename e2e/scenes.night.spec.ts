/**
 * Every scene of the projector at 1920 × 1080, light and dark, without motion, with the long words of real halls: pictured
 * into the results of the run (`scenes/`), to be looked at, and judged by what can be measured (sizes, cuts, contrast).
 */
import type { Page } from '@playwright/test';
import { chart } from './pages/chart.ts';
import { openDemo, personOf } from './pages/demo.ts';
import { look, send } from './pages/floor.ts';
import { expect, test } from './pages/hall.ts';
import { floorOf } from './pages/round-table.ts';
import { LONG, QUESTIONS } from './pages/scene-words.ts';
import { hangWalls } from './pages/scenes.ts';
import { announceHands, putToVote } from './pages/vote.ts';

test.use({ trace: 'off' });

test('[RM11] [RM12] [RM13] scenes of the hall and of the floor', async ({ hall }) => {
  test.setTimeout(300_000);
  const demo = await openDemo(hall);
  const chair = await personOf(hall, demo, 'organiser');
  const { t } = chair;
  const walls = await hangWalls(hall, chair, demo.slug);
  await chair.page.goto(`/f/${demo.slug}/t/5/run`);
  const { forumId, floorId } = await floorOf(chair);
  const show = (scene: object) => send(chair, 'room.showScene', { forumId, scene });
  type Desk = {
    version: number;
    polls: { id: string; kind: string; version: number }[];
    questions: { id: string; text: string; version: number }[];
    floor: { hands: { id: string }[] };
  };
  const desk = (floor = floorId) => look<Desk>(chair, 'floor.desk', `${forumId}:${floor}`);
  const step = async (name: string, input: object = {}) =>
    send(chair, name, { floorId, expectV: (await desk()).version, ...input });
  const words = (text: string | RegExp) => (page: Page) => page.locator('.s-scene').getByText(text);

  await walls.picture('lobby', words(demo.code));
  await show({ kind: 'programme' });
  await walls.picture('programme', (page) => page.locator('[data-scene=programme] h1'));
  await show({ kind: 'message', text: LONG.message });
  await walls.picture('message', words(LONG.message.slice(0, 40)));
  await show({ kind: 'message', text: 'Перерыв до 12:30' });
  await walls.picture('message-short', words('Перерыв до 12:30'));
  await show({ kind: 'blank' });
  await walls.picture('blank', (page) => page.locator('.s-door'));

  await step('floor.setAgendaLine', { at: 1 });
  await show({ kind: 'agenda', floorId });
  await walls.picture('agenda', words(t('screen.agenda')));

  await show({ kind: 'speaker', floorId });
  await walls.picture('speaker-none', words(t('screen.nobodySpeaks')));
  await send(chair, 'floor.open', { floorId, open: true });
  await walls.picture('speaker-queue', words(t('screen.handsOpen')));
  for (const [at, name] of LONG.people.entries())
    await send(chair, 'floor.enlist', { floorId, name, side: at % 2 ? 'against' : 'for' });
  await step('floor.call');
  await walls.picture('speaker', words(t('screen.leftTime')));
  await step('floor.setTimer', { running: false });
  await walls.picture('speaker-paused', words(t('screen.pausedTurn')));
  await step('floor.setTimer', { running: true });
  await step('floor.interpose', { name: LONG.asker });
  await walls.picture('speaker-interposed', words(LONG.asker));
  await step('floor.finish');
  await step('floor.finish');

  await show({ kind: 'questions', floorId });
  await walls.picture('questions', words('показатель'));
  await send(chair, 'question.ask', { floorId, text: LONG.question });
  let asked = (await desk()).questions.find(({ text }) => text === LONG.question);
  if ((asked as { state?: string } | undefined)?.state === 'waiting')
    await send(chair, 'question.move', {
      questionId: asked?.id,
      expectV: asked?.version,
      move: 'let_through',
    });
  await show({ kind: 'question', questionId: asked?.id });
  await walls.picture('question-long', words(LONG.question.slice(0, 40)));
  asked = (await desk()).questions.find(({ text }) => text.includes('график проверок'));
  await show({ kind: 'question', questionId: asked?.id });
  await walls.picture('question', words('график проверок'));

  const all = [...(await desk(forumId)).polls];
  for (const number of [1, 2, 3, 4, 5]) {
    const track = await look<{ id: string }>(chair, 'track.page', `${forumId}:${number}`);
    all.push(...(await desk(track.id)).polls);
  }
  const done = (kind: string) => all.find((one) => one.kind === kind)?.id;
  await show({ kind: 'poll', pollId: done('single') });
  await walls.picture('poll-result', (page) => page.locator('.s-poll-count'));
  await show({ kind: 'poll', pollId: done('cloud') });
  await walls.picture('cloud', words('наставник'));
  for (const [name, poll] of Object.entries(LONG.polls)) {
    const made = await send<{ id: string; version: number }>(chair, 'poll.create', {
      floorId,
      open: true,
      ...poll,
    });
    await show({ kind: 'poll', pollId: made.id });
    await walls.picture(`poll-${name}`, words(poll.title.slice(0, 40)));
    const { version } = (await desk()).polls.find(({ id }) => id === made.id) ?? { version: 1 };
    await send(chair, 'poll.setState', { pollId: made.id, expectV: version, state: 'closed' });
  }

  await show({ kind: 'text', page: 1 });
  await walls.picture('text', (page) => page.locator('[data-scene=text] .s-clause'));
  await show({ kind: 'draft', blockId: null });
  await walls.picture('draft', (page) => page.locator('[data-scene=draft] .s-clause'));

  await show({ kind: 'vote' });
  await walls.picture('vote-none', (page) => page.locator('[data-scene=vote] h1'));
  await putToVote(chair, demo.slug, { matter: 'procedural', method: 'hands', question: LONG.vote });
  await walls.picture('vote', words(LONG.vote.slice(0, 40)));
  await announceHands(chair, { for: 22, against: 2, abstain: 1 });
  await walls.picture('vote-result', words(t('screen.adopted')));

  await send(chair, 'room.showScene', { forumId, scene: { kind: 'lobby' } });
  await walls.picture('lobby-again', words(demo.code));
  for (const page of walls.pages) expect(await page.locator('.s-lost').count()).toBe(0);
});

test('[QZ48] [QB12] scenes of the quiz, kind by kind', async ({ hall }) => {
  test.setTimeout(300_000);
  const demo = await openDemo(hall);
  const chair = await personOf(hall, demo, 'organiser');
  const { t } = chair;
  const players = [
    await personOf(hall, demo, 'participant'),
    await personOf(hall, demo, 'secretary'),
    await personOf(hall, demo, 'presiding'),
  ];
  const walls = await hangWalls(hall, chair, demo.slug);
  await chair.page.goto(`/f/${demo.slug}/t/5/run`);
  const { forumId } = await floorOf(chair);
  await send(chair, 'room.showScene', { forumId, scene: { kind: 'quiz' } });
  await walls.picture('quiz-none', (page) => page.getByText(t('quiz.wall.none')));

  const quiz = await send<{ id: string }>(chair, 'quiz.create', {
    forumId,
    title: 'Шесть ситуаций одного утра: управленческий квиз для директоров школ',
    questions: QUESTIONS.map(({ question }) => question),
  });
  const picture = QUESTIONS.findIndex(({ image }) => image) + 1;
  await chair.page.goto(`/f/${demo.slug}/quiz/${quiz.id}/edit`);
  // The list names the question in the label of its row; «Править» is its link.
  await chair.page
    .getByRole('listitem')
    .filter({ hasText: QUESTIONS[picture - 1]?.question.stem })
    .getByRole('link', { name: t('quiz.edit.mend') })
    .click();
  await expect(chair.page.locator('input[type=file]')).toBeAttached();
  await chair.page.locator('input[type=file]').setInputFiles({
    name: 'chart.png',
    mimeType: 'image/png',
    buffer: await chart(hall, chair.address),
  });
  await chair.page.getByLabel(t('quiz.edit.alt')).fill('Четыре столбика, последний самый высокий');
  await chair.page.getByRole('button', { name: t('quiz.edit.imageSave') }).click();
  await expect(chair.page.locator('#image img')).toBeVisible();

  const run = await send<{ id: string }>(chair, 'quiz.open', { quizId: quiz.id, tables: 8 });
  type Play = {
    run: { v: number; phase: string };
    round: { id: string } | null;
    tables: { id: string; number: number }[];
  };
  const play = () => look<Play>(chair, 'quiz.play', run.id);
  const step = async (...actions: string[]) => {
    for (const action of actions)
      await send(chair, 'quiz.step', { runId: run.id, expectV: (await play()).run.v, action });
  };
  const { tables } = await play();
  const named = ['Лицей «Созвездие» и соседи', 'Сельские школы Заречья', 'Наставники и молодые директора'];
  for (const [at, player] of players.entries()) {
    await send(player, 'quiz.join', { runId: run.id, teamId: tables[at]?.id });
    await send(chair, 'quiz.rename', { runId: run.id, unitId: tables[at]?.id, name: named[at] });
  }
  await walls.picture('quiz-lobby', (page) => page.getByText(named[0] as string));

  for (const [at, { question, answers, name }] of QUESTIONS.entries()) {
    const stem = (page: Page) => page.locator('.s-stem').getByText(question.stem);
    await step('next');
    if (!answers) {
      await walls.picture(`${name}-showing`, stem);
      continue;
    }
    if (at < 3) await walls.picture(`${name}-ready`, stem);
    // The time to read may be over while the walls are looked at: then it opens by itself.
    if ((await play()).run.phase !== 'answering') await step('open');
    const { round } = await play();
    await expect(walls.pages[0]?.locator('.s-clock .s-bar') ?? chair.page.locator('body')).toBeVisible();
    for (const [who, value] of answers.entries())
      await send(players[who] as (typeof players)[0], 'quiz.answer', { roundId: round?.id, value });
    const counted = (page: Page) =>
      page.getByText(t('quiz.wall.answered', { answered: answers.length, of: players.length }));
    await walls.picture(`${name}-answering`, counted);
    if (at < 3) {
      await step('pause');
      await walls.picture(`${name}-paused`, (page) => page.getByText(/Пауза/i));
    }
    await step('lock');
    if (at < 3) await walls.picture(`${name}-locked`, (page) => page.getByText(t('quiz.wall.locked')));
    await step('reveal');
    await walls.picture(`${name}-reveal`, (page) =>
      page.locator('.s-bars, .s-solution, .s-answer, .s-words, .s-cloud, .s-subtitle'),
    );
  }
  await step('board');
  await walls.picture('leaderboard', (page) => page.locator('.s-places'));
  await step('finish');
  await walls.picture('podium', (page) => page.locator('.s-podium'));
});
