/**
 * A programme or a list of deadlines as iCalendar (RFC 5545): moments in UTC, so that no VTIMEZONE can be wrong; whole
 * days as DATE. Lines end in CRLF and are folded at 75 octets, never inside a letter. UIDs are stable, so that a second
 * download updates the calendar instead of doubling it.
 */
export type CalendarEvent = {
  /** Stable and unique, without the host. */
  id: string;
  title: string;
  description?: string;
  location?: string;
  url?: string;
  /** Raised with every change of the item. */
  sequence?: number;
  cancelled?: boolean;
} & ({ startsAt: Date; endsAt?: Date } | { day: string });

export type Calendar = {
  name: string;
  host: string;
  now: Date;
  timeZone?: string;
  events: readonly CalendarEvent[];
};

export function calendarIcs(calendar: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Veche//Veche//RU',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(calendar.name)}`,
    ...(calendar.timeZone ? [`X-WR-TIMEZONE:${calendar.timeZone}`] : []),
    ...calendar.events.flatMap((event) => eventLines(event, calendar)),
    'END:VCALENDAR',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;
}

function eventLines(event: CalendarEvent, { host, now }: Calendar): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${event.id.replace(/[^\w.:-]/g, '-')}@${host.replace(/[^\w.:-]/g, '-')}`,
    `DTSTAMP:${utc(now)}`,
    ...when(event),
    `SUMMARY:${escapeText(event.title)}`,
    ...(event.description ? [`DESCRIPTION:${escapeText(event.description)}`] : []),
    ...(event.location ? [`LOCATION:${escapeText(event.location)}`] : []),
    ...(event.url ? [`URL:${event.url.replace(/[\r\n]/g, '')}`] : []),
    `SEQUENCE:${event.sequence ?? 0}`,
    `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ];
}

function when(event: CalendarEvent): string[] {
  if ('day' in event) {
    const next = new Date(`${event.day}T00:00:00Z`);
    next.setUTCDate(next.getUTCDate() + 1);
    const date = (iso: string) => iso.slice(0, 10).replaceAll('-', '');
    return [`DTSTART;VALUE=DATE:${date(event.day)}`, `DTEND;VALUE=DATE:${date(next.toISOString())}`];
  }
  const { startsAt, endsAt } = event;
  return [`DTSTART:${utc(startsAt)}`, ...(endsAt && endsAt > startsAt ? [`DTEND:${utc(endsAt)}`] : [])];
}

function utc(moment: Date): string {
  return `${moment.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

function escapeText(text: string): string {
  return (
    text
      .replace(/\\/g, '\\\\')
      .replace(/([;,])/g, '\\$1')
      .replace(/\r\n?|\n/g, '\\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 5545 forbids control characters in text
      .replace(/[\x00-\x08\x0b-\x1f\x7f]/g, '')
  );
}

/** Content lines of at most 75 octets, continued after CRLF and a space. */
function fold(line: string): string {
  if (Buffer.byteLength(line) <= 75) return line;
  const out: string[] = [];
  let now = '';
  let octets = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (octets + size > 75) {
      out.push(now);
      now = ' ';
      octets = 1;
    }
    now += letter;
    octets += size;
  }
  return [...out, now].join('\r\n');
}

/** The moment of a wall-clock time in a named zone, e.g. ('2023-01-11', '10:00', 'Europe/Moscow'). */
export function zonedMoment(day: string, time: string, timeZone: string): Date {
  const wall = Date.parse(`${day}T${time}:00Z`);
  // Two rounds settle it also when the first guess falls on the other side of a change of the clocks.
  const first = wall - offset(new Date(wall), timeZone);
  return new Date(wall - offset(new Date(first), timeZone));
}

function offset(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return wall - Math.floor(at.getTime() / 1000) * 1000;
}
