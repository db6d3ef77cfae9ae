/**
 * The shape of the shared document (docs/protocol-document.md): what stands under which key of the Y.Doc, and the
 * plain snapshot that everything outside the editor reads. A block's id is the clause's identity for life: moving
 * changes `pos` and `group`, splitting and merging keep provenance, deleting leaves a tombstone (`end`).
 * The browser reads it too: what may stand in a field is said by field-forms.ts, without zod.
 */
import type { MarkerStyle } from './markers.ts';
import type { Body } from './model.ts';

export const SCHEMA_VERSION = 1;
export const ROOTS = ['blocks', 'groups', 'meta'] as const;

export const BLOCK_KINDS = ['title', 'preamble', 'participants', 'tracks', 'clause', 'closing'] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

export const PRECISIONS = ['day', 'month', 'quarter', 'half-year', 'year', 'school-year', 'event'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** Bounds of the fields, shared by their forms, the guard and the screens. */
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

/** How a block ceased to be: written as one value, so that its parts cannot come from two people. */
export type End = {
  how: 'deleted' | 'merged';
  into: string | null;
  /** The text at that moment; a later difference is a late edit and is offered to a person. */
  text: string;
};

export type Addressee = { name: string; bodyId: string | null };

/** Plain fields of a block, each one key of its Y.Map (`setField` writes them one by one). */
export type BlockFields = {
  kind: BlockKind;
  group: string | null;
  pos: string;
  level: number;
  owner: string;
  deadlineText: string;
  /** ISO day. */
  deadlineDay: string | null;
  deadlinePrecision: Precision | null;
  deadlineSettledBy: string | null;
  splitFrom: string | null;
  end: End | null;
};
export type Block = BlockFields & { id: string; body: Body; proposals: string[]; mergedFrom: string[] };

export type GroupFields = {
  pos: string;
  verb: string;
  addressees: Addressee[];
  /** Full heading where the computed one does not read well; empty: «<verb> <addressees>:». */
  heading: string;
  markerStyle: MarkerStyle;
  deleted: boolean;
};
export type Group = GroupFields & { id: string };

export type Meta = {
  schemaVersion: number;
  language: 'ru' | 'en';
  event: string;
  date: string;
  place: string;
  venue: string;
};

/** The whole document as plain data. `unreadable` names entries that no reader understands: shown, never dropped. */
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
