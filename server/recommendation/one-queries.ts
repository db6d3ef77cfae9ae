/** One recommendation with its whole way; kept for the readers of one audience while what it is made of stands. */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { type Eyes, seenAs } from '#domain/forum/eyes.ts';
import { wallClock } from '#domain/forum/programme.ts';
import { isStrict } from '#domain/recommendation/life.ts';
import type { RecommendationView } from '#domain/recommendation/page-views.ts';
import {
  boardRoles,
  canKeepBoard,
  canSeeBoard,
  canSeeSchoolMarks,
} from '#domain/recommendation/permissions.ts';
import { available, verdictsFor } from '#domain/recommendation/rules.ts';
import { splitSuggestion } from '#domain/recommendation/split.ts';
import { planOfSteps, stepsFor } from '#domain/recommendation/steps.ts';
import { type BoardForum, groundOf, type Look, memberRow } from '#domain/recommendation/views.ts';
import type { Q } from '../bind.ts';
import { forumAccess } from '../forum/access.ts';
import { cachePerHouse } from '../versioned-cache.ts';
import { directoryOf } from './directory-repository.ts';
import { extensionsOf } from './extension-repository.ts';
import { groundFor } from './ground.ts';
import { boardForum, extensionView, lookOf } from './project.ts';
import { boardRecords, marksOf, partsOf, rowById, rowByNumber } from './repository.ts';
import { stepsOf } from './step-repository.ts';
import { trailOf } from './trail.ts';
import { type Adoption, schoolMarks, standingOf } from './trail-repository.ts';

/** Everything a page depends on besides what the words of its data tell. */
type Reader = {
  head: BoardForum;
  /** Whose directory is offered. */
  bodyId: string | null;
  look: Look;
  keeper: boolean;
  roles: ReturnType<typeof boardRoles>;
  /** Whether marks of schools are shown one by one. */
  marks: boolean;
  schoolId: string | null;
  as: Eyes | null;
};
const pages = cachePerHouse<RecommendationView>(300);

/** By its short number, or by id where a live view asks. */
export async function recommendationPage(
  q: Q,
  actor: Actor | null,
  forumRef: string,
  number: number,
  as: Eyes | null = null,
): Promise<RecommendationView> {
  const { viewer: self, forum, stamps } = await forumAccess(q.db, actor, forumRef);
  const viewer = seenAs(self, as);
  if (!canSeeBoard(viewer)) refuse('not_found');
  const standing = await standingOf(q.db, forum.id, number, actor?.accountId ?? null);
  if (!standing) refuse('not_found');
  const reader: Reader = {
    head: boardForum(forum),
    bodyId: forum.bodyId,
    look: await lookOf(q, forum, stamps.board),
    keeper: canKeepBoard(viewer),
    roles: boardRoles(viewer),
    marks: canSeeSchoolMarks(viewer),
    schoolId: viewer.membership?.schoolId ?? null,
    as,
  };
  const make = () => pageFor(q, actor, reader, number, standing.adoption);
  // What each reader sees of their own: the mark of their school, their voice, their proposal to the second pair of eyes.
  if (standing.own) return make();
  const word = `${stamps.board}|${standing.word}`;
  return pages(q.services).get(JSON.stringify([reader, number]), word, make);
}

async function pageFor(
  q: Q,
  actor: Actor | null,
  { head, bodyId, look, keeper, roles, marks: allMarks, schoolId, as }: Reader,
  number: number,
  adoption: Adoption,
): Promise<RecommendationView> {
  const row = await rowByNumber(q.db, head.id, number);
  if (!row) refuse('not_found');
  const { today } = look.marks;
  // What does not wait for another answer is asked side by side.
  const [records, parent, own, marks, parts, extensions, directory, told] = await Promise.all([
    boardRecords(q.db, { forumId: head.id, ids: [row.id], limit: 1 }, today, head.timeZone),
    row.parentId ? rowById(q.db, row.parentId) : undefined,
    schoolId ? marksOf(q.db, [row.id], schoolId) : [],
    row.kind === 'circle' ? schoolMarks(q.db, row.id) : [],
    row.parts > 0 ? partsOf(q.db, row) : [],
    extensionsOf(q.db, row.id),
    keeper && !as ? directoryOf(q.db, { id: head.id, bodyId }) : [],
    stepsOf(q.db, [row.id], head.timeZone),
  ]);
  const steps = told.get(row.id) ?? [];
  const [record] = records;
  if (!record) refuse('not_found');
  const [mine] = own;
  const evidence = groundOf(record);
  const strict = isStrict(head.profile, look.rules);
  const divisible = keeper && row.parentId === null && record.parts === 0;
  const can = as ? [] : available(row.state, roles).filter((e) => e !== 'split' || divisible);
  return {
    forum: head,
    today,
    audience: keeper ? 'keeper' : 'member',
    row: {
      ...memberRow(record, look, keeper),
      pending: keeper ? record.pending : 0,
      version: record.version,
    },
    baselineDue: row.baselineDue,
    resolution: {
      number: adoption.number,
      title: adoption.title,
      adoptedOn: adoption.adoptedOn,
    },
    parent: parent ? { number: parent.number } : null,
    parts: parts.map(({ number: n, text, state, verdict }) => ({
      number: n,
      text,
      state,
      verdict,
    })),
    trail: await trailOf(q, row, adoption, keeper, steps),
    steps: planOfSteps(steps, stepsFor(keeper)),
    extensions: extensions.map((one) => extensionView(one, head, keeper)),
    can,
    verdicts: can.includes('close') ? verdictsFor({ evidence }) : [],
    splitInto: divisible ? splitSuggestion(row.text) : [],
    marks: allMarks && row.kind === 'circle' ? marks : null,
    strict,
    ground: strict ? await groundFor(q.db, row, as ? null : actor, keeper) : null,
    proposed: keeper && row.proposed ? { ...row.proposed, mine: row.proposed.by === actor?.accountId } : null,
    cadence: row.cadence,
    risk:
      keeper && row.riskAt && row.state !== 'closed'
        ? { on: wallClock(row.riskAt, head.timeZone).day, note: row.riskNote }
        : null,
    myMark: mine ? { mark: mine.mark, note: mine.note } : null,
    directory: directory.map(({ id, name }) => ({ id, name })),
  };
}
