/**
 * Reading the board. Every query begins with the forum's viewer (or with the link) and ends in the projection of that
 * audience; what an audience may not see never becomes part of its answer.
 */
import type { Actor, ForumViewer } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { type Eyes, seenAs } from '#domain/forum/eyes.ts';
import { canSeeAsOthers } from '#domain/forum/permissions.ts';
import { wallClock } from '#domain/forum/programme.ts';
import type { MySchoolView } from '#domain/recommendation/page-views.ts';
import {
  boardRoles,
  canKeepBoard,
  canKeepLetters,
  canPublishBoard,
  canSeeBoard,
} from '#domain/recommendation/permissions.ts';
import { GROUP_OF_STATE, STATES, statesOf } from '#domain/recommendation/rules.ts';
import { shownSignals } from '#domain/recommendation/signals.ts';
import {
  addresseeRow,
  type BoardCounts,
  type BoardForum,
  type BoardView,
  keeperRow,
  type Look,
  type MeetingView,
  memberRow,
  type PublicBoardView,
  type PublishView,
  type Snapshot,
} from '#domain/recommendation/views.ts';
import { canSeeRecord } from '#domain/vote/permissions.ts';
import type { Q } from '../bind.ts';
import { forumAccess } from '../forum/access.ts';
import { cachePerHouse } from '../versioned-cache.ts';
import { inCircle, schoolById } from './directory-repository.ts';
import { fileBytes, fileHolder } from './letter-repository.ts';
import { boardForum, lookOf } from './project.ts';
import {
  addresseesOfForum,
  boardRecords,
  lastPublished,
  marksOf as marksOfSchool,
  publishedFile,
  publishedForum,
  resolutionsWithRows,
  snapshotsOf,
} from './repository.ts';
import { searchBoard } from './search-repository.ts';
import { type BoardSums, sumsOf } from './signal-repository.ts';
import { buildSnapshot } from './snapshot.ts';

const PAGE = 50;
/** Longer pages are not worth their place in memory. */
const KEPT_ROWS = 100;

export type BoardParams = {
  group?: string;
  addressee?: string;
  q?: string;
  pending?: string;
  signal?: string;
  after?: string;
  limit?: string;
  as?: Eyes | null;
};

function countsOf({ states, pending }: BoardSums, keeper: boolean): BoardCounts {
  const counts: BoardCounts = { open: 0, answered: 0, closed: 0, total: 0, pending: keeper ? pending : 0 };
  for (const state of STATES) {
    counts[GROUP_OF_STATE[state]] += states[state];
    counts.total += states[state];
  }
  return counts;
}

/** The board of the reader's audience, or of the audience through whose eyes the organiser looks. */
export async function boardTable(
  q: Q,
  actor: Actor | null,
  forumRef: string,
  params: BoardParams = {},
): Promise<BoardView> {
  const { viewer: self, forum, stamps } = await forumAccess(q.db, actor, forumRef);
  const viewer = seenAs(self, params.as ?? null);
  const asOffice = params.as === 'addressee' && canSeeAsOthers(self);
  if (!canSeeBoard(viewer) && !asOffice) refuse('not_found');
  const keeper = canKeepBoard(viewer);
  const eyes: BoardEyes = {
    head: boardForum(forum),
    look: await lookOf(q, forum, stamps.board),
    audience: asOffice ? 'addressee' : keeper ? 'keeper' : 'member',
    may: {
      publish: canPublishBoard(viewer),
      letters: canKeepLetters(viewer),
      mySchool: viewer.membership?.confirmed === true && viewer.membership.schoolId !== null,
      seeAs: canSeeAsOthers(viewer),
    },
  };
  const { as: _, ...filter } = params;
  const make = () => boardFor(q, eyes, filter, stamps.board);
  if (Number(filter.limit) > KEPT_ROWS) return make();
  // Whoever goes far down does not push out the first rows, which everybody asks for.
  const kept = filter.after ? further : boards;
  return kept(q.services).get(JSON.stringify([eyes, filter]), stamps.board, make);
}

/** Everything a board depends on besides its rows. */
type BoardEyes = {
  head: BoardForum;
  look: Look;
  audience: BoardView['audience'];
  may: { publish: boolean; letters: boolean; mySchool: boolean; seeAs: boolean };
};
const boards = cachePerHouse<BoardView>(100);
const further = cachePerHouse<BoardView>(40);
/** What a whole board says of itself, the same under every filter. */
const facets = cachePerHouse<Awaited<ReturnType<typeof facetsOf>>>(100);

async function facetsOf(q: Q, { id }: BoardForum, { marks }: Look) {
  const [addressees, sums, snapshot] = await Promise.all([
    addresseesOfForum(q.db, id),
    sumsOf(q.db, id, marks),
    lastPublished(q.db, id),
  ]);
  return { addressees, sums, snapshot };
}

async function boardFor(
  q: Q,
  { head: forum, look, audience, may }: BoardEyes,
  params: Omit<BoardParams, 'as'>,
  word: string,
): Promise<BoardView> {
  const keeper = audience === 'keeper';
  const asOffice = audience === 'addressee';
  const { today } = look.marks;
  const whole = await facets(q.services).get(JSON.stringify([forum.id, look.marks]), word, () =>
    facetsOf(q, forum, look),
  );
  const shown = asOffice ? [] : shownSignals(forum.profile, keeper ? 'keeper' : 'member');
  const signal = shown.find((one) => one === params.signal);
  const addressees = whole.addressees.filter((a) => !asOffice || a.kind === 'organisation');
  const office = asOffice ? (addressees.find((a) => a.id === params.addressee) ?? addressees[0]) : undefined;
  const group = (['open', 'answered', 'closed'] as const).find((g) => g === params.group);
  const limit = Math.min(Math.max(Math.trunc(Number(params.limit)) || PAGE, 1), 500);
  const addresseeId = asOffice
    ? (office?.id ?? 'none')
    : params.addressee?.slice(0, 40).replaceAll('\0', '') || undefined;
  const asked = params.q?.slice(0, 100).replaceAll('\0', '').trim();
  const filter = {
    forumId: forum.id,
    states: group && statesOf(group),
    addresseeId,
    pendingOnly: keeper && params.pending === '1',
    signal: signal && { name: signal, marks: look.marks },
  };
  const hits = asked ? await searchBoard(q.db, filter, forum.timeZone, asked) : null;
  const records = await boardRecords(
    q.db,
    {
      ...filter,
      ids: hits?.map(({ id }) => id),
      after: hits ? undefined : cursor(params.after),
      limit: limit + 1,
    },
    today,
    forum.timeZone,
  );
  // What was searched for comes best first, and only the best of it.
  const more = records.length > limit && !hits;
  const rows = records.slice(0, limit);
  const last = rows.at(-1);
  const found = Object.fromEntries(
    hits?.flatMap(({ id, found: text }) => {
      const row = text ? rows.find((one) => one.id === id) : undefined;
      return row && text ? [[row.number, text]] : [];
    }) ?? [],
  );
  const common = {
    forum,
    today,
    counts: countsOf(whole.sums, keeper),
    signals: shown
      .map((one) => ({ signal: one, count: whole.sums.signals[one] }))
      .filter(({ count }) => count > 0),
    addressees: addressees.map(({ id, name, count }) => ({ id, name, count })),
    next: more && last ? `${last.sort}.${last.part}` : null,
    ...(hits && { found }),
  };
  if (asOffice) {
    const counts: BoardCounts = { open: 0, answered: 0, closed: 0, total: 0, pending: 0 };
    for (const { parts, state } of rows) {
      if (parts > 0) continue;
      counts[GROUP_OF_STATE[state]] += 1;
      counts.total += 1;
    }
    return {
      ...common,
      counts,
      audience: 'addressee',
      addressee: office?.name ?? '',
      rows: rows.map(addresseeRow),
    };
  }
  const { snapshot } = whole;
  if (!keeper) {
    const members = rows.map((row) => memberRow(row, look));
    return { ...common, snapshot, audience: 'member', rows: members, may: { mySchool: may.mySchool } };
  }
  return {
    ...common,
    snapshot,
    audience: 'keeper',
    rows: rows.map((row) => keeperRow(row, look)),
    may,
  };
}

function cursor(after: string | undefined): { sort: number; part: number } | undefined {
  const match = /^(\d{1,9})\.(\d{1,4})$/.exec(after ?? '');
  return match ? { sort: Number(match[1]), part: Number(match[2]) } : undefined;
}

/** «К заседанию»: one line a recommendation, five minutes. */
export async function meetingSheet(q: Q, actor: Actor | null, forumRef: string): Promise<MeetingView> {
  const { viewer, forum } = await forumAccess(q.db, actor, forumRef);
  if (!canSeeBoard(viewer)) refuse('not_found');
  const look = await lookOf(q, forum);
  const { today } = look.marks;
  const records = await boardRecords(q.db, { forumId: forum.id, limit: 500 }, today, forum.timeZone);
  return {
    forum: boardForum(forum),
    today,
    counts: countsOf(await sumsOf(q.db, forum.id, look.marks), false),
    resolutions: await resolutionsWithRows(q.db, forum.id),
    rows: records.map((row) => memberRow(row, look, canKeepBoard(viewer))),
    roles: boardRoles(viewer),
  };
}

/** «Моя школа»: the three lines of one's own school. */
export async function mySchool(q: Q, actor: Actor | null, forumRef: string): Promise<MySchoolView> {
  const { viewer, forum } = await forumAccess(q.db, actor, forumRef);
  if (!canSeeBoard(viewer)) refuse('not_found');
  const schoolId = viewer.membership?.schoolId ?? null;
  const school = schoolId ? await schoolById(q.db, schoolId) : undefined;
  if (!schoolId || !school) return { forum: boardForum(forum), school: '', items: [] };
  const today = wallClock(q.now, forum.timeZone).day;
  const records = await boardRecords(q.db, { forumId: forum.id, limit: 500 }, today, forum.timeZone);
  const mine: typeof records = [];
  for (const record of records) {
    if (record.kind !== 'circle' || record.parts > 0) continue;
    const ids = record.addressees.map((a) => a.id);
    if (await inCircle(q.db, ids, schoolId)) mine.push(record);
  }
  const marks = await marksOfSchool(
    q.db,
    mine.map((r) => r.id),
    schoolId,
  );
  return {
    forum: boardForum(forum),
    school: school.shortName,
    items: mine.map((r) => {
      const mark = marks.find((m) => m.recommendationId === r.id);
      return {
        id: r.id,
        number: r.number,
        marker: r.marker,
        text: r.text,
        deadlineText: r.deadlineText,
        closed: r.state === 'closed',
        mark: mark?.mark ?? null,
        note: mark?.note ?? '',
      };
    }),
  };
}

/** What would be published now, beside what is. */
export async function publishDesk(q: Q, actor: Actor | null, forumRef: string): Promise<PublishView> {
  const { viewer, forum } = await forumAccess(q.db, actor, forumRef);
  if (!canKeepBoard(viewer)) refuse('not_found');
  const { snapshot, sha256 } = await buildSnapshot(q, forum);
  const published = await snapshotsOf(q.db, forum.id);
  const last = published.find((s) => s.withdrawnAt === null);
  return {
    forum: boardForum(forum),
    preview: snapshot,
    sha256,
    published: published.map((s) => ({
      id: s.id,
      number: s.number,
      asOf: s.asOf,
      publishedAt: s.publishedAt.toISOString(),
      withdrawn: s.withdrawnAt !== null,
      sha256: s.sha256,
    })),
    changed: last === undefined || last.sha256 !== sha256,
    mayPublish: canPublishBoard(viewer),
    address: `${q.services.publicUrl()}/p/${forum.slug}`,
  };
}

/** The published snapshot, for everybody; a forum that has published nothing is not found. */
export async function publicBoard(q: Q, slug: string, number?: number): Promise<PublicBoardView> {
  const forumId = await publishedForum(q.db, slug.replaceAll('\0', ''));
  if (!forumId) refuse('not_found');
  const shown = (await snapshotsOf(q.db, forumId)).filter((s) => s.withdrawnAt === null);
  const chosen = number === undefined ? shown[0] : shown.find((s) => s.number === number);
  if (!chosen) refuse('not_found');
  return {
    snapshot: JSON.parse(chosen.canonical) as Snapshot,
    number: chosen.number,
    sha256: chosen.sha256,
    publishedAt: chosen.publishedAt.toISOString(),
    others: shown.filter((s) => s !== chosen).map((s) => ({ number: s.number, asOf: s.asOf })),
  };
}

/** Evidence named by a published snapshot, for everybody. */
export async function publicFile(q: Q, slug: string, fileId: string): Promise<Stored> {
  const forumId = await publishedForum(q.db, slug.replaceAll('\0', ''));
  if (!forumId || !/^[0-9A-Za-z]{22}$/.test(fileId)) refuse('not_found');
  return (await publishedFile(q.db, forumId, fileId)) ?? refuse('not_found');
}

type Stored = { name: string; mime: string; data: Buffer };

/** Scans are for the secretary's desk; an answer's file for members once the secretary has opened it. */
export async function storedFile(
  q: Q,
  actor: Actor | null,
  forumRef: string,
  fileId: string,
): Promise<Stored> {
  const { viewer, forum } = await forumAccess(q.db, actor, forumRef);
  const held = await fileHolder(q.db, fileId.replaceAll('\0', ''));
  if (!held || held.forumId !== forum.id || !maySeeFile(viewer, held)) refuse('not_found');
  const data = await fileBytes(q.db, fileId);
  return { name: held.name, mime: held.mime, data: data ?? refuse('not_found') };
}

function maySeeFile(viewer: ForumViewer, held: { scan: boolean; shown: boolean; tellers: boolean }): boolean {
  if (held.tellers) return canSeeRecord(viewer);
  return canKeepLetters(viewer) || (canSeeBoard(viewer) && held.shown && !held.scan);
}
