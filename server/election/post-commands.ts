/** After the count: the lot, acceptance, the term of the post, and the rights that go with it (EL30–EL35). */
import { ROLE_OF_POST } from '#domain/election/kinds.ts';
import { drawLot } from '#domain/election/lot.ts';
import { canAnswerFor, canCountElection, canGiveOffice } from '#domain/election/permissions.ts';
import { zAcceptPost, zAttachScan, zDrawLot, zGiveOffice } from '#domain/election/schema.ts';
import { refuse } from '#domain/errors.ts';
import { wallClock } from '#domain/forum/programme.ts';
import { defineCommand } from '../command.ts';
import { forumAccess } from '../forum/access.ts';
import { setRoles } from '../forum/people-commands.ts';
import { sha256 } from '../ids.ts';
import { keepScan } from '../resolution/access.ts';
import {
  insertTerm,
  personOf,
  termById,
  updateCandidate,
  updateElection,
  updateRound,
  updateTerm,
} from './repository.ts';
import { loadCandidate, loadRound, record, runs, settled, touched } from './rows.ts';

/** The seed was drawn and its hash shown when the tie was announced; now the hall's phrase is added and both are shown. */
export const drawTheLot = defineCommand({
  name: 'election.draw',
  input: zDrawLot,
  live: true,
  load: (cx, input) => loadRound(cx, input.roundId),
  permit: runs,
  async run(cx, { phrase }, { round, election }) {
    const { pending } = election;
    if (pending?.kind !== 'lot' || !round.lot || round.lot.order.length > 0) refuse('election/no_lot');
    const order = drawLot(round.lot.seed, phrase, pending.candidates, sha256);
    const elected = order.slice(0, pending.seats);
    await updateRound(cx.tx, round.id, { lot: { ...round.lot, phrase, order } });
    for (const id of elected) await updateCandidate(cx.tx, id, { outcome: 'elected' });
    await updateElection(cx.tx, election.id, { state: await settled(cx.tx, election), pending: null });
    record(cx, election, 'election.lot_drawn', {
      roundId: round.id,
      commitment: round.lot.commitment,
      seed: round.lot.seed,
      order,
    });
    touched(cx, election.forumId);
    return { elected };
  },
});

/** The signed record of the tellers lies beside the numbers that were read from it. */
export const attachScan = defineCommand({
  name: 'election.attachScan',
  input: zAttachScan,
  load: (cx, input) => loadRound(cx, input.roundId),
  permit: (_actor, { viewer }) => canCountElection(viewer),
  async run(cx, { name, data }, { round, election }) {
    if (round.state !== 'announced' || !round.tellers) refuse('election/no_record');
    const kept = await keepScan(cx, election.forumId, { name, data });
    await updateRound(cx.tx, round.id, { protocolFileId: kept.fileId });
    record(cx, election, 'election.scan', { roundId: round.id, ...kept, replaced: round.protocolFileId });
    touched(cx, election.forumId);
    return { fileId: kept.fileId };
  },
});

/** Elected is who accepts; a seat that is declined is open again. */
export const acceptPost = defineCommand({
  name: 'election.accept',
  input: zAcceptPost,
  live: true,
  load: (cx, { candidateId }) => loadCandidate(cx, candidateId),
  permit: (_actor, { viewer, candidate }) => canAnswerFor(viewer, candidate.participantId),
  async run(cx, { accept }, { election, candidate, forum }) {
    if (candidate.outcome !== 'elected') refuse('election/not_elected');
    const { participantId } = candidate;
    if (!(await personOf(cx.tx, forum.id, participantId))) refuse('election/no_person');
    await updateCandidate(cx.tx, candidate.id, { outcome: accept ? 'accepted' : 'declined' });
    record(cx, election, accept ? 'election.accepted' : 'election.declined', { participantId });
    touched(cx, forum.id);
    if (!accept) {
      // Whoever was to be chosen next still is; else the seat waits for the rest of the list.
      if (election.state === 'elected')
        await updateElection(cx.tx, election.id, { state: await settled(cx.tx, election) });
      return { termId: null };
    }
    const termId = cx.id();
    await insertTerm(cx.tx, {
      id: termId,
      forumId: forum.id,
      bodyId: forum.bodyId,
      electionId: election.id,
      participantId,
      post: election.post,
      title: election.title,
      since: wallClock(cx.now, forum.timeZone).day,
      until: election.until,
      createdAt: cx.now,
    });
    await updateElection(cx.tx, election.id, {});
    record(cx, election, 'election.term_began', { termId, participantId, post: election.post });
    return { termId };
  },
});

/** The organiser confirms: the elected chair presides, the elected secretary keeps the minutes. */
export const giveOffice = defineCommand({
  name: 'election.giveOffice',
  input: zGiveOffice,
  live: true,
  async load(cx, { termId }) {
    const term = await termById(cx.tx, termId);
    if (!term) refuse('not_found');
    return { ...(await forumAccess(cx.tx, cx.actor, term.forumId)), term };
  },
  permit: (_actor, { viewer }) => canGiveOffice(viewer),
  async run(cx, _input, { term, forum }) {
    const role = ROLE_OF_POST[term.post];
    if (!role) refuse('election/no_office');
    if (term.officeGivenAt) return { role };
    const input = { participantId: term.participantId };
    const loaded = await setRoles.load(cx, { ...input, roles: [] });
    const roles = [...new Set([...loaded.person.roles.filter((one) => one !== 'guest'), role])];
    await setRoles.run(cx, { ...input, roles }, loaded);
    await updateTerm(cx.tx, term.id, { officeGivenAt: cx.now });
    cx.record({
      stream: forum.id,
      noun: 'election',
      nounId: term.electionId,
      type: 'election.office_given',
      data: { ...input, role, termId: term.id },
    });
    touched(cx, forum.id);
    return { role };
  },
});
