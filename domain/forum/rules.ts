/**
 * The life of a forum and of its list of people, as pure rules: state and event in, true or a code out.
 * draft → announced → running → closed → archived; one step back is allowed where nothing is lost by it.
 */
import type { ForumRole, ForumState } from '../actor.ts';
import { FINE_ROLES, FORUM_STATES } from '../actor.ts';
import type { NounCode } from '../errors.ts';

const STEPS: Record<ForumState, readonly ForumState[]> = {
  draft: ['announced'],
  announced: ['running', 'draft'],
  running: ['closed', 'announced'],
  closed: ['archived', 'running'],
  archived: ['closed'],
};

export function nextStates(state: ForumState): readonly ForumState[] {
  return STEPS[state];
}

/** How far the forum has come, 0 … 4. */
export function stateRank(state: ForumState): number {
  return FORUM_STATES.indexOf(state);
}

type Announced = { startsOn: string; operator: unknown; name: string; settlement: string; venue: string };

/** What is still missing before «Объявить»; the operator of personal data above all (152-ФЗ). */
export function missingToAnnounce(forum: Announced): ('operator' | 'settlement' | 'venue')[] {
  const missing: ('operator' | 'settlement' | 'venue')[] = [];
  if (!forum.operator) missing.push('operator');
  if (!forum.settlement) missing.push('settlement');
  if (!forum.venue) missing.push('venue');
  return missing;
}

/** true, or why the forum may not go from its state to `to`. */
export function canStep(forum: Announced & { state: ForumState }, to: ForumState): true | NounCode {
  if (!STEPS[forum.state].includes(to)) return 'forum/no_such_step';
  if (to === 'announced' && forum.state === 'draft') {
    const missing = missingToAnnounce(forum);
    if (missing.includes('operator')) return 'forum/operator_missing';
    if (missing.length > 0) return 'forum/place_missing';
  }
  return true;
}

/** Whole days from one ISO day to another, never fewer than none. */
export function daysBetween(from: string, to: string): number {
  return Math.max(
    0,
    Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000),
  );
}

/** Days of notice given and promised, where fewer were given; null where the notice is kept. */
export function shortNotice(
  told: string,
  startsOn: string,
  days: number,
): { left: number; days: number } | null {
  const left = daysBetween(told, startsOn);
  return left < days ? { left, days } : null;
}

/** Roles in the order of the screen, and at least one of the five among them. */
export function tidyRoles(roles: readonly ForumRole[]): ForumRole[] {
  const set = new Set(roles);
  // Whoever has an office is not a mere guest.
  if (set.size > 1) set.delete('guest');
  const fineOnly = [...set].every((role) => (FINE_ROLES as readonly string[]).includes(role));
  if (fineOnly && !set.has('official')) set.add('participant');
  const order: ForumRole[] = [
    'organiser',
    'moderator',
    'secretary',
    'participant',
    'guest',
    'presiding',
    'editor',
    'teller',
    'registrar',
    'official',
  ];
  return order.filter((role) => set.has(role));
}

/** A guest and an official of an addressee have no vote; whoever is not of the forum's people cannot be given one. */
export function mayHaveVote(roles: readonly ForumRole[]): boolean {
  return roles.some(
    (role) => role === 'participant' || role === 'organiser' || role === 'moderator' || role === 'secretary',
  );
}

/** The hint «в зале 25 из 32»: below the share the screen says how many are missing. Whole people only. */
export function hallHint(
  present: number,
  listed: number,
  belowPercent: number,
): { enough: boolean; missing: number } {
  const needed = Math.ceil((listed * belowPercent) / 100);
  return { enough: present >= needed, missing: Math.max(0, needed - present) };
}

export const MAX_PEOPLE = 5000;
