/**
 * The rights of what can be followed: live views (socket and JSON door alike), drafts (what a frame may do), and the
 * intents of the socket. A view without a line fails server/matrix.test.ts.
 */
import {
  CONDUCT,
  DESK,
  FORUM_FOLK,
  KEEP,
  KNOWN,
  MEMBERS,
  ROLES,
  type Role,
  type Row,
  rowOf,
} from './roles.ts';
import type { World } from './world.ts';

export type Sight = 'seen' | 'hidden';
const seenBy = (...roles: Role[]) => rowOf<Sight>((role) => (roles.includes(role) ? 'seen' : 'hidden'));
const INSIDE: Role[] = [...MEMBERS];

/** Forum not public. `id` is what the reader asks for. */
export const VIEWS: Record<string, { row: Row<Sight>; id: (w: World) => string }> = {
  'forum.home': { row: seenBy(...INSIDE), id: (w) => w.hall.id },
  'forum.programme': { row: seenBy(...INSIDE), id: (w) => w.hall.id },
  'forum.desk': { row: seenBy(...DESK), id: (w) => w.hall.id },
  'forum.deskMarks': { row: seenBy(...DESK), id: (w) => w.hall.id },
  'forum.people': { row: seenBy(...KNOWN), id: (w) => w.hall.id },
  'palette.find': { row: seenBy(...MEMBERS), id: (w) => w.hall.id },
  'forum.here': { row: seenBy(...INSIDE), id: (w) => w.hall.id },
  'minutes.page': { row: seenBy(...FORUM_FOLK), id: (w) => w.after.id },
  'proposal.desk': { row: seenBy(...MEMBERS), id: (w) => w.hall.id },
  'track.page': { row: seenBy(...MEMBERS), id: (w) => `${w.hall.id}:${w.track.number}` },
  'amendment.desk': { row: seenBy(...KNOWN), id: (w) => w.hall.id },
  'review.desk': { row: seenBy(...KEEP, 'presiding'), id: (w) => w.hall.id },
  'board.dashboard': { row: seenBy(...FORUM_FOLK), id: (w) => w.after.id },
  'board.desk': { row: seenBy(...FORUM_FOLK), id: (w) => w.after.id },
  'board.table': { row: seenBy(...FORUM_FOLK), id: (w) => w.after.id },
  'recommendation.page': { row: seenBy(...FORUM_FOLK), id: (w) => `${w.after.id}:${w.board.first.number}` },
  'resolution.page': { row: seenBy(...KNOWN), id: (w) => w.hall.id },
  'resolution.adopted': { row: seenBy(...MEMBERS), id: (w) => w.after.id },
  'history.list': { row: seenBy(...KNOWN), id: (w) => w.hall.id },
  'history.diff': { row: seenBy(...KNOWN), id: (w) => w.hall.id },
  'history.words': { row: seenBy(...KEEP, 'presiding', 'editor'), id: (w) => w.hall.id },
  'comment.list': { row: seenBy(...KNOWN), id: (w) => w.hall.id },
  'floor.hall': { row: seenBy(...MEMBERS), id: (w) => `${w.hall.id}:${w.track.id}` },
  'question.list': { row: seenBy(...MEMBERS), id: (w) => `${w.hall.id}:${w.track.id}` },
  'floor.people': {
    row: seenBy('organiser', 'moderator', 'secretary', 'presiding'),
    id: (w) => `${w.hall.id}:${w.track.id}`,
  },
  'floor.desk': {
    row: seenBy('organiser', 'moderator', 'secretary', 'presiding'),
    id: (w) => `${w.hall.id}:${w.track.id}`,
  },
  'floor.mine': {
    row: seenBy('participant'),
    id: (w) => `${w.hall.id}:${w.track.id}:${w.hall.seats.participant}`,
  },
  'quiz.play': { row: seenBy(...MEMBERS), id: (w) => w.quiz.runId },
  'quiz.mine': { row: seenBy('participant'), id: (w) => `${w.quiz.runId}:${w.quiz.unitId}` },
  'quiz.progress': {
    row: seenBy('organiser', 'moderator', 'secretary', 'presiding'),
    id: (w) => w.quiz.runId,
  },
  'quiz.desk': { row: seenBy('organiser', 'moderator', 'secretary', 'presiding'), id: (w) => w.quiz.runId },
  'room.pulse': { row: seenBy(...INSIDE), id: (w) => w.hall.id },
  /** Whoever has the projector's address has the projector. */
  'screen.state': { row: seenBy(...ROLES), id: (w) => `${w.hall.id}:${w.screen.token}` },
  'room.screens': { row: seenBy('organiser', 'moderator', 'secretary', 'presiding'), id: (w) => w.hall.id },
  'election.desk': { row: seenBy(...MEMBERS), id: (w) => w.hall.id },
  'election.roll': {
    row: seenBy('organiser', 'secretary', 'presiding', 'teller'),
    id: (w) => w.hall.id,
  },
  'election.turnout': { row: seenBy(...MEMBERS), id: (w) => w.hall.id },
  'vote.current': { row: seenBy(...MEMBERS), id: (w) => w.voting.id },
  'vote.list': { row: seenBy(...MEMBERS), id: (w) => w.voting.id },
  'vote.roll': {
    row: seenBy('organiser', 'secretary', 'presiding', 'teller'),
    id: (w) => w.voting.id,
  },
  'vote.turnout': { row: seenBy(...MEMBERS), id: (w) => w.voting.id },
};

/** What the drafting socket lets a connection do: take in frames, only read, hear that the text is frozen, or nothing. */
export type Pen = 'write' | 'read' | 'frozen' | 'shut';
const penOf = (write: Role[], read: Role[]) =>
  rowOf<Pen>((role) => (write.includes(role) ? 'write' : read.includes(role) ? 'read' : 'shut'));

export const DRAFTS: Record<string, { kind: string; row: Row<Pen>; id: (w: World) => string }> = {
  'resolution, pen with the editors': {
    kind: 'resolution',
    row: penOf([...KEEP, 'presiding', 'editor'], KNOWN),
    id: (w) => w.draft.draftId,
  },
  'notes of a track': { kind: 'notes', row: penOf(KNOWN, []), id: (w) => w.track.notesDraftId },
  'sheet of a table': {
    kind: 'resolution',
    row: penOf(CONDUCT, KNOWN),
    id: (w) => w.track.sheetDraftId,
  },
  'resolution, frozen': {
    kind: 'resolution',
    row: rowOf<Pen>((role) => (KNOWN.includes(role) ? 'frozen' : 'shut')),
    id: (w) => w.ice.draftId,
  },
};

/** Which lines decide an intent of the socket; an intent without one fails. */
export const INTENTS: Record<string, 'views' | 'commands' | 'nothing to know'> = {
  'view:open': 'views',
  'view:close': 'nothing to know',
  'clock:ping': 'nothing to know',
  'command:run': 'commands',
};
