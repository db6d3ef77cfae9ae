/**
 * Taking an amendment: what was sent becomes what is kept, tried on a copy of the text, numbered, recorded. One way for
 * the hall, for the desk and for what comes back from readers outside (AM1–AM6).
 */
import { type Amending, applyAmendment, isStale } from '#domain/amendment/apply.ts';
import { takesAmendments } from '#domain/amendment/rules.ts';
import type { SubmitAmendment } from '#domain/amendment/schema.ts';
import { threeWay } from '#domain/amendment/words.ts';
import { refuse } from '#domain/errors.ts';
import { wallClock } from '#domain/forum/programme.ts';
import { rulesOf } from '#domain/forum/rules-schema.ts';
import { normalText } from '#domain/resolution/freeze.ts';
import { layout } from '#domain/resolution/layout.ts';
import { bodyText } from '#domain/resolution/model.ts';
import { readDraft } from '#domain/resolution/read.ts';
import type { Cx } from '../command.ts';
import type { Access } from '../forum/access.ts';
import type { ResolutionRow } from '../resolution/access.ts';
import { keysOf, toolOn } from './carry-out.ts';
import { headSeq, insertAmendment, nextNumber } from './repository.ts';
import { amendmentHash } from './rows.ts';

/** From what was sent to what is kept: the base is the text that stands there, the words are the mover's. */
function written(cx: Cx, input: SubmitAmendment, text: string | null): Amending {
  const one = (words: string) => normalText(words).replace(/\s*\n+\s*/g, text?.includes('\n') ? '\n' : ' ');
  const a: Amending = {
    op: input.op,
    clauseId: 'clauseId' in input ? input.clauseId : null,
    intoId: 'intoId' in input ? input.intoId : null,
    groupId: 'groupId' in input ? input.groupId : null,
    afterId: 'afterId' in input ? (input.afterId ?? null) : null,
    newId: input.op === 'add' || input.op === 'split' ? cx.id() : null,
    base: text ?? '',
    text: 'text' in input ? one(input.text) : '',
    tail: 'tail' in input ? one(input.tail) : '',
    owner: 'owner' in input ? (input.owner ?? null) : null,
    deadlineText: 'deadlineText' in input ? (input.deadlineText ?? null) : null,
  };
  const seen = 'base' in input ? input.base : undefined;
  if (seen === undefined || text === null || normalText(seen) === normalText(text)) return a;
  // Somebody typed meanwhile: the mover's words are carried over where the two do not touch, else the mover decides.
  const carried = a.op === 'replace' ? threeWay(normalText(seen), a.text, text) : null;
  if (carried === null) refuse('amendment/text_moved', { fields: { base: 'moved' } });
  return { ...a, text: carried };
}

/** Whether amendments are taken now; `early` also before the forum is announced, while the draft goes round. */
export function mustTake(cx: Cx, { forum, resolution }: Target, early = false): void {
  const rules = rulesOf(forum.preset, forum.rules).amendments;
  const may = takesAmendments({
    state: resolution.state,
    phase: early && forum.state === 'draft' ? 'announced' : forum.state,
    cutOffDays: rules.cutOffDays,
    startsOn: forum.startsOn,
    today: wallClock(cx.now, forum.timeZone).day,
  });
  if (may !== true) refuse(may);
}

export type Target = { forum: Access['forum']; resolution: ResolutionRow };

export async function takeAmendment(
  cx: Cx,
  { forum, resolution }: Target,
  input: SubmitAmendment,
  from: { moverId: string | null; forOther?: boolean; source?: string },
): Promise<{ id: string; number: number; newId: string | null }> {
  const doc = await cx.services.drafting.read(resolution.draftId);
  const tool = toolOn(doc, () => cx.id());
  const snapshot = readDraft(tool.Y, doc);
  const { alive } = layout(snapshot);
  const block =
    'clauseId' in input ? snapshot.blocks.find(({ id }) => id === input.clauseId && alive.has(id)) : null;
  if (block === undefined) refuse('amendment/clause_gone');
  const a = written(cx, input, block && bodyText(block.body));
  // Tried on the copy: what could not be put into the text even now is not taken.
  const outcome = applyAmendment(tool, a, forum.startsOn);
  if (outcome === 'already') refuse('amendment/nothing_changed');
  if (isStale(outcome)) refuse(`amendment/${outcome}`);
  const number = await nextNumber(cx.tx, forum.id);
  const { moverId, forOther = false, source = '' } = from;
  const row = {
    ...a,
    id: cx.id(),
    forumId: forum.id,
    resolutionId: resolution.id,
    number,
    baseSeq: await headSeq(cx.tx, resolution.draftId),
    reason: input.reason,
    source,
    moverId,
    enteredBy: cx.actor?.accountId ?? null,
    sha256: amendmentHash({ ...a, number }),
    createdAt: cx.now,
  };
  await insertAmendment(cx.tx, row);
  cx.record({
    stream: forum.id,
    noun: 'amendment',
    nounId: row.id,
    type: 'amendment.submitted',
    data: { number, op: a.op, clauseId: a.clauseId, sha256: row.sha256, forOther, outside: source !== '' },
  });
  cx.touch(...keysOf(forum.id));
  return { id: row.id, number, newId: a.newId };
}
