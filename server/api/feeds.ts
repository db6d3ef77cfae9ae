/** Feeds by address: what is published for everybody, the member's own by the secret in the address, which can be revoked. */
import { createHash } from 'node:crypto';
import { refuse } from '#domain/errors.ts';
import { boardAtom, deadlinesIcs, type FeedFilter, publishedAtom } from '../exchange/feed-queries.ts';
import type { Route, RouteContext } from '../http/types.ts';
import { accountLimiter } from '../live/limits.ts';
import { inRequest } from '../request-scope.ts';
import type { Services } from '../services.ts';
import { bearerOf } from '../token/access.ts';
import { answering } from './answering.ts';

const ATOM = 'application/atom+xml; charset=utf-8';
const ICS = 'text/calendar; charset=utf-8';

export function feedRoutes(services: Services, perAddress = 100): Route[] {
  const limited = accountLimiter(perAddress);
  const q = () => ({ db: services.db, services, now: services.clock.now() });
  const filterOf = (ctx: RouteContext): FeedFilter =>
    Object.fromEntries(
      (['item', 'addressee', 'lang'] as const).flatMap((name) => {
        const value = ctx.query.get(name);
        return value ? [[name, value.slice(0, 500)]] : [];
      }),
    );
  const route = (
    pattern: string,
    mime: string,
    shared: boolean,
    make: (ctx: RouteContext) => Promise<string>,
  ): Route => ({
    method: 'GET',
    pattern,
    handler: (req, res, ctx) =>
      answering(
        res,
        services,
        async () => {
          const flood = await limited(ctx.address);
          if (flood) {
            res.setHeader('Retry-After', Math.ceil((flood.retryAfterMs ?? 1_000) / 1_000));
            return flood;
          }
          const text = await inRequest(() => make(ctx));
          // The moment of reading stands in a calendar and makes it no other.
          const same = text.replace(/^DTSTAMP:.*$/gm, '');
          const etag = `"${createHash('sha256').update(same).digest('base64url').slice(0, 22)}"`;
          res.setHeader('ETag', etag);
          res.setHeader('Cache-Control', shared ? 'public, no-cache' : 'private, no-cache');
          return req.headers['if-none-match'] === etag ? 304 : text;
        },
        mime,
      ),
  });
  const selfOf = (ctx: RouteContext) => `${ctx.pathname}${ctx.query.size > 0 ? `?${ctx.query}` : ''}`;
  /** The secret is a person and a forum; who lost the right to the board finds nothing under it. */
  const member = async (ctx: RouteContext) => {
    const bearer = await bearerOf(services, ctx.params.token ?? '', 'feed');
    if (!bearer?.forumId) return refuse('not_found');
    return { actor: bearer.actor, forumId: bearer.forumId };
  };
  return [
    route('/api/v1/published/:slug/feed.atom', ATOM, true, (ctx) =>
      publishedAtom(q(), { slug: ctx.params.slug ?? '' }, filterOf(ctx), selfOf(ctx)),
    ),
    route('/api/v1/bodies/:slug/feed.atom', ATOM, true, (ctx) =>
      publishedAtom(q(), { bodySlug: ctx.params.slug ?? '' }, filterOf(ctx), selfOf(ctx)),
    ),
    route('/feeds/:token/board.atom', ATOM, false, async (ctx) => {
      const { actor, forumId } = await member(ctx);
      return boardAtom(q(), actor, forumId, filterOf(ctx), selfOf(ctx));
    }),
    route('/feeds/:token/deadlines.ics', ICS, false, async (ctx) => {
      const { actor, forumId } = await member(ctx);
      return deadlinesIcs(q(), actor, forumId);
    }),
  ];
}
