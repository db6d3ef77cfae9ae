/** From rows of turns to what people see: the speaker, the hands in the order of the rule, the time spoken. Pure. */
import type { FloorSettings, Side } from '#domain/floor/kinds.ts';
import { inOrder } from '#domain/floor/order.ts';
import { type Spoken, type Turn, totals } from '#domain/floor/rules.ts';
import {
  type DeskHand,
  type FloorNow,
  SHOWN_HANDS,
  type Speaker,
  type TurnView,
} from '#domain/floor/views.ts';
import type { FloorState } from './access.ts';
import type { SpokenRow } from './repository.ts';

/** A person of the list is one whoever many times they speak; a name typed by hand is its own person. */
export const whoOf = (row: Pick<SpokenRow, 'participantId' | 'name'>) => row.participantId ?? `=${row.name}`;
const iso = (date: Date | null) => date?.toISOString() ?? null;

export const turnOf = (row: SpokenRow): Turn => ({
  startedAt: iso(row.startedAt),
  pausedAt: iso(row.pausedAt),
  pausedMs: row.pausedMs,
  endedAt: iso(row.endedAt),
  limitSeconds: row.limitSeconds,
});

export const speakerOf = (row: SpokenRow): Speaker => ({
  name: row.fullName ?? row.name,
  post: row.post ?? '',
  school: row.schoolName ?? '',
});

const groupOf = (row: SpokenRow, by: FloorSettings['group']) =>
  by === 'school' ? (row.schoolName ?? '') : by === 'municipality' ? (row.municipality ?? '') : '';

export function spokenOf(rows: readonly SpokenRow[], by: FloorSettings['group']): Spoken[] {
  return rows
    .filter(({ startedAt }) => startedAt !== null)
    .map((row) => ({ ...turnOf(row), who: whoOf(row), group: groupOf(row, by) }));
}

function held(rows: readonly SpokenRow[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows)
    if (row.kind === 'main' && row.startedAt) counts.set(whoOf(row), (counts.get(whoOf(row)) ?? 0) + 1);
  return counts;
}

/** Hands in the order in which they will be called. */
export function handsInOrder(rows: readonly SpokenRow[], settings: FloorSettings): DeskHand[] {
  const spoke = held(rows);
  const last = rows
    .filter(({ kind, startedAt }) => kind === 'main' && startedAt)
    .sort((a, b) => a.startedAt!.getTime() - b.startedAt!.getTime())
    .at(-1);
  const waiting = rows
    .filter(({ state }) => state === 'waiting')
    .map((row) => ({
      id: row.id,
      kind: row.kind,
      side: row.side as Side | null,
      who: whoOf(row),
      requestedAt: row.requestedAt.toISOString(),
      speaker: speakerOf(row),
      first: !spoke.has(whoOf(row)),
      participantId: row.participantId,
      note: row.note,
    }));
  return inOrder(waiting, settings, spoke, last?.side ?? null).map(({ who: _who, ...hand }) => hand);
}

const shownTurn = (row: SpokenRow | undefined): TurnView | null =>
  row ? { ...turnOf(row), id: row.id, kind: row.kind, side: row.side, speaker: speakerOf(row) } : null;

export function floorNow(
  access: FloorState,
  rows: readonly SpokenRow[],
  hands: readonly DeskHand[],
): FloorNow {
  const { floor, settings, track } = access;
  const speaking = rows.filter(({ state }) => state === 'speaking');
  return {
    id: floor.id,
    forumId: floor.forumId,
    track: track && { id: track.id, number: track.number, title: track.title },
    mode: settings.mode,
    agenda: track?.agenda ?? [],
    agendaAt: floor.agendaAt,
    speaking: shownTurn(speaking.find(({ interruptsId }) => interruptsId === null)),
    interposed: shownTurn(speaking.find(({ interruptsId }) => interruptsId !== null)),
    queueOpen: floor.queueOpen,
    hands: hands
      .slice(0, SHOWN_HANDS)
      .map(({ id, kind, side, speaker, first }) => ({ id, kind, side, speaker, first })),
    waiting: hands.length,
    alternate: settings.alternate,
  };
}

export function timesOf(rows: readonly SpokenRow[], settings: FloorSettings, now: number) {
  return totals(spokenOf(rows, settings.group), now);
}
