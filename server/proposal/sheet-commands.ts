/**
 * Parallel tables: a table hands in its sheet, and each of its clauses becomes a proposal with its number there; the plenary
 * joins what was written twice, keeping where both came from. The way into the text is that of every proposal.
 */
import * as Y from 'yjs';
import { refuse } from '#domain/errors.ts';
import { canDecideProposals } from '#domain/proposal/permissions.ts';
import { acceptsProposals, nextState } from '#domain/proposal/rules.ts';
import { zHandInSheet, zJoinProposals } from '#domain/proposal/schema.ts';
import { type FrozenText, freeze } from '#domain/resolution/freeze.ts';
import { readDraft } from '#domain/resolution/read.ts';
import { canWriteSheet } from '#domain/track/permissions.ts';
import { type Cx, defineCommand } from '../command.ts';
import { forumAccess } from '../forum/access.ts';
import { markSheetSent, sheetOfTrack } from '../track/access.ts';
import {
  insertProposal,
  lockProposals,
  nextNumber,
  proposalsOfSheet,
  type Row,
  updateProposal,
} from './repository.ts';

const keysOf = (forumId: string, trackId: string) => [`forum:${forumId}:proposals`, `track:${trackId}`];

type Written = Pick<Row, 'text' | 'addressees' | 'ownerText' | 'deadlineText'> & {
  sheetBlockId: string;
  sheetPlace: number;
};

/** The clauses of a sheet in their order; the numbers run through all of it. */
function writtenOn(text: FrozenText): Written[] {
  const clauses = text.sections.flatMap((s) =>
    s.type === 'group' ? s.clauses.map((clause) => ({ clause, addressees: s.addressees })) : [],
  );
  return clauses.map(({ clause, addressees }, at) => ({
    text: clause.text,
    addressees: addressees.map(({ name }) => name).slice(0, 10),
    ownerText: clause.owner ?? '',
    deadlineText: clause.deadline?.text ?? '',
    sheetBlockId: clause.id,
    sheetPlace: at + 1,
  }));
}

export const handInSheet = defineCommand({
  name: 'proposal.handIn',
  input: zHandInSheet,
  live: true,
  async load(cx, { trackId }) {
    const sheet = await sheetOfTrack(cx.tx, trackId);
    if (!sheet) refuse('not_found');
    return { ...(await forumAccess(cx.tx, cx.actor, sheet.track.forumId)), sheet };
  },
  permit: (_actor, { viewer, sheet }) => canWriteSheet(viewer, sheet.people),
  async run(cx, { trackId }, { forum, sheet }) {
    const { track } = sheet;
    if (!track.sheetDraftId) refuse('not_found');
    if (!acceptsProposals(forum, track)) refuse('proposal/closed');
    const written = writtenOn(freeze(readDraft(Y, await cx.services.drafting.read(track.sheetDraftId))));
    if (written.length === 0) refuse('proposal/empty_sheet');
    const before = await proposalsOfSheet(cx.tx, trackId);
    let [added, changed, gone] = [0, 0, 0];
    for (const one of written) {
      const known = before.find((row) => row.sheetBlockId === one.sheetBlockId);
      if (!known) {
        await add(cx, forum.id, trackId, one);
        added += 1;
      } else if (await renew(cx, known, one)) changed += 1;
    }
    for (const row of before) {
      // A clause the table has struck out is withdrawn, unless the plenary has decided about it already.
      if (row.state !== 'submitted' || written.some((one) => one.sheetBlockId === row.sheetBlockId)) continue;
      await updateProposal(cx.tx, row.id, { state: 'withdrawn' });
      record(cx, row, 'proposal.withdrawn', { from: row.state });
      gone += 1;
    }
    await markSheetSent(cx.tx, trackId, cx.now);
    cx.record({
      stream: forum.id,
      noun: 'track',
      nounId: trackId,
      type: 'track.sheet_handed_in',
      data: { added, changed, gone, clauses: written.length },
    });
    cx.touch(...keysOf(forum.id, trackId));
    return { added, changed, gone };
  },
});

function record(cx: Cx, row: Pick<Row, 'id' | 'forumId'>, type: string, data: Record<string, unknown>): void {
  cx.record({ stream: row.forumId, noun: 'proposal', nounId: row.id, type, data });
}

async function add(cx: Cx, forumId: string, trackId: string, one: Written): Promise<void> {
  const id = cx.id();
  const number = await nextNumber(cx.tx, forumId);
  await insertProposal(cx.tx, {
    id,
    forumId,
    trackId,
    number,
    // The table's words are nobody's own.
    participantId: null,
    enteredBy: cx.actor?.accountId ?? null,
    createdAt: cx.now,
    ...one,
  });
  record(cx, { id, forumId }, 'proposal.submitted', { number, trackId, sheetPlace: one.sheetPlace });
}

/** What the plenary has taken stays as it took it; what it returned comes again with new words only. */
async function renew(cx: Cx, row: Row, one: Written): Promise<boolean> {
  const same =
    row.text === one.text &&
    row.ownerText === one.ownerText &&
    row.deadlineText === one.deadlineText &&
    row.sheetPlace === one.sheetPlace &&
    row.addressees.join('\n') === one.addressees.join('\n');
  const next = nextState(row.state === 'withdrawn' ? 'returned' : row.state, 'edit');
  if (!next.ok || (same && row.state !== 'withdrawn')) return false;
  await updateProposal(cx.tx, row.id, { ...one, state: next.state, decisionReason: '' });
  record(cx, row, 'proposal.edited', { from: row.state, sheetPlace: one.sheetPlace });
  return true;
}

/** Written twice: one is kept, the others go with it, into the text too. */
export const joinProposals = defineCommand({
  name: 'proposal.join',
  input: zJoinProposals,
  live: true,
  async load(cx, { keepId, otherIds }) {
    const ids = [...new Set([keepId, ...otherIds])];
    const rows = await lockProposals(cx.tx, ids);
    const keep = rows.find(({ id }) => id === keepId);
    if (!keep || rows.length !== ids.length || rows.some((row) => row.forumId !== keep.forumId))
      refuse('not_found');
    return { ...(await forumAccess(cx.tx, cx.actor, keep.forumId)), keep, rows };
  },
  permit: (_actor, { viewer }) => canDecideProposals(viewer),
  async run(cx, _input, { forum, keep, rows }) {
    const others = rows.filter((row) => row !== keep);
    if (others.length === 0) refuse('invalid_input', { fields: { otherIds: 'required' } });
    if (keep.state !== 'submitted') refuse('proposal/already_decided', { params: { number: keep.number } });
    for (const row of others) {
      const next = nextState(row.state, 'merge');
      if (!next.ok) refuse(next.code, { params: { number: row.number } });
      await updateProposal(cx.tx, row.id, {
        state: next.state,
        mergedIntoId: keep.id,
        decidedBy: cx.actor?.accountId ?? null,
        decidedAt: cx.now,
      });
      record(cx, row, 'proposal.merged', { leadId: keep.id });
      if (row.trackId) cx.touch(...keysOf(forum.id, row.trackId));
    }
    cx.touch(`forum:${forum.id}:proposals`);
    return { id: keep.id, joined: others.length };
  },
});
