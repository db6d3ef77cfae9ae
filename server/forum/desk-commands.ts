/**
 * The registration desk. Several desks work at once: each tap is idempotent and queues on the person's row. Attendance
 * is an append-only log beside the present state; one person is one vote however many phones (FO50–FO57).
 */

import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { zAllRef, zConfirm, zSetPresence, zSetVoting, zWalkIn } from '#domain/forum/people-schema.ts';
import { canKeepDesk } from '#domain/forum/permissions.ts';
import { mayHaveVote } from '#domain/forum/rules.ts';
import { defineCommand } from '../command.ts';
import { type Access, forumAccess } from './access.ts';
import { badgeCodes } from './badge-codes.ts';
import { reask, say, withPerson } from './people-access.ts';
import {
  badgeCodesOf,
  giveVotingToAll,
  insertAttendance,
  insertPeople,
  peopleOf,
  updatePerson,
} from './people-repository.ts';
import { lockForum } from './repository.ts';

const keeps = <L extends Access>(_: Actor | null, { viewer }: L) => canKeepDesk(viewer);

export const setPresence = defineCommand({
  name: 'desk.setPresence',
  input: zSetPresence,
  live: true,
  load: withPerson,
  permit: keeps,
  async run(cx, { participantId, present }, { forum, person }) {
    if (person.present === present) return { present };
    await updatePerson(cx.tx, participantId, null, { present, ...(present && { presentAt: cx.now }) });
    await insertAttendance(cx.tx, {
      id: cx.id(),
      participantId,
      forumId: forum.id,
      at: cx.now,
      present,
      channel: 'desk',
      by: cx.actor?.accountId ?? null,
    });
    say(cx, forum.id, participantId, present ? 'desk.came' : 'desk.left');
    return { present };
  },
});

export const setVoting = defineCommand({
  name: 'desk.setVoting',
  input: zSetVoting,
  live: true,
  load: withPerson,
  permit: keeps,
  async run(cx, { participantId, voting }, { forum, person }) {
    if (person.voting === voting) return { voting };
    if (voting && !mayHaveVote(person.roles)) refuse('people/guest_no_vote');
    await updatePerson(cx.tx, participantId, null, {
      voting,
      // The desk that gives a vote has seen the person.
      ...(voting &&
        person.confirmedAt === null && { confirmedAt: cx.now, confirmedBy: cx.actor?.accountId ?? null }),
    });
    say(cx, forum.id, participantId, voting ? 'desk.voting_given' : 'desk.voting_taken');
    reask(cx, person);
    return { voting };
  },
});

/** Everybody on the list who may have a vote gets it: the list was checked beforehand. */
export const giveVotingToList = defineCommand({
  name: 'desk.giveVotingToList',
  input: zAllRef,
  load: async (cx, { forumId }) => forumAccess(cx.tx, cx.actor, forumId),
  permit: keeps,
  async run(cx, { forumId }) {
    await lockForum(cx.tx, forumId);
    const people = (await peopleOf(cx.tx, forumId)).map(({ person }) => person);
    const chosen = people.filter(
      (person) => !person.voting && person.confirmedAt !== null && mayHaveVote(person.roles),
    );
    await giveVotingToAll(
      cx.tx,
      forumId,
      chosen.map(({ id }) => id),
    );
    say(cx, forumId, forumId, 'desk.voting_given_to_list', { people: chosen.length });
    cx.revoke({ forumId, code: 'rights_changed' });
    return { given: chosen.length };
  },
});

/** Somebody who came by the QR alone is known from now on; a guest may stay a guest. */
export const confirmParticipant = defineCommand({
  name: 'desk.confirm',
  input: zConfirm,
  live: true,
  load: withPerson,
  permit: keeps,
  async run(cx, { participantId, as }, { forum, person }) {
    const onlyGuest = person.roles.length === 1 && person.roles[0] === 'guest';
    const roles = onlyGuest && as === 'participant' ? (['participant'] as const) : person.roles;
    if (person.confirmedAt !== null && roles === person.roles) return {};
    await updatePerson(cx.tx, participantId, null, {
      roles: [...roles],
      confirmedAt: person.confirmedAt ?? cx.now,
      confirmedBy: person.confirmedBy ?? cx.actor?.accountId ?? null,
    });
    say(cx, forum.id, participantId, 'desk.confirmed', { as });
    reask(cx, person);
    return {};
  },
});

/** Added, confirmed and in the hall in one tap; the badge code is read to the person. */
export const addWalkIn = defineCommand({
  name: 'desk.addWalkIn',
  input: zWalkIn,
  live: true,
  load: (cx, { forumId }) => forumAccess(cx.tx, cx.actor, forumId),
  permit: keeps,
  async run(cx, { forumId, voting, ...fields }) {
    await lockForum(cx.tx, forumId);
    const [badgeCode = ''] = badgeCodes(cx.services.ids, await badgeCodesOf(cx.tx, forumId), 1);
    const participantId = cx.id();
    await insertPeople(cx.tx, [
      {
        id: participantId,
        forumId,
        ...fields,
        roles: ['participant'],
        source: 'walk_in',
        badgeCode,
        confirmedAt: cx.now,
        confirmedBy: cx.actor?.accountId ?? null,
        voting,
        present: true,
        presentAt: cx.now,
        createdAt: cx.now,
      },
    ]);
    await insertAttendance(cx.tx, {
      id: cx.id(),
      participantId,
      forumId,
      at: cx.now,
      present: true,
      channel: 'desk',
      by: cx.actor?.accountId ?? null,
    });
    say(cx, forumId, participantId, 'desk.walk_in_added', { voting });
    return { participantId, badgeCode };
  },
});
