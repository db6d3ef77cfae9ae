/** What pages, sockets and the JSON door may read of a forum, for each audience. Reads only (FO60–FO69). */
import type { Actor, ForumViewer } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { markOf } from '#domain/forum/desk-marks.ts';
import { type Eyes, seenAs } from '#domain/forum/eyes.ts';
import { foldName } from '#domain/forum/fold-name.ts';
import {
  canConduct,
  canCreateForum,
  canEditProgramme,
  canInvite,
  canInviteByMail,
  canKeepDesk,
  canManageForum,
  canManagePeople,
  canSeeAsOthers,
  canSeeBadgeCodes,
  canSeeContacts,
  canSeeDesk,
  canSeeForum,
  canSeePeople,
  canSetForumState,
} from '#domain/forum/permissions.ts';
import { exactDoubles, wallClock } from '#domain/forum/programme.ts';
import { mayHaveVote, missingToAnnounce, nextStates, shortNotice } from '#domain/forum/rules.ts';
import { rulesOf } from '#domain/forum/rules-schema.ts';
import { awaitingAll } from '#domain/forum/stations.ts';
import type {
  DeskMarks,
  DeskPerson,
  DeskRow,
  DeskView,
  ForumCard,
  ForumHead,
  ForumHomeView,
  HereView,
  HomeView,
  InviteView,
  PeopleView,
  PersonRow,
  ProgrammeView,
  SchoolRow,
  SettingsView,
} from '#domain/forum/views.ts';
import type { Q } from '../bind.ts';
import type { DbOrTx } from '../db.ts';
import { qrSvg } from '../documents/qr.ts';
import { sha256 } from '../ids.ts';
import { cachePerHouse } from '../versioned-cache.ts';
import { forumAccess, type StampedAccess } from './access.ts';
import { inviteKey } from './invite-commands.ts';
import { hallOf, lineOf } from './line.ts';
import { mailedKeys, type PersonOf, peopleOf, schoolCounts, schoolsOf } from './people-repository.ts';
import { headOf, schoolNameOf } from './project.ts';
import { bodyOf, type ForumRow, forumsOf, openForums, programmeOf, tracksOf } from './repository.ts';

/** The forum through the reader's eyes, or through those of the audience the organiser borrows. */
async function look(
  db: DbOrTx,
  actor: Actor | null,
  slug: string,
  eyes: Eyes | null = null,
): Promise<StampedAccess> {
  const found = await forumAccess(db, actor, slug);
  const viewer = seenAs(found.viewer, eyes);
  if (!canSeeForum(viewer)) refuse('not_found');
  return { ...found, viewer };
}

/** My forums, the next of them, and how much awaits me in each. */
export async function home(q: Q, actor: Actor | null): Promise<HomeView> {
  const today = q.now.toISOString().slice(0, 10);
  const rows = actor ? await forumsOf(q.db, actor.accountId) : [];
  const mine = await Promise.all(
    rows.map(async ({ forum }, at) => {
      const access = await forumAccess(q.db, actor, forum.id);
      // What awaits is asked of the dozen nearest; an archive of years is only listed.
      const line = at < 12 ? await lineOf(q, access) : null;
      return cardOf(forum, access.viewer, line ? awaitingAll(line.stations) : 0);
    }),
  );
  const coming = mine.filter(
    ({ state }) => state === 'draft' || state === 'announced' || state === 'running',
  );
  const rank = (card: ForumCard) => (card.state === 'running' ? '0' : '1') + card.startsOn;
  const next =
    [...coming]
      .filter(({ endsOn, state }) => state === 'running' || endsOn >= today)
      .sort((a, b) => (rank(a) < rank(b) ? -1 : 1))[0] ?? null;
  const known = new Set(mine.map(({ id }) => id));
  const open = (await openForums(q.db, today))
    .filter(({ id }) => !known.has(id))
    .map((row) => cardOf(row, null, 0));
  return { next, mine, open, canCreate: canCreateForum(actor) };
}

function cardOf(row: ForumRow, viewer: ForumViewer | null, awaiting: number): ForumCard {
  const { id, slug, kind, number, name, startsOn, endsOn, settlement, venue, state, timeZone } = row;
  return {
    id,
    slug,
    kind,
    number,
    name,
    startsOn,
    endsOn,
    settlement,
    venue,
    state,
    timeZone,
    roles: [...(viewer?.membership?.roles ?? [])],
    awaiting,
  };
}

export async function forumHome(
  q: Q,
  actor: Actor | null,
  slug: string,
  eyes: Eyes | null = null,
): Promise<ForumHomeView> {
  const access = await look(q.db, actor, slug, eyes);
  const { viewer, forum, participant } = access;
  const [{ stations, hall }, body] = await Promise.all([
    lineOf(q, access),
    forum.bodyId ? bodyOf(q.db, forum.bodyId) : null,
  ]);
  const me = viewer.membership && participant;
  return {
    forum: headOf(forum),
    body,
    stations,
    hall,
    me: me
      ? {
          roles: [...(viewer.membership?.roles ?? [])],
          voting: me.voting,
          confirmed: viewer.membership?.confirmed ?? false,
        }
      : null,
    may: {
      manage: canManageForum(viewer),
      desk: canKeepDesk(viewer),
      editProgramme: canEditProgramme(viewer),
      managePeople: canManagePeople(viewer),
      seePeople: canSeePeople(viewer),
      invite: canInvite(viewer),
      seeAsOthers: canSeeAsOthers(viewer),
      conduct: canConduct(viewer),
    },
  };
}

export async function programme(
  q: Q,
  actor: Actor | null,
  slug: string,
  eyes: Eyes | null = null,
): Promise<ProgrammeView> {
  const { viewer, forum, stamps } = await look(q.db, actor, slug, eyes);
  const [head, wall, mayEdit] = [headOf(forum), wallClock(q.now, forum.timeZone), canEditProgramme(viewer)];
  return programmes(q.services).get(JSON.stringify([head, wall, mayEdit]), stamps.programme, () =>
    programmeFor(q.db, head, wall, mayEdit),
  );
}

/** Everything a programme depends on besides its rows: the forum's head, the minute, and whether it may be edited. */
const programmes = cachePerHouse<ProgrammeView>(100);

async function programmeFor(
  db: DbOrTx,
  forum: ForumHead,
  wall: ProgrammeView['wall'],
  mayEdit: boolean,
): Promise<ProgrammeView> {
  const [items, tracks] = await Promise.all([programmeOf(db, forum.id), tracksOf(db, forum.id)]);
  const doubles = mayEdit ? exactDoubles(items) : new Map<string, string>();
  const byId = new Map(tracks.map((track) => [track.id, track]));
  const days = [...new Set(items.map(({ day }) => day))].sort();
  return {
    forum,
    days: days.map((day) => ({
      day,
      items: items
        .filter((item) => item.day === day)
        .map(({ id, kind, title, startsAt, endsAt, room, speakers, moderators, trackId, version }) => ({
          id,
          kind,
          title,
          day,
          startsAt,
          endsAt,
          room,
          speakers,
          moderators,
          version,
          track: (trackId && byId.get(trackId)) || null,
          sameAs: doubles.get(id) ?? null,
        })),
    })),
    tracks,
    wall,
    mayEdit,
  };
}

function personRow(found: PersonOf): PersonRow {
  const { id, fullName, post, municipality, roles, present } = found.person;
  return { id, fullName, post, school: schoolNameOf(found), municipality, roles, present };
}

function deskPerson(found: PersonOf, codes: boolean): DeskPerson {
  const { person } = found;
  const consent = person.consentPaper
    ? 'paper'
    : person.consentPublicationAt
      ? 'publication'
      : person.consentProcessingAt
        ? 'processing'
        : 'none';
  return {
    ...personRow(found),
    schoolId: person.schoolId,
    email: person.email ?? '',
    phone: person.phone ?? '',
    voting: person.voting,
    confirmed: person.confirmedAt !== null,
    badgeCode: codes ? person.badgeCode : '',
    source: person.source,
    hasAccount: person.accountId !== null,
    consent,
    version: person.version,
  };
}

/** What a list carries at once; more is asked for. */
const PEOPLE_PORTION = 200;

/** The list: with contacts for the organiser and the secretary, names and posts for confirmed people, nobody else. */
export async function people(
  q: Q,
  actor: Actor | null,
  slug: string,
  { limit = PEOPLE_PORTION, search = '' }: { limit?: number; search?: string } = {},
  eyes: Eyes | null = null,
): Promise<PeopleView> {
  const { viewer, forum } = await look(q.db, actor, slug, eyes);
  if (!canSeePeople(viewer)) refuse(actor ? 'forbidden' : 'signed_out');
  const words = foldName(search).split(' ').filter(Boolean);
  const all = (await peopleOf(q.db, forum.id)).filter((found) => {
    if (words.length === 0) return true;
    const { fullName, school, post, municipality } = personRow(found);
    const text = foldName(`${fullName} ${school} ${post} ${municipality}`);
    return words.every((word) => text.includes(word));
  });
  const rows = all.slice(0, limit);
  return canSeeContacts(viewer)
    ? {
        audience: 'desk',
        total: all.length,
        people: rows.map((row) => deskPerson(row, canSeeBadgeCodes(viewer))),
      }
    : { audience: 'participant', total: all.length, people: rows.map(personRow) };
}

export async function desk(q: Q, actor: Actor | null, slug: string): Promise<DeskView> {
  const { viewer, forum } = await forumAccess(q.db, actor, slug);
  if (!canSeeDesk(viewer)) refuse('not_found');
  const [hall, all] = await Promise.all([hallOf(q.db, forum), peopleOf(q.db, forum.id)]);
  const codes = canSeeBadgeCodes(viewer);
  const rows = all.map((found): DeskRow => {
    const { id, fullName, post, present, voting, confirmedAt, roles, badgeCode } = found.person;
    return {
      id,
      fullName,
      post,
      school: schoolNameOf(found),
      present,
      voting,
      confirmed: confirmedAt !== null,
      mayVote: mayHaveVote(roles),
      badgeCode: codes ? badgeCode : '',
    };
  });
  const names = rows.map(({ id, fullName, post, school, mayVote, badgeCode }) =>
    [id, fullName, post, school, mayVote, badgeCode].join('\t'),
  );
  const key = sha256(names.join('\n')).slice(0, 16);
  return { forumId: forum.id, joinCode: forum.joinCode, hall, key, rows };
}

/** What the taps have changed, for a desk that has the list. */
export async function deskMarks(q: Q, actor: Actor | null, slug: string): Promise<DeskMarks> {
  const { hall, key, rows } = await desk(q, actor, slug);
  return { hall, key, marks: rows.map(markOf).join('') };
}

/** Who is in the hall: names for confirmed people, numbers for everybody who may see the forum. */
export async function here(q: Q, actor: Actor | null, slug: string): Promise<HereView> {
  const { viewer, forum } = await forumAccess(q.db, actor, slug);
  const hall = await hallOf(q.db, forum);
  if (!canSeePeople(viewer)) return { hall, people: null };
  const present = (await peopleOf(q.db, forum.id)).filter(({ person }) => person.present);
  return {
    hall,
    people: present.map((found) => ({
      name: found.person.fullName,
      post: found.person.post,
      school: schoolNameOf(found),
    })),
  };
}

export async function settings(q: Q, actor: Actor | null, slug: string): Promise<SettingsView> {
  const { viewer, forum } = await forumAccess(q.db, actor, slug);
  if (!canSetForumState(viewer)) refuse('not_found');
  const rules = rulesOf(forum.preset, forum.rules);
  const today = wallClock(q.now, forum.timeZone).day;
  return {
    forum: headOf(forum),
    preset: forum.preset,
    rules,
    operator: forum.operator ?? null,
    joinCode: forum.joinCode,
    joinOpen: forum.joinOpen,
    missing: missingToAnnounce(forum),
    notice: rules.extended ? shortNotice(today, forum.startsOn, rules.notice.days) : null,
    next: nextStates(forum.state),
  };
}

export async function schools(q: Q, actor: Actor | null, slug: string): Promise<SchoolRow[]> {
  const { viewer, forum } = await forumAccess(q.db, actor, slug);
  if (!canSeeContacts(viewer)) refuse('not_found');
  const [rows, counts] = await Promise.all([schoolsOf(q.db, forum.bodyId), schoolCounts(q.db, forum.id)]);
  return rows.map(({ id, number, shortName, fullName, municipality }) => ({
    id,
    number,
    shortName,
    fullName,
    municipality,
    people: counts.get(id) ?? 0,
  }));
}

async function lettersOf(q: Q, forumId: string): Promise<NonNullable<InviteView['mail']>> {
  const people = await peopleOf(q.db, forumId);
  const keys = people.flatMap(({ person }) => (person.email ? [inviteKey(person)] : []));
  const written = (await mailedKeys(q.db, keys)).size;
  return { people: people.length, addresses: keys.length, written, sends: q.services.mailer.sends };
}

/** What goes into the chat: address, code and a picture of the address. */
export async function invitation(q: Q, actor: Actor | null, slug: string): Promise<InviteView> {
  const { viewer, forum } = await forumAccess(q.db, actor, slug);
  if (!canInvite(viewer)) refuse('not_found');
  const address = `${q.services.publicUrl()}/j/${forum.joinCode}`;
  return {
    forum: headOf(forum),
    joinCode: forum.joinCode,
    joinOpen: forum.joinOpen,
    address,
    qrSvg: await qrSvg(address),
    mail: canInviteByMail(viewer) ? await lettersOf(q, forum.id) : null,
  };
}

/** Forums from which a new one may be copied. */
export async function copySources(
  q: Q,
  actor: Actor | null,
): Promise<{ id: string; name: string; number: string; startsOn: string }[]> {
  if (!actor) return [];
  return (await forumsOf(q.db, actor.accountId))
    .filter(({ roles }) => roles.includes('organiser') || roles.includes('secretary'))
    .map(({ forum: { id, name, number, startsOn } }) => ({ id, name, number, startsOn }));
}
