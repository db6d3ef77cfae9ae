/** Lines of amendments, made inside the trial: each adds a clause, so that nobody else's text decides the answer. */
import { eq, sql } from 'drizzle-orm';
import { amendment } from '#drizzle/schema/amendment.ts';
import { vote, voteLink } from '#drizzle/schema/resolution.ts';
import type { Tx } from '#server/db.ts';
import { tokenHash } from '#server/ids.ts';
import { type Case, line } from './case.ts';
import { KEYS, SIGNED } from './election.ts';
import { type Answer, anybody, castRow, KNOWN, only, PRESIDE, type Role, rowOf } from './roles.ts';
import type { World } from './world.ts';

const idOf = (letter: string) => letter.repeat(22);
const at = new Date('2026-02-11T07:00:00Z');
const MOVERS = KNOWN.filter((role) => role !== 'official');

const TOKEN = 'x'.repeat(32);
/** The open vote as a written one, and somebody of its list who is counted by a sheet. */
async function written(w: World, tx: Tx) {
  const participantId = w.voting.seats.moderator ?? '';
  await tx.execute(
    sql`update vote set method = 'written', closes_at = now() + interval '1 year' where id = ${w.ice.voteId}`,
  );
  await tx.execute(sql`update vote_roll set channel = 'sheet' where participant_id = ${participantId}`);
  return { voteId: w.ice.voteId, participantId };
}

/** The open vote as a secret one by phones. */
async function sealed(w: World, tx: Tx) {
  await tx
    .update(vote)
    .set({ secrecy: 'secret', ...KEYS })
    .where(eq(vote.id, w.ice.voteId));
  return { voteId: w.ice.voteId };
}

type Row = typeof amendment.$inferInsert;
async function moved(w: World, tx: Tx, over: Partial<Row> = {}) {
  await tx.insert(amendment).values({
    id: idOf('a'),
    forumId: w.hall.id,
    resolutionId: w.draft.resolutionId,
    number: 1,
    op: 'add',
    groupId: w.draft.groupId,
    newId: idOf('n'),
    baseSeq: 1,
    text: 'создать клуб наставников',
    moverId: w.listed.participantId,
    sha256: 'a'.repeat(64),
    createdAt: at,
    ...over,
  });
  return { amendmentId: idOf('a') };
}
const mine = (w: World, role: Role) => ({ moverId: w.hall.seats[role] ?? null });

export const ASSEMBLY_COMMANDS: Record<string, Case> = {
  'vote.enterBallot': line(only(...PRESIDE, 'teller'), async (w, _role, tx) => {
    await tx.execute(sql`update vote set secrecy = 'named' where id = ${w.ice.voteId}`);
    const participantId = w.voting.seats.moderator ?? '';
    await tx.execute(sql`update vote_roll set channel = 'hand' where participant_id = ${participantId}`);
    return { voteId: w.ice.voteId, participantId, choice: 'for' };
  }),
  'vote.attachRecord': line(only(...PRESIDE, 'teller'), async (w, _role, tx) => {
    const hands = { for: 1, against: 0, abstain: 0, paper: { issued: 1, found: 1, invalid: 0 } };
    const counted = { state: 'announced' as const, method: 'paper' as const, hands, announcedAt: at };
    await tx.update(vote).set(counted).where(eq(vote.id, w.ice.voteId));
    return { voteId: w.ice.voteId, name: 'протокол.pdf', data: new Uint8Array(Buffer.from('%PDF-1.4')) };
  }),
  'vote.issueBallot': line(
    rowOf<Answer>((role) => (castRow[role] === 'ok' ? 'vote/key_elsewhere' : castRow[role])),
    async (w, _role, tx) => ({ ...(await sealed(w, tx)), blinded: 'A'.repeat(342) }),
  ),
  // Nobody is asked who they are: the signed paper is the right.
  'vote.castBlind': line(anybody(), async (w, _role, tx) => ({
    ...(await sealed(w, tx)),
    ...SIGNED,
    marks: '100',
    code: '23456789AB',
    sha256: w.ice.sha256,
  })),
  'vote.issueLink': line(only(...PRESIDE, 'teller'), (w, _role, tx) => written(w, tx)),
  // The address is the right.
  'vote.castByLink': line(anybody(), async (w, _role, tx) => {
    const { voteId, participantId } = await written(w, tx);
    await tx.insert(voteLink).values({ tokenHash: tokenHash(TOKEN), voteId, participantId, createdAt: at });
    return { token: TOKEN, choice: 'for', sha256: w.ice.sha256 };
  }),
  'amendment.submit': line(only(...MOVERS), (w) => ({
    op: 'add',
    resolutionId: w.draft.resolutionId,
    groupId: w.draft.groupId,
    text: 'создать клуб наставников',
  })),
  'amendment.withdraw': line(only(...KNOWN), (w, role, tx) => moved(w, tx, mine(w, role))),
  'amendment.second': line(only(...MOVERS), (w, _role, tx) => moved(w, tx)),
  'amendment.object': line(only(...MOVERS), (w, _role, tx) => moved(w, tx, { state: 'consensual' })),
  'amendment.sort': line(only(...PRESIDE), async (w, _role, tx) => ({
    ...(await moved(w, tx, { newId: idOf('m') })),
    to: 'to_vote',
  })),
  'amendment.adoptBlock': line(only(...PRESIDE), async (w, _role, tx) => ({
    resolutionId: w.draft.resolutionId,
    amendmentIds: [(await moved(w, tx, { state: 'consensual' })).amendmentId],
  })),
  'amendment.apply': line(only(...PRESIDE), (w, _role, tx) =>
    moved(w, tx, { state: 'adopted', decidedAt: at }),
  ),
  'amendment.rebase': line(only(...PRESIDE, 'editor'), async (w, _role, tx) => ({
    ...(await moved(w, tx, { state: 'needs_rebase', newId: idOf('r') })),
    base: '',
    text: 'создать клуб молодых директоров',
  })),
  'amendment.drop': line(only(...PRESIDE), async (w, _role, tx) => ({
    ...(await moved(w, tx, { state: 'needs_rebase' })),
    reason: 'Пункта больше нет',
  })),
};
