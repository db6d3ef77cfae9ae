/** Reading votes: the one under way, all of them, the roll for those who count. Totals only after the count. */
import { listName } from '#domain/account/names.ts';
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { rulesOf } from '#domain/forum/rules-schema.ts';
import {
  canCastVote,
  canCountHands,
  canRunVote,
  canSeeCount,
  canSeeRecord,
  canSeeVotes,
} from '#domain/vote/permissions.ts';
import { type Matter, quorumOf, ruleOf, secrecyOf } from '#domain/vote/rules.ts';
import {
  type CurrentVote,
  type LinkBallot,
  type MyVote,
  NOT_MINE,
  type VoteList,
  type VoteRoll,
  type VoteView,
} from '#domain/vote/views.ts';
import type { Q } from '../bind.ts';
import { type Access, forumAccess, linkedForum } from '../forum/access.ts';
import { tokenHash } from '../ids.ts';
import { votableText } from '../resolution/access.ts';
import { isSecure } from '../secure-address.ts';
import { hasRecord, neededOf, projectVote } from './project.ts';
import {
  ballotOf,
  castCount,
  hallOf,
  lastVoteOf,
  linkOf,
  namedBallots,
  numbersOf,
  rollNames,
  rollRow,
  rollSizes,
  tally,
  type VoteRow,
  voteById,
  voters,
  votesOf,
} from './repository.ts';
import { choosable } from './subject.ts';

async function access(q: Q, actor: Actor | null, forumRef: string): Promise<Access> {
  const found = await forumAccess(q.db, actor, forumRef);
  if (!canSeeVotes(found.viewer)) refuse(actor ? 'not_found' : 'signed_out');
  return found;
}

async function myVote(q: Q, { participant }: Access, row: VoteRow): Promise<MyVote> {
  const onRoll = participant && (await rollRow(q.db, row.id, participant.id));
  if (!onRoll) return NOT_MINE;
  const ballot = await ballotOf(q.db, row.id, participant.id);
  return {
    onRoll: true,
    channel: onRoll.channel,
    cast: onRoll.taken || ballot !== undefined,
    // Afterwards nobody reads it over a shoulder.
    choice: row.state === 'open' ? (ballot?.choice ?? null) : null,
    receipt: ballot?.receipt ?? null,
    issued: onRoll.blinded !== null,
  };
}

/** Whether a person may be moved between channels; whether ballots are read one by one. */
const beside = (row: VoteRow) => row.method === 'mixed' || row.sealKey !== null;
const movable = (row: VoteRow) => beside(row) || row.method === 'written' || row.sheets;
const readOne = (row: VoteRow) => row.sheets || row.method === 'written' || row.secrecy === 'named';

/** How many would stand on the roll of a prepared vote if it opened now. */
async function rollNowOf(q: Q, forumId: string, row: VoteRow): Promise<number> {
  const all = await voters(q.db, forumId);
  return all.filter(({ present }) => present || row.sheets || row.method === 'written').length;
}

async function present(q: Q, found: Access, row: VoteRow, repeats: number | null): Promise<VoteView> {
  const { viewer, forum } = found;
  const [now, rollNow] =
    row.state === 'prepared'
      ? [await hallOf(q.db, forum.id), await rollNowOf(q, forum.id, row)]
      : [{ present: 0, listed: 0, voting: 0, members: 0 }, 0];
  const counted = row.state === 'announced' || (row.state === 'closed' && canSeeCount(viewer));
  const mine = await myVote(q, found, row);
  const run = canRunVote(viewer);
  return projectVote(row, {
    turnout: await castCount(q.db, row.id),
    sizes: await rollSizes(q.db, row.id),
    now,
    rollNow,
    mine,
    // A sealed box is opened at the announcement, for nobody before it.
    devices: counted && !row.sealKey ? await tally(q.db, row.id, row.secrecy === 'named') : null,
    named:
      row.state === 'announced' && row.secrecy === 'named'
        ? (await namedBallots(q.db, row.id)).map(({ name, choice }) => ({ name: listName(name), choice }))
        : null,
    repeats,
    seesRecord: canSeeRecord(viewer),
    may: {
      open: run && row.state === 'prepared',
      cast: row.state === 'open' && canCastVote(viewer) && mine.channel === 'device',
      close: run && row.state === 'open',
      announce: run && (row.state === 'open' || row.state === 'closed'),
      annul: run && row.state !== 'annulled',
      byHand: row.state === 'open' && movable(row) && canCountHands(viewer),
      enter: row.state === 'open' && readOne(row) && canCountHands(viewer),
      scan: hasRecord(row) && canCountHands(viewer),
    },
  });
}

async function readyToPut(q: Q, { viewer, forum }: Access): Promise<CurrentVote['ready']> {
  if (!canRunVote(viewer)) return null;
  const about = await votableText(q, forum.id);
  const rules = rulesOf(forum.preset, forum.rules);
  const rule = ruleOf(rules.vote, forum.rulesVersion);
  const [hall, all] = [await hallOf(q.db, forum.id), await voters(q.db, forum.id)];
  const people = all.filter(({ present }) => present);
  const { clauses, amendments, block } = await choosable(q, forum.id);
  const matters: Matter[] = [
    ...(about ? (['whole', 'basis', 'whole_with_edits'] as const) : []),
    ...(amendments.length > 0 ? (['amendment'] as const) : []),
    ...(block.length > 0 && rules.extended ? (['block'] as const) : []),
    ...(clauses.length > 0 && rules.extended ? (['clause'] as const) : []),
    'procedural',
  ];
  const ofGroup = (matter: Matter) => {
    const own = ruleOf(rules.vote, forum.rulesVersion, matter);
    return {
      rule: own,
      needed: neededOf(own, hall, people.length),
      secrecy: secrecyOf(rules.vote, matter),
    };
  };
  return {
    matters,
    sha256: about?.frozen.sha256 ?? null,
    method: rules.vote.method,
    rule,
    hall,
    roll: people.length,
    withoutPhone: people.filter(({ hasPhone }) => !hasPhone).length,
    secure: isSecure(q.services.publicUrl()),
    quorum: quorumOf(rule, hall, people.length),
    needed: neededOf(rule, hall, people.length),
    byGroup: { text: ofGroup('whole'), amendment: ofGroup('amendment'), procedural: ofGroup('procedural') },
    clauses,
    amendments,
    block,
    extended: rules.extended,
    sheets: rules.vote.sheets,
    absent: all.length - people.length,
  };
}

/** The hall's vote: under way, or prepared, else the last announced; and what can be put to the vote now. */
export async function currentVote(q: Q, actor: Actor | null, forumRef: string): Promise<CurrentVote> {
  const found = await access(q, actor, forumRef);
  const { forum, viewer } = found;
  const row =
    // The hall's own vote first; a written one goes on beside it for days.
    (await lastVoteOf(q.db, forum.id, ['open', 'closed'], false)) ??
    (await lastVoteOf(q.db, forum.id, ['open', 'closed'], true)) ??
    (canRunVote(viewer) ? await lastVoteOf(q.db, forum.id, ['prepared']) : undefined) ??
    (await lastVoteOf(q.db, forum.id, ['announced']));
  const repeats = row?.repeatsId
    ? ((await numbersOf(q.db, [row.repeatsId])).get(row.repeatsId) ?? null)
    : null;
  return {
    forumId: forum.id,
    vote: row ? await present(q, found, row, repeats) : null,
    ready: await readyToPut(q, found),
  };
}

export async function voteList(q: Q, actor: Actor | null, forumRef: string): Promise<VoteList> {
  const found = await access(q, actor, forumRef);
  const run = canRunVote(found.viewer);
  const rows = (await votesOf(q.db, found.forum.id)).filter((row) => run || row.state !== 'prepared');
  const numbers = await numbersOf(
    q.db,
    rows.flatMap(({ repeatsId }) => (repeatsId ? [repeatsId] : [])),
  );
  const votes: VoteView[] = [];
  for (const row of rows) votes.push(await present(q, found, row, numbers.get(row.repeatsId ?? '') ?? null));
  return { votes, mayRun: run };
}

/** How many have answered the open vote; never what, and nothing once it is over. */
export async function turnout(
  q: Q,
  actor: Actor | null,
  forumRef: string,
): Promise<{ voteId: string | null; cast: number; expected: number }> {
  const { forum } = await access(q, actor, forumRef);
  const row = await lastVoteOf(q.db, forum.id, ['open']);
  if (!row) return { voteId: null, cast: 0, expected: 0 };
  const [cast, sizes] = [await castCount(q.db, row.id), await rollSizes(q.db, row.id)];
  return { voteId: row.id, cast, expected: sizes.device };
}

/** Behind a secret address: whoever holds it is the person it was given to, and is shown nothing of anybody else. */
export async function ballotByLink(q: Q, token: string): Promise<LinkBallot> {
  const found = await linkOf(q.db, tokenHash(token));
  const row = found && (await voteById(q.db, found.link.voteId));
  const forum = row && (await linkedForum(q.db, row.forumId));
  if (!found || !row || !forum) refuse('not_found');
  const open = row.state === 'open' && row.closesAt !== null && q.now <= row.closesAt;
  const mine = await ballotOf(q.db, row.id, found.link.participantId);
  return {
    forum: { name: forum.name, number: forum.number, timeZone: forum.timeZone },
    fullName: found.fullName,
    number: row.number,
    matter: row.matter,
    question: row.question,
    subject: row.subject as LinkBallot['subject'],
    sha256: row.sha256,
    closesAt: row.closesAt?.toISOString() ?? null,
    open,
    choice: open ? (mine?.choice ?? null) : null,
    receipt: mine?.receipt ?? null,
  };
}

/** The roll of the vote under way, for those who count: who by hand, who by phone and has answered. Never how. */
export async function roll(q: Q, actor: Actor | null, forumRef: string): Promise<VoteRoll> {
  const { forum, viewer } = await forumAccess(q.db, actor, forumRef);
  if (!canCountHands(viewer)) refuse('not_found');
  const row =
    (await lastVoteOf(q.db, forum.id, ['open', 'closed'], false)) ??
    (await lastVoteOf(q.db, forum.id, ['open', 'closed'], true));
  if (!row)
    return {
      voteId: null,
      mayMove: false,
      people: [],
      named: false,
      sheets: false,
      written: false,
      mixed: false,
      secret: false,
    };
  const mayMove = row.state === 'open' && movable(row);
  return {
    voteId: row.id,
    mayMove,
    named: row.secrecy === 'named',
    sheets: row.sheets || row.method === 'written',
    written: row.method === 'written' && row.state === 'open',
    mixed: beside(row),
    secret: row.secrecy === 'secret' || row.method === 'paper',
    people: await rollNames(q.db, row.id),
  };
}
