/**
 * An adopted amendment, typed into the live text: only over the text it was written for, by words, in one edit with an
 * author. The ids of new blocks are known beforehand, so that applying twice is applying once.
 * What cannot be applied is named; the caller hands it to a person and changes nothing.
 */

import { editBody } from '../resolution/body-edit.ts';
import { parseDeadline } from '../resolution/deadline.ts';
import type { Block, BlockFields } from '../resolution/draft.ts';
import { layout } from '../resolution/layout.ts';
import { bodyText } from '../resolution/model.ts';
import {
  addBlock,
  deleteBlock,
  mergeClauses,
  moveBlock,
  setFields,
  type Tool,
} from '../resolution/operations.ts';
import { readDraft } from '../resolution/read.ts';
import { isFragment, isMap } from '../resolution/ylib.ts';
import type { Op } from './kinds.ts';
import { editsBetween } from './words.ts';

export type Amending = {
  op: Op;
  clauseId: string | null;
  intoId: string | null;
  groupId: string | null;
  afterId: string | null;
  newId: string | null;
  base: string;
  text: string;
  tail: string;
  owner: string | null;
  deadlineText: string | null;
};
/** `already`: the text says it. Anything else is why it waits for a person. */
export type Outcome = 'applied' | 'already' | Stale;
export const STALE = ['target_gone', 'text_changed', 'place_gone', 'form_changed'] as const;
export type Stale = (typeof STALE)[number];
export const isStale = (outcome: Outcome): outcome is Stale => outcome !== 'applied' && outcome !== 'already';

type Found = {
  block(id: string | null): Block | undefined;
  alive(id: string | null): boolean;
  group(id: string | null): boolean;
};

function look(tool: Tool): Found {
  const snapshot = readDraft(tool.Y, tool.doc);
  const { alive } = layout(snapshot);
  const blocks = new Map(snapshot.blocks.map((block) => [block.id, block]));
  const groups = new Set(snapshot.groups.filter(({ deleted }) => !deleted).map(({ id }) => id));
  return {
    block: (id) => (id === null ? undefined : blocks.get(id)),
    alive: (id) => id !== null && alive.has(id),
    group: (id) => id !== null && groups.has(id),
  };
}

/** Owner and deadline as fields of a block; a date that can be read in two ways is settled by a person in the text. */
function factsOf(
  a: Pick<Amending, 'owner' | 'deadlineText'>,
  day: string,
): Partial<Omit<BlockFields, 'end'>> {
  const read = a.deadlineText ? parseDeadline(a.deadlineText, { base: day }) : null;
  return {
    ...(a.owner !== null && { owner: a.owner }),
    ...(a.deadlineText !== null && {
      deadlineText: a.deadlineText,
      deadlineDay: read && !read.needsConfirmation ? read.day : null,
      deadlinePrecision: read && !read.needsConfirmation ? read.precision : null,
      deadlineSettledBy: null,
    }),
  };
}

/** Why it cannot be applied now; null: it can, or it is there already. Reads only. */
export function staleness(tool: Tool, a: Amending): Stale | 'already' | null {
  const at = look(tool);
  const here = at.block(a.clauseId);
  if (a.op === 'add') {
    if (at.block(a.newId)) return 'already';
    return at.group(a.groupId) && (a.afterId === null || at.alive(a.afterId)) ? null : 'place_gone';
  }
  if (!here) return 'target_gone';
  if (a.op === 'split' && at.block(a.newId)) return 'already';
  if (a.op === 'delete' && here.end?.how === 'deleted') return 'already';
  if (a.op === 'merge' && here.end?.how === 'merged' && here.end.into === a.intoId) return 'already';
  if (!at.alive(a.clauseId)) return 'target_gone';
  if (a.op === 'move')
    return at.group(a.groupId) && (a.afterId === null || at.alive(a.afterId)) ? null : 'place_gone';
  const text = bodyText(here.body);
  if (a.op === 'replace' && text === a.text && sameFacts(here, a)) return 'already';
  if (text !== a.base) return 'text_changed';
  if (a.op === 'merge' && !at.alive(a.intoId)) return 'place_gone';
  return null;
}

const sameFacts = (block: Block, a: Amending) =>
  (a.owner === null || a.owner === block.owner) &&
  (a.deadlineText === null || a.deadlineText === block.deadlineText);

/** Applies it on the document of `tool`. On a stale answer the document is as it was, but for `form_changed`: throw it away. */
export function applyAmendment(tool: Tool, a: Amending, day: string): Outcome {
  const stale = staleness(tool, a);
  if (stale) return stale;
  const id = a.clauseId ?? '';
  switch (a.op) {
    case 'replace':
      if (!rewrite(tool, id, a.base, a.text)) return 'form_changed';
      setFields(tool, id, factsOf(a, day));
      return 'applied';
    case 'delete':
      deleteBlock(tool, id);
      return 'applied';
    case 'add':
      addBlock(tool, {
        id: a.newId ?? tool.newId(),
        kind: 'clause',
        group: a.groupId,
        text: a.text,
        place: a.afterId === null ? {} : { after: a.afterId },
        ...factsOf(a, day),
      });
      return 'applied';
    case 'move':
      moveBlock(tool, id, { group: a.groupId, after: a.afterId });
      return 'applied';
    case 'merge':
      mergeClauses(tool, id, a.intoId ?? '');
      return 'applied';
    case 'split':
      return divide(tool, id, a) ? 'applied' : 'form_changed';
  }
}

function rewrite(tool: Tool, id: string, before: string, after: string): boolean {
  const entry = tool.doc.getMap('blocks').get(id);
  const body = isMap(tool.Y, entry) ? entry.get('body') : null;
  if (!isFragment(tool.Y, body)) return false;
  const done = tool.doc.transact(() => editBody(tool.Y, body, editsBetween(before, after)), tool.origin);
  const now = look(tool).block(id);
  return done && now !== undefined && bodyText(now.body) === after;
}

/** The clause keeps its first part; the rest stands behind it as a clause of its own, with the same owner and deadline. */
function divide(tool: Tool, id: string, a: Amending): boolean {
  const here = look(tool).block(id);
  if (!here || !rewrite(tool, id, a.base, a.text)) return false;
  const { group, level, owner, deadlineText, deadlineDay, deadlinePrecision, deadlineSettledBy, proposals } =
    here;
  addBlock(tool, {
    id: a.newId ?? tool.newId(),
    kind: 'clause',
    group,
    level,
    text: a.tail,
    owner,
    deadlineText,
    deadlineDay,
    deadlinePrecision,
    deadlineSettledBy,
    proposals,
    splitFrom: id,
    place: { after: id },
  });
  return true;
}
