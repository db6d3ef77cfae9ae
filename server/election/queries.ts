/** Reading elections: all of a forum, the roll for those who count, how many have voted. */
import { listName } from '#domain/account/names.ts';
import type { Actor } from '#domain/actor.ts';
import { ROLE_OF_POST } from '#domain/election/kinds.ts';
import {
  canCountElection,
  canGiveOffice,
  canNominate,
  canRunElection,
  canSeeElections,
} from '#domain/election/permissions.ts';
import type { ElectionDesk, ElectionPaper, ElectionRoll, TermView } from '#domain/election/views.ts';
import { refuse } from '#domain/errors.ts';
import { wallClock } from '#domain/forum/programme.ts';
import { shortNotice } from '#domain/forum/rules.ts';
import { rulesOf } from '#domain/forum/rules-schema.ts';
import type { Q } from '../bind.ts';
import { type Access, forumAccess } from '../forum/access.ts';
import { voters } from '../vote/access.ts';
import { projectElection } from './project.ts';
import {
  candidatesOf,
  electionById,
  electionsOf,
  lastRoundOf,
  nameable,
  openRoundOf,
  rollNames,
  rollSizes,
  roundsOf,
  termsOf,
} from './repository.ts';

async function access(q: Q, actor: Actor | null, forumRef: string): Promise<Access> {
  const found = await forumAccess(q.db, actor, forumRef);
  if (!canSeeElections(found.viewer)) refuse(actor ? 'not_found' : 'signed_out');
  return found;
}

export async function electionDesk(q: Q, actor: Actor | null, forumRef: string): Promise<ElectionDesk> {
  const found = await access(q, actor, forumRef);
  const { forum, viewer } = found;
  const rows = await electionsOf(q.db, forum.id);
  const ids = rows.map(({ id }) => id);
  const [listed, rounds] = [await candidatesOf(q.db, ids), await roundsOf(q.db, ids)];
  const elections: ElectionDesk['elections'] = [];
  for (const row of rows)
    elections.push(
      await projectElection(
        q.db,
        found,
        row,
        listed.filter(({ candidate }) => candidate.electionId === row.id),
        rounds.filter((round) => round.electionId === row.id),
      ),
    );
  const names = elections.some(({ may }) => may.nominate) && canNominate(viewer);
  const people = names ? await nameable(q.db, forum.id) : [];
  const rules = rulesOf(forum.preset, forum.rules);
  const run = canRunElection(viewer);
  const here = run ? (await voters(q.db, forum.id)).filter(({ present }) => present) : [];
  return {
    forumId: forum.id,
    timeZone: forum.timeZone,
    extended: rules.extended,
    elections,
    terms: await terms(q, found),
    people: people.map(({ id, fullName }) => ({ id, name: fullName })),
    me: viewer.membership?.participantId ?? null,
    ready: run
      ? {
          secrecy: rules.election.secrecy,
          roll: here.length,
          phones: here.filter(({ hasPhone }) => hasPhone).length,
          notice: shortNotice(
            wallClock(forum.announcedAt ?? q.now, forum.timeZone).day,
            forum.startsOn,
            rules.notice.electionDays,
          ),
        }
      : null,
  };
}

async function terms(q: Q, { forum, viewer }: Access): Promise<TermView[]> {
  const rows = await termsOf(q.db, forum.id);
  return rows.map(({ term, fullName, roles }) => {
    const role = ROLE_OF_POST[term.post];
    return {
      id: term.id,
      electionId: term.electionId,
      post: term.post,
      title: term.title,
      name: listName(fullName),
      since: term.since,
      until: term.until,
      officeGiven: role !== null && roles.includes(role),
      may: { giveOffice: role !== null && !term.officeGivenAt && canGiveOffice(viewer) },
    };
  });
}

/** Whether there is anything to see of elections here: begun ones, or rules that know them. */
export async function electionsShown(q: Q, actor: Actor | null, forumRef: string): Promise<boolean> {
  const { forum } = await access(q, actor, forumRef);
  if (rulesOf(forum.preset, forum.rules).extended) return true;
  return (await electionsOf(q.db, forum.id)).length > 0;
}

/** Ballots and the tellers' record for the printer: of the round under way, or the last one. */
export async function electionPaper(q: Q, actor: Actor | null, forumRef: string): Promise<ElectionPaper> {
  const { forum, viewer } = await forumAccess(q.db, actor, forumRef);
  if (!canCountElection(viewer)) refuse(actor ? 'not_found' : 'signed_out');
  const round = await lastRoundOf(q.db, forum.id);
  const row = round && (await electionById(q.db, round.electionId));
  const listed = row ? await candidatesOf(q.db, [row.id]) : [];
  return {
    forum: { name: forum.name, number: forum.number, settlement: forum.settlement, day: forum.startsOn },
    round:
      round && row
        ? {
            number: round.number,
            post: row.post,
            title: row.title,
            secrecy: round.secrecy,
            seats: round.seats,
            roll: round.roll,
            ballots: (await rollSizes(q.db, round.id)).paper,
            candidates: round.candidates.flatMap((id) => {
              const one = listed.find(({ candidate }) => candidate.id === id);
              return one ? [{ name: one.person.fullName, note: one.person.schoolName }] : [];
            }),
          }
        : null,
  };
}

/** The roll of the round under way, for those who count: who by hand or sheet, whose ballot is spent. Never how. */
export async function electionRoll(q: Q, actor: Actor | null, forumRef: string): Promise<ElectionRoll> {
  const { forum, viewer } = await forumAccess(q.db, actor, forumRef);
  if (!canCountElection(viewer)) refuse('not_found');
  const round = await openRoundOf(q.db, forum.id);
  const other = round?.secrecy === 'secret' ? ('paper' as const) : ('hand' as const);
  if (!round) return { roundId: null, mayMove: false, other, people: [] };
  return {
    roundId: round.id,
    mayMove: round.state === 'open' && round.method === 'devices',
    other,
    people: await rollNames(q.db, round.id),
  };
}
