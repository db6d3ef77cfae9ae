/**
 * A written ballot by a secret address, for who is away and has no account (VO41). It stands where the sheet would stand:
 * the same row of the roll, the same one row of ballots, so that nobody is counted twice however they answered.
 */
import { refuse } from '#domain/errors.ts';
import { wallClock } from '#domain/forum/programme.ts';
import { canCountHands } from '#domain/vote/permissions.ts';
import { zCastByLink, zIssueLink } from '#domain/vote/schema.ts';
import { defineCommand } from '../command.ts';
import { linkedForum } from '../forum/access.ts';
import { tokenHash } from '../ids.ts';
import { ballotOf, linkOf, lockRollRow, lockVote, putBallot, putLink } from './repository.ts';
import { load, record, step } from './rows.ts';

/** The token is answered once and kept as its hash only. */
export const issueLink = defineCommand({
  name: 'vote.issueLink',
  input: zIssueLink,
  secret: true,
  load: (cx, input) => load(cx, input.voteId, 'share'),
  permit: (_actor, { viewer }) => canCountHands(viewer),
  async run(cx, { participantId }, { vote }) {
    step(vote, 'cast');
    const row = await lockRollRow(cx.tx, vote.id, participantId);
    if (!row) refuse('vote/not_on_roll');
    if (vote.method !== 'written' || row.channel !== 'sheet') refuse('vote/not_written');
    const token = cx.services.ids.token();
    await putLink(cx.tx, {
      tokenHash: tokenHash(token),
      voteId: vote.id,
      participantId,
      createdBy: cx.actor?.accountId ?? null,
      createdAt: cx.now,
    });
    record(cx, vote, 'vote.link_issued', { participantId });
    return { url: `${cx.services.publicUrl()}/w/${token}` };
  },
});

export const castByLink = defineCommand({
  name: 'vote.castByLink',
  input: zCastByLink,
  untraced: true,
  async load(cx, { token }) {
    const found = await linkOf(cx.tx, tokenHash(token));
    const vote = found && (await lockVote(cx.tx, found.link.voteId, 'share'));
    const forum = vote && (await linkedForum(cx.tx, vote.forumId));
    if (!found || !vote || !forum) refuse('not_found');
    return { vote, forum, participantId: found.link.participantId };
  },
  permit: () => true,
  async run(cx, { choice, sha256 }, { vote, forum, participantId }) {
    step(vote, 'cast');
    if (vote.closesAt && cx.now > vote.closesAt) refuse('vote/not_open');
    if (sha256 !== vote.sha256) refuse('vote/text_changed');
    const row = await lockRollRow(cx.tx, vote.id, participantId);
    if (!row) refuse('vote/not_on_roll');
    if (row.channel !== 'sheet') refuse('vote/by_device');
    const before = await ballotOf(cx.tx, vote.id, participantId);
    // What a teller read from the signed sheet stands.
    if (before?.enteredBy) refuse('vote/by_sheet');
    if (before?.choice === choice) return { receipt: before.receipt };
    const { receipt } = await putBallot(cx.tx, {
      voteId: vote.id,
      participantId,
      choice,
      sha256: vote.sha256,
      receipt: cx.id(),
      at: cx.now,
      returnedOn: wallClock(cx.now, forum.timeZone).day,
    });
    cx.touch(`forum:${vote.forumId}:ballots`);
    return { receipt };
  },
});
