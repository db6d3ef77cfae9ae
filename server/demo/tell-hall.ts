/** Tells what happened at the microphones: last year's speeches by commands, this year's questions, poll and cloud. */

import { wordKey } from '#domain/poll/rules.ts';
import { poll, pollAnswer, question, questionVote } from '#drizzle/schema/floor.ts';
import { AGENDA, CLOUD, LAST_AGENDA, LAST_SPEECHES, POLL, QUESTIONS } from './hall.ts';
import { PEOPLE, person, ROLES } from './people.ts';
import { must, type Stage, seats } from './stage.ts';

const chairOf = (stage: Stage) => stage.actors.get(person(ROLES.presiding).fullName)!;

export async function setAgenda(
  stage: Stage,
  forumId: string,
  number: number,
  agenda: { text: string; minutes?: number }[],
): Promise<string> {
  const { nouns } = stage;
  const page = await nouns.track.queries.trackPage(chairOf(stage), forumId, number);
  const { id: trackId, version: expectV, title, room } = page;
  must(await nouns.track.commands.editTrack(chairOf(stage), { trackId, expectV, title, room, agenda }));
  return trackId;
}

/** The round table of last year, turn by turn; its minutes read ВЫСТУПИЛИ from these. */
export async function tellSpeeches(stage: Stage, forumId: string): Promise<void> {
  const { nouns, clock } = stage;
  const chair = chairOf(stage);
  const seat = await seats(stage, forumId);
  const floorId = await setAgenda(stage, forumId, 5, LAST_AGENDA);
  let line = -1;
  let version = 0;
  const stepped = (answer: { version: number }) => {
    version = answer.version;
  };
  for (const speech of LAST_SPEECHES) {
    const at = { floorId, expectV: version };
    if (speech.line !== line) {
      line = speech.line;
      stepped(must(await nouns.floor.commands.setAgendaLine(chair, { ...at, at: line })));
    }
    const who = speech.school
      ? { participantId: seat.get(person(speech.school).fullName)! }
      : { name: speech.name ?? '' };
    clock.advance(8_000);
    const now = { floorId, expectV: version };
    if (speech.interposed) {
      stepped(must(await nouns.floor.commands.interpose(chair, { ...now, ...who })));
      clock.advance(speech.seconds * 1000);
      stepped(must(await nouns.floor.commands.finishTurn(chair, { floorId, expectV: version })));
    } else
      stepped(
        must(await nouns.floor.commands.giveFloor(chair, { ...now, ...who, kind: speech.kind ?? 'main' })),
      );
    clock.advance(speech.seconds * 1000);
  }
  must(await nouns.floor.commands.finishTurn(chair, { floorId, expectV: version }));
}

/** This year: questions to the round table, a poll of the hall that is over, a cloud of the mentors' workshop. */
export async function tellHall(stage: Stage, forumId: string): Promise<void> {
  const { services, clock } = stage;
  const seat = await seats(stage, forumId);
  const voters = PEOPLE.map((p) => seat.get(p.fullName)!);
  const floorId = await setAgenda(stage, forumId, 5, AGENDA);
  for (const [at, asked] of QUESTIONS.entries()) {
    const id = services.ids.id();
    await services.db.insert(question).values({
      id,
      forumId,
      floorId,
      number: at + 1,
      text: asked.text,
      participantId: asked.school ? seat.get(person(asked.school).fullName)! : null,
      state: asked.state ?? 'open',
      createdAt: clock.now(),
    });
    const votes = voters
      .slice(at, at + asked.votes)
      .map((participantId) => ({ questionId: id, participantId }));
    if (votes.length > 0) await services.db.insert(questionVote).values(votes);
  }
  const done = { forumId, number: 1, state: 'closed' as const, shown: true };
  const times = { createdAt: clock.now(), openedAt: clock.now(), closedAt: clock.now() };
  const pollId = services.ids.id();
  await services.db.insert(poll).values({
    ...done,
    ...times,
    id: pollId,
    floorId: forumId,
    kind: 'single',
    title: POLL.title,
    options: POLL.options.map((text, n) => ({ id: String(n + 1), text })),
  });
  const keys = POLL.counts.flatMap((count, n) => Array.from({ length: count }, () => String(n + 1)));
  await services.db
    .insert(pollAnswer)
    .values(keys.map((key, n) => ({ pollId, participantId: voters[n]!, key })));
  const cloudId = services.ids.id();
  const workshop = await stage.nouns.track.queries.trackPage(chairOf(stage), forumId, 3);
  await services.db
    .insert(poll)
    .values({ ...done, ...times, id: cloudId, floorId: workshop.id, kind: 'cloud', title: CLOUD.title });
  const words = CLOUD.words.flatMap(([text, count], w) =>
    Array.from({ length: count }, (_, n) => ({
      pollId: cloudId,
      participantId: voters[(w * 5 + n) % voters.length]!,
      key: wordKey(text),
      text,
    })),
  );
  await services.db.insert(pollAnswer).values(words);
}
