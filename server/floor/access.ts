/** The floor's door: from an actor and a floor's id to its forum, its track and its rules. */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { DEFAULT_FLOOR, type FloorSettings } from '#domain/floor/kinds.ts';
import { canPreside } from '#domain/floor/permissions.ts';
import type { ForumRules } from '#domain/forum/rules-schema.ts';
import type { DbOrTx, Tx } from '../db.ts';
import { type Access, forumAccess } from '../forum/access.ts';
import { type KnownTrack, knownTrack } from '../track/access.ts';
import { type FloorRow, floorById, forumOfFloor, lockFloor, openQueues } from './repository.ts';

/** A floor as it stands, whoever looks. */
export type FloorState = {
  floorId: string;
  forumId: string;
  track: KnownTrack['track'] | null;
  moderators: string[];
  /** As it would be written down now; version 0 where nobody has. */
  floor: FloorRow;
  settings: FloorSettings;
};
export type FloorAccess = Access & FloorState;

/**
 * A forum with full rules of procedure begins with a queue, a small one with the secretary's tap; how long one speaks is
 * what its rules say, until the floor itself is set otherwise.
 */
export function settingsOf(floor: Pick<FloorRow, 'settings'> | undefined, rules: unknown): FloorSettings {
  const { extended, speech } = (rules ?? {}) as Partial<ForumRules>;
  const mode = extended === true ? 'queue' : DEFAULT_FLOOR.mode;
  // Minutes of the forum's rules; zero is no limit there as here.
  const minutes = (of: number | undefined, seconds: number) => (of === undefined ? seconds : of * 60);
  return {
    ...DEFAULT_FLOOR,
    mode,
    seconds: minutes(speech?.speech, DEFAULT_FLOOR.seconds),
    shortSeconds: minutes(speech?.reply, DEFAULT_FLOOR.shortSeconds),
    ...(floor?.settings as Partial<FloorSettings> | undefined),
  };
}

/** Null where there is no such floor. Asks for nobody: whoever calls has checked who may see it. */
export async function floorState(db: DbOrTx, floorId: string): Promise<FloorState | null> {
  const known = await knownTrack(db, floorId);
  const forum = await forumOfFloor(db, known?.track.forumId ?? floorId);
  if (!forum) return null;
  const row = await floorById(db, floorId);
  return {
    floorId,
    forumId: forum.id,
    track: known?.track ?? null,
    moderators: known?.moderators ?? [],
    settings: settingsOf(row, forum.rules),
    floor: row ?? {
      id: floorId,
      forumId: forum.id,
      trackId: known?.track.id ?? null,
      settings: {},
      queueOpen: false,
      agendaAt: null,
      nextScene: null,
      createdAt: forum.createdAt,
      version: 0,
    },
  };
}

export async function floorAccess(db: DbOrTx, actor: Actor | null, floorId: string): Promise<FloorAccess> {
  const state = await floorState(db, floorId);
  if (!state) refuse('not_found');
  return { ...state, ...(await forumAccess(db, actor, state.forumId)) };
}

export const presides = ({ viewer, moderators }: FloorAccess): boolean => canPreside(viewer, moderators);

/** Holds the floor's row, writing it down first where nobody has: numbers are given and steps taken one at a time. */
export async function holdFloor(cx: { tx: Tx; now: Date }, { floor }: FloorState): Promise<FloorRow> {
  const { id, forumId, trackId, settings } = floor;
  return lockFloor(cx.tx, { id, forumId, trackId, settings, createdAt: cx.now });
}

/** Between two speakers a floor is not left by the phones. */
const RECENT_MS = 15 * 60_000;

/** Floors on which somebody speaks, has just spoken, or hands may be raised. */
export async function activeFloors(q: { db: DbOrTx; now: Date }, forumId: string): Promise<string[]> {
  return openQueues(q.db, forumId, new Date(q.now.getTime() - RECENT_MS));
}

// Names of the facts of a floor: what changed, so that only those who show it compute it anew.
export const floorKey = (floorId: string, part: '' | 'questions' | 'answers' | 'desk' = '') =>
  part === '' ? `floor:${floorId}` : `floor:${floorId}:${part}`;
export const mineKey = (floorId: string, participantId: string) => `floor:${floorId}:of:${participantId}`;
/** Tells of a change of the floor to its followers, and to the walls of the forum that may be showing it. */
export function touchFloor(
  cx: { touch(...keys: string[]): void },
  row: { forumId: string; floorId: string },
  part: '' | 'questions' | 'answers' = '',
): void {
  cx.touch(floorKey(row.floorId, part), `forum:${row.forumId}:floors`);
}
/** The room: which floors are active, what the walls show. */
export const roomKey = (forumId: string) => `forum:${forumId}:room`;
