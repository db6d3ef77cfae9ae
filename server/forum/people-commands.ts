/** The list of people, their roles and the directory of schools. A changed right closes or re-asks open sockets (FO30–FO44). */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { readSchoolName } from '#domain/forum/parse/school-name.ts';
import { key as schoolKey } from '#domain/forum/parse/schools.ts';
import {
  type PersonInput,
  zAddParticipant,
  zAddSchool,
  zEditParticipant,
  zEditSchool,
  zImportPeople,
  zParticipantRef,
  zSetRoles,
} from '#domain/forum/people-schema.ts';
import { canManagePeople, canSetRoles } from '#domain/forum/permissions.ts';
import { mayHaveVote, tidyRoles } from '#domain/forum/rules.ts';
import { type Cx, defineCommand } from '../command.ts';
import { type Access, forumAccess } from './access.ts';
import { badgeCodes } from './badge-codes.ts';
import { reask, say, withPerson } from './people-access.ts';
import {
  badgeCodesOf,
  insertPeople,
  insertSchools,
  organisersOf,
  schoolIn,
  schoolsOf,
  schoolUsedElsewhere,
  updatePerson,
  updateSchool,
} from './people-repository.ts';
import { lockForum, type ParticipantRow } from './repository.ts';

const manages = <L extends Access>(_: Actor | null, { viewer }: L) => canManagePeople(viewer);

/** Roles beyond participant and guest are the organiser's to give. */
function mayGive({ viewer }: Access, people: readonly PersonInput[]): void {
  const offices = people.some(({ roles }) =>
    roles.some((role) => role !== 'participant' && role !== 'guest'),
  );
  if (offices && !canSetRoles(viewer)) refuse('people/roles_by_organiser');
}

export const addParticipant = defineCommand({
  name: 'people.add',
  input: zAddParticipant,
  load: (cx, input) => forumAccess(cx.tx, cx.actor, input.forumId),
  permit: manages,
  async run(cx, { forumId, person }, loaded) {
    mayGive(loaded, [person]);
    const [participantId] = await addAll(cx, loaded, [person], false);
    say(cx, forumId, participantId as string, 'people.added');
    return { participantId: participantId as string };
  },
});

export const importPeople = defineCommand({
  name: 'people.import',
  input: zImportPeople,
  load: (cx, input) => forumAccess(cx.tx, cx.actor, input.forumId),
  permit: manages,
  async run(cx, { forumId, people, newSchools }, loaded) {
    mayGive(loaded, people);
    const ids = await addAll(cx, loaded, people, newSchools);
    say(cx, forumId, forumId, 'people.imported', { people: ids.length });
    return { added: ids.length };
  },
});

async function addAll(
  cx: Cx,
  { forum }: Access,
  people: readonly PersonInput[],
  newSchools: boolean,
): Promise<string[]> {
  await lockForum(cx.tx, forum.id);
  const codes = badgeCodes(cx.services.ids, await badgeCodesOf(cx.tx, forum.id), people.length);
  const directory = await schoolsOf(cx.tx, forum.bodyId);
  const known = new Set(directory.map(({ id }) => id));
  const byKey = new Map(
    directory.flatMap(
      (school) =>
        [
          [schoolKey(school.shortName), school.id],
          [schoolKey(school.fullName), school.id],
        ] as const,
    ),
  );
  const fresh: Parameters<typeof insertSchools>[1] = [];
  const rows = people.map((person, at) => {
    if (person.schoolId && !known.has(person.schoolId))
      refuse('not_found', { fields: { schoolId: 'unknown' } });
    let schoolId = person.schoolId ?? byKey.get(schoolKey(person.schoolName)) ?? null;
    if (!schoolId && newSchools && person.schoolName) {
      const read = readSchoolName(person.schoolFull || person.schoolName);
      schoolId = cx.id();
      fresh.push({
        id: schoolId,
        bodyId: forum.bodyId,
        number: read.number ?? '',
        shortName: person.schoolName,
        fullName: person.schoolFull || person.schoolName,
        municipality: person.municipality,
        createdAt: cx.now,
      });
      byKey.set(schoolKey(person.schoolName), schoolId);
    }
    const roles = tidyRoles(person.roles);
    return {
      id: cx.id(),
      forumId: forum.id,
      fullName: person.fullName,
      post: person.post,
      schoolId,
      schoolName: person.schoolName,
      municipality: person.municipality,
      email: person.email || null,
      phone: person.phone || null,
      roles,
      source: 'list' as const,
      badgeCode: codes[at] as string,
      confirmedAt: cx.now,
      confirmedBy: cx.actor?.accountId ?? null,
      voting: person.voting && mayHaveVote(roles),
      createdAt: cx.now,
    };
  });
  if (fresh.length > 0) await insertSchools(cx.tx, fresh);
  await insertPeople(cx.tx, rows);
  return rows.map(({ id }) => id);
}

export const editParticipant = defineCommand({
  name: 'people.edit',
  input: zEditParticipant,
  load: withPerson,
  permit: manages,
  async run(cx, { participantId, expectV, consentPaper, ...fields }, { forum, person }) {
    if (fields.schoolId && !(await schoolIn(cx.tx, forum.bodyId, fields.schoolId)))
      refuse('not_found', { fields: { schoolId: 'unknown' } });
    const saved = await updatePerson(cx.tx, participantId, expectV, {
      ...fields,
      ...(fields.email !== undefined && { email: fields.email || null }),
      ...(fields.phone !== undefined && { phone: fields.phone || null }),
      ...(consentPaper !== undefined && {
        consentPaper,
        consentProcessingAt: consentPaper
          ? (person.consentProcessingAt ?? cx.now)
          : person.consentProcessingAt,
      }),
    });
    if (!saved) refuse('conflict');
    say(cx, forum.id, participantId, 'people.edited', {
      fields: [...Object.keys(fields), ...(consentPaper === undefined ? [] : ['consentPaper'])].sort(),
    });
    if (fields.schoolId !== undefined && fields.schoolId !== person.schoolId) reask(cx, person);
    return { version: expectV + 1 };
  },
});

export const setRoles = defineCommand({
  name: 'people.setRoles',
  input: zSetRoles,
  live: true,
  load: withPerson,
  permit: (_, { viewer }) => canSetRoles(viewer),
  async run(cx, { participantId, roles: wanted }, { forum, person }) {
    const roles = tidyRoles(wanted);
    await lockForum(cx.tx, forum.id);
    if (!roles.includes('organiser')) await keepOneOrganiser(cx, person);
    const voting = person.voting && mayHaveVote(roles);
    // Whoever is given an office is known.
    const known = person.confirmedAt === null && roles.some((role) => role !== 'guest');
    await updatePerson(cx.tx, participantId, null, {
      roles,
      voting,
      ...(known && { confirmedAt: cx.now, confirmedBy: cx.actor?.accountId ?? null }),
    });
    say(cx, forum.id, participantId, 'people.roles_set', { from: person.roles, to: roles });
    reask(cx, person);
    return { roles };
  },
});

async function keepOneOrganiser(cx: Cx, person: ParticipantRow): Promise<void> {
  const organisers = await organisersOf(cx.tx, person.forumId);
  if (organisers.length === 1 && organisers[0] === person.id) refuse('people/last_organiser');
}

export const removeParticipant = defineCommand({
  name: 'people.remove',
  input: zParticipantRef,
  load: withPerson,
  permit: (actor, loaded) =>
    canManagePeople(loaded.viewer) &&
    (loaded.person.roles.includes('organiser') ? canSetRoles(loaded.viewer) : manages(actor, loaded)),
  async run(cx, { participantId }, { forum, person }) {
    await lockForum(cx.tx, forum.id);
    await keepOneOrganiser(cx, person);
    // The row stays, since votes and attendance point at it; the account may join again as somebody new.
    await updatePerson(cx.tx, participantId, null, {
      removedAt: cx.now,
      accountId: null,
      voting: false,
      present: false,
      email: null,
      phone: null,
    });
    say(cx, forum.id, participantId, 'people.removed');
    reask(cx, person);
    return {};
  },
});

export const addSchool = defineCommand({
  name: 'people.addSchool',
  input: zAddSchool,
  load: (cx, input) => forumAccess(cx.tx, cx.actor, input.forumId),
  permit: manages,
  async run(cx, { forumId, ...fields }, { forum }) {
    const schoolId = cx.id();
    await insertSchools(cx.tx, [{ id: schoolId, bodyId: forum.bodyId, ...fields, createdAt: cx.now }]);
    cx.record({ stream: forumId, noun: 'school', nounId: schoolId, type: 'school.added' });
    cx.touch(`forum:${forumId}:people`);
    return { schoolId };
  },
});

export const editSchool = defineCommand({
  name: 'people.editSchool',
  input: zEditSchool,
  load: (cx, input) => forumAccess(cx.tx, cx.actor, input.forumId),
  permit: manages,
  async run(cx, { forumId, schoolId, ...fields }, { forum }) {
    if (!(await schoolIn(cx.tx, forum.bodyId, schoolId))) refuse('not_found');
    if (!cx.actor?.admin && (await schoolUsedElsewhere(cx.tx, schoolId, forumId)))
      refuse('people/school_shared');
    await updateSchool(cx.tx, schoolId, fields);
    cx.record({ stream: forumId, noun: 'school', nounId: schoolId, type: 'school.edited' });
    cx.touch(`forum:${forumId}:people`);
    return {};
  },
});
