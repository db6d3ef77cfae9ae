/**
 * The board as columns: the life of a row in four steps. Moving a card never changes anything by itself: it names the
 * step that would bring the row there, and that step has its form, its reasons and its rights.
 */
import { available, type BoardEvent, type BoardRole, type State } from './rules.ts';

export const COLUMNS = ['waiting', 'working', 'answered', 'closed'] as const;
export type Column = (typeof COLUMNS)[number];

export const COLUMN_OF: Readonly<Record<State, Column>> = {
  adopted: 'waiting',
  sent: 'waiting',
  rerouted: 'waiting',
  accepted: 'working',
  in_progress: 'working',
  suspended: 'working',
  declined: 'answered',
  reported: 'answered',
  closed: 'closed',
};

/** What a drop in the column means, the first that is allowed. «answered» comes of an answer only, entered as a letter. */
const WAYS: Readonly<Record<Column, readonly BoardEvent[]>> = {
  waiting: ['send', 'reroute'],
  working: ['resume', 'start', 'reopen'],
  answered: ['report'],
  closed: ['close'],
};

export function wayTo(state: State, roles: readonly BoardRole[], column: Column): BoardEvent | null {
  if (COLUMN_OF[state] === column) return null;
  const can = available(state, roles);
  return WAYS[column].find((event) => can.includes(event)) ?? null;
}

/** Shown when there is enough to show. */
export const MANY = 20;
