/** Reading the floor: what the hall sees, what is one's own, everything for whoever presides, and the record of turns. */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { canFollowFloor, canRaiseHand, canTakePart } from '#domain/floor/permissions.ts';
import { spokenMs } from '#domain/floor/rules.ts';
import type {
  DeskPerson,
  FloorDesk,
  HallView,
  MineView,
  PhoneFloor,
  SpeechRecord,
} from '#domain/floor/views.ts';
import { canSeePeople } from '#domain/forum/permissions.ts';
import { zScene } from '#domain/room/schema.ts';
import type { Q } from '../bind.ts';
import { forumAccess } from '../forum/access.ts';
import { myPoll } from '../poll/access.ts';
import { pollDesk } from '../poll/queries.ts';
import { mySupport } from '../question/access.ts';
import { questionDesk, questionList } from '../question/queries.ts';
import { floorAccess, presides } from './access.ts';
import { speakerOf, timesOf, turnOf } from './project.ts';
import { peopleOn, turnsOf } from './repository.ts';
import { hallOf, stateOf } from './state.ts';

export async function hall(q: Q, actor: Actor | null, floorId: string): Promise<HallView> {
  const access = await floorAccess(q.db, actor, floorId);
  if (!canFollowFloor(access.viewer)) refuse('not_found');
  return hallOf(q, access);
}

/** One's own hands, answers and questions. */
export async function mine(q: Q, actor: Actor | null, floorId: string): Promise<MineView> {
  const access = await floorAccess(q.db, actor, floorId);
  const { membership } = access.viewer;
  if (!membership) refuse('not_found');
  const { rows, hands } = await stateOf(q, access);
  const own = (id: string | null) => id === membership.participantId;
  return {
    hands: hands.flatMap(({ id, kind, participantId }, at) =>
      own(participantId) ? [{ id, kind, place: at + 1 }] : [],
    ),
    speaking: rows.some(({ state, participantId }) => state === 'speaking' && own(participantId)),
    poll: await myPoll(q, floorId, membership.participantId),
    ...(await mySupport(q, floorId, membership.participantId)),
  };
}

export async function phone(q: Q, actor: Actor | null, floorId: string): Promise<PhoneFloor> {
  const access = await floorAccess(q.db, actor, floorId);
  if (!canFollowFloor(access.viewer)) refuse('not_found');
  return {
    hall: await hallOf(q, access),
    questions: await questionList(q, actor, floorId),
    mine: await mine(q, actor, floorId),
    participantId: access.viewer.membership?.participantId ?? null,
    mayRaise: canRaiseHand(access.viewer),
    mayTakePart: canTakePart(access.viewer),
  };
}

export async function desk(q: Q, actor: Actor | null, floorId: string): Promise<FloorDesk> {
  const access = await floorAccess(q.db, actor, floorId);
  if (!presides(access)) refuse('not_found');
  const { rows, hands, floor } = await stateOf(q, access);
  const now = q.now.getTime();
  const times = timesOf(rows, access.settings, now);
  return {
    floor,
    version: access.floor.version,
    settings: access.settings,
    nextScene: access.floor.nextScene ? zScene.parse(access.floor.nextScene) : null,
    hands,
    heard: rows
      .filter(({ state }) => state === 'done')
      .sort((a, b) => b.startedAt!.getTime() - a.startedAt!.getTime())
      .slice(0, 30)
      .map((row) => ({
        id: row.id,
        name: speakerOf(row).name,
        kind: row.kind,
        ms: spokenMs(turnOf(row), now),
        topic: row.topic,
      })),
    groups: [...times.group]
      .map(([name, total]) => ({ name, ...total }))
      .sort((a, b) => b.ms - a.ms || (a.name < b.name ? -1 : 1)),
    spoke: Object.fromEntries(times.person),
    polls: await pollDesk(q, actor, floorId),
    questions: await questionDesk(q, actor, floorId),
  };
}

/** People who may be given the floor; how long each spoke stands in the desk. */
export async function people(q: Q, actor: Actor | null, floorId: string): Promise<DeskPerson[]> {
  const access = await floorAccess(q.db, actor, floorId);
  if (!presides(access)) refuse('not_found');
  const rows = await peopleOn(q.db, access.forum.id);
  return rows.map(({ id, present, fullName, post, schoolName }) => ({
    id,
    name: fullName,
    post,
    school: schoolName,
    present,
  }));
}

/** Every turn that began, in its order: ВЫСТУПИЛИ of the minutes. For those who know each other by name. */
export async function speechesOf(q: Q, actor: Actor | null, forumRef: string): Promise<SpeechRecord[]> {
  const { viewer, forum } = await forumAccess(q.db, actor, forumRef);
  if (!canSeePeople(viewer)) refuse('not_found');
  const rows = await turnsOf(q.db, forum.id);
  return rows.map((row) => ({
    id: row.id,
    track: row.trackId ? { id: row.trackId, number: row.trackNumber!, title: row.trackTitle! } : null,
    topic: row.topic,
    kind: row.kind,
    side: row.side,
    participantId: row.participantId,
    fullName: speakerOf(row).name,
    post: row.post ?? '',
    school: row.schoolName ?? '',
    startedAt: row.startedAt!.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    seconds: Math.round(spokenMs(turnOf(row), q.now.getTime()) / 1000),
  }));
}
