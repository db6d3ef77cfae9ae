/**
 * Ballots: of phones, of hands read by name, of sheets that came back; each person stands on the roll once, with one
 * channel. A ballot makes no event and tells no fact but that somebody voted: the chain must not know who chose what.
 */
import { refuse } from '#domain/errors.ts';
import { wallClock } from '#domain/forum/programme.ts';
import type { Channel } from '#domain/vote/kinds.ts';
import { canCastVote, canCountHands } from '#domain/vote/permissions.ts';
import { zCastVote, zCountByHand, zEnterBallot } from '#domain/vote/schema.ts';
import { defineCommand } from '../command.ts';
import { ballotOf, lockRollRow, putBallot, updateSeat, type VoteRow } from './repository.ts';
import { load, record, step, touched } from './rows.ts';

export const castVote = defineCommand({
  name: 'vote.cast',
  input: zCastVote,
  live: true,
  load: (cx, input) => load(cx, input.voteId, 'share'),
  permit: (_actor, { viewer }) => canCastVote(viewer) || 'vote/no_right',
  async run(cx, { choice, sha256: seen }, { vote, participant, viewer }) {
    step(vote, 'cast');
    if (vote.closesAt && cx.now > vote.closesAt) refuse('vote/not_open');
    if (vote.sealKey) refuse('vote/secret_here');
    if (seen !== vote.sha256) refuse('vote/text_changed');
    const row = participant && (await lockRollRow(cx.tx, vote.id, participant.id));
    if (!row) refuse(viewer.membership?.voting ? 'vote/not_on_roll' : 'vote/no_right');
    if (row.channel !== 'device') refuse(row.channel === 'hand' ? 'vote/by_hand' : 'vote/by_sheet');
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

/** The channels a person may be moved to: never two at once. */
function allowed(vote: VoteRow, channel: Channel): boolean {
  if (channel === 'hand') return vote.method === 'mixed' || vote.sealKey !== null;
  if (channel === 'sheet') return vote.method === 'written' || vote.sheets;
  return vote.method !== 'hands' && vote.method !== 'paper';
}

/** A phone that died: the person is counted with the hands instead, or again by phone; never both. */
export const countByHand = defineCommand({
  name: 'vote.countByHand',
  input: zCountByHand,
  live: true,
  load: (cx, input) => load(cx, input.voteId, 'share'),
  permit: (_actor, { viewer }) => canCountHands(viewer),
  async run(cx, { participantId, channel }, { vote }) {
    step(vote, 'cast');
    if (!allowed(vote, channel)) refuse('vote/not_mixed');
    const row = await lockRollRow(cx.tx, vote.id, participantId);
    if (!row) refuse('vote/not_on_roll');
    if (row.channel === channel) return { participantId, channel };
    if (row.taken || (await ballotOf(cx.tx, vote.id, participantId))) refuse('vote/has_voted');
    await updateSeat(cx.tx, vote.id, participantId, { channel });
    record(cx, vote, 'vote.channel_set', { participantId, channel });
    touched(cx, vote.forumId);
    return { participantId, channel };
  },
});

/** A hand read by name, or a sheet that came back in time; the teller who read it stands beside it. */
export const enterBallot = defineCommand({
  name: 'vote.enterBallot',
  input: zEnterBallot,
  live: true,
  load: (cx, input) => load(cx, input.voteId, 'share'),
  permit: (_actor, { viewer }) => canCountHands(viewer),
  async run(cx, { participantId, choice, returnedOn }, { vote, forum }) {
    step(vote, 'cast');
    const row = await lockRollRow(cx.tx, vote.id, participantId);
    if (!row) refuse('vote/not_on_roll');
    if (row.channel === 'device') refuse('vote/by_device');
    if (row.channel === 'hand' && vote.secrecy !== 'named') refuse('vote/hands_together');
    const day = wallClock(cx.now, forum.timeZone).day;
    const returned = row.channel === 'sheet' ? (returnedOn ?? day) : null;
    const last = vote.closesAt ? wallClock(vote.closesAt, forum.timeZone).day : day;
    if (returned !== null && (returned > last || returned > day))
      refuse('vote/sheet_late', { fields: { returnedOn: 'late' } });
    const before = await ballotOf(cx.tx, vote.id, participantId);
    if (before?.choice === choice && before.returnedOn === returned) return { participantId };
    await putBallot(cx.tx, {
      voteId: vote.id,
      participantId,
      choice,
      sha256: vote.sha256,
      receipt: cx.id(),
      at: cx.now,
      enteredBy: cx.actor?.accountId ?? null,
      returnedOn: returned,
    });
    // Who was read, never what: the ballot's row knows, the chain does not.
    record(cx, vote, 'vote.ballot_entered', {
      participantId,
      channel: row.channel,
      again: before !== undefined,
    });
    touched(cx, vote.forumId);
    return { participantId };
  },
});
