/** Lines of elections: each makes its election inside the trial, so that nothing but the person decides the answer. */
import { constants, generateKeyPairSync, sign } from 'node:crypto';
import {
  election,
  electionCandidate,
  electionRoll,
  electionRound,
  postTerm,
} from '#drizzle/schema/election.ts';
import type { Tx } from '#server/db.ts';
import { type Case, line } from './case.ts';
import { type Answer, anybody, MEMBERS, only, PRESIDE, type Role, rowOf, STRANGERS } from './roles.ts';
import type { World } from './world.ts';

const idOf = (letter: string) => letter.repeat(22);
const at = new Date('2026-02-11T07:00:00Z');
const ids = { electionId: idOf('e'), candidateId: idOf('c'), roundId: idOf('r'), termId: idOf('t') };
const NAMERS: Role[] = MEMBERS.filter((role) => role !== 'guest' && role !== 'official');
/** A key nobody has the other half of: what is sealed here is never opened. */
const SEAL_KEY = 'MCowBQYDK2VuAyEA6jZot23-tcmouoNk5I6UkHqhzApueRMhF-eK0WcDi3o';

const rule = {
  majority: { numerator: 1, denominator: 2, reached: false, basis: 'taking_part' },
  quorum: null,
  runoff: 'most',
  tie: 'lot',
  rulesVersion: 1,
};
type Over = {
  election?: Partial<typeof election.$inferInsert>;
  candidate?: Partial<typeof electionCandidate.$inferInsert>;
};
async function listed(w: World, tx: Tx, over: Over = {}) {
  await tx.insert(election).values({
    id: ids.electionId,
    forumId: w.hall.id,
    number: 1,
    post: 'chair',
    seats: 1,
    secrecy: 'totals',
    rule,
    createdAt: at,
    ...over.election,
  });
  await tx.insert(electionCandidate).values({
    id: ids.candidateId,
    electionId: ids.electionId,
    participantId: w.listed.participantId,
    consent: 'given',
    createdAt: at,
    ...over.candidate,
  });
  return ids;
}
/** Everybody of the list stands on the roll, by the channel of the round. */
async function round(
  w: World,
  tx: Tx,
  over: Partial<typeof electionRound.$inferInsert> = {},
  more: Over = {},
) {
  await listed(w, tx, { ...more, election: { state: 'voting', ...more.election } });
  await tx.insert(electionRound).values({
    id: ids.roundId,
    electionId: ids.electionId,
    forumId: w.hall.id,
    number: 1,
    kind: 'first',
    method: 'devices',
    secrecy: 'totals',
    seats: 1,
    candidates: [ids.candidateId],
    hall: { present: 1, listed: 1, voting: 1, members: 1 },
    roll: 1,
    openedAt: at,
    ...over,
  });
  const channel = over.method === 'hands' ? ('hand' as const) : ('device' as const);
  const people = [...new Set([w.listed.participantId, ...Object.values(w.hall.seats)])];
  await tx
    .insert(electionRoll)
    .values(people.map((participantId) => ({ roundId: ids.roundId, participantId, channel })));
  return { roundId: ids.roundId };
}
const ISSUER = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PAPER = Buffer.alloc(64, 7);
/** Keys of a secret ballot, and a paper that was signed with one of them. */
export const KEYS = {
  sealKey: SEAL_KEY,
  issueKey: ISSUER.publicKey.export({ type: 'spki', format: 'der' }).toString('base64url'),
};
export const SIGNED = {
  paper: PAPER.toString('base64url'),
  signature: sign('sha384', PAPER, {
    key: ISSUER.privateKey,
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: 48,
  }).toString('base64url'),
};
const secret = (w: World, tx: Tx) =>
  round(w, tx, { secrecy: 'secret', ...KEYS }, { election: { secrecy: 'secret' } });
/** Whoever stands on the roll and is a member of the forum now; the roll decides, not the role. */
const voter = rowOf<Answer>((role) => ((STRANGERS as readonly Role[]).includes(role) ? 'not_found' : 'ok'));
const mine = (w: World, role: Role) => ({ participantId: w.hall.seats[role] ?? w.listed.participantId });
/** One's own answer, or what whoever presides writes down for another. */
const self = rowOf<Answer>((role) => ((STRANGERS as readonly Role[]).includes(role) ? 'not_found' : 'ok'));
const pick = (w: World, tx: Tx) => listed(w, tx).then(({ electionId }) => ({ electionId }));

export const ELECTION_COMMANDS: Record<string, Case> = {
  'election.open': line(only(...PRESIDE), (w) => ({ forumId: w.hall.id, post: 'chair' })),
  'election.nominate': line(only(...NAMERS), async (w, role, tx) => ({
    ...(await pick(w, tx)),
    participantId: w.hall.seats[role === 'organiser' ? 'moderator' : 'organiser'],
  })),
  'election.consent': line(self, async (w, role, tx) => {
    const { candidateId } = await listed(w, tx, { candidate: { consent: 'asked', ...mine(w, role) } });
    return { candidateId, consent: 'given' };
  }),
  'election.closeList': line(only(...PRESIDE), (w, _role, tx) => pick(w, tx)),
  'election.reopenList': line(only(...PRESIDE), async (w, _role, tx) => {
    const { electionId } = await listed(w, tx, { election: { state: 'listed' } });
    return { electionId };
  }),
  'election.withdraw': line(only(...PRESIDE), (w, _role, tx) => pick(w, tx)),
  'election.openRound': line(only(...PRESIDE), async (w, _role, tx) => {
    const { electionId } = await listed(w, tx, { election: { state: 'listed' } });
    return { electionId, method: 'paper' };
  }),
  'election.closeRound': line(only(...PRESIDE), (w, _role, tx) => round(w, tx)),
  'election.announce': line(only(...PRESIDE), (w, _role, tx) => round(w, tx)),
  'election.annulRound': line(only(...PRESIDE), async (w, _role, tx) => ({
    ...(await round(w, tx)),
    reason: 'Сбой связи',
  })),
  'election.cast': line(voter, async (w, _role, tx) => ({ ...(await round(w, tx)), picks: [] })),
  'election.castSecret': line(voter, async (w, _role, tx) => ({
    ...(await secret(w, tx)),
    picks: [],
    code: '23456789AB',
  })),
  // The keys of a round lie with the server that opened it: the world of the matrix has none.
  'election.issue': line(
    rowOf<Answer>((role) => (voter[role] === 'ok' ? 'election/key_elsewhere' : 'not_found')),
    async (w, _role, tx) => ({ ...(await secret(w, tx)), blinded: 'A'.repeat(342) }),
  ),
  // Nobody is asked who they are: the signed paper is the right.
  'election.castBlind': line(anybody(), async (w, _role, tx) => ({
    ...(await secret(w, tx)),
    ...SIGNED,
    marks: '1',
    code: '23456789AB',
  })),
  'election.attachScan': line(only(...PRESIDE, 'teller'), async (w, _role, tx) => ({
    ...(await round(w, tx, { method: 'hands', state: 'announced', announcedAt: at, tellers: {} })),
    name: 'протокол.pdf',
    data: new Uint8Array(Buffer.from('%PDF-1.4')),
  })),
  'election.moveVoter': line(only(...PRESIDE, 'teller'), async (w, _role, tx) => ({
    ...(await round(w, tx)),
    participantId: w.listed.participantId,
    channel: 'hand',
  })),
  'election.draw': line(only(...PRESIDE), async (w, _role, tx) => ({
    ...(await round(
      w,
      tx,
      {
        state: 'announced',
        announcedAt: at,
        lot: { commitment: 'a'.repeat(64), seed: 'b'.repeat(64), phrase: '', order: [] },
      },
      { election: { state: 'listed', pending: { kind: 'lot', candidates: [ids.candidateId], seats: 1 } } },
    )),
    phrase: 'весна',
  })),
  'election.accept': line(self, async (w, role, tx) => {
    const { candidateId } = await listed(w, tx, {
      election: { state: 'elected' },
      candidate: { outcome: 'elected', ...mine(w, role) },
    });
    return { candidateId, accept: true };
  }),
  'election.giveOffice': line(only('organiser'), async (w, _role, tx) => {
    await listed(w, tx, { election: { state: 'elected' }, candidate: { outcome: 'accepted' } });
    await tx.insert(postTerm).values({
      id: ids.termId,
      forumId: w.hall.id,
      electionId: ids.electionId,
      participantId: w.listed.participantId,
      post: 'chair',
      since: '2026-02-11',
      createdAt: at,
    });
    return { termId: ids.termId };
  }),
};
