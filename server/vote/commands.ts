/**
 * A vote: prepared, opened with its roll fixed, closed, announced. Ballots share the vote's row, its end takes it
 * alone: what was acknowledged is counted, what came after the end is refused (VO10–VO25).
 * A ballot makes no event and tells no fact but that somebody voted: the chain must not know who chose what, or when.
 */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { rulesOf } from '#domain/forum/rules-schema.ts';
import { canCastVote, canCountHands, canRunVote } from '#domain/vote/permissions.ts';
import {
  type Counts,
  decide,
  type Hands,
  handsFit,
  isAboutText,
  nextVoteState,
  quorumOf,
  ruleOf,
  together,
  type VoteEvent,
} from '#domain/vote/rules.ts';
import {
  zAnnounceResult,
  zAnnulVote,
  zCastVote,
  zCloseVote,
  zCountByHand,
  zOpenVote,
  zPrepareVote,
  zPutToVote,
} from '#domain/vote/schema.ts';
import { within } from '../bind.ts';
import { type Cx, defineCommand } from '../command.ts';
import { canonicalJson } from '../events.ts';
import { type Access, forumAccess } from '../forum/access.ts';
import { sha256 } from '../ids.ts';
import { generateRecommendations } from '../recommendation/access.ts';
import { isAdopted, lockVotedText, votableText } from '../resolution/access.ts';
import { carryOut } from './adopt.ts';
import { ruleOfRow } from './project.ts';
import {
  ballotOf,
  hallOf,
  insertRoll,
  insertVote,
  lastVoteOf,
  lockRollRow,
  lockVote,
  nextNumber,
  putBallot,
  queueAtForum,
  rollSizes,
  setChannel,
  tally,
  updateVote,
  type VoteRow,
  voteById,
  voters,
} from './repository.ts';

type Loaded = Access & { vote: VoteRow };

async function load(cx: Cx, voteId: string, mode: 'share' | 'update'): Promise<Loaded> {
  const vote = await lockVote(cx.tx, voteId, mode);
  if (!vote) refuse('not_found');
  return { ...(await forumAccess(cx.tx, cx.actor, vote.forumId)), vote };
}
const runs = <L extends Access>(_: Actor | null, { viewer }: L) => canRunVote(viewer);
const touched = (cx: Cx, forumId: string) => cx.touch(`forum:${forumId}:votes`, `forum:${forumId}:ballots`);

function step(vote: VoteRow, event: VoteEvent): VoteRow['state'] {
  const next = nextVoteState(vote.state, event);
  return next.ok ? next.state : refuse(next.code, { params: { state: vote.state } });
}
function record(cx: Cx, vote: VoteRow, type: string, data: Record<string, unknown>): void {
  cx.record({ stream: vote.forumId, noun: 'vote', nounId: vote.id, type, data });
}

type Matter = { matter: VoteRow['matter']; question: string; method?: VoteRow['method'] };

async function prepare(cx: Cx, { forum }: Access, input: Matter, repeatsId: string | null): Promise<VoteRow> {
  await queueAtForum(cx.tx, forum.id);
  const about = isAboutText(input.matter) ? await votableText(within(cx), forum.id) : null;
  if (isAboutText(input.matter) && !about) refuse('vote/no_frozen_text');
  if (input.matter === 'procedural' && input.question === '')
    refuse('vote/question_needed', { fields: { question: 'required' } });
  const rules = rulesOf(forum.preset, forum.rules);
  const id = cx.id();
  await insertVote(cx.tx, {
    id,
    forumId: forum.id,
    number: await nextNumber(cx.tx, forum.id),
    resolutionId: about?.resolution.id ?? null,
    frozenTextId: about?.frozen.id ?? null,
    sha256: about?.frozen.sha256 ?? null,
    matter: input.matter,
    question: input.question,
    method: input.method ?? rules.vote.method,
    secrecy: 'totals',
    rule: ruleOf(rules.vote, forum.rulesVersion),
    repeatsId,
    createdBy: cx.actor?.accountId ?? null,
    createdAt: cx.now,
  });
  const row = (await voteById(cx.tx, id)) as VoteRow;
  record(cx, row, 'vote.prepared', {
    number: row.number,
    matter: row.matter,
    method: row.method,
    sha256: row.sha256,
    rule: row.rule,
    repeats: repeatsId,
  });
  touched(cx, forum.id);
  return row;
}

/** Fixes the roll from those who are here and have a vote, and the quorum with it. */
async function open(cx: Cx, { forum }: Access, vote: VoteRow) {
  const state = step(vote, 'open');
  await queueAtForum(cx.tx, forum.id);
  const busy = await lastVoteOf(cx.tx, forum.id, ['open', 'closed']);
  if (busy) refuse('vote/another_open', { params: { number: busy.number } });
  if (vote.frozenTextId) await lockVotedText(cx, vote.frozenTextId);
  const [hall, people] = [await hallOf(cx.tx, forum.id), await voters(cx.tx, forum.id)];
  if (people.length === 0) refuse('vote/nobody_present');
  const { hall: _, ...rule } = ruleOfRow(vote);
  const quorum = quorumOf(rule, hall, people.length);
  if (!quorum.met)
    refuse('vote/no_quorum', {
      params: { missing: quorum.missing, needed: quorum.needed, present: people.length },
    });
  await insertRoll(
    cx.tx,
    vote.id,
    people.map(({ id, hasPhone }) => ({
      participantId: id,
      channel:
        vote.method === 'hands' || (vote.method === 'mixed' && !hasPhone)
          ? ('hand' as const)
          : ('device' as const),
    })),
  );
  await updateVote(cx.tx, vote.id, {
    state,
    rule: { ...rule, hall },
    presentCount: hall.present,
    eligibleCount: people.length,
    openedAt: cx.now,
  });
  record(cx, vote, 'vote.opened', {
    number: vote.number,
    roll: people.length,
    hall,
    quorum,
    sha256: vote.sha256,
  });
  touched(cx, forum.id);
  return { id: vote.id, number: vote.number, roll: people.length, sha256: vote.sha256 };
}

export const prepareVote = defineCommand({
  name: 'vote.prepare',
  input: zPrepareVote,
  live: true,
  load: (cx, input) => forumAccess(cx.tx, cx.actor, input.forumId),
  permit: runs,
  async run(cx, input, access) {
    const { id, number } = await prepare(cx, access, input, null);
    return { id, number };
  },
});

export const openVote = defineCommand({
  name: 'vote.open',
  input: zOpenVote,
  live: true,
  load: (cx, input) => load(cx, input.voteId, 'update'),
  permit: runs,
  async run(cx, { expectV }, loaded) {
    if (expectV !== undefined && loaded.vote.version !== expectV) refuse('conflict');
    return open(cx, loaded, loaded.vote);
  },
});

/** «Поставить на голосование»: the rule stood on the screen, one click prepares and opens. */
export const putToVote = defineCommand({
  name: 'vote.put',
  input: zPutToVote,
  live: true,
  load: (cx, input) => forumAccess(cx.tx, cx.actor, input.forumId),
  permit: runs,
  run: async (cx, input, access) => open(cx, access, await prepare(cx, access, input, null)),
});

export const castVote = defineCommand({
  name: 'vote.cast',
  input: zCastVote,
  live: true,
  load: (cx, input) => load(cx, input.voteId, 'share'),
  permit: (_actor, { viewer }) => canCastVote(viewer) || 'vote/no_right',
  async run(cx, { choice, sha256: seen }, { vote, participant, viewer }) {
    step(vote, 'cast');
    if (seen !== vote.sha256) refuse('vote/text_changed');
    const row = participant && (await lockRollRow(cx.tx, vote.id, participant.id));
    if (!row) refuse(viewer.membership?.voting ? 'vote/not_on_roll' : 'vote/no_right');
    if (row.channel === 'hand') refuse('vote/by_hand');
    const before = await ballotOf(cx.tx, vote.id, participant.id);
    if (before?.choice === choice) return { receipt: before.receipt, choice };
    const { receipt } = await putBallot(cx.tx, {
      voteId: vote.id,
      participantId: participant.id,
      choice,
      sha256: vote.sha256,
      receipt: cx.id(),
      at: cx.now,
    });
    cx.touch(`forum:${vote.forumId}:ballots`);
    return { receipt, choice };
  },
});

/** A phone that died: the person is counted with the hands instead, or again by phone; never both. */
export const countByHand = defineCommand({
  name: 'vote.countByHand',
  input: zCountByHand,
  live: true,
  load: (cx, input) => load(cx, input.voteId, 'share'),
  permit: (_actor, { viewer }) => canCountHands(viewer),
  async run(cx, { participantId, channel }, { vote }) {
    step(vote, 'cast');
    if (vote.method !== 'mixed') refuse('vote/not_mixed');
    const row = await lockRollRow(cx.tx, vote.id, participantId);
    if (!row) refuse('vote/not_on_roll');
    if (row.channel === channel) return { participantId, channel };
    if (await ballotOf(cx.tx, vote.id, participantId)) refuse('vote/has_voted');
    await setChannel(cx.tx, vote.id, participantId, channel);
    record(cx, vote, 'vote.channel_set', { participantId, channel });
    touched(cx, vote.forumId);
    return { participantId, channel };
  },
});

export const closeVote = defineCommand({
  name: 'vote.close',
  input: zCloseVote,
  live: true,
  load: (cx, input) => load(cx, input.voteId, 'update'),
  permit: runs,
  async run(cx, _input, { vote }) {
    await updateVote(cx.tx, vote.id, { state: step(vote, 'close'), closedAt: cx.now });
    record(cx, vote, 'vote.closed', { number: vote.number });
    touched(cx, vote.forumId);
    return { id: vote.id };
  },
});

/** The tellers' numbers for those who vote by hand; «единогласно» means all of them. */
function handsOf(vote: VoteRow, given: Hands | undefined, handRoll: number): Counts | null {
  if (vote.method === 'devices') return given ? refuse('vote/no_hands_here') : null;
  if (!given) return handRoll === 0 ? null : refuse('vote/hands_needed');
  const hands = given.unanimous ? { ...given, for: handRoll } : given;
  const verdict = handsFit(hands, handRoll);
  if (verdict !== true) {
    const sum = hands.for + hands.against + hands.abstain;
    refuse(verdict, { params: { given: sum, present: handRoll }, fields: { hands: 'too_many' } });
  }
  return { for: hands.for, against: hands.against, abstain: hands.abstain };
}

export const announceResult = defineCommand({
  name: 'vote.announce',
  input: zAnnounceResult,
  live: true,
  load: (cx, input) => load(cx, input.voteId, 'update'),
  permit: runs,
  async run(cx, input, { vote, forum }) {
    const state = step(vote, 'announce');
    const { hall, ...rule } = ruleOfRow(vote);
    const sizes = await rollSizes(cx.tx, vote.id);
    const hands = handsOf(vote, input.hands, sizes.hand);
    const counts = together(await tally(cx.tx, vote.id), hands);
    const roll = vote.eligibleCount ?? sizes.device + sizes.hand;
    const result = decide(rule, counts, roll, hall ?? (await hallOf(cx.tx, forum.id)));
    await updateVote(cx.tx, vote.id, {
      state,
      hands: hands && { ...hands, unanimous: input.hands?.unanimous === true },
      result,
      closedAt: vote.closedAt ?? cx.now,
      announcedAt: cx.now,
    });
    if (vote.state === 'open') record(cx, vote, 'vote.closed', { number: vote.number });
    record(cx, vote, 'vote.announced', {
      number: vote.number,
      decision: result.decision,
      for: result.for,
      against: result.against,
      abstain: result.abstain,
      roll,
      sha256: vote.sha256,
      resultSha256: sha256(canonicalJson(result)),
    });
    touched(cx, vote.forumId);
    const { adoptedTextId } = await carryOut(cx, generateRecommendations, { forum, vote, result });
    return { result, adoptedTextId };
  },
});

export const annulVote = defineCommand({
  name: 'vote.annul',
  input: zAnnulVote,
  live: true,
  load: (cx, input) => load(cx, input.voteId, 'update'),
  permit: runs,
  async run(cx, { reason, repeat }, loaded) {
    const { vote } = loaded;
    const state = step(vote, 'annul');
    if (vote.state === 'announced' && vote.resolutionId && (await isAdopted(within(cx), vote.resolutionId)))
      refuse('vote/adopted_stands');
    await updateVote(cx.tx, vote.id, { state, annulReason: reason });
    record(cx, vote, 'vote.annulled', { number: vote.number, from: vote.state });
    touched(cx, vote.forumId);
    if (!repeat) return { id: vote.id, repeatedBy: null };
    const next = await prepare(cx, loaded, vote, vote.id);
    return { id: vote.id, repeatedBy: next.id };
  },
});
