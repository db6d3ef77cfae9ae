/**
 * A vote: prepared, opened with its roll fixed, closed, announced, annulled (VO10–VO41). Ballots share the vote's row,
 * its end takes it alone: what was acknowledged is counted, what came after the end is refused (ballot-commands.ts).
 */
import type { z } from 'zod';
import { refuse } from '#domain/errors.ts';
import {
  type Counts,
  countSlips,
  decide,
  type Hands,
  handsFit,
  paperFits,
  type Slip,
  together,
} from '#domain/vote/rules.ts';
import {
  zAnnounceResult,
  zAnnulVote,
  zCloseVote,
  type zHands,
  zOpenVote,
  zPrepareVote,
  zPutToVote,
} from '#domain/vote/schema.ts';
import { within } from '../bind.ts';
import { type Cx, defineCommand } from '../command.ts';
import { canonicalJson } from '../events.ts';
import { forumAccess } from '../forum/access.ts';
import { sha256 } from '../ids.ts';
import { generateRecommendations } from '../recommendation/access.ts';
import { isAdopted } from '../resolution/access.ts';
import { destroyKeys, openBox } from '../seal.ts';
import { carryOut } from './adopt.ts';
import { ruleOfRow } from './project.ts';
import { again, open, prepare, releaseAmendments } from './put.ts';
import {
  emptyBox,
  hallOf,
  type RollSizes,
  rollSizes,
  silent,
  tally,
  updateVote,
  type VoteRow,
} from './repository.ts';
import { load, record, runs, step, touched } from './rows.ts';

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
  async run(cx, { expectV, anyway }, loaded) {
    if (expectV !== undefined && loaded.vote.version !== expectV) refuse('conflict');
    return open(cx, loaded, loaded.vote, anyway);
  },
});

/** «Поставить на голосование»: the rule stood on the screen, one click prepares and opens. */
export const putToVote = defineCommand({
  name: 'vote.put',
  input: zPutToVote,
  live: true,
  load: (cx, input) => forumAccess(cx.tx, cx.actor, input.forumId),
  permit: runs,
  run: async (cx, input, access) => open(cx, access, await prepare(cx, access, input, null), input.anyway),
});

/** A written vote lasts until its deadline, or until everybody has answered. */
function mayEnd(cx: Cx, vote: VoteRow, away: RollSizes): void {
  const missing = away.device + away.hand + away.sheet;
  if (vote.state === 'open' && vote.closesAt && cx.now < vote.closesAt && missing > 0)
    refuse('vote/before_deadline', { params: { missing } });
}

export const closeVote = defineCommand({
  name: 'vote.close',
  input: zCloseVote,
  live: true,
  load: (cx, input) => load(cx, input.voteId, 'update'),
  permit: runs,
  async run(cx, _input, { vote }) {
    const state = step(vote, 'close');
    mayEnd(cx, vote, await silent(cx.tx, vote.id));
    await updateVote(cx.tx, vote.id, { state, closedAt: cx.now });
    record(cx, vote, 'vote.closed', { number: vote.number });
    touched(cx, vote.forumId);
    return { id: vote.id };
  },
});

/** The tellers' numbers for those who vote by hand; «единогласно» means all of them. Of a vote by name each is read. */
function handsOf(vote: VoteRow, given: Hands | undefined, handRoll: number): Counts | null {
  const phonesOnly = vote.method === 'devices' && !(vote.sealKey && handRoll > 0);
  const none = phonesOnly || vote.method === 'written' || vote.secrecy === 'named';
  if (none) return given ? refuse('vote/no_hands_here') : null;
  if (!given) return handRoll === 0 ? null : refuse('vote/hands_needed');
  const hands = given.unanimous ? { ...given, for: handRoll } : given;
  const verdict = handsFit(hands, handRoll);
  const sum = hands.for + hands.against + hands.abstain;
  if (verdict !== true)
    refuse(verdict, { params: { given: sum, present: handRoll }, fields: { hands: 'too_many' } });
  return { for: hands.for, against: hands.against, abstain: hands.abstain };
}

/**
 * A paper vote, and what lies on paper beside the phones of a secret one, is its tellers' protocol: issued, found, spoilt,
 * and the three numbers must be those found.
 */
function paperOf(vote: VoteRow, given: z.output<typeof zHands> | undefined, roll: number) {
  if (vote.method !== 'paper' && (!vote.sealKey || roll === 0))
    return given?.paper ? refuse('vote/no_hands_here') : null;
  if (!given?.paper) refuse('vote/protocol_needed');
  const { paper } = given;
  const sum = given.for + given.against + given.abstain + paper.invalid;
  if (!paperFits(paper, sum, roll))
    refuse('vote/protocol_wrong', { params: { issued: paper.issued, found: paper.found, sum, roll } });
  return paper;
}

/** The box, opened at the announcement and emptied: each ballot once more, in the order of codes that are random. */
async function openSlips(cx: Cx, vote: VoteRow): Promise<Slip[]> {
  const sheets = openBox(cx.services.env.dataDir, vote.id, await emptyBox(cx.tx, vote.id));
  if (!sheets) refuse('vote/key_elsewhere');
  return sheets.map(({ code, picks: [choice] }) => ({ code, choice: choice as Slip['choice'] }));
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
    const away = await silent(cx.tx, vote.id);
    mayEnd(cx, vote, away);
    const roll = vote.eligibleCount ?? sizes.device + sizes.hand + sizes.sheet;
    const paper = paperOf(vote, input.hands, vote.sealKey ? sizes.hand : roll);
    const hands = handsOf(vote, input.hands, sizes.hand);
    const slips = vote.sealKey ? await openSlips(cx, vote) : null;
    const devices = slips ? countSlips(slips) : await tally(cx.tx, vote.id, vote.secrecy === 'named');
    const counts = together(devices, hands);
    const result = decide(rule, counts, roll, hall ?? (await hallOf(cx.tx, forum.id)), {
      absent: vote.method === 'written' ? away.device + away.hand + away.sheet : away.sheet,
      invalid: paper?.invalid ?? 0,
      casting: input.casting ?? null,
    });
    if (result.tie && rule.tie === 'presiding' && !input.casting) refuse('vote/casting_needed');
    await updateVote(cx.tx, vote.id, {
      state,
      hands: hands && { ...hands, unanimous: input.hands?.unanimous === true, ...(paper && { paper }) },
      result,
      slips,
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
      ...(slips && { slipsSha256: sha256(canonicalJson(slips)) }),
    });
    touched(cx, vote.forumId);
    if (slips) cx.after(() => destroyKeys(cx.services.env.dataDir, vote.id));
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
    await releaseAmendments(cx, vote);
    if (vote.sealKey) {
      await emptyBox(cx.tx, vote.id);
      cx.after(() => destroyKeys(cx.services.env.dataDir, vote.id));
    }
    record(cx, vote, 'vote.annulled', { number: vote.number, from: vote.state });
    touched(cx, vote.forumId);
    if (!repeat) return { id: vote.id, repeatedBy: null };
    const next = await prepare(cx, loaded, again(vote), vote.id);
    return { id: vote.id, repeatedBy: next.id };
  },
});
