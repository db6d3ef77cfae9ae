/**
 * A round: opened with its roll fixed, closed, announced, annulled (EL20–EL29). At the announcement of a secret one the
 * box is opened, its sheets are written anew in the order of their random codes, the box is emptied and the key destroyed.
 */
import type { z } from 'zod';
import {
  addCounts,
  countBallots,
  countFits,
  protocolFaults,
  type RoundCount,
} from '#domain/election/counts.ts';
import type { ElectionChannel, ElectionMethod } from '#domain/election/kinds.ts';
import { SECRET_LEAST } from '#domain/election/kinds.ts';
import { commitTo } from '#domain/election/lot.ts';
import { countRound, nextElectionState, type RoundResult, stateAfter } from '#domain/election/rules.ts';
import { zAnnounceRound, zAnnulRound, zOpenRound, zRound, type zTellers } from '#domain/election/schema.ts';
import { refuse } from '#domain/errors.ts';
import { type Hall, quorumOf } from '#domain/vote/rules.ts';
import { type Cx, defineCommand } from '../command.ts';
import { canonicalJson } from '../events.ts';
import { sha256 } from '../ids.ts';
import { destroyKeys, heldKeys, makeKeys, openBox, randomSeed } from '../seal.ts';
import { hallOf, queueAtForum, voters } from '../vote/access.ts';
import {
  candidatesOf,
  type ElectionRow,
  emptyBox,
  insertRoll,
  insertRound,
  openBallots,
  openRoundOf,
  overRounds,
  type RoundRow,
  rollSizes,
  roundsOf,
  updateCandidate,
  updateElection,
  updateRound,
} from './repository.ts';
import { load, loadRound, record, ruleOf, runs, settled, step, touched } from './rows.ts';

/** Who stands now: what the last round left, or everybody who said yes and has not been elected. */
async function standing(cx: Cx, row: ElectionRow) {
  const listed = await candidatesOf(cx.tx, [row.id]);
  const free = listed.filter(({ candidate }) => candidate.consent === 'given' && !candidate.outcome);
  if (row.pending) return row.pending;
  const filled = listed.filter(
    ({ candidate }) => candidate.outcome && candidate.outcome !== 'declined',
  ).length;
  return {
    kind: 'first' as const,
    candidates: free.map(({ candidate }) => candidate.id),
    seats: row.seats - filled,
  };
}

function channelOf(method: ElectionMethod, secret: boolean, hasPhone: boolean): ElectionChannel {
  if (method === 'hands') return 'hand';
  if (method === 'paper') return 'paper';
  return hasPhone ? 'device' : secret ? 'paper' : 'hand';
}

export const openRound = defineCommand({
  name: 'election.openRound',
  input: zOpenRound,
  live: true,
  load: (cx, input) => load(cx, input.electionId),
  permit: runs,
  async run(cx, { method, expectV, anyway }, { election, forum }) {
    if (expectV !== undefined && expectV !== election.version) refuse('conflict');
    const state = nextElectionState(election.state, 'open_round');
    if (state !== 'voting') refuse('election/wrong_state', { params: { state: election.state } });
    await queueAtForum(cx.tx, forum.id);
    if (await openRoundOf(cx.tx, forum.id)) refuse('election/another_open');
    const next = await standing(cx, election);
    if (next.kind === 'lot') refuse('election/lot_waits');
    if (next.candidates.length === 0 || next.seats <= 0) refuse('election/nobody_stands');
    const secret = election.secrecy === 'secret';
    if (secret && method === 'hands') refuse('election/secret_here');
    const [hall, all] = [await hallOf(cx.tx, forum.id), await voters(cx.tx, forum.id)];
    const people = all.filter(({ present }) => present);
    if (people.length === 0) refuse('vote/nobody_present');
    const quorum = quorumOf(ruleOf(election), hall, people.length);
    if (!quorum.met)
      refuse('vote/no_quorum', {
        params: { missing: quorum.missing, needed: quorum.needed, present: people.length },
      });
    const roll = people.map(({ id, hasPhone }) => ({
      participantId: id,
      channel: channelOf(method, secret, hasPhone),
    }));
    const phones = roll.filter(({ channel }) => channel === 'device').length;
    // Either part is counted apart, so either part must be able to hide a person.
    const least = Math.min(...[phones, roll.length - phones].filter((part) => part > 0));
    if (secret && least < SECRET_LEAST && !anyway)
      refuse('election/too_few', { params: { least: SECRET_LEAST, phones, paper: roll.length - phones } });
    const id = cx.id();
    const { dataDir } = cx.services.env;
    for (const over of await overRounds(cx.tx, heldKeys(dataDir))) destroyKeys(dataDir, over);
    const keys = secret && phones > 0 ? await makeKeys(dataDir, id) : null;
    const rounds = await roundsOf(cx.tx, [election.id]);
    const number = rounds.length + 1;
    await insertRound(cx.tx, {
      id,
      electionId: election.id,
      forumId: forum.id,
      number,
      kind: next.kind,
      method,
      secrecy: election.secrecy,
      seats: next.seats,
      candidates: next.candidates,
      hall,
      roll: roll.length,
      sealKey: keys?.seal ?? null,
      issueKey: keys?.issue ?? null,
      openedAt: cx.now,
    });
    await insertRoll(cx.tx, id, roll);
    await updateElection(cx.tx, election.id, { state });
    record(cx, election, 'election.round_opened', {
      roundId: id,
      round: number,
      kind: next.kind,
      method,
      secrecy: election.secrecy,
      seats: next.seats,
      candidates: next.candidates,
      roll: roll.length,
      hall,
    });
    touched(cx, forum.id);
    return { id, round: number, roll: roll.length };
  },
});

export const closeRound = defineCommand({
  name: 'election.closeRound',
  input: zRound,
  live: true,
  load: (cx, input) => loadRound(cx, input.roundId),
  permit: runs,
  async run(cx, _input, { round, election }) {
    step(round, 'close');
    await updateRound(cx.tx, round.id, { state: 'closed', closedAt: cx.now });
    record(cx, election, 'election.round_closed', { roundId: round.id });
    touched(cx, round.forumId);
    return { id: round.id };
  },
});

/** What the tellers counted of those who vote by hand or on paper; it must be there where there are such people. */
function tellersOf(
  round: RoundRow,
  given: z.output<typeof zTellers> | undefined,
  roll: number,
): { count: RoundCount; stored: Record<string, unknown> } | null {
  if (roll === 0) return given ? refuse('election/no_tellers_here') : null;
  if (!given) refuse('election/tellers_needed', { params: { roll } });
  const votes = Object.fromEntries(given.votes.map((row) => [row.candidateId, row.votes]));
  const { against, abstain, invalid, taking, protocol } = given;
  const count = { votes, against, abstain, invalid, taking };
  if (!countFits(count, round.candidates, round.seats, roll))
    refuse('election/count_wrong', { params: { taking, roll } });
  const paper = round.secrecy === 'secret' || round.method === 'paper';
  if (paper && !protocol) refuse('election/protocol_needed');
  const faults = protocol ? protocolFaults(protocol, taking, roll) : [];
  if (protocol && faults.includes('impossible'))
    refuse('election/protocol_wrong', {
      params: { issued: protocol.issued, found: protocol.found, taking, roll },
    });
  return { count, stored: { ...given, faults } };
}

export const announceRound = defineCommand({
  name: 'election.announce',
  input: zAnnounceRound,
  live: true,
  load: (cx, input) => loadRound(cx, input.roundId),
  permit: runs,
  async run(cx, { tellers: given }, { round, election }) {
    step(round, 'announce');
    const { dataDir } = cx.services.env;
    const sizes = await rollSizes(cx.tx, round.id);
    const tellers = tellersOf(round, given, sizes.hand + sizes.paper);
    const electronic = round.secrecy === 'secret' && round.sealKey !== null;
    const sheets = electronic
      ? (openBox(dataDir, round.id, await emptyBox(cx.tx, round.id)) ?? refuse('election/key_elsewhere'))
      : null;
    const ballots = sheets ? sheets.map(({ picks }) => picks) : await openBallots(cx.tx, round.id);
    const setting = { ...round, hall: round.hall as Hall };
    const count = addCounts(countBallots(ballots, round.candidates), tellers?.count ?? null);
    const result = countRound(ruleOf(election), setting, count);
    const seed = result.next === 'lot' ? randomSeed() : null;
    await updateRound(cx.tx, round.id, {
      state: 'announced',
      closedAt: round.closedAt ?? cx.now,
      announcedAt: cx.now,
      tellers: tellers?.stored ?? null,
      result,
      sheets,
      lot: seed ? { commitment: commitTo(seed, sha256), seed, phrase: '', order: [] } : null,
    });
    await follow(cx, election, result);
    record(cx, election, 'election.announced', {
      roundId: round.id,
      round: round.number,
      result,
      resultSha256: sha256(canonicalJson(result)),
      ...(sheets && { sheetsSha256: sha256(canonicalJson(sheets)) }),
      ...(seed && { lot: commitTo(seed, sha256) }),
    });
    touched(cx, round.forumId);
    if (electronic) cx.after(() => destroyKeys(dataDir, round.id));
    return { result };
  },
});

/** What the result makes of the candidates and of the election. */
async function follow(cx: Cx, election: ElectionRow, result: RoundResult): Promise<void> {
  for (const id of result.elected) await updateCandidate(cx.tx, id, { outcome: 'elected' });
  const { next, standing: again, left } = result;
  const kind = next === 'lot' ? 'lot' : next === 'runoff' ? 'runoff' : null;
  await updateElection(cx.tx, election.id, {
    state: next === 'done' ? await settled(cx.tx, election) : stateAfter(next),
    pending: kind ? { kind, candidates: again, seats: left } : next === 'void' ? election.pending : null,
  });
}

export const annulRound = defineCommand({
  name: 'election.annulRound',
  input: zAnnulRound,
  live: true,
  load: (cx, input) => loadRound(cx, input.roundId),
  permit: runs,
  async run(cx, { reason }, { round, election }) {
    step(round, 'annul');
    await updateRound(cx.tx, round.id, { state: 'annulled', annulReason: reason });
    await emptyBox(cx.tx, round.id);
    await updateElection(cx.tx, election.id, { state: 'listed' });
    record(cx, election, 'election.round_annulled', { roundId: round.id, round: round.number });
    touched(cx, round.forumId);
    const { dataDir } = cx.services.env;
    cx.after(() => destroyKeys(dataDir, round.id));
    return { id: round.id };
  },
});
