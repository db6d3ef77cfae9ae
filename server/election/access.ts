/** The election's door for other nouns: what the wall and the phones may show, and what minutes are made of. */
import { listName } from '#domain/account/names.ts';
import type { Protocol } from '#domain/election/counts.ts';
import type { RoundResult } from '#domain/election/rules.ts';
import type { ElectionNow, ElectionRecord, ElectionTurnout, HallElection } from '#domain/election/views.ts';
import type { MinutesElection } from '#domain/minutes/compose.ts';
import type { Hall } from '#domain/vote/rules.ts';
import type { Q } from '../bind.ts';
import type { DbOrTx } from '../db.ts';
import {
  candidatesOf,
  electionById,
  electionsOf,
  lastRoundOf,
  openRoundOf,
  rollSizes,
  roundsOf,
} from './repository.ts';

export async function turnoutOf(db: DbOrTx, forumId: string): Promise<ElectionTurnout> {
  const round = await openRoundOf(db, forumId);
  if (round?.state !== 'open') return { roundId: null, taken: 0, roll: 0 };
  const { taken, device } = await rollSizes(db, round.id);
  return { roundId: round.id, taken, roll: device };
}

/** For every phone of the hall: a round is open, come and vote. */
export async function electionNow(q: Q, forumId: string): Promise<ElectionNow | null> {
  const round = await openRoundOf(q.db, forumId);
  const row = round && (await electionById(q.db, round.electionId));
  if (!row || (round.state !== 'open' && round.state !== 'closed')) return null;
  const { id, state } = round;
  return { id, number: row.number, state, post: row.post, title: row.title };
}

/** For papers: each election of which a round was announced, with its rounds as they were told to the hall. */
export async function announcedElections(q: Q, forumId: string): Promise<ElectionRecord[]> {
  const rows = (await electionsOf(q.db, forumId)).reverse();
  const ids = rows.map(({ id }) => id);
  const [listed, rounds] = [await candidatesOf(q.db, ids), await roundsOf(q.db, ids)];
  const nameOf = (id: string) =>
    listName(listed.find(({ candidate }) => candidate.id === id)?.person.fullName ?? '');
  return rows.flatMap(({ id, number: ofForum, agendaItemId, post, title, secrecy }) => {
    const held = rounds.filter((round) => round.electionId === id && round.state === 'announced');
    if (held.length === 0) return [];
    const elected = listed.filter(
      ({ candidate }) =>
        candidate.electionId === id && (candidate.outcome === 'elected' || candidate.outcome === 'accepted'),
    );
    return {
      id,
      number: ofForum,
      agendaItemId,
      post,
      title,
      secrecy,
      rounds: held.map(({ number, method, secrecy: how, seats, lot, hall, announcedAt, ...round }) => {
        const result = round.result as unknown as RoundResult;
        const { protocol } = (round.tellers ?? {}) as { protocol?: Protocol };
        return {
          number,
          method,
          secrecy: how,
          seats,
          at: announcedAt?.toISOString() ?? '',
          present: (hall as Hall).present,
          listed: (hall as Hall).listed,
          votes: result.votes.map((one) => ({ name: nameOf(one.id), votes: one.votes })),
          against: result.against,
          abstain: result.abstain,
          invalid: result.invalid,
          taking: result.taking,
          roll: result.roll,
          next: result.next,
          elected: result.elected.map(nameOf),
          tied: result.tied.map(nameOf),
          standing: result.standing.map(nameOf),
          paper: protocol ? { issued: protocol.issued, found: protocol.found } : null,
          lot: lot?.phrase ?? '',
          byLot: (lot?.order ?? []).slice(0, result.left).map(nameOf),
          scan: round.protocolFileId,
        };
      }),
      elected: elected.map(({ person }) => listName(person.fullName)),
    };
  });
}

/** For the minutes: the same in fewer words. */
export async function electionLines(q: Q, forumId: string): Promise<MinutesElection[]> {
  return (await announcedElections(q, forumId)).map(({ rounds, number: _, ...election }) => ({
    ...election,
    rounds: rounds.map(({ number, votes, against, invalid, taking, roll, lot }) => ({
      number,
      votes,
      against,
      invalid,
      taking,
      roll,
      lot,
    })),
  }));
}

/** The round under way, else the last one announced; the caller has checked its own right to show it. */
export async function hallElection(q: Q, forumId: string): Promise<HallElection | null> {
  const round = await lastRoundOf(q.db, forumId);
  const row = round && (await electionById(q.db, round.electionId));
  if (!round || !row) return null;
  const result = round.state === 'announced' ? (round.result as RoundResult | null) : null;
  const listed = await candidatesOf(q.db, [row.id]);
  const votesOf = (id: string) => result?.votes.find((one) => one.id === id)?.votes ?? 0;
  const candidates = round.candidates.flatMap((id) => {
    const one = listed.find(({ candidate }) => candidate.id === id);
    if (!one) return [];
    const { outcome } = one.candidate;
    return [
      {
        id,
        name: listName(one.person.fullName),
        votes: result ? votesOf(id) : null,
        outcome: result && outcome,
      },
    ];
  });
  const { roll, taken } = { roll: round.roll, taken: (await rollSizes(q.db, round.id)).taken };
  return {
    number: row.number,
    post: row.post,
    title: row.title,
    seats: row.seats,
    round: round.number,
    kind: round.kind,
    method: round.method,
    secrecy: round.secrecy,
    state: round.state,
    roll,
    taken,
    announcedAt: round.announcedAt?.toISOString() ?? null,
    candidates: result ? candidates.sort((a, b) => votesOf(b.id) - votesOf(a.id)) : candidates,
    result: result && {
      against: result.against,
      abstain: result.abstain,
      invalid: result.invalid,
      next: result.next,
      taking: result.taking,
    },
    lot: round.lot && { commitment: round.lot.commitment, phrase: round.lot.phrase },
  };
}
