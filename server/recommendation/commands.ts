/**
 * The life of a recommendation inside the forum: closing with a verdict, opening again, dividing, another addressee,
 * an owner. The state machine of domain/ decides; only the side that keeps the board moves anything.
 */
import { refuse } from '#domain/errors.ts';
import { wallClock } from '#domain/forum/programme.ts';
import { rulesOf } from '#domain/forum/rules-schema.ts';
import { checkResumeOn, isStrict, needsSecond, zSecondClose } from '#domain/recommendation/life.ts';
import { canDoOnBoard, canSeeBoard } from '#domain/recommendation/permissions.ts';
import { type BoardEvent, checkVerdict } from '#domain/recommendation/rules.ts';
import { zClose, zMove, zReopen, zReroute, zSetOwner, zSplit } from '#domain/recommendation/schema.ts';
import { isExcerpt } from '#domain/recommendation/split.ts';
import { type Cx, defineCommand } from '../command.ts';
import { forumAccess } from '../forum/access.ts';
import { sha256 } from '../ids.ts';
import { addresseeFinder } from './access.ts';
import { addresseeById, directoryOf, lockDirectory } from './directory-repository.ts';
import { ownedPost } from './holders.ts';
import { actorId, closeParent, expectVersion, type Loaded, loadRow, move, reopenParent } from './move.ts';
import {
  addresseeIdsOf,
  answersOf,
  insertAddressees,
  insertRows,
  type NewRow,
  nextNumber,
  partsOf,
  type Row,
  rowById,
  setAddressees,
} from './repository.ts';
import { schoolMarks } from './trail-repository.ts';

const permitFor =
  (event: BoardEvent) =>
  (_actor: unknown, { viewer }: Loaded) =>
    canSeeBoard(viewer) ? canDoOnBoard(viewer, event) : ('not_found' as const);

export const closeRecommendation = defineCommand({
  name: 'recommendation.close',
  input: zClose,
  live: true,
  load: (cx, input) => loadRow(cx, input.recommendationId),
  permit: permitFor('close'),
  async run(cx, input, { row, forum }) {
    expectVersion(row, input.expectV);
    const { verdict, note, successorId } = input;
    await checkSuccessor(cx, row, successorId);
    const evidence = await hasEvidence(cx, row.id);
    const wrong = checkVerdict(verdict, { evidence, note, successorId });
    if (wrong) refuse(wrong);
    if (needsSecond(isStrict(forum.profile, rulesOf(forum.preset, forum.rules)), verdict)) {
      const by = actorId(cx.actor) ?? refuse('forbidden');
      const { day: on } = wallClock(cx.now, forum.timeZone);
      await move(cx, row, 'propose', { verdict }, { proposed: { verdict, note, successorId, by, on } });
      return { number: row.number, proposed: true };
    }
    await closeWith(cx, row, input);
    return { number: row.number, proposed: false };
  },
});

/** The second pair of eyes: gives the proposed verdict, or takes it back to where it was. */
export const secondClose = defineCommand({
  name: 'recommendation.secondClose',
  input: zSecondClose,
  live: true,
  load: (cx, input) => loadRow(cx, input.recommendationId),
  permit: permitFor('close'),
  async run(cx, input, { row }) {
    expectVersion(row, input.expectV);
    const { proposed } = row;
    if (!proposed) refuse('board/nothing_proposed', { params: { number: row.number } });
    const own = proposed.by === actorId(cx.actor);
    if (!input.agree) {
      await move(cx, row, 'propose', { verdict: null }, { proposed: null });
      return { number: row.number, closed: false };
    }
    if (own) refuse('board/second_person', { params: { number: row.number } });
    await checkSuccessor(cx, row, proposed.successorId);
    const evidence = await hasEvidence(cx, row.id);
    const wrong = checkVerdict(proposed.verdict, { ...proposed, evidence });
    if (wrong) refuse(wrong);
    await closeWith(cx, row, proposed, proposed.by);
    return { number: row.number, closed: true };
  },
});

async function checkSuccessor(cx: Cx, row: Row, successorId: string | null): Promise<void> {
  if (!successorId) return;
  const successor = await rowById(cx.tx, successorId);
  if (!successor || successor.id === row.id) refuse('not_found');
  // It may stand on another forum's board, if that board is seen: its number is shown here.
  if (successor.forumId === row.forumId) return;
  const { viewer } = await forumAccess(cx.tx, cx.actor, successor.forumId);
  if (!canSeeBoard(viewer)) refuse('not_found');
}

async function closeWith(
  cx: Cx,
  row: Row,
  { verdict, note, successorId }: Pick<NonNullable<Row['proposed']>, 'verdict' | 'note' | 'successorId'>,
  proposedBy?: string,
): Promise<void> {
  await move(
    cx,
    row,
    'close',
    { verdict, successorId, ...(proposedBy && { proposedBy }) },
    {
      verdict,
      outcomeNote: note,
      supersededById: successorId,
      closedAt: cx.now,
      proposed: null,
      resumeOn: null,
    },
  );
  await closeParent(cx, row);
}

/** Whether «учтена» has something to stand on. */
async function hasEvidence(cx: Cx, id: string): Promise<boolean> {
  if ((await addresseeIdsOf(cx.tx, id)).length === 0) return true;
  if ((await answersOf(cx.tx, [id])).some((a) => a.state === 'confirmed' && a.outcome !== 'no_outcome'))
    return true;
  return (await schoolMarks(cx.tx, id)).some((m) => m.mark !== null);
}

export const reopenRecommendation = defineCommand({
  name: 'recommendation.reopen',
  input: zReopen,
  live: true,
  load: (cx, input) => loadRow(cx, input.recommendationId),
  permit: permitFor('reopen'),
  async run(cx, input, { row }) {
    expectVersion(row, input.expectV);
    await move(
      cx,
      row,
      'reopen',
      { verdict: row.verdict },
      {
        verdict: null,
        closedAt: null,
        outcomeNote: input.reason,
        supersededById: null,
      },
    );
    await reopenParent(cx, row);
    return { number: row.number };
  },
});

/** «Ведётся работа», «приостановлена», «возобновлена», without a letter: of the assembly's own decisions above all. */
export const moveRecommendation = defineCommand({
  name: 'recommendation.move',
  input: zMove,
  live: true,
  async load(cx, input) {
    return { ...(await loadRow(cx, input.recommendationId)), event: input.event };
  },
  permit: (_actor, loaded) => permitFor(loaded.event)(_actor, loaded),
  async run(cx, input, { row, forum }) {
    expectVersion(row, input.expectV);
    const suspends = input.event === 'suspend';
    const wrong = suspends && checkResumeOn(input.until, wallClock(cx.now, forum.timeZone).day);
    if (wrong) refuse(wrong);
    const set = {
      ...(input.reason && { outcomeNote: input.reason }),
      resumeOn: suspends ? input.until : null,
    };
    const state = await move(cx, row, input.event, suspends ? { until: input.until } : {}, set);
    return { number: row.number, state };
  },
});

export const rerouteRecommendation = defineCommand({
  name: 'recommendation.reroute',
  input: zReroute,
  live: true,
  load: (cx, input) => loadRow(cx, input.recommendationId),
  permit: permitFor('reroute'),
  async run(cx, input, { row, forum }) {
    expectVersion(row, input.expectV);
    if (!input.addresseeId && !input.addresseeName)
      refuse('invalid_input', { fields: { addresseeName: 'required' } });
    await lockDirectory(cx.tx);
    const directory = await directoryOf(cx.tx, forum);
    const chosen = input.addresseeId ? directory.find((a) => a.id === input.addresseeId) : null;
    if (chosen === undefined) refuse('not_found');
    const to =
      chosen?.id ??
      (await addresseeFinder(cx, forum, directory)({ name: input.addresseeName, directoryId: null }, false));
    const from = await addresseeIdsOf(cx.tx, row.id);
    await setAddressees(cx.tx, row.id, [to]);
    await move(
      cx,
      row,
      'reroute',
      { fromIds: from, toId: to },
      {
        kind: chosen?.kind === 'circle' ? 'circle' : 'body',
        ownerPostId: null,
        outcomeNote: input.ground,
      },
    );
    return { number: row.number };
  },
});

/** Each part quotes the clause; its words and the clause's stay as adopted. */
export const splitRecommendation = defineCommand({
  name: 'recommendation.split',
  input: zSplit,
  live: true,
  load: (cx, input) => loadRow(cx, input.recommendationId),
  permit: permitFor('split'),
  async run(cx, input, { row, forum }) {
    expectVersion(row, input.expectV);
    if (row.parentId) refuse('board/part_of_part');
    if ((await partsOf(cx.tx, row)).length > 0) refuse('board/divided_already');
    const strange = input.parts.find((part) => !isExcerpt(row.text, part.text));
    if (strange) refuse('board/not_an_excerpt', { params: { text: strange.text.slice(0, 80) } });
    const own = await addresseeIdsOf(cx.tx, row.id);
    const directory = await directoryOf(cx.tx, forum);
    const number = await nextNumber(cx.tx, forum.id);
    const rows: NewRow[] = [];
    const addressees = new Map<string, readonly string[]>();
    for (const [at, part] of input.parts.entries()) {
      if (
        part.addresseeId &&
        !own.includes(part.addresseeId) &&
        !directory.some((a) => a.id === part.addresseeId)
      )
        refuse('not_found');
      const id = cx.id();
      const ids = part.addresseeId ? [part.addresseeId] : own;
      const circle = directory.find((a) => a.id === ids[0])?.kind === 'circle';
      rows.push({
        id,
        forumId: row.forumId,
        resolutionId: row.resolutionId,
        adoptedTextId: row.adoptedTextId,
        clauseId: row.clauseId,
        number: number + at,
        marker: row.marker,
        text: part.text,
        kind: circle ? 'circle' : ids.length > 1 ? 'jointly' : 'body',
        parentId: row.id,
        part: at + 1,
        ownerText: part.ownerText || row.ownerText,
        deadlineText: part.deadlineText || row.deadlineText,
        deadlinePrecision: part.due ? 'day' : row.deadlinePrecision,
        baselineDue: part.due ?? row.baselineDue,
        currentDue: part.due ?? row.currentDue,
        state: row.state,
        tracks: row.tracks,
        sentAt: row.sentAt,
        createdAt: cx.now,
      });
      addressees.set(id, ids);
      cx.record({
        stream: forum.id,
        noun: 'recommendation',
        nounId: id,
        type: 'recommendation.generated',
        data: {
          number: number + at,
          clauseId: row.clauseId,
          partOf: row.id,
          addresseeIds: [...ids],
          baselineDue: part.due ?? row.baselineDue,
          textSha256: sha256(part.text),
        },
      });
    }
    await insertRows(cx.tx, rows);
    await insertAddressees(cx.tx, addressees);
    await move(cx, row, 'split', { partIds: rows.map((part) => part.id ?? '') }, { parts: rows.length });
    return { numbers: rows.map((part) => part.number) };
  },
});

/** An owner is a post in one of the addressees; its holder has dates. */
export const setOwner = defineCommand({
  name: 'recommendation.setOwner',
  input: zSetOwner,
  live: true,
  load: (cx, input) => loadRow(cx, input.recommendationId),
  permit: permitFor('owner'),
  async run(cx, input, { row }) {
    expectVersion(row, input.expectV);
    if (!(await addresseeIdsOf(cx.tx, row.id)).includes(input.addresseeId)) refuse('not_found');
    const office = (await addresseeById(cx.tx, input.addresseeId)) ?? refuse('not_found');
    const postId = await ownedPost(cx, office, input);
    await move(cx, row, 'owner', { postId, fromPostId: row.ownerPostId }, { ownerPostId: postId });
    return { postId };
  },
});
