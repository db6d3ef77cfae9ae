/** From rows to what is shown: totals after the announcement only, one's own ballot only while it may be changed. */
import { listName } from '#domain/account/names.ts';
import type { Protocol, ProtocolFault } from '#domain/election/counts.ts';
import { canAnswerFor, canCountElection, canNominate, canRunElection } from '#domain/election/permissions.ts';
import { nextElectionState, type RoundResult, roundMay } from '#domain/election/rules.ts';
import type { CandidateView, ElectionView, RoundView } from '#domain/election/views.ts';
import { canCastVote, canSeeRecord } from '#domain/vote/permissions.ts';
import type { Hall } from '#domain/vote/rules.ts';
import type { DbOrTx } from '../db.ts';
import type { Access } from '../forum/access.ts';
import {
  ballotOf,
  type CandidateRow,
  type ElectionRow,
  type Person,
  type RoundRow,
  rollRow,
  rollSizes,
} from './repository.ts';
import { ruleOf } from './rows.ts';

export type Listed = { candidate: CandidateRow; person: Person };

function projectCandidate(
  { viewer }: Access,
  row: ElectionRow,
  { candidate, person }: Listed,
): CandidateView {
  const answers = canAnswerFor(viewer, candidate.participantId);
  return {
    id: candidate.id,
    name: listName(person.fullName),
    note: [person.post, person.schoolName].filter(Boolean).join(', '),
    consent: candidate.consent,
    outcome: candidate.outcome,
    me: viewer.membership?.participantId === candidate.participantId,
    may: {
      answer: answers && row.state === 'nominating' && candidate.outcome === null,
      accept: answers && candidate.outcome === 'elected',
    },
  };
}

const protocolOf = (tellers: RoundRow['tellers']) => {
  const { protocol, faults } = (tellers ?? {}) as { protocol?: Protocol; faults?: ProtocolFault[] };
  return protocol ? { ...protocol, faults: faults ?? [] } : null;
};

/** What a secret lot may show: the seed only when it has been drawn with the hall's phrase. */
function lotOf({ lot }: RoundRow): RoundView['lot'] {
  if (!lot) return null;
  const drawn = lot.order.length > 0;
  return { commitment: lot.commitment, seed: drawn ? lot.seed : null, phrase: lot.phrase, order: lot.order };
}

async function mineOf(db: DbOrTx, { participant }: Access, row: RoundRow): Promise<RoundView['mine']> {
  const none = { channel: null, taken: false, issued: false, picks: null, receipt: null };
  const own = participant && (await rollRow(db, row.id, participant.id));
  if (!own) return none;
  const ballot = row.secrecy === 'totals' ? await ballotOf(db, row.id, participant.id) : undefined;
  return {
    channel: own.channel,
    taken: own.taken,
    issued: own.blinded !== null,
    picks: row.state === 'open' ? (ballot?.picks ?? null) : null,
    receipt: ballot?.receipt ?? null,
  };
}

export async function projectRound(
  db: DbOrTx,
  access: Access,
  election: ElectionRow,
  row: RoundRow,
): Promise<RoundView> {
  const { viewer } = access;
  const [sizes, mine] = [await rollSizes(db, row.id), await mineOf(db, access, row)];
  const run = canRunElection(viewer);
  const announced = row.state === 'announced';
  const may = (event: Parameters<typeof roundMay>[1]) => run && roundMay(row.state, event);
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    method: row.method,
    secrecy: row.secrecy,
    seats: row.seats,
    candidates: row.candidates,
    state: row.state,
    hall: row.hall as Hall,
    roll: row.roll,
    deviceRoll: sizes.device,
    handRoll: sizes.hand,
    paperRoll: sizes.paper,
    taken: sizes.taken,
    issueKey: row.issueKey,
    result: announced ? (row.result as RoundResult | null) : null,
    sheets: announced ? row.sheets : null,
    protocol: announced ? protocolOf(row.tellers) : null,
    lot: lotOf(row),
    scan: canSeeRecord(viewer) ? row.protocolFileId : null,
    annulReason: row.annulReason,
    announcedAt: row.announcedAt?.toISOString() ?? null,
    mine,
    may: {
      cast: row.state === 'open' && mine.channel === 'device' && canCastVote(viewer),
      close: may('close'),
      announce: may('announce'),
      annul: may('annul'),
      move: row.state === 'open' && row.method === 'devices' && canCountElection(viewer),
      draw: run && election.pending?.kind === 'lot' && row.lot !== null && row.lot.order.length === 0,
      scan: announced && row.tellers !== null && canCountElection(viewer),
    },
  };
}

export async function projectElection(
  db: DbOrTx,
  access: Access,
  row: ElectionRow,
  listed: readonly Listed[],
  rounds: readonly RoundRow[],
): Promise<ElectionView> {
  const { viewer } = access;
  const run = canRunElection(viewer);
  const can = (event: Parameters<typeof nextElectionState>[1]) =>
    run && !nextElectionState(row.state, event).includes('/');
  const views: RoundView[] = [];
  for (const round of rounds) views.push(await projectRound(db, access, row, round));
  return {
    id: row.id,
    number: row.number,
    post: row.post,
    title: row.title,
    seats: row.seats,
    secrecy: row.secrecy,
    state: row.state,
    rule: ruleOf(row),
    until: row.until,
    candidates: listed
      .map((one) => projectCandidate(access, row, one))
      // A refusal is told to the person and to whoever keeps the list.
      .filter(({ consent, me }) => consent !== 'refused' || me || run),
    rounds: views,
    pending: row.pending,
    version: row.version,
    may: {
      nominate: row.state === 'nominating' && canNominate(viewer),
      closeList: can('close_list'),
      reopenList: can('reopen_list'),
      openRound: can('open_round') && row.pending?.kind !== 'lot',
      withdraw: can('withdraw'),
    },
  };
}
