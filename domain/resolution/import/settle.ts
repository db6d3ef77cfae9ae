/**
 * What a person has settled of a reading: the paper as it goes into a draft or straight to the board. Texts are the
 * paper's own; printed marks are kept beside, since an adopted text must keep them even where they do not count on.
 */
import * as z from 'zod';
import { zDay, zPrecision } from '../body-schema.ts';
import { LIMITS } from '../draft.ts';
import { MARKER_STYLES, type MarkerStyle } from '../markers.ts';
import { addBlock, addGroup, setMeta, type Tool } from '../operations.ts';
import type { ImportedItem, ImportedResolution } from './imported.ts';
import { readMarker } from './list-marker.ts';

const line = z.string().trim().max(LIMITS.metaText);
const paragraph = z.string().trim().max(20_000);

export const zSettledItem = z.strictObject({
  marker: z.string().trim().max(40),
  level: z.int().min(0).max(1),
  text: paragraph.min(1, 'code:required'),
  owner: z.string().trim().max(LIMITS.owner),
  deadlineText: z.string().trim().max(LIMITS.deadlineText),
  deadlineDay: zDay.nullable(),
  deadlinePrecision: zPrecision.nullable(),
});
export const zSettled = z.strictObject({
  language: z.enum(['ru', 'en']),
  title: line.min(1, 'code:required'),
  event: line,
  date: line,
  place: line,
  venue: line,
  preamble: z.array(paragraph).max(300),
  tracksHeading: paragraph,
  tracks: z.array(paragraph).max(200),
  bridge: paragraph,
  groups: z
    .array(
      z.strictObject({
        verb: z.string().trim().max(LIMITS.verb),
        addressees: z.array(z.string().trim().min(1).max(LIMITS.addressee)).max(LIMITS.addressees),
        heading: z.string().trim().max(LIMITS.heading),
        markerStyle: z.enum(MARKER_STYLES),
        items: z.array(zSettledItem).min(1, 'code:required').max(1_000),
      }),
    )
    .max(LIMITS.groups),
  closing: paragraph,
});
export type Settled = z.infer<typeof zSettled>;
export type SettledItem = z.infer<typeof zSettledItem>;

/** The reading as it stands, before anybody has changed it. Unsure deadlines have their words and no day. */
export function settledOf(read: ImportedResolution): Settled {
  const marked = (all: readonly { marker: string | null; text: string }[]) =>
    all.map(({ marker, text }) => (marker ? `${marker} ${text}` : text));
  const title = read.title ?? '';
  const bare = read.event ? title.replace(read.event, '').trim() : title;
  return {
    language: read.lang,
    title: (bare || title).slice(0, LIMITS.metaText),
    event: read.event ?? '',
    date: read.date ?? '',
    place: read.place ?? '',
    venue: read.venue ?? '',
    preamble: [...marked(read.preamble), ...marked(read.agenda), ...marked(read.findings)],
    tracksHeading: read.tracksHeading ? marked([read.tracksHeading]).join('') : '',
    tracks: read.tracks.map(({ title: name, speakers, tail }) => {
      const people = speakers.map((one) => [one.name, one.post].filter(Boolean).join(', ')).join(', ');
      return [name, people && `(${people})`, tail].filter(Boolean).join(' ');
    }),
    bridge: read.bridge ?? '',
    groups: read.addressees.map(({ name, verb, bodies, items }) => {
      const addressees = (bodies?.length ? bodies : name ? [name] : []).slice(0, LIMITS.addressees);
      const joined = addressees.join(', ');
      const heading = name && joined !== name ? [verb, name].filter(Boolean).join(' ') : '';
      return {
        verb: verb ?? '',
        addressees,
        heading: heading && `${heading}:`,
        markerStyle: styleOf(items),
        items: items.flatMap(rows),
      };
    }),
    closing: read.closing ?? '',
  };
}

function rows(item: ImportedItem): SettledItem[] {
  const first = item.children?.[0];
  const own = first
    ? item.text.slice(0, item.text.indexOf(`${first.marker} ${first.text}`)).trim()
    : item.text;
  const sure = !item.needsConfirmation;
  const precision = zPrecision.safeParse(item.deadlinePrecision ?? 'day');
  return [
    {
      marker: item.marker ?? '',
      level: 0,
      text: own || item.text,
      owner: (item.owner ?? '').slice(0, LIMITS.owner),
      deadlineText: (item.deadlineText ?? '').slice(0, LIMITS.deadlineText),
      deadlineDay: sure ? item.deadline : null,
      deadlinePrecision: sure && item.deadline && precision.success ? precision.data : null,
    },
    ...(own ? (item.children ?? []) : []).map(({ marker, text }) => ({
      marker,
      level: 1,
      text,
      owner: '',
      deadlineText: '',
      deadlineDay: null,
      deadlinePrecision: null,
    })),
  ];
}

function styleOf(items: readonly ImportedItem[]): MarkerStyle {
  const mark = items.find(({ marker }) => marker)?.marker;
  if (!mark) return 'none';
  if (/^\(?[a-z]\)?$/i.test(mark) && mark.includes('(')) return 'latin-paren';
  if (/^[а-яё]{1,2}\)$/i.test(mark)) return 'cyrillic';
  if (/^\d+\)$/.test(mark)) return 'decimal-paren';
  if (/^[\d.]+$/.test(mark)) return 'decimal-dot';
  return readMarker(`${mark} х`)?.kind === 'bullet' ? 'dash' : 'decimal-paren';
}

/** Writes the whole paper into an empty document. Answers the printed mark of each clause. */
export function writePaper(tool: Tool, paper: Settled): Map<string, string> {
  const { language, event, date, place, venue } = paper;
  setMeta(tool, { language, event, date, place, venue });
  addBlock(tool, { kind: 'title', text: paper.title });
  if (paper.preamble.length) addBlock(tool, { kind: 'preamble', text: paper.preamble.join('\n') });
  if (paper.tracks.length || paper.tracksHeading)
    addBlock(tool, {
      kind: 'tracks',
      text: [paper.tracksHeading, ...paper.tracks.map((track) => `– ${track}`)].join('\n'),
    });
  if (paper.bridge) addBlock(tool, { kind: 'preamble', text: paper.bridge });
  const printed = writeGroups(tool, paper);
  if (paper.closing) addBlock(tool, { kind: 'closing', text: paper.closing });
  return printed;
}

/** Only what is asked of whom: into a text that has its own head. */
export function writeGroups(tool: Tool, { groups, language }: Settled): Map<string, string> {
  const printed = new Map<string, string>();
  const settledBy = language === 'en' ? 'import' : 'импорт';
  for (const { verb, addressees, heading, markerStyle, items } of groups) {
    const group = addGroup(tool, {
      verb,
      heading,
      markerStyle,
      addressees: addressees.map((name) => ({ name, bodyId: null })),
    });
    for (const { marker, level, text, owner, deadlineText, deadlineDay, deadlinePrecision } of items) {
      const id = addBlock(tool, {
        kind: 'clause',
        group,
        level,
        text,
        owner,
        deadlineText,
        deadlineDay,
        deadlinePrecision,
        deadlineSettledBy: deadlineDay ? settledBy : null,
      });
      printed.set(id, marker);
    }
  }
  return printed;
}
