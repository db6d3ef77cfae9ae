/**
 * Proposals and their way into the text. Taking writes the clause in the live document first, with the proposals' ids
 * in it, then the rows: if the second half fails, the next attempt finds the clause by its provenance and goes on.
 */
import * as Y from 'yjs';
import { refuse } from '#domain/errors.ts';
import {
  canDecideProposals,
  canEditProposal,
  canPropose,
  canProposeForOthers,
} from '#domain/proposal/permissions.ts';
import { acceptsProposals, nextState, type ProposalEvent } from '#domain/proposal/rules.ts';
import {
  zEditProposal,
  zReopenProposal,
  zReturnProposal,
  zSubmitProposal,
  zTakeProposals,
  zWithdrawProposal,
} from '#domain/proposal/schema.ts';
import { parseDeadline } from '#domain/resolution/deadline.ts';
import { addBlock, addProposals, type Tool } from '#domain/resolution/operations.ts';
import { readDraft } from '#domain/resolution/read.ts';
import { within } from '../bind.ts';
import { type Cx, defineCommand } from '../command.ts';
import { forumAccess } from '../forum/access.ts';
import { resolutionInForum } from '../resolution/access.ts';
import {
  insertProposal,
  joinedWith,
  lockProposals,
  namesOf,
  nextNumber,
  type Row,
  tracksOf,
  updateProposal,
} from './repository.ts';

const keysOf = (forumId: string, trackId?: string | null) => [
  `forum:${forumId}:proposals`,
  ...(trackId ? [`track:${trackId}`] : []),
];

function step(row: Row, event: ProposalEvent): Row['state'] {
  const next = nextState(row.state, event);
  return next.ok ? next.state : refuse(next.code, { params: { number: row.number } });
}

export const submitProposal = defineCommand({
  name: 'proposal.submit',
  input: zSubmitProposal,
  live: true,
  async load(cx, input) {
    const access = await forumAccess(cx.tx, cx.actor, input.forumId);
    const track = input.trackId
      ? (await tracksOf(cx.tx, access.forum.id)).find((t) => t.id === input.trackId)
      : null;
    if (track === undefined) refuse('not_found');
    return { ...access, track, forOther: input.onBehalfOf !== null };
  },
  permit: (_actor, { viewer, forOther }) => canPropose(viewer) && (!forOther || canProposeForOthers(viewer)),
  async run(cx, input, { viewer, forum, track }) {
    if (!acceptsProposals(forum, track)) refuse('proposal/closed');
    const participantId = input.onBehalfOf ?? viewer.membership?.participantId ?? null;
    if (input.onBehalfOf) {
      const [person] = await namesOf(cx.tx, [input.onBehalfOf]);
      if (person?.forumId !== forum.id || person.removedAt) refuse('not_found');
    }
    const id = cx.id();
    const number = await nextNumber(cx.tx, forum.id);
    const { text, addressees, ownerText, deadlineText, showAuthor } = input;
    await insertProposal(cx.tx, {
      id,
      forumId: forum.id,
      trackId: track?.id ?? null,
      number,
      participantId,
      text,
      addressees,
      ownerText,
      deadlineText,
      // The tick is the author's own: nobody sets it for another.
      showAuthor: showAuthor && participantId === (viewer.membership?.participantId ?? null),
      enteredBy: cx.actor?.accountId ?? null,
      fromGuest: viewer.membership?.confirmed !== true && !input.onBehalfOf,
      createdAt: cx.now,
    });
    cx.record({
      stream: forum.id,
      noun: 'proposal',
      nounId: id,
      type: 'proposal.submitted',
      data: { number, trackId: track?.id ?? null, forOther: input.onBehalfOf !== null },
    });
    cx.touch(...keysOf(forum.id, track?.id));
    return { id, number };
  },
});

async function loadOne(cx: Cx, proposalId: string) {
  const [row] = await lockProposals(cx.tx, [proposalId]);
  if (!row) refuse('not_found');
  return { row, ...(await forumAccess(cx.tx, cx.actor, row.forumId)) };
}

export const editProposal = defineCommand({
  name: 'proposal.edit',
  input: zEditProposal,
  live: true,
  load: (cx, input) => loadOne(cx, input.proposalId),
  permit: (_actor, { viewer, row }) => canEditProposal(viewer, row) || 'not_found',
  async run(cx, input, { row, forum, viewer }) {
    // A closed track still lets its authors mend what was returned to them; a closed forum does not.
    if (!acceptsProposals(forum, null)) refuse('proposal/closed');
    if (row.version !== input.expectV) refuse('conflict');
    const { text, addressees, ownerText, deadlineText } = input;
    const own = row.participantId === (viewer.membership?.participantId ?? null);
    const showAuthor = own ? input.showAuthor : row.showAuthor;
    await updateProposal(cx.tx, row.id, {
      text,
      addressees,
      ownerText,
      deadlineText,
      showAuthor,
      state: step(row, 'edit'),
      decisionReason: '',
    });
    cx.record({
      stream: forum.id,
      noun: 'proposal',
      nounId: row.id,
      type: 'proposal.edited',
      data: { from: row.state },
    });
    cx.touch(...keysOf(forum.id, row.trackId));
    return { id: row.id, version: row.version + 1 };
  },
});

export const withdrawProposal = defineCommand({
  name: 'proposal.withdraw',
  input: zWithdrawProposal,
  live: true,
  load: (cx, input) => loadOne(cx, input.proposalId),
  permit: (_actor, { viewer, row }) => canEditProposal(viewer, row) || 'not_found',
  async run(cx, _input, { row, forum }) {
    await updateProposal(cx.tx, row.id, { state: step(row, 'withdraw') });
    cx.record({
      stream: forum.id,
      noun: 'proposal',
      nounId: row.id,
      type: 'proposal.withdrawn',
      data: { from: row.state },
    });
    cx.touch(...keysOf(forum.id, row.trackId));
    return { id: row.id };
  },
});

export const returnProposal = defineCommand({
  name: 'proposal.return',
  input: zReturnProposal,
  live: true,
  load: (cx, input) => loadOne(cx, input.proposalId),
  permit: (_actor, { viewer }) => canDecideProposals(viewer),
  async run(cx, input, { row, forum }) {
    const state = step(row, 'return');
    await updateProposal(cx.tx, row.id, {
      state,
      decisionReason: input.reason,
      decidedBy: cx.actor?.accountId ?? null,
      decidedAt: cx.now,
    });
    cx.record({
      stream: forum.id,
      noun: 'proposal',
      nounId: row.id,
      type: 'proposal.returned',
      data: { from: row.state },
    });
    cx.touch(...keysOf(forum.id, row.trackId));
    return { id: row.id };
  },
});

/** Takes a decision back. A clause already made stays in the text: it may have been worked on. */
export const reopenProposal = defineCommand({
  name: 'proposal.reopen',
  input: zReopenProposal,
  live: true,
  load: (cx, input) => loadOne(cx, input.proposalId),
  permit: (_actor, { viewer }) => canDecideProposals(viewer),
  async run(cx, _input, { row, forum }) {
    await updateProposal(cx.tx, row.id, {
      state: step(row, 'reopen'),
      clauseId: null,
      mergedIntoId: null,
      decisionReason: '',
    });
    cx.record({
      stream: forum.id,
      noun: 'proposal',
      nounId: row.id,
      type: 'proposal.reopened',
      data: { from: row.state },
    });
    cx.touch(...keysOf(forum.id, row.trackId));
    return { id: row.id };
  },
});

export const takeProposals = defineCommand({
  name: 'proposal.take',
  input: zTakeProposals,
  live: true,
  async load(cx, input) {
    const found = await resolutionInForum(within(cx), cx.actor, input.resolutionId);
    const rows = await lockProposals(cx.tx, input.proposalIds);
    if (rows.length !== new Set(input.proposalIds).size || rows.some((r) => r.forumId !== found.forum.id))
      refuse('not_found');
    return { ...found, rows };
  },
  permit: (_actor, { viewer }) => canDecideProposals(viewer),
  async run(cx, input, { forum, resolution, rows }) {
    if (resolution.state !== 'drafting') refuse('frozen');
    const lead = rows.find((r) => r.id === input.proposalIds[0])!;
    const states = rows.map((row) => step(row, row === lead && !input.clauseId ? 'take' : 'merge'));
    // What was joined with them goes with them: the clause keeps where all of its words came from.
    const joined = (await joinedWith(cx.tx, input.proposalIds)).filter((r) => r.state === 'merged');
    const proposalIds = [...input.proposalIds, ...joined.map((r) => r.id)];
    const clauseId = await writeClause(
      cx,
      resolution.draftId,
      { ...input, proposalIds, base: forum.startsOn },
      lead,
    );
    for (const row of joined) await updateProposal(cx.tx, row.id, { clauseId });
    for (const [i, row] of rows.entries()) {
      await updateProposal(cx.tx, row.id, {
        state: states[i]!,
        clauseId,
        mergedIntoId: row === lead ? null : lead.id,
        decidedBy: cx.actor?.accountId ?? null,
        decidedAt: cx.now,
        decisionReason: '',
      });
      cx.record({
        stream: forum.id,
        noun: 'proposal',
        nounId: row.id,
        type: `proposal.${states[i]}`,
        data: { clauseId, resolutionId: resolution.id, leadId: lead.id },
      });
      cx.touch(...keysOf(forum.id, row.trackId));
    }
    return { clauseId };
  },
});

async function writeClause(
  cx: Cx,
  draftId: string,
  input: { proposalIds: string[]; groupId: string | null; text?: string; clauseId?: string; base: string },
  lead: Row,
): Promise<string> {
  const { drafting } = cx.services;
  let clauseId = '';
  const fresh = cx.id();
  await drafting.transact(draftId, cx.actor!.accountId, (doc) => {
    const tool: Tool = { Y: Y as unknown as Tool['Y'], doc, newId: () => cx.id(), random: Math.random };
    const draft = readDraft(tool.Y, doc);
    if (input.clauseId) {
      if (!draft.blocks.some((b) => b.id === input.clauseId && !b.end)) refuse('proposal/clause_gone');
      addProposals(tool, input.clauseId, input.proposalIds);
      clauseId = input.clauseId;
      return;
    }
    const known = draft.blocks.find(
      (b) => !b.end && input.proposalIds.every((id) => b.proposals.includes(id)),
    );
    if (known) {
      clauseId = known.id;
      return;
    }
    if (input.groupId !== null && !draft.groups.some((g) => g.id === input.groupId && !g.deleted))
      refuse('proposal/group_gone');
    const deadline = lead.deadlineText ? parseDeadline(lead.deadlineText, { base: input.base }) : null;
    clauseId = addBlock(tool, {
      id: fresh,
      kind: 'clause',
      group: input.groupId,
      text: input.text ?? lead.text,
      proposals: input.proposalIds,
      owner: lead.ownerText,
      deadlineText: lead.deadlineText,
      // What can be read in two ways is settled by a person in the text, never here.
      ...(deadline &&
        !deadline.needsConfirmation && { deadlineDay: deadline.day, deadlinePrecision: deadline.precision }),
    });
  });
  return clauseId;
}
