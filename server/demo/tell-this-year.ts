/** Tells the story of this year's forum: announced, running, proposals on the desk, a text half written. */

import type { Actor } from '#domain/actor.ts';
import { parseDeadline } from '#domain/resolution/deadline.ts';
import { byPos } from '#domain/resolution/fraction.ts';
import { addBlock, setGroupFields } from '#domain/resolution/operations.ts';
import { PEOPLE, person, ROLES, stayed } from './people.ts';
import { QUIZ, QUIZ_TITLE } from './quiz.ts';
import { edit, must, personInput, type Stage, seatFounder, seats, sit } from './stage.ts';
import { tellTables } from './tell-tables.ts';
import { CLAUSES, FORUM, GROUPS, MERGED, PROGRAMME, PROPOSALS, RETURNED, TRACKS } from './this-year.ts';

export type Told = { forumId: string; slug: string; joinCode: string };

export async function tellThisYear(stage: Stage, day: string, previousForumId: string): Promise<Told> {
  const { nouns } = stage;
  const organiser = stage.actors.get(person(ROLES.organiser).fullName)!;
  const { forumId, slug, joinCode } = must(
    await nouns.forum.commands.createForum(organiser, {
      preset: 'municipal',
      name: FORUM.name,
      number: FORUM.number,
      startsOn: day,
      settlement: FORUM.settlement,
      venue: FORUM.venue,
      organisers: FORUM.organisers,
      copyFrom: previousForumId,
      copy: { programme: false, people: false },
    }),
  );
  let version = 1;
  const expect = () => ({ forumId, expectV: version });
  version = must(
    await nouns.forum.commands.editForum(organiser, {
      ...expect(),
      goal: FORUM.goal,
      participantGroups: FORUM.groups,
      public: true,
    }),
  ).version;
  version = must(
    await nouns.forum.commands.setOperator(organiser, { ...expect(), operator: FORUM.operator }),
  ).version;
  must(
    await nouns.forum.commands.importPeople(organiser, {
      forumId,
      newSchools: true,
      people: PEOPLE.filter((p) => p.fullName !== organiser.name).map(personInput),
    }),
  );
  must(
    await nouns.forum.commands.importProgramme(organiser, {
      forumId,
      items: PROGRAMME.map((item) => ({ ...item, day })),
    }),
  );
  const seat = await seats(stage, forumId);
  await seatFounder(stage, slug, person(ROLES.organiser), seat.get(organiser.name)!);

  const roles: Record<
    string,
    (
      | 'organiser'
      | 'moderator'
      | 'secretary'
      | 'participant'
      | 'presiding'
      | 'editor'
      | 'teller'
      | 'registrar'
    )[]
  > = {
    [ROLES.moderator]: ['moderator', 'editor', 'participant'],
    [ROLES.secretary]: ['secretary', 'teller', 'registrar', 'participant'],
    [ROLES.presiding]: ['presiding', 'editor', 'participant'],
  };
  for (const [school, list] of Object.entries(roles)) {
    must(
      await nouns.forum.commands.setRoles(organiser, {
        participantId: seat.get(person(school).fullName)!,
        roles: list,
      }),
    );
  }
  for (const school of [ROLES.moderator, ROLES.secretary, ROLES.presiding, ROLES.participant]) {
    await sit(stage, forumId, person(school), stage.actors.get(person(school).fullName)!);
  }
  const items = await nouns.forum.queries.programme(organiser, slug);
  for (const track of TRACKS) {
    const programmeItemId = items.days[0]?.items[track.item]?.id ?? null;
    const made = must(
      await nouns.track.commands.createTrack(organiser, {
        forumId,
        title: track.title,
        kind: track.kind,
        room: PROGRAMME[track.item]?.room ?? '',
        programmeItemId,
      }),
    );
    must(
      await nouns.track.commands.setTrackPerson(organiser, {
        trackId: made.id,
        participantId: seat.get(person(track.moderator).fullName)!,
        role: 'moderator',
      }),
    );
  }
  version = must(
    await nouns.forum.commands.setForumState(organiser, { ...expect(), state: 'announced' }),
  ).version;
  version = must(
    await nouns.forum.commands.setForumState(organiser, { ...expect(), state: 'running' }),
  ).version;
  const secretary = stage.actors.get(person(ROLES.secretary).fullName)!;
  for (const p of PEOPLE.filter(stayed))
    must(
      await nouns.forum.commands.setPresence(secretary, {
        participantId: seat.get(p.fullName)!,
        present: true,
      }),
    );
  await tellProposals(stage, forumId, seat);
  await tellTables(stage, forumId);
  await tellQuiz(stage, organiser, forumId);
  return { forumId, slug, joinCode };
}

async function tellProposals(stage: Stage, forumId: string, seat: Map<string, string>): Promise<void> {
  const { nouns } = stage;
  const organiser = stage.actors.get(person(ROLES.organiser).fullName)!;
  const moderator = stage.actors.get(person(ROLES.moderator).fullName)!;
  const tracks = await nouns.track.queries.trackCards(organiser, forumId);
  const ids: string[] = [];
  for (const p of PROPOSALS) {
    stage.clock.advance(97_000);
    const made = must(
      await nouns.proposal.commands.submitProposal(moderator, {
        forumId,
        trackId: tracks.find((t) => t.number === p.track)!.id,
        onBehalfOf: seat.get(person(p.school).fullName)!,
        text: p.text,
        addressees: p.addressees ?? [],
        ownerText: p.owner ?? '',
        deadlineText: p.deadline ?? '',
        showAuthor: p.showAuthor ?? false,
      }),
    );
    ids.push(made.id);
  }
  const resolution = must(await nouns.resolution.commands.ensureResolution(organiser, { forumId }));
  let groupIds: string[] = [];
  await edit(stage, resolution.draftId, organiser, (tool, draft) => {
    groupIds = [...draft.groups].sort(byPos).map((g) => g.id);
    for (const [i, group] of GROUPS.entries()) {
      setGroupFields(tool, groupIds[i]!, {
        verb: group.verb,
        addressees: group.addressees.map((name) => ({ name, bodyId: null })),
        markerStyle: group.markerStyle,
      });
    }
  });
  must(
    await nouns.proposal.commands.takeProposals(moderator, {
      resolutionId: resolution.id,
      proposalIds: MERGED.leads.map((i) => ids[i]!),
      groupId: groupIds[0]!,
      text: MERGED.text,
    }),
  );
  await edit(stage, resolution.draftId, moderator, (tool) => {
    for (const clause of CLAUSES.filter((c) => c.proposals.length === 0)) {
      const read = clause.deadline ? parseDeadline(clause.deadline, { base: null }) : null;
      addBlock(tool, {
        kind: 'clause',
        group: groupIds[clause.group]!,
        text: clause.text,
        owner: clause.owner,
        deadlineText: clause.deadline,
        ...(read && !read.needsConfirmation && { deadlineDay: read.day, deadlinePrecision: read.precision }),
      });
    }
  });
  for (const clause of CLAUSES.filter((c) => c.proposals.length > 0)) {
    must(
      await nouns.proposal.commands.takeProposals(moderator, {
        resolutionId: resolution.id,
        proposalIds: clause.proposals.map((i) => ids[i]!),
        groupId: groupIds[clause.group]!,
        text: clause.text,
      }),
    );
  }
  must(
    await nouns.proposal.commands.returnProposal(moderator, {
      proposalId: ids[RETURNED.index]!,
      reason: RETURNED.reason,
    }),
  );
}

async function tellQuiz({ nouns }: Stage, organiser: Actor, forumId: string): Promise<void> {
  must(
    await nouns.quiz.commands.createQuiz(organiser, {
      forumId,
      title: QUIZ_TITLE,
      teams: true,
      questions: QUIZ,
    }),
  );
}
