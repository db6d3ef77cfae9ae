/** The list of an election: opened, people named with their consent, closed, opened again (EL10–EL14). */

import { type Consent, ELECTION_LIMITS } from '#domain/election/kinds.ts';
import { canAnswerFor, canNominate, canRunElection } from '#domain/election/permissions.ts';
import { type ElectionEvent, electionRuleOf, nextElectionState } from '#domain/election/rules.ts';
import { zConsent, zElection, zNominate, zOpenElection } from '#domain/election/schema.ts';
import { refuse } from '#domain/errors.ts';
import { rulesOf } from '#domain/forum/rules-schema.ts';
import { type Cx, defineCommand } from '../command.ts';
import { forumAccess } from '../forum/access.ts';
import {
  candidatesOf,
  electionById,
  insertCandidate,
  insertElection,
  nextElectionNumber,
  personOf,
  updateCandidate,
  updateElection,
} from './repository.ts';
import { type Loaded, load, loadCandidate, record, runs, touched } from './rows.ts';

export const openElection = defineCommand({
  name: 'election.open',
  input: zOpenElection,
  live: true,
  load: (cx, input) => forumAccess(cx.tx, cx.actor, input.forumId),
  permit: runs,
  async run(cx, input, { forum }) {
    const { post, title, seats, until } = input;
    if (post === 'other' && title === '') refuse('election/title_needed', { fields: { title: 'required' } });
    const rules = rulesOf(forum.preset, forum.rules);
    const id = cx.id();
    const number = await nextElectionNumber(cx.tx, forum.id);
    const secrecy = input.secrecy ?? rules.election.secrecy;
    await insertElection(cx.tx, {
      id,
      forumId: forum.id,
      number,
      post,
      title,
      seats,
      secrecy,
      until,
      rule: electionRuleOf(rules, forum.rulesVersion),
      agendaItemId: input.agendaItemId ?? null,
      createdBy: cx.actor?.accountId ?? null,
      createdAt: cx.now,
    });
    const row = (await electionById(cx.tx, id)) ?? refuse('internal');
    record(cx, row, 'election.opened', { post, seats, secrecy, rule: row.rule });
    touched(cx, forum.id);
    return { id, number };
  },
});

export const nominate = defineCommand({
  name: 'election.nominate',
  input: zNominate,
  live: true,
  load: (cx, input) => load(cx, input.electionId),
  permit: (_actor, { viewer }) => canNominate(viewer),
  async run(cx, { participantId }, { election, viewer }) {
    if (election.state !== 'nominating') refuse('election/list_closed');
    const person = await personOf(cx.tx, election.forumId, participantId);
    if (!person || person.removedAt || !person.confirmedAt) refuse('election/no_person');
    const listed = await candidatesOf(cx.tx, [election.id]);
    if (listed.length >= ELECTION_LIMITS.candidates) refuse('election/too_many');
    const self = viewer.membership?.participantId === participantId;
    const id = cx.id();
    const made = await insertCandidate(cx.tx, {
      id,
      electionId: election.id,
      participantId,
      nominatedBy: viewer.membership?.participantId ?? null,
      consent: self ? 'given' : 'asked',
      createdAt: cx.now,
    });
    if (!made) {
      const known = listed.find(({ candidate }) => candidate.participantId === participantId);
      // Naming oneself after having been named is an answer.
      if (!self || known?.candidate.consent === 'given') refuse('election/already_named');
      await updateCandidate(cx.tx, known?.candidate.id ?? '', { consent: 'given' });
    }
    record(cx, election, 'election.nominated', { participantId, self });
    touched(cx, election.forumId);
    return { named: true };
  },
});

/** Of oneself; whoever presides may write down what was said aloud, and the event says who pressed. */
export const answerNomination = defineCommand({
  name: 'election.consent',
  input: zConsent,
  live: true,
  load: (cx, { candidateId }) => loadCandidate(cx, candidateId),
  permit: (_actor, { viewer, candidate }) => canAnswerFor(viewer, candidate.participantId),
  async run(cx, { consent }, { election, candidate }) {
    if (election.state !== 'nominating') refuse('election/list_closed');
    if (candidate.consent !== consent) {
      await updateCandidate(cx.tx, candidate.id, { consent });
      record(cx, election, 'election.consent', { participantId: candidate.participantId, consent });
      touched(cx, election.forumId);
    }
    return { consent: consent as Consent };
  },
});

async function move(cx: Cx, { election }: Loaded, event: ElectionEvent, pending?: null) {
  const state = nextElectionState(election.state, event);
  if (state.includes('/')) refuse(state as `election/${string}`, { params: { state: election.state } });
  await updateElection(cx.tx, election.id, {
    state: state as typeof election.state,
    ...(pending === null && { pending }),
  });
  touched(cx, election.forumId);
}

/** Who has not said yes is not on the ballot. */
export const closeList = defineCommand({
  name: 'election.closeList',
  input: zElection,
  live: true,
  load: (cx, input) => load(cx, input.electionId),
  permit: runs,
  async run(cx, _input, loaded) {
    const listed = await candidatesOf(cx.tx, [loaded.election.id]);
    const standing = listed.filter(({ candidate }) => candidate.consent === 'given' && !candidate.outcome);
    if (standing.length === 0) refuse('election/nobody_stands');
    await move(cx, loaded, 'close_list');
    record(cx, loaded.election, 'election.listed', {
      candidates: standing.map(({ candidate }) => candidate.participantId),
    });
    return { standing: standing.length };
  },
});

export const reopenList = defineCommand({
  name: 'election.reopenList',
  input: zElection,
  live: true,
  load: (cx, input) => load(cx, input.electionId),
  permit: (_actor, { viewer }) => canRunElection(viewer),
  async run(cx, _input, loaded) {
    await move(cx, loaded, 'reopen_list', null);
    record(cx, loaded.election, 'election.reopened');
    return { id: loaded.election.id };
  },
});

export const withdrawElection = defineCommand({
  name: 'election.withdraw',
  input: zElection,
  live: true,
  load: (cx, input) => load(cx, input.electionId),
  permit: runs,
  async run(cx, _input, loaded) {
    await move(cx, loaded, 'withdraw');
    record(cx, loaded.election, 'election.withdrawn');
    return { id: loaded.election.id };
  },
});
