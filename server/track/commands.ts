/** Making and running tracks. The shared notes of a track are a draft made with it. */
import { refuse } from '#domain/errors.ts';
import { canMakeTracks, canRunTrack, canSeeTrackInside } from '#domain/track/permissions.ts';
import {
  zCreateTrack,
  zEditTrack,
  zJoinTrack,
  zSetProposalsOpen,
  zSetTrackPerson,
} from '#domain/track/schema.ts';
import { type Cx, defineCommand } from '../command.ts';
import { rawSql } from '../db.ts';
import { forumAccess } from '../forum/access.ts';
import {
  insertTrack,
  isParticipantOf,
  linkProgrammeItem,
  nextTrackNumber,
  peopleOf,
  setPerson,
  trackById,
  updateTrack,
} from './repository.ts';

const keysOf = (forumId: string, trackId: string) => [`forum:${forumId}:tracks`, `track:${trackId}`];

async function loadTrack(cx: Cx, trackId: string) {
  const row = await trackById(cx.tx, trackId);
  if (!row) refuse('not_found');
  const access = await forumAccess(cx.tx, cx.actor, row.forumId);
  const people = await peopleOf(cx.tx, [row.id]);
  return {
    ...access,
    row,
    moderators: people.filter((p) => p.role === 'moderator').map((p) => p.participantId),
  };
}

export const createTrack = defineCommand({
  name: 'track.create',
  input: zCreateTrack,
  load: (cx, input) => forumAccess(cx.tx, cx.actor, input.forumId),
  permit: (_actor, { viewer }) => canMakeTracks(viewer),
  async run(cx, input, { forum }) {
    const id = cx.id();
    const number = await nextTrackNumber(cx.tx, forum.id);
    const notesDraftId = cx.id();
    await cx.services.drafting.create(rawSql(cx.tx), {
      id: notesDraftId,
      kind: 'notes',
      accountId: cx.actor!.accountId,
    });
    await insertTrack(cx.tx, {
      id,
      forumId: forum.id,
      number,
      title: input.title,
      kind: input.kind,
      room: input.room,
      notesDraftId,
      createdAt: cx.now,
    });
    if (input.programmeItemId && !(await linkProgrammeItem(cx.tx, forum.id, input.programmeItemId, id)))
      refuse('not_found');
    cx.record({
      stream: forum.id,
      noun: 'track',
      nounId: id,
      type: 'track.created',
      data: { number, programmeItemId: input.programmeItemId },
    });
    cx.touch(...keysOf(forum.id, id), `forum:${forum.id}:programme`);
    return { id, number };
  },
});

export const editTrack = defineCommand({
  name: 'track.edit',
  input: zEditTrack,
  load: (cx, input) => loadTrack(cx, input.trackId),
  permit: (_actor, { viewer, moderators }) => canRunTrack(viewer, moderators),
  async run(cx, input, { forum, row }) {
    if (row.version !== input.expectV) refuse('conflict');
    await updateTrack(cx.tx, row.id, { title: input.title, room: input.room, agenda: input.agenda });
    cx.record({ stream: forum.id, noun: 'track', nounId: row.id, type: 'track.edited' });
    cx.touch(...keysOf(forum.id, row.id));
    return { id: row.id, version: row.version + 1 };
  },
});

export const setProposalsOpen = defineCommand({
  name: 'track.setProposalsOpen',
  input: zSetProposalsOpen,
  live: true,
  load: (cx, input) => loadTrack(cx, input.trackId),
  permit: (_actor, { viewer, moderators }) => canRunTrack(viewer, moderators),
  async run(cx, input, { forum, row }) {
    if (row.proposalsOpen !== input.open) {
      await updateTrack(cx.tx, row.id, { proposalsOpen: input.open });
      cx.record({
        stream: forum.id,
        noun: 'track',
        nounId: row.id,
        type: input.open ? 'track.proposals_opened' : 'track.proposals_closed',
      });
      cx.touch(...keysOf(forum.id, row.id));
    }
    return { open: input.open };
  },
});

export const setTrackPerson = defineCommand({
  name: 'track.setPerson',
  input: zSetTrackPerson,
  load: (cx, input) => loadTrack(cx, input.trackId),
  permit: (_actor, { viewer, moderators }) => canRunTrack(viewer, moderators),
  async run(cx, input, { forum, row }) {
    if (!(await isParticipantOf(cx.tx, forum.id, input.participantId))) refuse('not_found');
    await setPerson(cx.tx, input);
    cx.record({
      stream: forum.id,
      noun: 'track',
      nounId: row.id,
      type: 'track.person_set',
      data: { participantId: input.participantId, role: input.role },
    });
    cx.touch(...keysOf(forum.id, row.id));
    return { id: row.id };
  },
});

/** A participant says which track they work in. */
export const joinTrack = defineCommand({
  name: 'track.join',
  input: zJoinTrack,
  live: true,
  load: (cx, input) => loadTrack(cx, input.trackId),
  permit: (_actor, { viewer }) => canSeeTrackInside(viewer),
  async run(cx, input, { viewer, row, moderators }) {
    const participantId = viewer.membership!.participantId;
    if (!moderators.includes(participantId))
      await setPerson(cx.tx, { trackId: row.id, participantId, role: input.join ? 'member' : null });
    cx.touch(`track:${row.id}`);
    return { member: input.join };
  },
});
