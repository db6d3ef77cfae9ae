/** Reading amendments: the desk of a text in the order of putting, with what each clause says now. */
import * as Y from 'yjs';
import { listName } from '#domain/account/names.ts';
import type { Actor } from '#domain/actor.ts';
import { isStale, type Stale, staleness } from '#domain/amendment/apply.ts';
import { PENDING } from '#domain/amendment/kinds.ts';
import {
  canAmend,
  canRebase,
  canSecond,
  canSeeAmendments,
  canSortAmendments,
  canWithdraw,
} from '#domain/amendment/permissions.ts';
import { takesAmendments } from '#domain/amendment/rules.ts';
import type { AmendmentDesk, AmendmentView } from '#domain/amendment/views.ts';
import { threeWay, wordDiff } from '#domain/amendment/words.ts';
import { refuse } from '#domain/errors.ts';
import { wallClock } from '#domain/forum/programme.ts';
import { rulesOf } from '#domain/forum/rules-schema.ts';
import { groupHeading, layout, readingOrder } from '#domain/resolution/layout.ts';
import { bodyText } from '#domain/resolution/model.ts';
import { readDraft } from '#domain/resolution/read.ts';
import type { Q } from '../bind.ts';
import { type Access, forumAccess } from '../forum/access.ts';
import { lastResolution, type ResolutionRow } from '../resolution/access.ts';
import { toolOn } from './carry-out.ts';
import { inPuttingOrder } from './order.ts';
import { type AmendmentRow, amendmentsOf, peopleByIds, secondsOf, voteNumbers } from './repository.ts';

type Sheet = {
  tool: ReturnType<typeof toolOn>;
  order: string[];
  clauses: Map<string, { groupId: string; marker: string; heading: string; text: string }>;
  groups: { id: string; heading: string }[];
};

async function sheetOf(q: Q, resolution: ResolutionRow): Promise<Sheet> {
  const doc = await q.services.drafting.read(resolution.draftId);
  const { sections } = layout(readDraft(Y, doc));
  const clauses: Sheet['clauses'] = new Map();
  const groups: Sheet['groups'] = [];
  for (const section of sections) {
    if (section.type === 'block') continue;
    const heading = section.type === 'group' ? groupHeading(section.group) : '';
    const groupId = section.type === 'group' ? section.group.id : '';
    if (section.type === 'group') groups.push({ id: groupId, heading });
    for (const { block, marker } of section.clauses)
      clauses.set(block.id, { groupId, marker, heading, text: bodyText(block.body) });
  }
  return { tool: toolOn(doc, () => q.services.ids.id()), order: readingOrder(sections), clauses, groups };
}

type Context = {
  access: Access;
  sheet: Sheet;
  names: Map<string, string>;
  seconds: Map<string, string[]>;
  votes: Map<string, number>;
  needed: number;
  drafting: boolean;
};

function present(row: AmendmentRow, cx: Context): AmendmentView {
  const { viewer } = cx.access;
  const { sheet } = cx;
  const me = viewer.membership?.participantId ?? null;
  const open = PENDING.includes(row.state) || row.state === 'needs_rebase';
  const found = open && cx.drafting ? staleness(sheet.tool, row) : null;
  const stale: Stale | null = found !== null && found !== 'already' && isStale(found) ? found : null;
  const clause = row.clauseId ? sheet.clauses.get(row.clauseId) : undefined;
  const to = sheet.clauses.get(row.intoId ?? row.afterId ?? '');
  const group = sheet.groups.find(({ id }) => id === row.groupId);
  const now = clause && clause.text !== row.base && open ? clause.text : null;
  const seconders = cx.seconds.get(row.id) ?? [];
  const secondersMissing = Math.max(0, cx.needed - seconders.length);
  const sort = canSortAmendments(viewer) && cx.drafting;
  const waiting = row.state === 'needs_rebase' || stale !== null;
  return {
    id: row.id,
    number: row.number,
    op: row.op,
    state: row.state,
    clauseId: row.clauseId,
    marker: clause?.marker ?? '',
    toMarker: to?.marker ?? '',
    heading: clause?.heading ?? group?.heading ?? to?.heading ?? '',
    base: row.base,
    text: row.text,
    tail: row.tail,
    diff: row.op === 'replace' ? wordDiff(row.base, row.text) : [],
    now,
    stale,
    suggestion: now !== null && row.op === 'replace' ? threeWay(row.base, row.text, now) : null,
    owner: row.owner,
    deadlineText: row.deadlineText,
    reason: row.reason,
    mover: row.moverId ? listName(cx.names.get(row.moverId) ?? '') : '',
    // A reader outside the forum is named to those who preside, not to the hall.
    source: canSortAmendments(viewer) ? row.source : '',
    mine: row.moverId !== null && row.moverId === me,
    seconders: seconders.length,
    seconded: me !== null && seconders.includes(me),
    secondersMissing,
    note: row.note,
    waitsFor: row.ownerId ? listName(cx.names.get(row.ownerId) ?? '') : '',
    rebaseDue: row.rebaseDue,
    decided: row.decidedAt !== null,
    applied: row.appliedAt !== null,
    voteNumber: row.voteId ? (cx.votes.get(row.voteId) ?? null) : null,
    createdAt: row.createdAt.toISOString(),
    may: {
      withdraw: open && row.decidedAt === null && canWithdraw(viewer, row),
      second: open && row.decidedAt === null && row.moverId !== me && canSecond(viewer),
      object: row.state === 'consensual' && canSecond(viewer),
      sort: sort && row.state === 'submitted' && !waiting && secondersMissing === 0,
      put: sort && row.state === 'to_vote' && !waiting,
      rebase: cx.drafting && waiting && (row.decidedAt ? canSortAmendments(viewer) : canRebase(viewer, row)),
      apply: sort && row.state === 'adopted' && row.appliedAt === null,
      drop: sort && waiting,
    },
  };
}

async function viewsOf(q: Q, access: Access, resolution: ResolutionRow, rows: AmendmentRow[], sheet: Sheet) {
  const { forum } = access;
  const [people, seconds, votes] = [
    await peopleByIds(
      q.db,
      rows.flatMap(({ moverId, ownerId }) => [moverId, ownerId].filter((id): id is string => id !== null)),
    ),
    await secondsOf(
      q.db,
      rows.map(({ id }) => id),
    ),
    await voteNumbers(
      q.db,
      rows.flatMap(({ voteId }) => (voteId ? [voteId] : [])),
    ),
  ];
  const byAmendment = new Map<string, string[]>();
  for (const { amendmentId, participantId } of seconds)
    byAmendment.set(amendmentId, [...(byAmendment.get(amendmentId) ?? []), participantId]);
  const cx: Context = {
    access,
    sheet,
    names: new Map(people.map(({ id, fullName }) => [id, fullName])),
    seconds: byAmendment,
    votes,
    needed: rulesOf(forum.preset, forum.rules).amendments.seconders,
    drafting: resolution.state === 'drafting',
  };
  return inPuttingOrder(forum, rows, sheet.order).map((row) => present(row, cx));
}

/** All amendments to the text under way, in the order in which they are put. */
export async function amendmentDesk(q: Q, actor: Actor | null, forumRef: string): Promise<AmendmentDesk> {
  const access = await forumAccess(q.db, actor, forumRef);
  const { viewer, forum } = access;
  if (!canSeeAmendments(viewer)) refuse(actor ? 'not_found' : 'signed_out');
  const { id, slug, name, number, timeZone } = forum;
  const rules = rulesOf(forum.preset, forum.rules).amendments;
  const resolution = await lastResolution(q, forum.id);
  const sheet = resolution && (await sheetOf(q, resolution));
  const rows = resolution ? await amendmentsOf(q.db, resolution.id) : [];
  const taken = resolution
    ? takesAmendments({
        state: resolution.state,
        phase: forum.state,
        cutOffDays: rules.cutOffDays,
        startsOn: forum.startsOn,
        today: wallClock(q.now, forum.timeZone).day,
      })
    : 'amendment/no_text';
  const amendments = resolution && sheet ? await viewsOf(q, access, resolution, rows, sheet) : [];
  const sort = canSortAmendments(viewer) && resolution?.state === 'drafting';
  return {
    forum: { id, slug, name, number, timeZone },
    resolutionId: resolution?.id ?? null,
    closed: taken === true ? null : taken,
    amendments,
    clauses: sheet
      ? [...sheet.clauses].map(([clauseId, { groupId, marker, text }]) => ({
          id: clauseId,
          groupId,
          marker,
          text,
        }))
      : [],
    groups: sheet?.groups ?? [],
    rule: { seconders: rules.seconders, cutOffDays: rules.cutOffDays, order: rules.order },
    may: {
      submit: taken === true && canAmend(viewer),
      sort,
      adoptBlock: sort && amendments.some(({ state }) => state === 'consensual'),
    },
  };
}

/** Those of one clause, for its page and for the sheet's margin. */
export async function amendmentsOnClause(
  q: Q,
  actor: Actor | null,
  forumRef: string,
  clauseId: string,
): Promise<AmendmentView[]> {
  const { amendments } = await amendmentDesk(q, actor, forumRef);
  return amendments.filter((a) => a.clauseId === clauseId);
}
