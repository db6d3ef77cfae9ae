/**
 * A secret ballot by phone (VO42–VO46). The first message bears the session and a blinded paper, the second the choice and
 * no session; neither makes an event, a key of a repetition or a time. How it is kept apart: decision 0004.
 */
import { refuse } from '#domain/errors.ts';
import { CHOICES } from '#domain/vote/kinds.ts';
import { canCastVote } from '#domain/vote/permissions.ts';
import { zCastBlindVote, zIssueBallot } from '#domain/vote/schema.ts';
import { defineCommand } from '../command.ts';
import { sha256 } from '../ids.ts';
import { isSigned, sealSheet, signOnce } from '../seal.ts';
import { lockRollRow, lockVote, putIntoBox, updateSeat } from './repository.ts';
import { load, step } from './rows.ts';

/** A ballot paper, signed without being seen: the person's row is spent, once. */
export const issueBallot = defineCommand({
  name: 'vote.issueBallot',
  input: zIssueBallot,
  untraced: true,
  load: (cx, input) => load(cx, input.voteId, 'share'),
  permit: (_actor, { viewer }) => canCastVote(viewer) || 'vote/no_right',
  async run(cx, { blinded }, { vote, participant, viewer }) {
    step(vote, 'cast');
    if (!vote.issueKey) refuse('vote/open_here');
    const row = participant && (await lockRollRow(cx.tx, vote.id, participant.id));
    if (!row) refuse(viewer.membership?.voting ? 'vote/not_on_roll' : 'vote/no_right');
    if (row.channel !== 'device') refuse('vote/by_paper');
    const paper = signOnce(cx.services.env.dataDir, vote.id, row, blinded);
    if (typeof paper === 'string') refuse(`vote/${paper}`);
    if (!row.taken) {
      await updateSeat(cx.tx, vote.id, participant.id, { taken: true, blinded: paper.hash });
      cx.touch(`forum:${vote.forumId}:ballots`);
    }
    return { signed: paper.signed };
  },
});

/** Into the box by whoever holds a signed paper; who that is is not asked. The same paper is in once. */
export const castBlindVote = defineCommand({
  name: 'vote.castBlind',
  input: zCastBlindVote,
  untraced: true,
  async load(cx, { voteId }) {
    const vote = await lockVote(cx.tx, voteId, 'share');
    return vote?.issueKey && vote.sealKey
      ? { vote, issueKey: vote.issueKey, sealKey: vote.sealKey }
      : refuse('not_found');
  },
  permit: () => true,
  async run(cx, { paper, signature, marks, code, sha256: seen }, { vote, issueKey, sealKey }) {
    step(vote, 'cast');
    if (seen !== vote.sha256) refuse('vote/text_changed');
    if (!isSigned(issueKey, paper, signature)) refuse('vote/blind_wrong');
    const picks = CHOICES.filter((_, at) => marks[at] === '1');
    const sealed = sealSheet(sealKey, vote.id, { code, picks });
    await putIntoBox(cx.tx, { voteId: vote.id, mark: sha256(paper), sealed });
    return { accepted: true };
  },
});
