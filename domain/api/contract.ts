/**
 * The REST door as data: every operation with its scope, its input and what it answers. The server obeys this table and
 * the OpenAPI document is made from it, so that neither can say what the other does not do.
 */
import * as z from 'zod';
import { FORUM_STATES } from '../actor.ts';
import { zSheetRow } from '../exchange/schema.ts';
import { zSlug } from '../ids.ts';
import { GROUPS, OUTCOMES, STATES, VERDICTS } from '../recommendation/rules.ts';
import type { Scope } from '../token/schema.ts';

const text = z.string();
const zDay = z.iso.date();
const zHash = z.string().regex(/^[0-9a-f]{64}$/);

export const zApiForum = z
  .strictObject({
    slug: text,
    name: text,
    number: text,
    state: z.enum(FORUM_STATES),
    startsOn: zDay,
    endsOn: zDay,
    settlement: text,
    timeZone: text,
  })
  .meta({ title: 'Forum' });

export const zApiResolution = z
  .strictObject({
    number: text,
    title: text,
    adoptedOn: zDay,
    sha256: zHash.meta({ description: 'Of the text as adopted; compare at /verify' }),
    groups: z.array(
      z.strictObject({
        heading: text,
        addressees: z.array(text),
        clauses: z.array(z.strictObject({ id: text, marker: text, text })),
      }),
    ),
  })
  .meta({ title: 'Resolution' });

export const zApiRecommendation = z
  .strictObject({
    id: text,
    number: z.int(),
    parentNumber: z.int().nullable(),
    marker: text,
    text: text.meta({ description: 'As adopted; never changes' }),
    addressees: z.array(text),
    post: text,
    deadlineText: text,
    baselineDue: zDay.nullable().meta({ description: 'The original day; never changes' }),
    due: zDay.nullable(),
    state: z.enum(STATES),
    verdict: z.enum(VERDICTS).nullable(),
    note: text,
    tracks: z.array(text),
    marked: z.strictObject({ marked: z.int(), total: z.int() }).nullable(),
    answer: z
      .strictObject({
        outcome: z.enum(OUTCOMES),
        text,
        url: text,
        on: zDay,
        percent: z
          .int()
          .nullable()
          .meta({ description: 'By the reckoning of the addressee, where they keep one; never added up' }),
      })
      .nullable(),
    steps: z
      .array(
        z.strictObject({
          text,
          due: zDay,
          reachedOn: zDay.nullable().meta({ description: 'The day on which this was told' }),
          droppedOn: zDay
            .nullable()
            .meta({ description: 'No longer planned; the day on which this was told' }),
        }),
      )
      .meta({
        description: 'The plan of the addressee, where it told one; open with the words of its answer',
      }),
    version: z
      .int()
      .optional()
      .meta({ description: 'For those who keep the board: send it back as expectV' }),
  })
  .meta({ title: 'Recommendation' });

export const zApiBoard = z.strictObject({
  asOf: zDay,
  rows: z.array(zApiRecommendation),
  next: text.nullable().meta({ description: 'Give it back as `after`; null on the last page' }),
});

const zPublicAnswer = z.strictObject({
  outcome: z.enum(OUTCOMES),
  text,
  on: zDay,
  files: z
    .array(z.strictObject({ id: text, name: text, sha256: zHash }))
    .optional()
    .meta({ description: 'Evidence that was opened: GET /p/{slug}/files/{id}' }),
});
export const zPublished = z
  .strictObject({
    number: z.int(),
    sha256: zHash.meta({ description: 'Of the canonical JSON of `snapshot`' }),
    publishedAt: z.iso.datetime(),
    licence: text.meta({ description: 'Under which terms the data may be used' }),
    others: z.array(z.strictObject({ number: z.int(), asOf: zDay })),
    snapshot: z.strictObject({
      version: z.literal(1),
      forum: z.strictObject({ name: text, number: text, on: zDay, settlement: text }),
      profile: z.enum(['recommendations', 'control']),
      resolutions: z.array(z.strictObject({ number: text, title: text, adoptedOn: zDay })),
      asOf: zDay,
      counts: z.strictObject({ open: z.int(), answered: z.int(), closed: z.int() }),
      rows: z.array(
        z.strictObject({
          number: z.int(),
          parentNumber: z.int().nullable(),
          part: z.int(),
          parts: z.int(),
          marker: text,
          text,
          kind: z.enum(['body', 'jointly', 'circle']),
          addressees: z.array(text),
          ownerText: text,
          deadlineText: text,
          state: z.enum(STATES),
          verdict: z.enum(VERDICTS).exclude(['not_done']).nullable(),
          outcomeNote: text,
          successorNumber: z.int().nullable(),
          tracks: z.array(text),
          circle: z.strictObject({ marked: z.int(), total: z.int() }).nullable(),
          answer: zPublicAnswer.nullable(),
        }),
      ),
    }),
  })
  .meta({ title: 'Published snapshot' });

export const zProblem = z
  .strictObject({
    ok: z.literal(false),
    code: text.meta({ description: 'A word of the closed vocabulary, such as not_found or board/no_ground' }),
    params: z.record(text, z.union([text, z.number()])).optional(),
    fields: z.record(text, text).optional(),
    retryAfterMs: z.number().optional(),
  })
  .meta({ title: 'Problem' });

const zNumber = z.string().regex(/^\d{1,6}$/);
const slug = { slug: zSlug };

export type Operation = {
  id: string;
  method: 'GET' | 'POST';
  path: string;
  /** null: for everybody, without a token. */
  scope: Scope | null;
  summary: string;
  params: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  data: z.ZodType;
};

export const OPERATIONS = [
  {
    id: 'listForums',
    method: 'GET',
    path: '/api/v1/forums',
    scope: 'read:forum',
    summary: 'Forums of the person whose token it is',
    params: z.strictObject({}),
    data: z.array(zApiForum),
  },
  {
    id: 'readForum',
    method: 'GET',
    path: '/api/v1/forums/{slug}',
    scope: 'read:forum',
    summary: 'One forum',
    params: z.strictObject(slug),
    data: zApiForum,
  },
  {
    id: 'listResolutions',
    method: 'GET',
    path: '/api/v1/forums/{slug}/resolutions',
    scope: 'read:resolution',
    summary: 'Adopted resolutions whose recommendations are followed',
    params: z.strictObject(slug),
    data: z.array(zApiResolution.pick({ number: true, title: true, adoptedOn: true })),
  },
  {
    id: 'readResolution',
    method: 'GET',
    path: '/api/v1/forums/{slug}/resolutions/{number}',
    scope: 'read:resolution',
    summary: 'The adopted text, as it is to be read with its corrections',
    params: z.strictObject({ ...slug, number: z.string().min(1).max(40) }),
    data: zApiResolution,
  },
  {
    id: 'listRecommendations',
    method: 'GET',
    path: '/api/v1/forums/{slug}/recommendations',
    scope: 'read:board',
    summary: 'The board as the person sees it, page by page in the order of the paper',
    params: z.strictObject(slug),
    query: z.strictObject({
      group: z.enum(GROUPS).optional(),
      addressee: z.string().max(40).optional(),
      q: z.string().max(100).optional(),
      after: z
        .string()
        .regex(/^\d{1,9}\.\d{1,4}$/)
        .optional(),
      limit: z
        .string()
        .regex(/^\d{1,3}$/)
        .optional(),
    }),
    data: zApiBoard,
  },
  {
    id: 'readRecommendation',
    method: 'GET',
    path: '/api/v1/forums/{slug}/recommendations/{number}',
    scope: 'read:board',
    summary: 'One recommendation by its short number',
    params: z.strictObject({ ...slug, number: zNumber }),
    data: zApiRecommendation,
  },
  {
    id: 'reportRecommendation',
    method: 'POST',
    path: '/api/v1/forums/{slug}/recommendations/{number}',
    scope: 'write:report',
    summary:
      'An answer by letter, a state or an owner: by the rules and rights of the screen, all or nothing',
    params: z.strictObject({ ...slug, number: zNumber }),
    body: zSheetRow.omit({ recommendationId: true }),
    data: z.strictObject({ rows: z.int(), letters: z.int(), steps: z.int() }),
  },
  {
    id: 'readPublished',
    method: 'GET',
    path: '/api/v1/published/{slug}',
    scope: null,
    summary: 'Open data: the last published snapshot, equal to the public page',
    params: z.strictObject(slug),
    data: zPublished,
  },
  {
    id: 'readPublishedNumber',
    method: 'GET',
    path: '/api/v1/published/{slug}/{number}',
    scope: null,
    summary: 'Open data: a published snapshot by its number; a withdrawn one is not found',
    params: z.strictObject({ ...slug, number: zNumber }),
    data: zPublished,
  },
] as const satisfies readonly Operation[];
export type OperationId = (typeof OPERATIONS)[number]['id'];
