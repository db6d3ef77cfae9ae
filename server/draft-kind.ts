/** The room kind of a resolution: the pure guard of domain/, given to the schema-agnostic engine. */
import * as Y from 'yjs';
import { SCHEMA_VERSION } from '#domain/resolution/draft.ts';
import { guardResolution } from '#domain/resolution/guard.ts';
import { readDraft } from '#domain/resolution/read.ts';
import { formProblems } from '#domain/resolution/rules.ts';
import { notesKind, type RoomKind } from './drafting/kinds.ts';

export const resolutionKind: RoomKind = {
  schemaVersion: SCHEMA_VERSION,
  minClientSchema: SCHEMA_VERSION,
  guard: guardResolution,
  check: (doc) => formProblems(readDraft(Y, doc)).map((problem) => problem.code),
};

/** Every kind of room there is; the rights matrix stands before each. */
export const DRAFT_KINDS = { notes: notesKind, resolution: resolutionKind };
