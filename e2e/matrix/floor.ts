/** Lines of the floor: turns at speaking, questions from the hall, polls. Their things are made inside the trial. */
import { DEFAULT_FLOOR } from '#domain/floor/kinds.ts';
import { poll, question, speech } from '#drizzle/schema/floor.ts';
import type { Tx } from '#server/db.ts';
import { type Case, line } from './case.ts';
import { anybody, CONDUCT, hidden, KNOWN, MEMBERS, only } from './roles.ts';
import type { World } from './world.ts';

const floor = (w: World) => ({ floorId: w.track.id });
const decided = (w: World) => ({ ...floor(w), expectV: 0 });
const idOf = (letter: string) => letter.repeat(22);
const at = new Date('2026-02-11T07:00:00Z');
const of = (w: World) => ({ forumId: w.hall.id, floorId: w.track.id });

/** A listed person waits, or has the floor. */
async function hand(w: World, tx: Tx, state: 'waiting' | 'speaking') {
  const id = idOf(state === 'waiting' ? 'h' : 's');
  await tx.insert(speech).values({
    id,
    ...of(w),
    trackId: w.track.id,
    participantId: w.listed.participantId,
    kind: 'main',
    state,
    requestedAt: at,
    ...(state === 'speaking' && { startedAt: at }),
  });
  return { speechId: id };
}
const turn = async (w: World, tx: Tx) => {
  await hand(w, tx, 'speaking');
  return decided(w);
};
async function asked(w: World, tx: Tx, over: Partial<typeof question.$inferInsert> = {}) {
  await tx.insert(question).values({
    id: idOf('q'),
    ...of(w),
    number: 1,
    text: 'Когда закрепят наставников?',
    state: 'open',
    createdAt: at,
    ...over,
  });
  return { questionId: idOf('q') };
}
async function polled(w: World, tx: Tx, over: Partial<typeof poll.$inferInsert> = {}) {
  await tx.insert(poll).values({
    id: idOf('p'),
    ...of(w),
    number: 1,
    kind: 'single',
    title: 'Продолжаем?',
    options: [
      { id: '1', text: 'Да' },
      { id: '2', text: 'Нет' },
    ],
    state: 'open',
    createdAt: at,
    ...over,
  });
  return { pollId: idOf('p') };
}
const cloud: Partial<typeof poll.$inferInsert> = { kind: 'cloud', options: [] };

export const FLOOR_COMMANDS: Record<string, Case> = {
  'floor.configure': line(only(...CONDUCT), (w) => ({ ...decided(w), settings: DEFAULT_FLOOR })),
  'floor.open': line(only(...CONDUCT), (w) => ({ ...floor(w), open: true })),
  'floor.prepareScene': line(only(...CONDUCT), (w) => ({ ...floor(w), scene: { kind: 'lobby' } })),
  // With a closed queue a point of order is still heard.
  'floor.raise': line(only(...KNOWN), (w) => ({ ...floor(w), kind: 'point_of_order' })),
  'floor.enlist': line(only(...CONDUCT), (w) => ({ ...floor(w), participantId: w.listed.participantId })),
  'floor.lower': line(hidden(...CONDUCT), (w, _role, tx) => hand(w, tx, 'waiting')),
  'floor.call': line(only(...CONDUCT), async (w, _role, tx) => ({
    ...decided(w),
    ...(await hand(w, tx, 'waiting')),
  })),
  'floor.give': line(only(...CONDUCT), (w) => ({ ...decided(w), participantId: w.listed.participantId })),
  'floor.interpose': line(only(...CONDUCT), async (w, _role, tx) => ({
    ...(await turn(w, tx)),
    name: 'Гость',
  })),
  'floor.setTimer': line(only(...CONDUCT), async (w, _role, tx) => ({
    ...(await turn(w, tx)),
    running: false,
  })),
  'floor.extend': line(only(...CONDUCT), async (w, _role, tx) => ({ ...(await turn(w, tx)), seconds: 60 })),
  'floor.finish': line(only(...CONDUCT), (w, _role, tx) => turn(w, tx)),
  'floor.setAgendaLine': line(only(...CONDUCT), (w) => ({ ...decided(w), at: null })),
  // A question without a name: whoever may take part may ask it.
  'question.ask': line(only(...MEMBERS), (w) => ({ ...floor(w), text: 'Когда закрепят наставников?' })),
  'question.askAnonymously': line(only(...MEMBERS), (w) => ({
    ...floor(w),
    text: 'Когда закрепят наставников?',
    key: idOf('k'),
  })),
  'question.support': line(only(...MEMBERS), async (w, _role, tx) => ({ ...(await asked(w, tx)), on: true })),
  'question.withdraw': line(hidden('participant'), (w, _role, tx) =>
    asked(w, tx, { participantId: w.hall.seats.participant }),
  ),
  'question.move': line(only(...CONDUCT), async (w, _role, tx) => ({
    ...(await asked(w, tx)),
    expectV: 1,
    move: 'answer',
  })),
  'question.highlight': line(only(...CONDUCT), async (w, _role, tx) => ({
    ...(await asked(w, tx)),
    on: true,
  })),
  'poll.create': line(only(...CONDUCT), (w) => ({ ...floor(w), kind: 'cloud', title: 'Одним словом' })),
  'poll.setState': line(only(...CONDUCT), async (w, _role, tx) => ({
    ...(await polled(w, tx)),
    expectV: 1,
    state: 'closed',
  })),
  'poll.show': line(only(...CONDUCT), async (w, _role, tx) => ({ ...(await polled(w, tx)), shown: true })),
  'poll.answer': line(only(...MEMBERS), async (w, _role, tx) => ({
    ...(await polled(w, tx)),
    options: ['1'],
  })),
  'poll.addWords': line(only(...MEMBERS), async (w, _role, tx) => ({
    ...(await polled(w, tx, cloud)),
    words: ['доверие'],
  })),
  'poll.hideWord': line(only(...CONDUCT), async (w, _role, tx) => ({
    ...(await polled(w, tx, cloud)),
    word: 'доверие',
    hidden: true,
  })),
  'poll.mergeWord': line(only(...CONDUCT), async (w, _role, tx) => ({
    ...(await polled(w, tx, cloud)),
    from: 'доверия',
    into: 'доверие',
  })),
  'poll.remove': line(only(...CONDUCT), (w, _role, tx) => polled(w, tx, { state: 'draft' })),
  'room.pointAt': line(only(...CONDUCT), (w) => ({ forumId: w.hall.id, blockId: 'b1' })),
  // The projector's address is its right.
  'room.screenAlive': line(anybody(), (w) => ({ token: w.screen.token, version: 1 })),
};
