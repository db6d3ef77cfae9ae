/** Time of a turn, as data: when it began, for how long it stood still, when it ended. Milliseconds, pure. */
export type Turn = {
  startedAt: string | null;
  pausedAt: string | null;
  pausedMs: number;
  endedAt: string | null;
  limitSeconds: number;
};

const ms = (iso: string) => Date.parse(iso);

/** How long was spoken up to `now`, pauses left out. */
export function spokenMs(turn: Turn, now: number): number {
  if (turn.startedAt === null) return 0;
  const until = turn.endedAt ? ms(turn.endedAt) : turn.pausedAt ? ms(turn.pausedAt) : now;
  return Math.max(0, until - ms(turn.startedAt) - turn.pausedMs);
}

/** What is left of the limit; below zero is over it; null where there is none. */
export function leftMs(turn: Turn, now: number): number | null {
  return turn.limitSeconds === 0 ? null : turn.limitSeconds * 1000 - spokenMs(turn, now);
}

export function paused<T extends Turn>(turn: T, now: string): T {
  return turn.pausedAt || turn.endedAt ? turn : { ...turn, pausedAt: now };
}

export function resumed<T extends Turn>(turn: T, now: string): T {
  if (!turn.pausedAt || turn.endedAt) return turn;
  return { ...turn, pausedAt: null, pausedMs: turn.pausedMs + Math.max(0, ms(now) - ms(turn.pausedAt)) };
}

/** A pause that runs when the turn ends counts as pause. */
export function ended<T extends Turn>(turn: T, now: string): T {
  return turn.endedAt ? turn : { ...resumed(turn, now), endedAt: now };
}

export type Spoken = Turn & { who: string; group: string };
export type Total = { ms: number; turns: number };

/** Speaking time by person and by group; groups without a name are left out. */
export function totals(
  turns: readonly Spoken[],
  now: number,
): { person: Map<string, Total>; group: Map<string, Total> } {
  const person = new Map<string, Total>();
  const group = new Map<string, Total>();
  for (const turn of turns) {
    if (turn.startedAt === null) continue;
    const spoken = spokenMs(turn, now);
    for (const [sums, key] of [
      [person, turn.who],
      [group, turn.group],
    ] as const) {
      if (key === '') continue;
      const sum = sums.get(key) ?? { ms: 0, turns: 0 };
      sums.set(key, { ms: sum.ms + spoken, turns: sum.turns + 1 });
    }
  }
  return { person, group };
}

/** «2:05», «−0:15». */
export function clockText(left: number): string {
  const seconds = left >= 0 ? Math.ceil(left / 1000) : Math.floor(-left / 1000);
  const sign = left < 0 && seconds > 0 ? '−' : '';
  return `${sign}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
