/** When the programme itself changes what is «now»: phones ask again then, not every second. Pure. */
type Timed = { day: string; startsAt: string | null; endsAt: string | null };

const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Whole minutes from the wall's minute to the next start or end of today; null when nothing more comes today. */
export function minutesToChange(items: readonly Timed[], wall: { day: string; time: string }): number | null {
  const now = minutes(wall.time);
  const ahead = items
    .filter(({ day }) => day === wall.day)
    .flatMap(({ startsAt, endsAt }) => [startsAt, endsAt])
    .filter((time): time is string => time !== null)
    .map((time) => minutes(time) - now)
    .filter((left) => left > 0);
  return ahead.length === 0 ? null : Math.min(...ahead);
}
