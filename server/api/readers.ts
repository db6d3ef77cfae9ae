/** What each reading operation of the REST door answers: the queries of the screens, cut down to the published shapes. */
import type { z } from 'zod';
import type { Actor } from '#domain/actor.ts';
import type {
  zApiBoard,
  zApiForum,
  zApiRecommendation,
  zApiResolution,
  zPublished,
} from '#domain/api/contract.ts';
import { refuse } from '#domain/errors.ts';
import type { KeeperRow, MemberRow } from '#domain/recommendation/views.ts';
import { bindQueries, type Q } from '../bind.ts';
import { forumAccess } from '../forum/access.ts';
import type { ForumRow } from '../forum/repository.ts';
import { plansOf } from '../recommendation/access.ts';
import * as recommendationPages from '../recommendation/one-queries.ts';
import * as recommendationQueries from '../recommendation/queries.ts';
import * as resolutionQueries from '../resolution/queries.ts';
import type { Services } from '../services.ts';
import { forumsOfPerson } from '../token/access.ts';

export type Reading = {
  services: Services;
  actor: Actor | null;
  /** The only forum of this token; null: all of the person's. */
  forumId: string | null;
  params: Record<string, string>;
  query: Record<string, string>;
};
type Forum = z.output<typeof zApiForum>;
type Recommendation = z.output<typeof zApiRecommendation>;

const q = (services: Services): Q => ({ db: services.db, services, now: services.clock.now() });

/** What the token is not for is not there. */
async function forumOf({ services, actor, forumId, params }: Reading): Promise<ForumRow> {
  const { forum, viewer } = await forumAccess(services.db, actor, params.slug ?? '');
  if ((forumId !== null && forum.id !== forumId) || viewer.membership === null) refuse('not_found');
  return forum;
}

const apiForum = (forum: ForumRow): Forum => ({
  slug: forum.slug,
  name: forum.name,
  number: forum.number,
  state: forum.state,
  startsOn: forum.startsOn,
  endsOn: forum.endsOn,
  settlement: forum.settlement,
  timeZone: forum.timeZone,
});

function apiRow(row: MemberRow | KeeperRow, steps: Recommendation['steps']): Recommendation {
  const { id, number, parentNumber, marker, text, post, deadlineText, baselineDue, due, state, verdict } =
    row;
  return {
    id,
    number,
    parentNumber,
    marker,
    text,
    addressees: row.addressees.map((one) => one.name),
    post,
    deadlineText,
    baselineDue,
    due,
    state,
    verdict,
    note: row.outcomeNote,
    tracks: row.tracks,
    marked: row.circle,
    answer: row.answer,
    steps,
    ...('version' in row && { version: row.version }),
  };
}

async function pageOf(reading: Reading) {
  const forum = await forumOf(reading);
  const { services, actor, params } = reading;
  const pages = bindQueries(services, recommendationPages);
  const page = await pages.recommendationPage(actor, forum.id, Number(params.number));
  const steps = page.steps.map(({ id: _, ...step }) => step);
  return { forum, row: page.row, steps, keeper: page.audience === 'keeper' };
}

async function published({ services, params }: Reading): Promise<z.output<typeof zPublished>> {
  const board = bindQueries(services, recommendationQueries);
  const number = params.number === undefined ? undefined : Number(params.number);
  const { snapshot, ...rest } = await board.publicBoard(params.slug ?? '', number);
  return { ...rest, licence: services.env.openDataLicence ?? 'not stated: ask the organiser', snapshot };
}

export const READERS = {
  async listForums({ services, actor, forumId }: Reading): Promise<Forum[]> {
    const rows: Forum[] = [];
    for (const { id, slug } of await forumsOfPerson(services.db, actor?.accountId ?? '')) {
      if (forumId !== null && forumId !== id) continue;
      rows.push(apiForum((await forumAccess(services.db, actor, slug)).forum));
    }
    return rows;
  },
  readForum: async (reading: Reading): Promise<Forum> => apiForum(await forumOf(reading)),
  async listResolutions(reading: Reading) {
    const forum = await forumOf(reading);
    const board = bindQueries(reading.services, recommendationQueries);
    return (await board.meetingSheet(reading.actor, forum.id)).resolutions.map(
      ({ number, title, adoptedOn }) => ({
        number,
        title,
        adoptedOn,
      }),
    );
  },
  async readResolution(reading: Reading): Promise<z.output<typeof zApiResolution>> {
    const forum = await forumOf(reading);
    const texts = bindQueries(reading.services, resolutionQueries);
    const page = await texts.adoptedPage(reading.actor, forum.id, reading.params.number);
    if (!page) refuse('not_found');
    const { number, adoptedOn, sha256, corrected } = page;
    return {
      number,
      title: corrected.title,
      adoptedOn,
      sha256,
      groups: corrected.sections.flatMap((section) =>
        section.type === 'group'
          ? [
              {
                heading: section.heading,
                addressees: section.addressees.map((one) => one.name),
                clauses: section.clauses.map(({ id, marker, text }) => ({ id, marker, text })),
              },
            ]
          : [],
      ),
    };
  },
  async listRecommendations(reading: Reading): Promise<z.output<typeof zApiBoard>> {
    const forum = await forumOf(reading);
    const view = await recommendationQueries.boardTable(
      q(reading.services),
      reading.actor,
      forum.id,
      reading.query,
    );
    if (view.audience === 'addressee') refuse('not_found');
    const plan = await plansOf(
      reading.services.db,
      view.rows.map(({ id }) => id),
      forum.timeZone,
      view.audience === 'keeper',
    );
    return { asOf: view.today, rows: view.rows.map((row) => apiRow(row, plan(row.id))), next: view.next };
  },
  async readRecommendation(reading: Reading): Promise<Recommendation> {
    const { row, steps, keeper } = await pageOf(reading);
    const { version, ...shown } = apiRow(row, steps);
    return keeper ? { ...shown, version } : shown;
  },
  rowFor: pageOf,
  readPublished: published,
  readPublishedNumber: published,
};
