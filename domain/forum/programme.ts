/**
 * The programme as people read it: by days, doubles pointed out, the line of «now» from the wall clock of the forum's
 * zone. Times are «HH:MM» texts; an item without a time keeps the place its position gives it.
 */
type Timed = { id: string; day: string; startsAt: string | null; endsAt: string | null };
type Said = {
  id: string;
  day: string;
  kind: string;
  title: string;
  speakers: readonly { name: string; post: string; school: string }[];
};

/** One of each zone: making one takes longer than all that is asked of it. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  clocks.set(timeZone, made);
  return made;
}

/** Day and time on the wall of the hall, «2026-02-11» and «09:40». */
export function wallClock(now: Date, timeZone: string): { day: string; time: string } {
  const parts = Object.fromEntries(
    clockOf(timeZone)
      .formatToParts(now)
      .map(({ type, value }) => [type, value]),
  );
  return { day: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` };
}

/** What is on, and what comes next. An item without an end lasts until the next one of its day begins. */
export function nowLine(
  items: readonly Timed[],
  wall: { day: string; time: string },
): { on: string[]; next: string | null } {
  const today = items
    .filter((item): item is Timed & { startsAt: string } => item.day === wall.day && item.startsAt !== null)
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0));
  const on = today.filter((item) => {
    if (item.startsAt > wall.time) return false;
    const until = item.endsAt ?? today.find((other) => other.startsAt > item.startsAt)?.startsAt ?? null;
    return until === null
      ? item.startsAt <= wall.time && lastsAnHour(item.startsAt, wall.time)
      : wall.time < until;
  });
  return { on: on.map(({ id }) => id), next: today.find((item) => item.startsAt > wall.time)?.id ?? null };
}

function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** The last item of a day, without an end, is shown as going on for one hour. */
function lastsAnHour(from: string, at: string): boolean {
  return minutes(at) - minutes(from) < 60;
}

/** For each item that says exactly what an earlier one of the same day says: the earlier one's id. Breaks repeat by nature. */
export function exactDoubles(items: readonly Said[]): Map<string, string> {
  const seen = new Map<string, string>();
  const doubles = new Map<string, string>();
  for (const item of items) {
    if (item.kind === 'break' || item.kind === 'lunch' || item.kind === 'registration') continue;
    const key = JSON.stringify([
      item.day,
      fold(item.title),
      item.speakers.map(({ name, post, school }) => fold(`${name} ${post} ${school}`)),
    ]);
    const earlier = seen.get(key);
    if (earlier) doubles.set(item.id, earlier);
    else seen.set(key, item.id);
  }
  return doubles;
}

function fold(text: string): string {
  return text.toLowerCase().replace(/ё/g, 'е').replace(/\s+/g, ' ').trim();
}

/** The days a pasted programme speaks of, in the order of their headings: the forum's days, one after another. */
export function dayOf(heading: string | undefined, order: readonly string[], startsOn: string): string {
  const at = heading === undefined ? 0 : Math.max(0, order.indexOf(heading));
  return addDays(startsOn, at);
}

export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
