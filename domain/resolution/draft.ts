/**
 * The shape of the shared document (docs/protocol-document.md): what stands under which key of the Y.Doc, and the
 * plain snapshot that everything outside the editor reads. A block's id is the clause's identity for life: moving
 * changes `pos` and `group`, splitting and merging keep provenance, deleting leaves a tombstone (`end`).
 */
import * as z from 'zod';
import { zId } from '#domain/ids.ts';
import { MAX_POS } from './fraction.ts';
import { MARKER_STYLES, MAX_LEVEL } from './markers.ts';
import { type Body, zBody } from './model.ts';

export const SCHEMA_VERSION = 1;
export const ROOTS = ['blocks', 'groups', 'meta'] as const;

export const BLOCK_KINDS = ['title', 'preamble', 'participants', 'tracks', 'clause', 'closing'] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

export const PRECISIONS = ['day', 'month', 'quarter', 'half-year', 'year', 'school-year', 'event'] as const;
export const zPrecision = z.enum(PRECISIONS);
export type Precision = z.infer<typeof zPrecision>;

/** Bounds of the fields, shared by zod, the guard and the forms. */
export const LIMITS = {
  owner: 300,
  deadlineText: 300,
  verb: 100,
  heading: 2_000,
  addressee: 500,
  addressees: 20,
  metaText: 1_000,
  endText: 20_000,
  blocks: 5_000,
  groups: 200,
  links: 200,
} as const;

export const zDay = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);

/** How a block ceased to be: written as one value, so that its parts cannot come from two people. */
export const zEnd = z.strictObject({
  how: z.enum(['deleted', 'merged']),
  into: zId.nullable(),
  /** The text at that moment; a later difference is a late edit and is offered to a person. */
  text: z.string().max(LIMITS.endText),
});
export type End = z.infer<typeof zEnd>;

export const zAddressee = z.strictObject({
  name: z.string().max(LIMITS.addressee),
  bodyId: zId.nullable(),
});
export type Addressee = z.infer<typeof zAddressee>;

/** Plain fields of a block, each one key of its Y.Map (`setField` writes them one by one). */
export const zBlockFields = z.strictObject({
  kind: z.enum(BLOCK_KINDS),
  group: zId.nullable(),
  pos: z.string().min(1).max(MAX_POS),
  level: z.int().min(0).max(MAX_LEVEL),
  owner: z.string().max(LIMITS.owner),
  deadlineText: z.string().max(LIMITS.deadlineText),
  deadlineDay: zDay.nullable(),
  deadlinePrecision: zPrecision.nullable(),
  deadlineSettledBy: z.string().max(100).nullable(),
  splitFrom: zId.nullable(),
  end: zEnd.nullable(),
});
export type BlockFields = z.infer<typeof zBlockFields>;

export const zBlock = zBlockFields.extend({
  id: zId,
  body: zBody,
  proposals: z.array(zId).max(LIMITS.links),
  mergedFrom: z.array(zId).max(LIMITS.links),
});
export type Block = Omit<z.infer<typeof zBlock>, 'body'> & { body: Body };

export const zGroupFields = z.strictObject({
  pos: z.string().min(1).max(MAX_POS),
  verb: z.string().max(LIMITS.verb),
  addressees: z.array(zAddressee).max(LIMITS.addressees),
  /** Full heading where the computed one does not read well; empty: «<verb> <addressees>:». */
  heading: z.string().max(LIMITS.heading),
  markerStyle: z.enum(MARKER_STYLES),
  deleted: z.boolean(),
});
export type GroupFields = z.infer<typeof zGroupFields>;
export const zGroup = zGroupFields.extend({ id: zId });
export type Group = z.infer<typeof zGroup>;

export const zMeta = z.strictObject({
  schemaVersion: z.int().min(1).max(1_000),
  language: z.enum(['ru', 'en']),
  event: z.string().max(LIMITS.metaText),
  date: z.string().max(LIMITS.metaText),
  place: z.string().max(LIMITS.metaText),
  venue: z.string().max(LIMITS.metaText),
});
export type Meta = z.infer<typeof zMeta>;

/** The whole document as plain data. `unreadable` names entries that no reader understands: shown, never dropped. */
export const zDraftSnapshot = z.strictObject({
  meta: zMeta,
  groups: z.array(zGroup).max(LIMITS.groups),
  blocks: z.array(zBlock).max(LIMITS.blocks),
  unreadable: z.array(z.string().max(200)).max(LIMITS.blocks),
});
export type DraftSnapshot = {
  meta: Meta;
  groups: Group[];
  blocks: Block[];
  unreadable: string[];
};

export const BLOCK_DEFAULTS: BlockFields = {
  kind: 'clause',
  group: null,
  pos: 'V',
  level: 0,
  owner: '',
  deadlineText: '',
  deadlineDay: null,
  deadlinePrecision: null,
  deadlineSettledBy: null,
  splitFrom: null,
  end: null,
};
export const GROUP_DEFAULTS: GroupFields = {
  pos: 'V',
  verb: '',
  addressees: [],
  heading: '',
  markerStyle: 'cyrillic',
  deleted: false,
};
export const META_DEFAULTS: Meta = {
  schemaVersion: SCHEMA_VERSION,
  language: 'ru',
  event: '',
  date: '',
  place: '',
  venue: '',
};

/** Sets are kept as one key a member, so that two people who add at once both succeed. */
export const PROPOSAL_KEY = 'proposal/';
export const MERGED_KEY = 'merged/';
