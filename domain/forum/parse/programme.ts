/**
 * A programme from a Word or Excel table or from typed lines → items with time, kind, title, speakers, room. An exact
 * double is pointed out and stays; a line that belongs to nothing is kept as an item and flagged (DC20–DC26).
 */
import { type Clock, readClock } from '#domain/forum/parse/clock-times.ts';
import { findProgrammeHeading, type ProgrammeColumn } from '#domain/forum/parse/programme-columns.ts';
import { type ProgrammeKind, programmeKind } from '#domain/forum/parse/programme-kinds.ts';
import { parseSpeakers, type Speaker } from '#domain/forum/parse/speakers.ts';

export type ProgrammeFlag =
  | { code: 'time_missing' | 'time_order' | 'kind_unsure' | 'title_missing' | 'doubled_speaker_word' }
  | { code: 'duplicate' | 'overlap'; line: number };

export type ProgrammeSpeaker = Pick<Speaker, 'name' | 'post' | 'school'>;

export type ParsedItem = {
  line: number;
  /** The day's heading as printed («11 января 2023 года»), when the programme has days. */
  day?: string;
  startsAt: string | null;
  endsAt?: string;
  kind: ProgrammeKind;
  title: string;
  speakers: ProgrammeSpeaker[];
  room?: string;
  moderators: ProgrammeSpeaker[];
  flags: ProgrammeFlag[];
};

export type ParsedProgramme = {
  items: ParsedItem[];
  skipped: { line: number; text: string; reason: 'title' | 'heading' | 'day' }[];
};

type Raw = {
  line: number;
  clock: Clock | null;
  text: string;
  speakers: string;
  room: string;
  moderators: string;
  day?: string;
};

export function parseProgramme(
  input: { rows: readonly string[][]; lines?: readonly number[] } | { text: string },
): ParsedProgramme {
  const rows =
    'text' in input
      ? asRows(input.text)
      : input.rows.map((cells, at) => ({ cells, line: input.lines?.[at] ?? at + 1 }));
  const skipped: ParsedProgramme['skipped'] = [];
  const heading = findProgrammeHeading(rows.map((row) => row.cells));
  const raws: Raw[] = [];
  let day: string | undefined;
  for (const [at, { cells, line }] of rows.entries()) {
    const text = cells.filter(Boolean).join(' · ');
    if (text === '') continue;
    const raw = heading && at > heading.at ? byColumns(cells, heading.columns, line) : byTime(cells, line);
    const last = raws.at(-1);
    if (heading && at === heading.at) skipped.push({ line, text, reason: 'heading' });
    else if (isDay(cells)) {
      day = text;
      skipped.push({ line, text, reason: 'day' });
    } else if (raw.clock === null && last && belongs(raw.text, cells, heading !== null)) join(last, raw);
    else if (raw.clock === null && raws.length === 0 && (!heading || at < heading.at))
      skipped.push({ line, text, reason: 'title' });
    else raws.push(day ? { ...raw, day } : raw);
  }
  const items = raws.map(build);
  check(items);
  return { items, skipped };
}

function asRows(text: string): { cells: string[]; line: number }[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((source, at) => {
      const piped = /^\s*\|.*\|\s*$/.test(source) || (source.match(/ \| /g)?.length ?? 0) >= 1;
      if (piped && /^[\s|:+-]+$/.test(source)) return { cells: [], line: at + 1 };
      const cells = source.includes('\t')
        ? source.split('\t')
        : piped
          ? source
              .trim()
              .replace(/^\||\|$/g, '')
              .split('|')
          : [source];
      return { cells: cells.map((cell) => cell.trim()), line: at + 1 };
    });
}

function byColumns(cells: readonly string[], columns: readonly ProgrammeColumn[], line: number): Raw {
  const of = (wanted: ProgrammeColumn, join = ' ') =>
    cells.filter((cell, at) => cell && columns[at] === wanted).join(join);
  const time = of('time');
  const clock = readClock(time) ?? readClock(of('title'));
  const end = readClock(of('end'));
  const full = clock && end && !clock.endsAt ? { ...clock, endsAt: end.startsAt } : clock;
  const title = of('title', '. ');
  const extra = cells.filter((cell, at) => cell && (columns[at] ?? 'other') === 'other').join('. ');
  const head = readClock(time) ? title : title.slice(clock?.length ?? 0);
  return {
    line,
    clock: full,
    text: [of('form'), head, extra].filter(Boolean).join('. '),
    speakers: of('speakers', '\n'),
    room: of('room'),
    moderators: of('moderators', '\n'),
  };
}

/** No heading: the first cell that begins with a time is the time, the rest is the text. */
function byTime(cells: readonly string[], line: number): Raw {
  const parts = cells
    .filter(Boolean)
    .filter((cell, at) => !(at === 0 && /^\d{1,3}[.)]?$/.test(cell) && cells.length > 1));
  const source = parts.join('\n').replace(/^\s*(?:[-–—•*]\s+|\d{1,2}[.)]\s+(?=\d{1,2}[.:]\d{2}))/, '');
  const clock = readClock(source);
  const text = clock ? source.slice(clock.length).replace(/^[\s–—:;,.)|-]+/, '') : source;
  return { line, clock, text, speakers: '', room: '', moderators: '' };
}

/** A line without a time continues the item above, unless it clearly begins something of its own. */
function belongs(text: string, cells: readonly string[], inTable: boolean): boolean {
  if (text.trim() === '') return true;
  const continuing =
    /^(?:\(|[–—•*-]|спикер|докладчик|выступа|модератор|ведущ|эксперт|мест[оа]|каб|аудитор|speaker|moderator|room)/i;
  if (inTable) return /^[а-яё(–—•*-]/.test(text.trim());
  if (cells.filter(Boolean).length > 1 && programmeKind(text) !== 'other') return false;
  return continuing.test(text.trim()) || /^[а-яё]/.test(text.trim()) || programmeKind(text) === 'other';
}

function join(last: Raw, raw: Raw): void {
  const labelled = /^(?:спикер|докладчик|выступа|эксперт|ответственн|speaker)[а-яa-z]*\s*[:–—-]\s*/i;
  if (labelled.test(raw.text)) last.speakers += `\n${raw.text.replace(labelled, '')}`;
  else last.text += `\n${raw.text}`;
  last.speakers += raw.speakers ? `\n${raw.speakers}` : '';
  last.moderators += raw.moderators ? `\n${raw.moderators}` : '';
  last.room ||= raw.room;
}

const moderatorLabel = /(?:модератор|ведущ(?:ий|ая|ие)|moderator)[а-яёa-z]*\s*[:–—-]\s*([^\n]+)/i;
const speakerLabel =
  /(?:спикер|докладчик|выступающ|эксперт|ответственн|speaker)[а-яёa-z]*\s*[:–—-]\s*([^\n]+)/i;
const roomLabel =
  /(?:^|[\s(,;.])((?:каб(?:инет)?\.?|ауд(?:итория)?\.?|room)\s*№?\s*\d+[а-яa-z]?|(?:актовый|спортивный|конференц-?|читальный|обеденный|большой|малый)\s?зал|столовая|холл(?:\s+\d[\s-]*(?:го)?\s*этажа)?|фойе|библиотека|вестибюль)(?=$|[\s,;.)])/i;
const placeLabel = /(?:место(?: проведения)?|площадка|place)\s*[:–—-]\s*([^\n;)]+)/i;

function build(raw: Raw): ParsedItem {
  const flags: ProgrammeFlag[] = [];
  let text = raw.text;
  let moderators = raw.moderators;
  let speakers = raw.speakers;
  let room = raw.room;
  text = text.replace(moderatorLabel, (_, names: string) => {
    moderators += `\n${names}`;
    return '';
  });
  text = text.replace(speakerLabel, (_, names: string) => {
    speakers += `\n${names}`;
    return '';
  });
  text = text.replace(placeLabel, (_, place: string) => {
    room ||= place.trim();
    return '';
  });
  const named: Speaker[] = parseSpeakers(speakers.trim());
  text = text.replace(/\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g, (whole, inner: string) => {
    const found = parseSpeakers(inner);
    if (found.length === 0) return whole;
    named.push(...found);
    return '';
  });
  // A cell or line that is nothing but «Чернова Л.В., директор СОШ № 4» is a speaker, not a title.
  const lines = text.split('\n');
  const kept = lines.filter((part, at) => {
    const found = at > 0 ? parseSpeakers(part) : [];
    if (found.length === 0 || part.trim().indexOf(found[0]?.name ?? '') !== 0) return true;
    named.push(...found);
    return false;
  });
  text = kept.join('\n');
  if (!room) {
    const found = roomLabel.exec(text);
    if (found?.[1] && !/^(?:столовая|библиотека)$/i.test(text.trim())) {
      room = found[1];
      text = text.replace(found[1], '');
    }
  }
  const title = tidy(text);
  const kind = programmeKind(title);
  if (title === '') flags.push({ code: 'title_missing' });
  if (!raw.clock) flags.push({ code: 'time_missing' });
  else if (raw.clock.endsAt && raw.clock.endsAt <= raw.clock.startsAt) flags.push({ code: 'time_order' });
  if (kind === 'other') flags.push({ code: 'kind_unsure' });
  if (named.some((speaker) => speaker.flags.includes('doubled_word')))
    flags.push({ code: 'doubled_speaker_word' });
  return {
    line: raw.line,
    ...(raw.day && { day: raw.day }),
    startsAt: raw.clock?.startsAt ?? null,
    ...(raw.clock?.endsAt && { endsAt: raw.clock.endsAt }),
    kind,
    title,
    speakers: named.map(bare),
    ...(room && { room: room.trim() }),
    moderators: parseSpeakers(moderators.trim()).map(bare),
    flags,
  };
}

function bare({ name, post, school }: Speaker): ProgrammeSpeaker {
  return { name, post, school };
}

function tidy(text: string): string {
  return text
    .replace(/\(\s*\)/g, '')
    .replace(/\s+/g, ' ')
    .replace(/\s+([,.;:])/g, '$1')
    .replace(/([,.;:])(?:\s*[,.;])+/g, '$1')
    .replace(/^[\s,.;:–—-]+|[\s,;:–—-]+$/g, '')
    .replace(/(?<!(?:пр|др|т\.д|т\.п|г|им))\.$/, '');
}

function isDay(cells: readonly string[]): boolean {
  const filled = cells.filter(Boolean);
  if (filled.length !== 1) return false;
  return /^(?:день\s+(?:\d|перв|втор|трет)|(?:\d{1,2}|перв\S+|втор\S+)\s*(?:-?й)?\s+день|day \d)|^(?:\S+,\s*)?\d{1,2}\s+(?:январ|феврал|март|апрел|ма[яй]|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]*(?:\s+\d{4})?(?:\s*г(?:\.|ода)?)?(?:\s*\([^)]*\))?$|^\d{1,2}\.\d{1,2}\.\d{4}(?:\s*г\.?)?$/i.test(
    filled[0]?.trim() ?? '',
  );
}

/** Doubles (same words and speakers), and items that begin before the one above them has ended; parallel starts are normal. */
function check(items: readonly ParsedItem[]): void {
  const seen = new Map<string, ParsedItem>();
  items.forEach((item, at) => {
    const key = JSON.stringify([item.day, item.title.toLowerCase(), item.speakers]);
    const earlier = item.kind === 'break' || item.kind === 'lunch' ? undefined : seen.get(key);
    if (earlier) item.flags.push({ code: 'duplicate', line: earlier.line });
    else seen.set(key, item);
    const above = items[at - 1];
    if (!above?.endsAt || !item.startsAt || above.day !== item.day) return;
    if (item.startsAt !== above.startsAt && item.startsAt < above.endsAt)
      item.flags.push({ code: 'overlap', line: above.line });
  });
}
