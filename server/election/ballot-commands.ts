/**
 * Ballots of an election. An open one is a row that may be changed until the end. A secret one is spent by marking the
 * person's row of the roll and putting a sealed sheet into the box: nothing of it makes an event, a key of a repetition,
 * a time or a message that differs from anybody else's.
 */

import { picksFit } from '#domain/election/counts.ts';
import { canCountElection } from '#domain/election/permissions.ts';
import { zCastBlind, zCastOpen, zCastSecret, zIssuePaper, zMoveVoter } from '#domain/election/schema.ts';
import { refuse } from '#domain/errors.ts';
import { canCastVote } from '#domain/vote/permissions.ts';
import { type Cx, defineCommand } from '../command.ts';
import type { Access } from '../forum/access.ts';
import { sha256 } from '../ids.ts';
import { isSigned, randomMark, sealSheet, signOnce } from '../seal.ts';
import {
  ballotOf,
  lockRollRow,
  lockRound,
  putBallot,
  putIntoBox,
  type RollRow,
  type RoundRow,
  updateRollRow,
} from './repository.ts';
import { ballotsOf, loadForBallot, step } from './rows.ts';

/** The person's own row of the roll, taken; refuses whoever has none or is counted otherwise. */
async function ownRow(cx: Cx, round: RoundRow, { participant, viewer }: Access): Promise<RollRow> {
  step(round, 'cast');
  const row = participant && (await lockRollRow(cx.tx, round.id, participant.id));
  if (!row) refuse(viewer.membership?.voting ? 'election/not_on_roll' : 'election/no_right');
  if (row.channel !== 'device') refuse(row.channel === 'hand' ? 'election/by_hand' : 'election/by_paper');
  return row;
}

function fits(round: RoundRow, picks: readonly string[]): void {
  if (!picksFit(picks, round.candidates, round.seats))
    refuse('election/wrong_picks', { params: { seats: round.seats } });
}

export const castOpen = defineCommand({
  name: 'election.cast',
  input: zCastOpen,
  live: true,
  load: (cx, input) => loadForBallot(cx, input.roundId),
  permit: (_actor, { viewer }) => canCastVote(viewer),
  async run(cx, { picks }, { round, ...access }) {
    const row = await ownRow(cx, round, access);
    if (round.secrecy === 'secret') refuse('election/secret_here');
    fits(round, picks);
    const before = await ballotOf(cx.tx, round.id, row.participantId);
    const sorted = [...picks].sort();
    if (before && JSON.stringify(before.picks) === JSON.stringify(sorted)) return { receipt: before.receipt };
    const receipt = cx.id();
    await putBallot(cx.tx, {
      roundId: round.id,
      participantId: row.participantId,
      picks: sorted,
      receipt,
      at: cx.now,
    });
    if (!row.taken) await updateRollRow(cx.tx, round.id, row.participantId, { taken: true });
    cx.touch(ballotsOf(round.forumId));
    return { receipt };
  },
});

/** Sealed by the server: for a phone without a secure connection, or without script. A second one is not looked at. */
export const castSecret = defineCommand({
  name: 'election.castSecret',
  input: zCastSecret,
  untraced: true,
  load: (cx, input) => loadForBallot(cx, input.roundId),
  permit: (_actor, { viewer }) => canCastVote(viewer),
  async run(cx, { picks, code }, { round, ...access }) {
    const row = await ownRow(cx, round, access);
    if (round.secrecy !== 'secret' || !round.sealKey) refuse('election/open_here');
    fits(round, picks);
    if (row.taken) refuse('election/already_cast');
    await updateRollRow(cx.tx, round.id, row.participantId, { taken: true });
    const sealed = sealSheet(round.sealKey, round.id, { code, picks: [...picks].sort() });
    await putIntoBox(cx.tx, { roundId: round.id, mark: randomMark(), sealed });
    cx.touch(ballotsOf(round.forumId));
    return { accepted: true };
  },
});

/**
 * A ballot paper, signed without being seen (RFC 9474): the person's row is spent, and what will be marked on the paper,
 * and which paper it is, the server never learns. The same blinded paper is signed again, another never.
 */
export const issuePaper = defineCommand({
  name: 'election.issue',
  input: zIssuePaper,
  untraced: true,
  load: (cx, input) => loadForBallot(cx, input.roundId),
  permit: (_actor, { viewer }) => canCastVote(viewer),
  async run(cx, { blinded }, { round, ...access }) {
    const row = await ownRow(cx, round, access);
    if (round.secrecy !== 'secret' || !round.issueKey) refuse('election/open_here');
    const paper = signOnce(cx.services.env.dataDir, round.id, row, blinded);
    if (typeof paper === 'string') refuse(`election/${paper}`);
    if (!row.taken) {
      await updateRollRow(cx.tx, round.id, row.participantId, { taken: true, blinded: paper.hash });
      cx.touch(ballotsOf(round.forumId));
    }
    return { signed: paper.signed };
  },
});

/** Into the box by whoever holds a signed paper; who that is is not asked. The same paper is in once. */
export const castBlind = defineCommand({
  name: 'election.castBlind',
  input: zCastBlind,
  untraced: true,
  async load(cx, { roundId }) {
    const round = await lockRound(cx.tx, roundId, 'share');
    return round?.issueKey && round.sealKey ? { ...round, ...pair(round) } : refuse('not_found');
  },
  permit: () => true,
  async run(cx, { paper, signature, marks, code }, round) {
    step(round, 'cast');
    if (!isSigned(round.issueKey, paper, signature)) refuse('election/blind_wrong');
    const picks = round.candidates.filter((_, at) => marks[at] === '1');
    if (marks.length !== round.candidates.length)
      refuse('election/wrong_picks', { params: { seats: round.seats } });
    fits(round, picks);
    const sealed = sealSheet(round.sealKey, round.id, { code, picks: picks.sort() });
    await putIntoBox(cx.tx, { roundId: round.id, mark: sha256(paper), sealed });
    return { accepted: true };
  },
});

const pair = ({ issueKey, sealKey }: RoundRow) => ({ issueKey: issueKey ?? '', sealKey: sealKey ?? '' });

/** A phone died, or somebody wants paper: to a sheet or a hand, and back, as long as nothing is spent. */
export const moveVoter = defineCommand({
  name: 'election.moveVoter',
  input: zMoveVoter,
  live: true,
  load: (cx, input) => loadForBallot(cx, input.roundId),
  permit: (_actor, { viewer }) => canCountElection(viewer),
  async run(cx, { participantId, channel }, { round }) {
    step(round, 'cast');
    const other = round.secrecy === 'secret' ? 'paper' : 'hand';
    if (round.method !== 'devices' || (channel !== 'device' && channel !== other))
      refuse('election/not_by_phone');
    const row = await lockRollRow(cx.tx, round.id, participantId);
    if (!row) refuse('election/not_on_roll');
    if (row.channel === channel) return { channel };
    if (row.taken) refuse('election/has_voted');
    await updateRollRow(cx.tx, round.id, participantId, { channel });
    cx.record({
      stream: round.forumId,
      noun: 'election',
      nounId: round.electionId,
      type: 'election.channel_set',
      data: { roundId: round.id, participantId, channel },
    });
    cx.touch(ballotsOf(round.forumId));
    return { channel };
  },
});
