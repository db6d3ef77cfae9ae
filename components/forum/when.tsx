/** Days of a forum as papers write them: «11 января 2023 г.», «11–12 января 2023 г.». Days have no zone. */
import { useFormatter } from 'next-intl';

export const noon = (day: string) => new Date(`${day}T12:00:00Z`);

export function useDays(): (from: string, to?: string) => string {
  const format = useFormatter();
  return (from, to = from) =>
    from === to
      ? format.dateTime(noon(from), 'date', { timeZone: 'UTC' })
      : format.dateTimeRange(noon(from), noon(to), {
          timeZone: 'UTC',
          day: 'numeric',
          month: 'long',
          year: 'numeric',
        });
}

export function Days({ from, to }: { from: string; to?: string }) {
  return <>{useDays()(from, to)}</>;
}

export function Weekday({ day }: { day: string }) {
  return <>{useFormatter().dateTime(noon(day), 'weekday', { timeZone: 'UTC' })}</>;
}
