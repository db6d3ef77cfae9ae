/**
 * The frozen text: what a vote is about and what is adopted. A snapshot becomes one canonical JSON (sorted keys, NFC,
 * \n), the server takes its SHA-256, and everything official (print, DOCX, recommendations) is made from it alone.
 * Equal documents give equal bytes on every machine; tombstones and carets leave no trace in it.
 */
import * as z from 'zod';
import { zId } from '#domain/ids.ts';
import { zAddressee, zBody, zDay, zPrecision } from './body-schema.ts';
import { BLOCK_KINDS, type Block, type DraftSnapshot, LIMITS } from './draft.ts';
import { groupHeading, layout, type PlacedClause } from './layout.ts';
import { MARKER_STYLES, MAX_LEVEL } from './markers.ts';
import { type Body, bodyText, type Inline } from './model.ts';

export const FROZEN_VERSION = 1;
const MAX_TEXT = 200_000;

export const zFrozenDeadline = z.strictObject({
  text: z.string().max(LIMITS.deadlineText),
  day: zDay.nullable(),
  precision: zPrecision.nullable(),
  settledBy: z.string().max(100).nullable(),
});
export const zProvenance = z.strictObject({
  proposals: z.array(zId).max(LIMITS.links),
  splitFrom: zId.nullable(),
  mergedFrom: z.array(zId).max(LIMITS.links),
});

export const zFrozenClause = z.strictObject({
  id: zId,
  marker: z.string().max(40),
  level: z.int().min(0).max(MAX_LEVEL),
  text: z.string().max(MAX_TEXT),
  body: zBody,
  owner: z.string().max(LIMITS.owner).nullable(),
  deadline: zFrozenDeadline.nullable(),
  provenance: zProvenance,
});
export type FrozenClause = z.infer<typeof zFrozenClause>;

export const zFrozenSection = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('block'),
    id: zId,
    kind: z.enum(BLOCK_KINDS),
    text: z.string().max(MAX_TEXT),
    body: zBody,
  }),
  z.strictObject({
    type: z.literal('group'),
    id: zId,
    verb: z.string().max(LIMITS.verb),
    heading: z.string().max(LIMITS.heading * 2 + LIMITS.addressee * LIMITS.addressees),
    markerStyle: z.enum(MARKER_STYLES),
    addressees: z.array(zAddressee).max(LIMITS.addressees),
    clauses: z.array(zFrozenClause).max(LIMITS.blocks),
  }),
]);
export type FrozenSection = z.infer<typeof zFrozenSection>;

export const zFrozen = z.strictObject({
  version: z.literal(FROZEN_VERSION),
  language: z.enum(['ru', 'en']),
  title: z.string().max(MAX_TEXT),
  event: z.string().max(LIMITS.metaText),
  date: z.string().max(LIMITS.metaText),
  place: z.string().max(LIMITS.metaText),
  venue: z.string().max(LIMITS.metaText),
  sections: z.array(zFrozenSection).max(LIMITS.blocks + LIMITS.groups),
});
/** The frozen text as stored, voted on and exported. */
export type FrozenText = z.infer<typeof zFrozen>;

/** NFC, \n for every line end, no space at the ends of lines: the same text typed on two systems is the same. */
export function normalText(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .normalize('NFC')
    .replace(/[ \t]+$/gm, '')
    .replace(/^\n+|\n+$/g, '');
}

/** Runs of the same marks become one; blank paragraphs go. */
export function normalBody(body: Body): Body {
  return body.flatMap((paragraph) => {
    const content: Inline[] = [];
    for (const inline of paragraph.content) {
      const last = content.at(-1);
      if (
        inline.type === 'text' &&
        last?.type === 'text' &&
        JSON.stringify(last.marks ?? []) === JSON.stringify(inline.marks ?? [])
      ) {
        content[content.length - 1] = { ...last, text: (last.text + inline.text).normalize('NFC') };
      } else
        content.push(inline.type === 'text' ? { ...inline, text: inline.text.normalize('NFC') } : inline);
    }
    const blank = content.every((inline) => inline.type === 'hard_break' || inline.text.trim() === '');
    return blank ? [] : [{ type: 'paragraph' as const, content }];
  });
}

const blockText = (block: Block) => normalText(bodyText(block.body));

function freezeClause({ block, marker }: PlacedClause): FrozenClause {
  const deadlineText = normalText(block.deadlineText);
  return {
    id: block.id,
    marker,
    level: block.level,
    text: blockText(block),
    body: normalBody(block.body),
    owner: normalText(block.owner) || null,
    deadline:
      deadlineText === '' && block.deadlineDay === null
        ? null
        : {
            text: deadlineText,
            day: block.deadlineDay,
            precision: block.deadlinePrecision,
            settledBy: block.deadlineSettledBy,
          },
    provenance: {
      proposals: [...block.proposals].sort(),
      splitFrom: block.splitFrom,
      mergedFrom: [...block.mergedFrom].sort(),
    },
  };
}

/**
 * Snapshot → frozen text. Empty blocks and groups without clauses are left out; whether a text may be frozen at all
 * is said by rules.ts (freezeProblems), which the caller asks first.
 */
export function freeze(snapshot: DraftSnapshot): FrozenText {
  const { meta } = snapshot;
  const title: string[] = [];
  const sections: FrozenSection[] = [];
  for (const section of layout(snapshot).sections) {
    if (section.type === 'block') {
      const { block } = section;
      const text = blockText(block);
      if (text === '') continue;
      if (block.kind === 'title') title.push(text);
      sections.push({ type: 'block', id: block.id, kind: block.kind, text, body: normalBody(block.body) });
    }
    if (section.type === 'group') {
      const clauses = section.clauses.filter(({ block }) => blockText(block) !== '').map(freezeClause);
      if (clauses.length === 0) continue;
      const { id, verb, markerStyle, addressees } = section.group;
      sections.push({
        type: 'group',
        id,
        verb: normalText(verb),
        heading: normalText(groupHeading(section.group)),
        markerStyle,
        addressees: addressees.map(({ name, bodyId }) => ({ name: normalText(name), bodyId })),
        clauses,
      });
    }
  }
  return {
    version: FROZEN_VERSION,
    language: meta.language,
    title: title.join('\n'),
    event: normalText(meta.event),
    date: normalText(meta.date),
    place: normalText(meta.place),
    venue: normalText(meta.venue),
    sections,
  };
}

/** JSON with sorted keys and no spaces (in the manner of RFC 8785, for strings, booleans, null and integers). */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`);
    return `{${entries.join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError('not an integer');
  return JSON.stringify(value);
}

/** The bytes-to-be whose SHA-256 is the text's hash. */
export const canonicalText = (frozen: FrozenText): string => canonicalJson(frozen);

/** The resolution as plain text, as it would be read aloud. */
export function toPlainText(frozen: FrozenText): string {
  const lines: string[] = [];
  const head = [frozen.event, frozen.date, frozen.place, frozen.venue].filter((line) => line !== '');
  let headDone = false;
  const putHead = () => {
    if (!headDone && head.length > 0) lines.push(...head, '');
    headDone = true;
  };
  for (const section of frozen.sections) {
    if (section.type !== 'block' || section.kind !== 'title') putHead();
    if (section.type === 'block') {
      lines.push(section.text, '');
      continue;
    }
    if (section.heading !== '') lines.push(section.heading);
    for (const { marker, text, level } of section.clauses) {
      lines.push(`${'  '.repeat(level)}${marker}${marker === '' ? '' : ' '}${text}`);
    }
    lines.push('');
  }
  putHead();
  return `${lines.join('\n').trim()}\n`;
}
