/** Tells last year's forum up to its adopted resolution; what became of it is told in tell-answers.ts. */

import { parseDeadline } from '#domain/resolution/deadline.ts';
import { byPos } from '#domain/resolution/fraction.ts';
import { addBlock, setGroupFields } from '#domain/resolution/operations.ts';
import { HEADS, LAST, LAST_CLAUSES, METHOD, UO } from './last-year.ts';
import { PEOPLE, person, ROLES, stayed } from './people.ts';
import { edit, must, personInput, type Stage, seatFounder, seats, sit } from './stage.ts';
import { tellSpeeches } from './tell-hall.ts';
import { FORUM } from './this-year.ts';

export type ToldLast = { forumId: string; slug: string; resolutionId: string };

export async function tellLastYear(stage: Stage, day: string, bodyId: string): Promise<ToldLast> {
  const { nouns, clock } = stage;
  const organiser = stage.actors.get(person(ROLES.organiser).fullName)!;
  const { forumId, slug } = must(
    await nouns.forum.commands.createForum(organiser, {
      preset: 'municipal',
      name: LAST.name,
      number: LAST.number,
      startsOn: day,
      settlement: FORUM.settlement,
      venue: FORUM.venue,
      organisers: FORUM.organisers,
      bodyId,
    }),
  );
  let version = 1;
  const expect = () => ({ forumId, expectV: version });
  version = must(
    await nouns.forum.commands.editForum(organiser, {
      ...expect(),
      goal: LAST.goal,
      participantGroups: LAST.groups,
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
  const seat = await seats(stage, forumId);
  await seatFounder(stage, slug, person(ROLES.organiser), seat.get(organiser.name)!);
  must(
    await nouns.forum.commands.setRoles(organiser, {
      participantId: seat.get(person(ROLES.secretary).fullName)!,
      roles: ['secretary', 'participant'],
    }),
  );
  must(
    await nouns.forum.commands.setRoles(organiser, {
      participantId: seat.get(person(ROLES.presiding).fullName)!,
      roles: ['presiding', 'participant'],
    }),
  );
  for (const school of [ROLES.moderator, ROLES.secretary, ROLES.presiding, ROLES.participant]) {
    await sit(stage, forumId, person(school), stage.actors.get(person(school).fullName)!);
  }
  for (const track of LAST.tracks) {
    const made = must(await nouns.track.commands.createTrack(organiser, { forumId, title: track.title }));
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
  for (const p of PEOPLE)
    must(
      await nouns.forum.commands.setPresence(organiser, {
        participantId: seat.get(p.fullName)!,
        present: true,
      }),
    );

  const resolution = must(await nouns.resolution.commands.ensureResolution(organiser, { forumId }));
  await writeText(stage, resolution.draftId, forumId, day);
  clock.advance(4 * 3_600_000);
  await tellSpeeches(stage, forumId);
  clock.advance(1_800_000);
  for (const p of PEOPLE.filter((one) => !stayed(one)))
    must(
      await nouns.forum.commands.setPresence(organiser, {
        participantId: seat.get(p.fullName)!,
        present: false,
      }),
    );
  const chair = stage.actors.get(person(ROLES.presiding).fullName)!;
  must(await nouns.resolution.commands.freezeText(chair, { resolutionId: resolution.id }));
  const put = must(await nouns.vote.commands.putToVote(chair, { forumId, matter: 'whole', method: 'hands' }));
  must(
    await nouns.vote.commands.announceResult(chair, {
      voteId: put.id,
      hands: { for: 24, against: 0, abstain: 1 },
    }),
  );
  version = must(
    await nouns.forum.commands.setForumState(organiser, { ...expect(), state: 'closed' }),
  ).version;
  return { forumId, slug, resolutionId: resolution.id };
}

/** Six clauses for the authority and its method department, three for the schools; one came from a proposal of a track. */
async function writeText(stage: Stage, draftId: string, forumId: string, day: string): Promise<void> {
  const { nouns } = stage;
  const organiser = stage.actors.get(person(ROLES.organiser).fullName)!;
  const participant = stage.actors.get(person(ROLES.participant).fullName)!;
  const tracks = await nouns.track.queries.trackCards(organiser, forumId);
  const proposal = must(
    await nouns.proposal.commands.submitProposal(participant, {
      forumId,
      trackId: tracks[3]!.id,
      text: 'Закрепить наставника за каждым, кто первый год руководит школой.',
      deadlineText: 'до 1 марта',
    }),
  );
  const resolutionId = (await nouns.resolution.commands.ensureResolution(organiser, { forumId })) as {
    ok: true;
    data: { id: string };
  };
  let groups: string[] = [];
  await edit(stage, draftId, organiser, (tool, draft) => {
    groups = [...draft.groups].sort(byPos).map((g) => g.id);
    setGroupFields(tool, groups[0]!, {
      verb: 'Рекомендовать',
      addressees: [UO, METHOD].map((name) => ({ name, bodyId: null })),
      markerStyle: 'cyrillic',
    });
    setGroupFields(tool, groups[1]!, {
      verb: 'Рекомендовать',
      addressees: [{ name: HEADS, bodyId: null }],
      markerStyle: 'decimal-paren',
    });
  });
  const [first, ...rest] = LAST_CLAUSES;
  must(
    await nouns.proposal.commands.takeProposals(organiser, {
      resolutionId: resolutionId.data.id,
      proposalIds: [proposal.id],
      groupId: groups[0]!,
      text: first.text,
    }),
  );
  await edit(stage, draftId, organiser, (tool) => {
    for (const clause of rest) {
      const read = clause.deadline ? parseDeadline(clause.deadline, { base: day }) : null;
      addBlock(tool, {
        kind: 'clause',
        group: groups[clause.group]!,
        text: clause.text,
        owner: clause.owner,
        deadlineText: clause.deadline,
        ...(read && !read.needsConfirmation && { deadlineDay: read.day, deadlinePrecision: read.precision }),
      });
    }
  });
}
