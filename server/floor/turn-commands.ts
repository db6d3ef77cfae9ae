/**
 * Giving the floor: the next by the rule, this one, or whoever was tapped; pause, more time, an interposed question, the
 * end. Each step carries the version it was decided on, so two who preside cannot both press «next».
 */
import { refuse } from '#domain/errors.ts';
import type { SpeechKind } from '#domain/floor/kinds.ts';
import {
  zCallSpeaker,
  zExtendTurn,
  zFinishTurn,
  zGiveFloor,
  zInterpose,
  zSetAgendaLine,
  zSetTimer,
} from '#domain/floor/schema.ts';
import { nowLine, wallClock } from '#domain/forum/programme.ts';
import { within } from '../bind.ts';
import { type Cx, defineCommand } from '../command.ts';
import { programme } from '../forum/queries.ts';
import { type FloorAccess, presides } from './access.ts';
import { handsInOrder } from './project.ts';
import {
  type FloorRow,
  insertSpeech,
  type SpeechRow,
  speakingOn,
  speechById,
  speechesOn,
  updateSpeech,
} from './repository.ts';
import { known, loadFloor, moveTurn, step, tell, touchPerson } from './turn.ts';

const permit = (_actor: unknown, access: FloorAccess) => presides(access);

async function turnsNow(cx: Cx, floorId: string) {
  const rows = await speakingOn(cx.tx, floorId);
  return {
    main: rows.find(({ interruptsId }) => interruptsId === null),
    interposed: rows.find(({ interruptsId }) => interruptsId !== null),
  };
}

async function endTurn(cx: Cx, access: FloorAccess, row: SpeechRow | undefined): Promise<void> {
  if (!row) return;
  await moveTurn(cx, row, 'end');
  tell(cx, access, 'ended', row);
  touchPerson(cx, access.floorId, row.participantId);
}

/** What the turn is about: the line of the track's agenda, or what the programme has on in the hall. */
async function topicOf(cx: Cx, access: FloorAccess, floor: FloorRow): Promise<string> {
  if (access.track) return access.track.agenda[floor.agendaAt ?? -1]?.text ?? '';
  const { days } = await programme(within(cx), cx.actor, access.forum.id);
  const items = days.flatMap((day) => day.items.map((item) => ({ ...item, day: day.day })));
  const { on } = nowLine(items, wallClock(cx.now, access.forum.timeZone));
  return items.find(({ id }) => id === on[0])?.title ?? '';
}

const limitOf = (access: FloorAccess, kind: SpeechKind) =>
  kind === 'main' ? access.settings.seconds : access.settings.shortSeconds;

/** Begins the turn of a waiting hand. */
async function begin(
  cx: Cx,
  access: FloorAccess,
  floor: FloorRow,
  row: SpeechRow,
  interruptsId: string | null,
) {
  await updateSpeech(cx.tx, row.id, {
    state: 'speaking',
    startedAt: cx.now,
    interruptsId,
    limitSeconds: limitOf(access, row.kind),
    topic: await topicOf(cx, access, floor),
  });
  tell(cx, access, 'began', row, { kind: row.kind, ...(interruptsId && { interruptsId }) });
  touchPerson(cx, access.floorId, row.participantId);
}

async function waitingOn(cx: Cx, access: FloorAccess, speechId: string): Promise<SpeechRow> {
  const row = await speechById(cx.tx, speechId);
  if (row?.floorId !== access.floorId) refuse('not_found');
  if (row.state !== 'waiting') refuse('floor/not_waiting');
  return row;
}

async function newHand(cx: Cx, floor: FloorRow, hand: Partial<SpeechRow>): Promise<SpeechRow> {
  const row = {
    id: cx.id(),
    forumId: floor.forumId,
    floorId: floor.id,
    trackId: floor.trackId,
    state: 'waiting' as const,
    kind: 'main' as const,
    requestedAt: cx.now,
    enteredBy: cx.actor?.accountId ?? null,
    ...hand,
  };
  if (await insertSpeech(cx.tx, row)) return (await speechById(cx.tx, row.id))!;
  // They wait already: the tap takes their own hand.
  const waiting = await speechesOn(cx.tx, floor.id);
  const own = waiting.find(
    (w) => w.state === 'waiting' && w.participantId === row.participantId && w.kind === row.kind,
  );
  return (own && (await speechById(cx.tx, own.id))) ?? refuse('conflict');
}

/** The present speaker ends; the next by the rule, or the one named, begins. */
export const callSpeaker = defineCommand({
  name: 'floor.call',
  input: zCallSpeaker,
  live: true,
  load: loadFloor,
  permit,
  async run(cx, { expectV, speechId }, access) {
    return step(cx, access, expectV, async (floor) => {
      const hands = handsInOrder(await speechesOn(cx.tx, floor.id), access.settings);
      const chosen = speechId ?? hands[0]?.id;
      const { main, interposed } = await turnsNow(cx, floor.id);
      if (!chosen) refuse('floor/nobody');
      const row = await waitingOn(cx, access, chosen);
      await endTurn(cx, access, interposed);
      await endTurn(cx, access, main);
      await begin(cx, access, floor, row, null);
      return {};
    });
  },
});

/** The secretary taps who speaks. */
export const giveFloor = defineCommand({
  name: 'floor.give',
  input: zGiveFloor,
  live: true,
  load: loadFloor,
  permit,
  async run(cx, { expectV, kind, side, ...who }, access) {
    const person = await known(cx, access, who);
    return step(cx, access, expectV, async (floor) => {
      const { main, interposed } = await turnsNow(cx, floor.id);
      await endTurn(cx, access, interposed);
      await endTurn(cx, access, main);
      await begin(cx, access, floor, await newHand(cx, floor, { ...person, kind, side }), null);
      return {};
    });
  },
});

/** A question to the speaker, who waits meanwhile. */
export const interpose = defineCommand({
  name: 'floor.interpose',
  input: zInterpose,
  live: true,
  load: loadFloor,
  permit,
  async run(cx, { expectV, speechId, ...who }, access) {
    return step(cx, access, expectV, async (floor) => {
      const { main, interposed } = await turnsNow(cx, floor.id);
      if (!main) refuse('floor/nobody_speaks');
      await endTurn(cx, access, interposed);
      const row = speechId
        ? await waitingOn(cx, access, speechId)
        : await newHand(cx, floor, { ...(await known(cx, access, who)), kind: 'question' });
      await moveTurn(cx, main, 'pause');
      await begin(cx, access, floor, row, main.id);
      return {};
    });
  },
});

/** Pause and go on, of whoever has the floor. */
export const setTimer = defineCommand({
  name: 'floor.setTimer',
  input: zSetTimer,
  live: true,
  load: loadFloor,
  permit,
  async run(cx, { expectV, running }, access) {
    return step(cx, access, expectV, async (floor) => {
      const { main, interposed } = await turnsNow(cx, floor.id);
      const row = interposed ?? main;
      if (!row) refuse('floor/nobody_speaks');
      await moveTurn(cx, row, running ? 'resume' : 'pause');
      return {};
    });
  },
});

/** More time, or less. */
export const extendTurn = defineCommand({
  name: 'floor.extend',
  input: zExtendTurn,
  live: true,
  load: loadFloor,
  permit,
  async run(cx, { expectV, seconds }, access) {
    return step(cx, access, expectV, async (floor) => {
      const { main, interposed } = await turnsNow(cx, floor.id);
      const row = interposed ?? main;
      if (!row) refuse('floor/nobody_speaks');
      const limitSeconds = Math.min(3600, Math.max(10, (row.limitSeconds || 0) + seconds));
      await updateSpeech(cx.tx, row.id, { limitSeconds });
      tell(cx, access, 'extended', row, { seconds });
      return {};
    });
  },
});

/** Ends the turn; after an interposed question the speaker goes on. */
export const finishTurn = defineCommand({
  name: 'floor.finish',
  input: zFinishTurn,
  live: true,
  load: loadFloor,
  permit,
  async run(cx, { expectV }, access) {
    return step(cx, access, expectV, async (floor) => {
      const { main, interposed } = await turnsNow(cx, floor.id);
      if (!main) refuse('floor/nobody_speaks');
      if (interposed) {
        await endTurn(cx, access, interposed);
        await moveTurn(cx, main, 'resume');
      } else await endTurn(cx, access, main);
      return {};
    });
  },
});

export const setAgendaLine = defineCommand({
  name: 'floor.setAgendaLine',
  input: zSetAgendaLine,
  live: true,
  load: loadFloor,
  permit,
  async run(cx, { expectV, at }, access) {
    return step(cx, access, expectV, async (floor) => {
      if (at !== null && at >= (access.track?.agenda.length ?? 0)) refuse('not_found');
      if (at !== floor.agendaAt)
        cx.record({
          stream: floor.forumId,
          noun: 'floor',
          nounId: floor.id,
          type: 'floor.agenda_moved',
          data: { at },
        });
      return { agendaAt: at };
    });
  },
});
