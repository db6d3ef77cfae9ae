/**
 * The JSON door: the same views as pages and sockets, the same commands as actions. `GET /api/v1/views/<name>/<id>`
 * answers the view of the caller's audience with its ETag; `POST /api/v1/commands/<name>` runs a command.
 */
import { z } from 'zod';
import type { Actor } from '#domain/actor.ts';
import { zPublished } from '#domain/api/contract.ts';
import type { Fail } from '#domain/result.ts';
import { MINUTES_SCHEMA_PATH, minutesSchema } from '../documents/minutes-json.ts';
import { resolutionSchema, SCHEMA_PATH } from '../documents/resolution-json.ts';
import { readJson } from '../http/body.ts';
import type { Route } from '../http/types.ts';
import { accountLimiter } from '../live/limits.ts';
import type { Nouns } from '../nouns.ts';
import { inRequest } from '../request-scope.ts';
import type { Services } from '../services.ts';
import type { ViewEntry } from '../view-entry.ts';
import { answering } from './answering.ts';
import { feedRoutes } from './feeds.ts';
import { inboundRoutes } from './inbound.ts';
import { OPENAPI_PATH, openApi } from './openapi.ts';
import { restRoutes } from './rest.ts';
import { answerOf } from './written.ts';

type Deps = {
  nouns: Nouns;
  services: Services;
  views: ReadonlyMap<string, ViewEntry>;
  actorOf(cookie: string | undefined): Promise<Actor | null>;
  /** Commands in ten seconds, of one account and of one address while signed out. */
  limits?: { account: number; address: number };
};

const PUBLISHED_SCHEMA = '/api/v1/schemas/published.json';

const zCall = z.strictObject({ input: z.unknown(), cmdId: z.string().max(64).optional() });

/** An account may as much as over the socket; behind one address a whole hall may be joining. */
const LIMITS = { account: 60, address: 300 };

export function apiRoutes({ nouns, services, views, actorOf, limits }: Deps): Route[] {
  const { account, address } = limits ?? LIMITS;
  const ofAccount = accountLimiter(account);
  const ofAddress = accountLimiter(address);
  /** Who asks, which audience they are of, what it sees: decided anew for each request. */
  async function viewOf(
    entry: ViewEntry,
    cookie: string | undefined,
    ctx: Parameters<Route['handler']>[2],
  ): Promise<{ refused: Fail } | { view: unknown }> {
    const actor = await actorOf(cookie);
    const id = entry.id.safeParse(ctx.params.id);
    if (!id.success) return { refused: { ok: false, code: 'not_found' } };
    const audience = await entry.audience(actor, id.data);
    if (audience === null) return { refused: { ok: false, code: actor ? 'not_found' : 'signed_out' } };
    return { view: await entry.load(audience, id.data, Object.fromEntries(ctx.query)) };
  }
  return [
    {
      method: 'GET',
      pattern: SCHEMA_PATH,
      handler: (_req, res) => {
        res.setHeader('Content-Type', 'application/schema+json; charset=utf-8');
        res.end(JSON.stringify(resolutionSchema()));
      },
    },
    {
      method: 'GET',
      pattern: MINUTES_SCHEMA_PATH,
      handler: (_req, res) => {
        res.setHeader('Content-Type', 'application/schema+json; charset=utf-8');
        res.end(JSON.stringify(minutesSchema()));
      },
    },
    {
      method: 'GET',
      pattern: PUBLISHED_SCHEMA,
      handler: (_req, res) => {
        res.setHeader('Content-Type', 'application/schema+json; charset=utf-8');
        res.end(JSON.stringify(z.toJSONSchema(zPublished, { target: 'draft-2020-12' })));
      },
    },
    {
      method: 'GET',
      pattern: OPENAPI_PATH,
      handler: (_req, res) => {
        res.setHeader('Content-Type', 'application/json; charset=utf-8');
        res.end(JSON.stringify(openApi(services.publicUrl())));
      },
    },
    {
      method: 'GET',
      pattern: '/api/v1/views/:name/:id',
      handler: (req, res, ctx) =>
        answering(res, services, async () => {
          const entry = views.get(ctx.params.name ?? '');
          if (!entry) return { ok: false, code: 'not_found' };
          const data = await inRequest(() => viewOf(entry, req.headers.cookie, ctx));
          if ('refused' in data) return data.refused;
          return answerOf(req, res, data.view);
        }),
    },
    {
      method: 'POST',
      pattern: '/api/v1/commands/:name',
      handler: (req, res, ctx) =>
        answering(res, services, async () => {
          const actor = await actorOf(req.headers.cookie);
          const limited = await (actor ? ofAccount(actor.accountId) : ofAddress(ctx.address));
          if (limited !== null) {
            res.setHeader('Retry-After', Math.ceil((limited.retryAfterMs ?? 1_000) / 1_000));
            return limited;
          }
          const call = zCall.safeParse(await readJson(req));
          if (!call.success) return { ok: false, code: 'invalid_input' };
          return nouns.run(actor, ctx.params.name ?? '', call.data.input, {
            channel: 'api',
            cmdId: call.data.cmdId,
          });
        }),
    },
    ...feedRoutes(services),
    ...inboundRoutes(services),
    ...restRoutes({ services, actorOf, ...(limits && { limits }) }),
  ];
}
